import type { RepoPath } from '#vocabulary';
import type { CallFact, SymbolFact, SymbolId } from '../../analysis.ts';
import type { RawCall } from '../../parsing/parsed-file.ts';
import type { ReadFile } from '../../read-files.ts';
import type { ResolvedImport } from '../../resolve-imports/resolve-imports.ts';
import { GO_TYPES, isGlobal } from '../language-globals.ts';
import { GoBases } from './go-bases.ts';
import { type GoEntity, GoEvaluator } from './go-evaluator.ts';
import { GoPackages } from './go-packages.ts';

type Target = Pick<CallFact, 'how' | 'target' | 'external'>;

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

  /** Whether what looks like a call turns a value into another type. */
  isConversion(path: RepoPath, call: RawCall): boolean {
    if (!this.has(path) || call.isLocal) return false;
    if (!call.callee.includes('.')) {
      const found = this.packages.find(path, call.callee);
      return found === undefined ? GO_TYPES.has(call.callee) : this.#isType(found.id);
    }
    const [alias = '', name = '', ...rest] = call.callee.split('.');
    const id = rest.length > 0 ? undefined : this.packages.findImported(path, alias, name);
    return id !== undefined && this.#isType(id);
  }

  #isType(id: SymbolId): boolean {
    return /^(class|interface|type)$/.test(this.packages.symbols.get(id)?.kind ?? '');
  }

  /** The declaration a call reaches or where it leads outside, when Go's rules decide it from what is written. */
  targetOf(path: RepoPath, call: RawCall): Target | undefined {
    if (call.reachesInner === true) return { how: 'inner' };
    const found = this.#find(path, call);
    if (found === undefined || found.external !== undefined) return found;
    const kind = found.target === undefined ? undefined : this.packages.symbols.get(found.target)?.kind;
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
      if (found !== undefined) return { target: found.id, how: found.how };
      return isGlobal(path, name) ? { how: 'external', external: { module: '', name } } : undefined;
    }
    const way = call.operand ?? [`N${parts[0] ?? ''}`, ...parts.slice(1).map((part) => `.${part}`)].join('|');
    const operand = this.evaluator.evaluate(way, path);
    return operand === undefined ? undefined : this.#member(operand, name, way);
  }

  #member(operand: GoEntity, name: string, way: string): Target | undefined {
    if (operand.kind === 'function') return undefined;
    if (operand.kind === 'package') {
      const id = this.packages.findImported(operand.path, operand.alias, name);
      if (id !== undefined) return { target: id, how: 'import' };
      const module = this.packages.outsideOf(operand.path, operand.alias);
      return module === undefined ? undefined : { how: 'external', external: { module, name } };
    }
    if (operand.kind === 'outside')
      return { how: 'external', external: { module: operand.module, name: behind(operand.name, name) } };
    const member = this.evaluator.memberOf(operand.type, name);
    if (member === undefined || 'type' in member) return undefined;
    return 'module' in member
      ? { how: 'external', external: member }
      : { target: member.id, how: /^R[^|]*$/.test(way) ? 'self' : 'declared-type' };
  }
}

/** A method of a value from outside; where its type is not known, the dot alone says that it is no function of the package. */
function behind(owner: string, name: string): string {
  return `${owner}.${name}`;
}
