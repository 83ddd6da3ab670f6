import type { RepoPath } from '#vocabulary';
import type { SymbolId } from '../../analysis.ts';
import type { GoPackages } from './go-packages.ts';
import { elementText, functionParts, type GoType, namedParts, within } from './go-type.ts';

/** A declared type with what its type parameters stand for. */
export interface NamedType {
  readonly id: SymbolId;
  readonly args: readonly GoType[];
}

/** A member of a type: a declaration, an embedded type by its name, or something outside. */
type Member = NamedType | { readonly type: GoType } | { readonly module: string; readonly name: string };

/** What an expression stands for. */
export type GoEntity =
  | { readonly kind: 'value'; readonly type: GoType }
  | { readonly kind: 'type'; readonly type: GoType }
  | { readonly kind: 'function'; readonly id: SymbolId; readonly args: readonly GoType[] }
  | { readonly kind: 'package'; readonly path: RepoPath; readonly alias: string }
  /** Something of a package outside, or of the language (`''`); the name is `''` for what a call of the package gave. */
  | { readonly kind: 'outside'; readonly module: string; readonly name: string };

/** Names, aliases and variables followed for one value, and types searched for one member. */
const MAX_HOPS = 24;
const MAX_TYPES = 60;

/** Follows the ways of values (see `parsing/go/go-values.ts`) through declarations. Gives up where a type is not certain. */
export class GoEvaluator {
  readonly #packages: GoPackages;
  readonly #members: ReadonlyMap<SymbolId, ReadonlyMap<string, readonly SymbolId[]>>;

  constructor(packages: GoPackages) {
    this.#packages = packages;
    this.#members = collectMembers(packages);
  }

  /** What a way leads to in a file. */
  evaluate(way: string, path: RepoPath, hops = 0): GoEntity | undefined {
    if (hops > MAX_HOPS) return undefined;
    const [base = '', ...steps] = way.split('|');
    const rest = base.slice(1);
    let at: GoEntity | undefined =
      base[0] === 'N' ? this.#named(rest, path, hops + 1) : { kind: 'value', type: { text: rest, path, args: [] } };
    for (const step of steps) {
      if (at === undefined) return undefined;
      at = this.#step(at, step, hops + 1);
    }
    return at;
  }

