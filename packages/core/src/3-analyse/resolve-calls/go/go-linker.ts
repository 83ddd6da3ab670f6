import type { RepoPath } from '#vocabulary';
import type { CallFact, SymbolFact, SymbolId } from '../../analysis.ts';
import type { RawCall } from '../../parsing/parsed-file.ts';
import type { ReadFile } from '../../read-files.ts';
import type { ResolvedImport } from '../../resolve-imports/resolve-imports.ts';
import { GoBases } from './go-bases.ts';
import { type GoEntity, GoEvaluator } from './go-evaluator.ts';
import { GoPackages } from './go-packages.ts';

type Target = Pick<CallFact, 'how' | 'target'>;

/** Kinds that a call can reach; a call of a type is a conversion. */
const CALLABLE = new Set<SymbolFact['kind']>(['function', 'method', 'variable', 'property']);

/** Looks up what calls of Go files reach: by package, import, and the type of what stands before the name. */
export class GoLinker {
  readonly packages: GoPackages;
  readonly evaluator: GoEvaluator;
  readonly #bases: GoBases;

  constructor(files: ReadonlyMap<RepoPath, ReadFile>, imports: ReadonlyMap<RepoPath, readonly ResolvedImport[]>) {
    this.packages = new GoPackages(files, imports);
    this.evaluator = new GoEvaluator(this.packages);
    this.#bases = new GoBases(this.packages, this.evaluator);
  }

  has(path: RepoPath): boolean {
    return this.packages.has(path);
  }

  /** A declaration with what it embeds and the interfaces it fits. */
  withBases(symbol: SymbolFact): SymbolFact {
    const bases = this.#bases.basesOf(symbol);
    return bases.length === 0 ? symbol : { ...symbol, bases };
  }

  /** The declaration a call reaches, when Go's rules decide it from what is written. */
  targetOf(path: RepoPath, call: RawCall): Target | undefined {
    const found = this.#find(path, call);
    const kind = found?.target === undefined ? undefined : this.packages.symbols.get(found.target)?.kind;
    if (kind === undefined || !CALLABLE.has(kind)) return undefined;
    // `handlers[name]()` calls what the map holds, `New[int]()` the function itself.
    return call.isIndexed === true && kind !== 'function' && kind !== 'method' ? undefined : found;
  }

  #find(path: RepoPath, call: RawCall): Target | undefined {
    const parts = call.callee.split('.');
    const name = parts.pop() ?? '';
    if (call.operand === undefined && call.isLocal) return undefined;
    if (parts.length === 0 && call.operand === undefined) {
      const found = this.packages.find(path, name);
      return found === undefined ? undefined : { target: found.id, how: found.how };
    }
    const way = call.operand ?? [`N${parts[0] ?? ''}`, ...parts.slice(1).map((part) => `.${part}`)].join('|');
    const operand = this.evaluator.evaluate(way, path);
    if (operand === undefined) return undefined;
    const target = this.#memberId(operand, name);
    return target === undefined ? undefined : { target, how: howOf(operand, way) };
  }

  #memberId(operand: GoEntity, name: string): SymbolId | undefined {
    if (operand.kind === 'function') return undefined;
    if (operand.kind === 'package') return this.packages.findImported(operand.path, operand.alias, name);
    const member = this.evaluator.memberOf(operand.type, name);
    return member !== undefined && 'id' in member ? member.id : undefined;
  }
}

function howOf(operand: GoEntity, way: string): string {
  if (operand.kind === 'package') return 'import';
  return /^R[^|]*$/.test(way) ? 'self' : 'type';
}
