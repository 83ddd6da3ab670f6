import type { RepoPath } from '#vocabulary';
import type { CallFact, SymbolFact, SymbolId } from '../../analysis.ts';
import type { RawCall } from '../../parsing/parsed-file.ts';
import type { ReadFile } from '../../read-files.ts';
import type { ResolvedImport } from '../../resolve-imports/resolve-imports.ts';
import { type GoEntity, GoEvaluator } from './go-evaluator.ts';
import { GoPackages } from './go-packages.ts';

type Target = Pick<CallFact, 'how' | 'target'>;

/** Kinds that a call can reach; a call of a type is a conversion. */
const CALLABLE = new Set<SymbolFact['kind']>(['function', 'method', 'variable', 'property']);

/** Looks up what calls of Go files reach: by package, import, and the type of what stands before the name. */
export class GoLinker {
  readonly packages: GoPackages;
  readonly evaluator: GoEvaluator;

  constructor(
    files: ReadonlyMap<RepoPath, ReadFile>,
    imports: ReadonlyMap<RepoPath, readonly ResolvedImport[]>,
  ) {
    this.packages = new GoPackages(files, imports);
    this.evaluator = new GoEvaluator(this.packages);
  }

  has(path: RepoPath): boolean {
    return this.packages.has(path);
  }

  /** The declaration a call reaches, when Go's rules decide it from what is written. */
  targetOf(path: RepoPath, call: RawCall): Target | undefined {
    const parts = call.callee.split('.');
    const name = parts.pop() ?? '';
    if (parts.length === 0 && call.operand === undefined) {
      const found = call.isLocal ? undefined : this.packages.find(path, name);
      return found === undefined ? undefined : this.#reached(found.id, found.how);
    }
    if (call.operand === undefined && call.isLocal) return undefined;
    const way = call.operand ?? ['N' + (parts[0] ?? ''), ...parts.slice(1).map((part) => `.${part}`)].join('|');
    const operand = this.evaluator.evaluate(way, path);
    if (operand === undefined) return undefined;
    const target = this.#memberId(operand, name);
    return target === undefined ? undefined : this.#reached(target, howOf(operand, way));
  }

  #memberId(operand: GoEntity, name: string): SymbolId | undefined {
    if (operand.kind === 'function') return undefined;
    if (operand.kind === 'package') return this.packages.findImported(operand.path, operand.alias, name);
    const member = this.evaluator.memberOf(operand.type, name);
    return member !== undefined && 'id' in member ? member.id : undefined;
  }

  #reached(target: SymbolId, how: string): Target | undefined {
    const kind = this.packages.symbols.get(target)?.kind;
    return kind !== undefined && CALLABLE.has(kind) ? { target, how } : undefined;
  }
}

function howOf(operand: GoEntity, way: string): string {
  if (operand.kind === 'package') return 'import';
  return /^R[^|]*$/.test(way) ? 'self' : 'type';
}