  #named(name: string, path: RepoPath, hops: number): GoEntity | undefined {
    const found = this.#packages.find(path, name);
    if (found !== undefined) return this.entityOf(found.id, hops);
    return this.#packages.isImport(path, name) ? { kind: 'package', path, alias: name } : undefined;
  }

  /** What a declaration stands for. */
  entityOf(id: SymbolId, hops = 0): GoEntity | undefined {
    const symbol = this.#packages.symbols.get(id);
    const declared = this.#packages.declared.get(id);
    if (symbol === undefined) return undefined;
    switch (symbol.kind) {
      case 'function':
      case 'method':
        return { kind: 'function', id, args: [] };
      case 'class':
      case 'interface':
      case 'type':
        return { kind: 'type', type: { text: symbol.name, path: symbol.path, args: [] } };
      case 'variable':
      case 'property': {
        if (declared?.type !== undefined)
          return { kind: 'value', type: { text: declared.type, path: symbol.path, args: [] } };
        return declared?.value === undefined ? undefined : this.evaluate(declared.value, symbol.path, hops + 1);
      }
      default:
        return undefined;
    }
  }

  #step(at: GoEntity, step: string, hops: number): GoEntity | undefined {
    if (step.startsWith('.')) return this.select(at, step.slice(1), hops);
    if (step.startsWith('()')) return this.#result(at, Number(step.slice(2)));
    if (step.startsWith('!')) return instantiate(at, step.slice(1));
    if (at.kind === 'function') return step === '[]' ? at : undefined;
    if (at.kind === 'outside') return step === '&' || step === '*' ? at : undefined;
    if (at.kind === 'package') return undefined;
    if (step === '&')
      return at.kind === 'value' ? { kind: 'value', type: within(at.type, `*${at.type.text}`) } : undefined;
    if (step === '*')
      return at.kind === 'type' ? { kind: 'type', type: within(at.type, `*${at.type.text}`) } : this.#pointed(at.type);
    if (at.kind !== 'value') return undefined;
    const type = this.underlying(at.type);
    if (type === undefined) return undefined;
    const text = step === '<-' ? elementText(type.text, true) : this.#element(type, step);
    return text === undefined ? undefined : { kind: 'value', type: within(type, text) };
  }

  #element(type: GoType, step: string): string | undefined {
    const bare = type.text.startsWith('*') ? type.text.slice(1) : type.text;
    const taken = functionParts(functionParts(bare)?.takes[0] ?? '')?.takes;
    if (taken !== undefined) return step === 'k' ? taken[0] : step === 'v' ? taken[1] : undefined;
    return elementText(bare, step === 'k');
  }

  #pointed(type: GoType): GoEntity | undefined {
    const bare = this.underlying(type);
    return bare?.text.startsWith('*') === true ? { kind: 'value', type: within(bare, bare.text.slice(1)) } : undefined;
  }

  /** A result of calling a function, or the value that a conversion gives. */
  #result(at: GoEntity, index: number): GoEntity | undefined {
    if (at.kind === 'package') return undefined;
    if (at.kind === 'outside') return index === 0 ? { ...at, name: '' } : undefined;
    if (at.kind === 'type') return index === 0 ? { kind: 'value', type: at.type } : undefined;
    const type = at.kind === 'value' ? this.underlying(at.type) : this.#functionType(at);
    const text = type === undefined ? undefined : functionParts(type.text)?.gives[index];
    return type === undefined || text === undefined ? undefined : { kind: 'value', type: within(type, text) };
  }

  #functionType({ id, args }: { readonly id: SymbolId; readonly args: readonly GoType[] }): GoType | undefined {
    const text = this.#packages.declared.get(id)?.type;
    const path = this.#packages.symbols.get(id)?.path;
    return text === undefined || path === undefined ? undefined : { text, path, args };
  }

  /** The member of a value, type or package under a name. */
  select(at: GoEntity, name: string, hops = 0): GoEntity | undefined {
    if (at.kind === 'function') return undefined;
    if (at.kind === 'outside') return { ...at, name: at.name === '' ? name : `${at.name}.${name}` };
    if (at.kind === 'package') return this.#ofPackage(at, name, hops);
    const member = this.memberOf(at.type, name);
    if (member === undefined) return undefined;
    if ('module' in member) return { kind: 'outside', ...member };
    if ('type' in member) return { kind: 'value', type: member.type };
    const symbol = this.#packages.symbols.get(member.id);
    if (symbol?.kind === 'method') return { kind: 'function', id: member.id, args: member.args };
    const text = this.#packages.declared.get(member.id)?.type;
    return text === undefined || symbol === undefined
      ? undefined
      : { kind: 'value', type: { text, path: symbol.path, args: member.args } };
  }

  #ofPackage({ path, alias }: { path: RepoPath; alias: string }, name: string, hops: number): GoEntity | undefined {
    const id = this.#packages.findImported(path, alias, name);
    if (id !== undefined) return this.entityOf(id, hops + 1);
    const module = this.#packages.outsideOf(path, alias);
    return module === undefined ? undefined : { kind: 'outside', module, name };
  }

  /**
   * The field or method of a type or of what it embeds, at the shallowest depth; `{ type }` for an embedded type named by
   * itself. Nothing when two are equally near, or when a type from outside could bring one that is nearer. What no type of
   * the repository has comes from the one type outside, if there is just one.
   */
  memberOf(type: GoType, name: string): Member | undefined {
    const bare = within(type, type.text.replace(/^\*/, ''));
    const start = this.namedOf(bare);
    if (start === undefined) return this.#outsideMember(bare, name);
    const isInterface = this.#packages.symbols.get(start.id)?.kind === 'interface';
    let level: readonly NamedType[] = [start];
    const seen = new Set<SymbolId>();
    const foreign: GoType[] = [];
    let deepest = Number.POSITIVE_INFINITY;
    for (let depth = 0; level.length > 0 && seen.size < MAX_TYPES; depth++) {
      const { found, below, outside } = this.#searchLevel(level, name, seen);
      // What a foreign type brings lies as deep as the members of the next level; an interface is flat.
      if (found.length > 0 && depth > deepest && !isInterface) return undefined;
      // Interfaces may state a method twice; of structs the language allows one only.
      if (found.length > 0) return found.length === 1 || this.#areDemands(found) ? found[0] : undefined;
      if (outside.length > 0) deepest = Math.min(deepest, depth + 1);
      foreign.push(...outside);
      level = below;
    }
    const [only] = foreign;
    return only !== undefined && foreign.length === 1 ? this.#outsideMember(only, name) : undefined;
  }

  /** A member of a type from outside, or of the language. */
  #outsideMember(type: GoType, name: string): Member | undefined {
    const parts = namedParts(type.text);
    if (parts === undefined) return undefined;
    const dot = parts.name.indexOf('.');
    if (dot < 0) return parts.name === 'error' ? { module: '', name: `error.${name}` } : undefined;
    const module = this.#packages.outsideOf(type.path, parts.name.slice(0, dot));
    return module === undefined ? undefined : { module, name: `${parts.name.slice(dot + 1)}.${name}` };
  }

  #searchLevel(level: readonly NamedType[], name: string, seen: Set<SymbolId>) {
    const found: Member[] = [];
    const below: NamedType[] = [];
    const outside: GoType[] = [];
    for (const one of level) {
      if (seen.has(one.id)) continue;
      seen.add(one.id);
      for (const id of this.#members.get(one.id)?.get(name) ?? []) found.push({ id, args: one.args });
      for (const embedded of this.embedsOf(one)) {
        if (namedParts(embedded.text)?.name.replace(/^.*\./, '') === name) found.push({ type: embedded });
        const next = this.namedOf(embedded);
        if (next === undefined) outside.push(embedded);
        else below.push(next);
      }
    }
    return { found, below, outside };
  }

  #areDemands(found: readonly Member[]): boolean {
    return found.every((member) => {
      const parent = 'id' in member ? this.#packages.symbols.get(member.id)?.parent : undefined;
      return parent !== undefined && this.#packages.symbols.get(parent)?.kind === 'interface';
    });
  }

  /** The types that a type embeds; of a type made from another one, that one's fields count too. */
  embedsOf({ id, args }: NamedType): GoType[] {
    const declared = this.#packages.declared.get(id);
    const path = this.#packages.symbols.get(id)?.path;
    if (path === undefined) return [];
    return (declared?.embeds ?? []).map((text) => ({ text, path, args }));
  }

  /** The declaration behind the name of a type; aliases and type arguments are followed. */
  namedOf(type: GoType, hops = 0): NamedType | undefined {
    if (hops > MAX_HOPS) return undefined;
    const parts = namedParts(type.text);
    if (parts === undefined) return undefined;
    if (parts.name.startsWith('$')) {
      const stands = type.args[Number(parts.name.slice(1))];
      return stands === undefined ? undefined : this.namedOf(within(stands, stands.text.replace(/^\*/, '')), hops + 1);
    }
    const id = this.typeIdOf(parts.name, type.path);
    if (id === undefined) return undefined;
    const args = parts.args.map((text) => within(type, text));
    const declared = this.#packages.declared.get(id)?.type ?? '';
    if (!declared.startsWith('=')) return { id, args };
    const path = this.#packages.symbols.get(id)?.path ?? type.path;
    return this.namedOf({ text: declared.slice(1), path, args }, hops + 1);
  }

  /** The symbol behind `Name` or `pkg.Name` in a file. */
  typeIdOf(name: string, path: RepoPath): SymbolId | undefined {
    const dot = name.indexOf('.');
    if (dot < 0) return this.#packages.find(path, name)?.id;
    return this.#packages.findImported(path, name.slice(0, dot), name.slice(dot + 1));
  }

  /** The type behind names: of `type List []Item` the slice. A struct or interface stays a name. */
  underlying(type: GoType, hops = 0): GoType | undefined {
    if (hops > MAX_HOPS) return undefined;
    const parts = namedParts(type.text);
    if (parts === undefined) return type;
    if (parts.name.startsWith('$')) {
      const stands = type.args[Number(parts.name.slice(1))];
      return stands === undefined ? undefined : this.underlying(stands, hops + 1);
    }
    const named = this.namedOf(type);
    const declared = named === undefined ? undefined : this.#packages.declared.get(named.id)?.type;
    const path = named === undefined ? undefined : this.#packages.symbols.get(named.id)?.path;
    if (named === undefined || declared === undefined || path === undefined) return undefined;
    if (declared === 'struct' || declared === 'interface' || declared === 'constraint') return type;
    return this.underlying({ text: declared, path, args: named.args }, hops + 1);
  }

  /** Methods and fields of a type by name, without what it embeds. */
  membersOf(id: SymbolId): ReadonlyMap<string, readonly SymbolId[]> {
    return this.#members.get(id) ?? new Map();
  }
}

function instantiate(at: GoEntity, written: string): GoEntity | undefined {
  if (at.kind === 'type') return { kind: 'type', type: within(at.type, `${at.type.text}[${written}]`) };
  return at.kind === 'function' ? { ...at, args: [] } : undefined;
}

function collectMembers(packages: GoPackages): Map<SymbolId, Map<string, SymbolId[]>> {
  const members = new Map<SymbolId, Map<string, SymbolId[]>>();
  for (const { id, name, parent } of packages.symbols.values()) {
    if (parent === undefined) continue;
    const names = members.get(parent) ?? new Map<string, SymbolId[]>();
    members.set(parent, names);
    const known = names.get(name);
    if (known === undefined) names.set(name, [id]);
    else known.push(id);
  }
  return members;
}
