import type { RepoPath } from '#vocabulary';
import type { CallFact, SymbolFact } from '../analysis.ts';
import type { ConstantValue, DefaultValue, NamedValue } from '../parsing/default-values.ts';
import type { ReadFile } from '../read-files.ts';
import type { DeclarationIndex } from './declaration-index.ts';
import type { ExternalNames } from './external-names.ts';
import { isGlobal } from './language-globals.ts';

/** Where a name leads. */
export type ValueTarget = Pick<CallFact, 'how' | 'target' | 'external'>;

/** `absent`: the object is known and has no such member. */
type Found = ValueTarget | 'absent' | undefined;

/** Longest way through objects and further names. @source own bound */
const MAX_HOPS = 8;

const CALLABLE = new Set<SymbolFact['kind']>(['function', 'class', 'method']);

/** Finds the functions that objects of a module hold, and those that are called by a further name. */
export class ConstantValues {
  readonly #index: DeclarationIndex;
  readonly #externals: ExternalNames;
  readonly #values = new Map<string, ConstantValue>();

  constructor(files: ReadonlyMap<RepoPath, ReadFile>, index: DeclarationIndex, externals: ExternalNames) {
    this.#index = index;
    this.#externals = externals;
    for (const { parsed } of files.values())
      for (const [id, value] of parsed?.values ?? []) this.#values.set(id, value);
  }

  /** What a call of a local name runs unless something else was passed. */
  ofDefault(path: RepoPath, { values, isInjected }: DefaultValue): ValueTarget | undefined {
    for (const value of values) {
      const found = this.#find(path, value, 0);
      if (found === undefined) return undefined;
      if (found !== 'absent') return isInjected ? { ...found, how: 'injected-default' } : held(found);
      if (value.isSpread !== true) return undefined;
    }
    return undefined;
  }

  /** The function behind `handlers.save`, where `handlers` is a constant object of this or another module. */
  ofMember(path: RepoPath, dotted: string): ValueTarget | undefined {
    const found = dotted.includes('.') ? this.#memberOf(path, dotted, 0) : undefined;
    return found === 'absent' || found === undefined ? undefined : held(found);
  }

  /** The function outside of the repository that a declaration is a further name of: `promisify(execFile)`. */
  externalOf(id: string, path: RepoPath): ValueTarget | undefined {
    const found = this.#further(id, path, 0);
    return found?.external === undefined ? undefined : found;
  }

  /** The function that a class defines under the name of an attribute. */
  ofAttribute(id: string, path: RepoPath): ValueTarget | undefined {
    const found = this.#further(id, path, 0);
    return found === undefined ? undefined : held(found);
  }

  #further(id: string, path: RepoPath, hops: number): ValueTarget | undefined {
    const known = this.#values.get(id);
    const found = known === undefined || 'entries' in known ? undefined : this.#find(path, known.value, hops + 1);
    return found === 'absent' ? undefined : found;
  }

  #find(path: RepoPath, { name, by }: NamedValue, hops: number): Found {
    if (hops > MAX_HOPS || (by !== undefined && !this.#isKnown(path, by))) return undefined;
    const found = this.#index.find(path, name);
    if (found !== undefined) {
      if (!('symbol' in found.entity)) return undefined;
      const symbol = this.#index.symbols.get(found.entity.symbol);
      const further = symbol === undefined ? undefined : this.#further(symbol.id, symbol.path, hops);
      if (further !== undefined) return further;
      return symbol !== undefined && CALLABLE.has(symbol.kind) ? { target: symbol.id, how: found.how } : undefined;
    }
    const external = this.#externals.find(path, name);
    if (external !== undefined) return { how: 'external', external };
    const member = name.includes('.') ? this.#memberOf(path, name, hops) : undefined;
    if (member !== undefined) return member;
    const head = name.split('.', 1)[0] ?? '';
    const isOwn = this.#index.isNameOf(path, head);
    return !isOwn && isGlobal(path, head) ? { how: 'external', external: this.#externals.shared('', name) } : undefined;
  }

  /** Whether what wraps a function is the one of the language or its library. */
  #isKnown(path: RepoPath, by: string): boolean {
    const external = this.#externals.find(path, by);
    if (external === undefined) return by === 'staticmethod' && path.endsWith('.py');
    return /^(node:)?util$/.test(external.module) && external.name === 'promisify';
  }

  #memberOf(path: RepoPath, dotted: string, hops: number): Found {
    const dot = dotted.lastIndexOf('.');
    const key = dotted.slice(dot + 1);
    const entity = this.#index.find(path, dotted.slice(0, dot))?.entity;
    const symbol = entity !== undefined && 'symbol' in entity ? this.#index.symbols.get(entity.symbol) : undefined;
    const held = symbol === undefined ? undefined : this.#values.get(symbol.id);
    if (symbol === undefined || held === undefined || !('entries' in held) || hops > MAX_HOPS) return undefined;
    for (const { key: name, value } of [...held.entries].reverse()) {
      if (name !== undefined && name !== key) continue;
      if (value === undefined) return undefined;
      if (name === key) return this.#find(symbol.path, value, hops + 1);
      const spread = this.#memberOf(symbol.path, `${value.name}.${key}`, hops + 1);
      if (spread !== 'absent') return spread;
    }
    return 'absent';
  }
}

function held(found: ValueTarget): ValueTarget {
  return found.target === undefined ? found : { ...found, how: 'held' };
}
