import type { RepoPath } from '#vocabulary';
import type { SymbolFact, SymbolId } from '../analysis.ts';
import { awaitedType } from '../parsing/type-name.ts';
import type { ValueOrigin } from '../parsing/value-origins.ts';
import type { ReadFile } from '../read-files.ts';
import type { DeclarationIndex } from './declaration-index.ts';
import type { ExternalNames } from './external-names.ts';
import { isGlobal, isLanguageType } from './language-globals.ts';

/** What an object is: of a type declared here, made outside by a module, or of a type of the language (module `''`). */
export type Receiver =
  | { readonly type: SymbolId; readonly how: 'constructed' | 'declared-type' }
  | { readonly module: string };

/** Calls of an object on itself. */
const OWN = /^(self|this)\./;

/** Longest way followed from one origin to the next, and up through base classes. */
const MAX_HOPS = 8;

const TYPES = new Set<SymbolFact['kind']>(['class', 'interface', 'type', 'enum']);

/** Functions of other packages by whose names one sees that they make an object of the package. */
const FACTORY =
  /^(default|connect|createServer|getLogger|(create|make|build|open|new|init|connect|from|define)[A-Z_]\w*|[A-Z]\w*)$/;

/** Finds what the object is whose method is called, where declarations, constructions and imports decide it. */
export class ReceiverTypes {
  readonly #index: DeclarationIndex;
  readonly #externals: ExternalNames;
  readonly #origins = new Map<string, { readonly origin: ValueOrigin; readonly path: RepoPath }>();
  readonly #returns = new Map<SymbolId, string>();

  constructor(files: ReadonlyMap<RepoPath, ReadFile>, index: DeclarationIndex, externals: ExternalNames) {
    this.#index = index;
    this.#externals = externals;
    for (const [path, { parsed }] of files) {
      for (const [name, origin] of parsed?.origins ?? []) this.#origins.set(name, { origin, path });
      for (const [id, type] of parsed?.returns ?? []) this.#returns.set(id, type);
    }
  }

  /** The object an origin gives, as written in a file; `owner` is the class around it, for what it calls on itself. */
  ofOrigin(
    path: RepoPath,
    origin: ValueOrigin,
    { owner, hops = 0 }: { readonly owner?: SymbolId | undefined; readonly hops?: number } = {},
  ): Receiver | undefined {
    if (hops > MAX_HOPS) return undefined;
    switch (origin.kind) {
      case 'literal':
        return { module: '' };
      case 'type':
        return this.#ofType(path, origin.name, 'declared-type');
      case 'new':
        return this.#ofType(path, origin.name, 'constructed');
      case 'super':
        return undefined;
      default:
        return OWN.test(origin.name) ? this.#ofOwnCall(origin, owner) : this.#ofCall(path, origin, hops);
    }
  }

  #ofType(path: RepoPath, written: string, how: 'constructed' | 'declared-type'): Receiver | undefined {
    const name = written.replace(/[<[].*$/s, '');
    const entity = this.#index.find(path, name)?.entity;
    if (entity !== undefined) {
      if (!('symbol' in entity)) return undefined;
      const kind = this.#index.symbols.get(entity.symbol)?.kind;
      return kind !== undefined && TYPES.has(kind) ? { type: entity.symbol, how } : undefined;
    }
    const isTyping = isLanguageType(path, name);
    const external = isTyping ? undefined : this.#externals.find(path, name);
    if (external !== undefined) return { module: external.module };
    return isTyping || (how === 'constructed' && isGlobal(path, name)) ? { module: '' } : undefined;
  }

  /** What a method of the class around it says it returns. */
  #ofOwnCall({ kind, name }: ValueOrigin, owner: SymbolId | undefined): Receiver | undefined {
    if (owner === undefined || kind === 'entered') return undefined;
    const found = this.member({ type: owner, how: 'declared-type' }, name.split('.').slice(1));
    return found !== undefined && 'target' in found ? this.#result(found.target, kind === 'awaited') : undefined;
  }

  #ofCall(path: RepoPath, { kind, name }: ValueOrigin, hops: number): Receiver | undefined {
    const entity = this.#index.find(path, name)?.entity ?? this.#memberOfVariable(path, name, hops);
    if (entity !== undefined) {
      if (!('symbol' in entity) || kind === 'entered') return undefined;
      return this.#result(entity.symbol, kind === 'awaited');
    }
    const external = this.#externals.find(path, name);
    if (external !== undefined) {
      const last = external.name.slice(external.name.lastIndexOf('.') + 1);
      return FACTORY.test(last) ? { module: external.module } : undefined;
    }
    return kind !== 'entered' && isLanguageType(path, name) && isGlobal(path, name) ? { module: '' } : undefined;
  }

  /** `db.connect` where `db` is a variable of the module. */
  #memberOfVariable(path: RepoPath, name: string, hops: number): { readonly symbol: SymbolId } | undefined {
    const parts = name.split('.');
    const receiver = parts.length > 1 ? this.ofVariable(path, parts[0] ?? '', hops + 1) : undefined;
    const member = receiver === undefined ? undefined : this.member(receiver, parts.slice(1));
    return member !== undefined && 'target' in member ? { symbol: member.target } : undefined;
  }

  /** What calling a declaration gives: an object of the class, or what the function says it returns. */
  #result(symbol: SymbolId, isAwaited: boolean): Receiver | undefined {
    const fact = this.#index.symbols.get(symbol);
    if (fact?.kind === 'class') return { type: symbol, how: 'constructed' };
    const returns = this.#returns.get(symbol);
    if (fact === undefined || returns === undefined) return undefined;
    const type = isAwaited ? awaitedType(returns) : returns;
    return type === undefined ? undefined : this.#ofType(fact.path, type, 'declared-type');
  }

  /** The object a variable of a module holds, own or imported. */
  ofVariable(path: RepoPath, name: string, hops = 0): Receiver | undefined {
    const entity = this.#index.find(path, name)?.entity;
    if (entity === undefined || !('symbol' in entity)) return undefined;
    const known = this.#origins.get(entity.symbol);
    return known === undefined ? undefined : this.ofOrigin(known.path, known.origin, { hops: hops + 1 });
  }

  /** The object a field of a class or of one of its bases holds. */
  ofField(owner: SymbolId, name: string, hops = 0): Receiver | undefined {
    const open = [owner];
    const seen = new Set<SymbolId>();
    while (open.length > 0 && seen.size < MAX_HOPS) {
      const next = open.shift();
      if (next === undefined || seen.has(next)) continue;
      seen.add(next);
      const known = this.#origins.get(`${next}.${name}`);
      if (known !== undefined) return this.ofOrigin(known.path, known.origin, { hops: hops + 1 });
      const getter = this.#returns.get(`${next}.${name}`);
      const fact = this.#index.symbols.get(`${next}.${name}`);
      if (getter !== undefined && fact?.kind === 'property') return this.#ofType(fact.path, getter, 'declared-type');
      open.push(...this.#index.basesOf(next));
    }
    return undefined;
  }

  /** Follows names behind an object: its fields, and at last the member that is called. */
  member(
    receiver: Receiver,
    parts: readonly string[],
  ):
    | { readonly target: SymbolId; readonly how: string }
    | { readonly module: string; readonly name: string }
    | undefined {
    let at: Receiver | undefined = receiver;
    for (const [index, part] of parts.entries()) {
      if (at === undefined) return undefined;
      if ('module' in at) {
        // A field of an object of the language may hold anything.
        if (at.module === '' && parts.length - index > 1) return undefined;
        return { module: at.module, name: parts.slice(index).join('.') };
      }
      if (index < parts.length - 1) at = this.ofField(at.type, part);
      else {
        const target = this.#index.memberOf(at.type, part);
        return target === undefined ? undefined : { target, how: at.how };
      }
    }
    return undefined;
  }
}
