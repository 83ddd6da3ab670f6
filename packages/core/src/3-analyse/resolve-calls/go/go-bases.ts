import type { BaseFact, SymbolFact, SymbolId } from '../../analysis.ts';
import type { GoEvaluator, NamedType } from './go-evaluator.ts';
import type { GoPackages } from './go-packages.ts';
import { functionParts, type GoType, namedParts } from './go-type.ts';

/** Most interfaces told of one type, and most methods looked at. */
const MAX_FITS = 20;
const MAX_METHODS = 400;

/** Methods named as proof. @source analysis.ts */
const MAX_PROOFS = 3;

/** Methods that well-known interfaces of the standard library demand. @source the packages' documentation */
const STANDARD: Readonly<Record<string, readonly (readonly [name: string, type: string])[]>> = {
  error: [['Error', 'func()(string)']],
  'fmt.Stringer': [['String', 'func()(string)']],
  'io.Reader': [['Read', 'func([]uint8)(int,error)']],
  'io.Writer': [['Write', 'func([]uint8)(int,error)']],
  'io.Closer': [['Close', 'func()(error)']],
  'io.ReadCloser': [
    ['Read', 'func([]uint8)(int,error)'],
    ['Close', 'func()(error)'],
  ],
  'io.WriteCloser': [
    ['Write', 'func([]uint8)(int,error)'],
    ['Close', 'func()(error)'],
  ],
  'io.Seeker': [['Seek', 'func(int64,int)(int64,error)']],
  'sort.Interface': [
    ['Len', 'func()(int)'],
    ['Less', 'func(int,int)(bool)'],
    ['Swap', 'func(int,int)()'],
  ],
};

/** Single demands that types meet without meaning to: they count only where the type's package knows the interface's. */
const COMMON = new Set([
  'String func()(string)',
  'Error func()(string)',
  'Close func()(error)',
  'Close func()()',
  'Name func()(string)',
  'Len func()(int)',
  'IsZero func()(bool)',
  'Reset func()()',
  'Unwrap func()(error)',
  'Read func([]uint8)(int,error)',
  'Write func([]uint8)(int,error)',
]);

/** A method: its signature in words all files share, `''` for one that cannot fit anything, and its declaration. */
interface Method {
  readonly text: string;
  readonly id?: SymbolId;
}

/** The methods of a type by name, with the package for one that is not exported. */
type MethodSet = ReadonlyMap<string, Method>;

/**
 * What Go types are a kind of: what they embed, and the interfaces of the repository whose methods they have, all of them,
 * with equal signatures. A type that brings methods from outside, or a signature that cannot be written down, fits nothing.
 */
export class GoBases {
  readonly #packages: GoPackages;
  readonly #evaluator: GoEvaluator;
  readonly #sets = new Map<SymbolId, MethodSet | undefined>();
  readonly #fits = new Map<SymbolId, BaseFact[]>();
  readonly #stated = new Map<string, number>();

  constructor(packages: GoPackages, evaluator: GoEvaluator) {
    this.#packages = packages;
    this.#evaluator = evaluator;
    this.#collectStated();
    this.#findFits();
  }

  /** The bases of a declaration, embedded ones first, then interfaces it fits, those that its authors name first. */
  basesOf(symbol: SymbolFact): readonly BaseFact[] {
    const embedded = symbol.bases.map((base): BaseFact => {
      const target = this.#evaluator.namedOf({ text: base.name, path: symbol.path, args: [] })?.id;
      return { ...base, how: 'embeds', ...(target === undefined || target === symbol.id ? {} : { target }) };
    });
    return [...embedded, ...(this.#fits.get(symbol.id) ?? [])];
  }

  /** `var _ Store = (*FileStore)(nil)`: the line where authors say what a type fits. */
  #collectStated(): void {
    for (const path of this.#packages.paths) {
      for (const { target, value, startLine } of this.#packages.assertionsOf(path)) {
        const fits = this.#evaluator.namedOf({ text: target, path, args: [] })?.id;
        const way = this.#evaluator.evaluate(value, path);
        if (fits === undefined || way?.kind !== 'value') continue;
        const type = this.#evaluator.namedOf({ ...way.type, text: way.type.text.replace(/^\*/, '') })?.id;
        if (type !== undefined) this.#stated.set(`${type}\0${fits}\0${path}`, startLine);
      }
    }
  }

  #findFits(): void {
    const demanding: { readonly id: SymbolId; readonly set: MethodSet }[] = [];
    const having = new Map<string, SymbolId[]>();
    for (const [id, symbol] of this.#packages.symbols) {
      if (symbol.path.endsWith('_test.go') || !/^(class|type|interface)$/.test(symbol.kind)) continue;
      const set = this.#setOf(id);
      if (set === undefined || set.size === 0) continue;
      if (symbol.kind === 'interface') demanding.push({ id, set });
      else for (const name of set.keys()) having.set(name, [...(having.get(name) ?? []), id]);
    }
    for (const { id, set } of demanding) this.#fit(id, set, having);
    for (const list of this.#fits.values()) list.splice(MAX_FITS);
  }

  #fit(id: SymbolId, set: MethodSet, having: ReadonlyMap<string, readonly SymbolId[]>): void {
    const candidates = [...set.keys()].map((name) => having.get(name) ?? []);
    const rarest = candidates.reduce((one, other) => (other.length < one.length ? other : one), candidates[0] ?? []);
    const name = this.#packages.symbols.get(id)?.name ?? '';
    const [only] = set;
    const isCommon = set.size === 1 && only !== undefined && COMMON.has(`${only[0]} ${only[1].text}`);
    for (const type of rarest) {
      const own = this.#setOf(type);
      if (own === undefined || ![...set].every(([method, { text }]) => own.get(method)?.text === text)) continue;
      const symbol = this.#packages.symbols.get(type);
      if (symbol === undefined || (isCommon && !this.#packages.knows(symbol.path, id))) continue;
      const line = this.#stated.get(`${type}\0${id}\0${symbol.path}`);
      const methods = [...set.keys()].slice(0, MAX_PROOFS).flatMap((method) => own.get(method)?.id ?? []);
      const base: BaseFact =
        line === undefined
          ? { name, line: symbol.nameLine, target: id, how: 'fits', methods }
          : { name, line, target: id, how: 'states' };
      const list = this.#fits.get(type) ?? [];
      this.#fits.set(type, list);
      list.push(base);
      list.sort(
        (one, other) => this.#order(symbol, one) - this.#order(symbol, other) || (one.name < other.name ? -1 : 1),
      );
    }
  }

  /** Stated fits come first, then interfaces of the same package, then those that demand most. */
  #order(symbol: SymbolFact, base: BaseFact): number {
    const target = base.target === undefined ? undefined : this.#packages.symbols.get(base.target);
    const isNear = target !== undefined && this.#packages.isSamePackage(symbol.path, target.path);
    const size = base.target === undefined ? 0 : (this.#setOf(base.target)?.size ?? 0);
    return (base.how === 'states' ? 0 : 1_000) + (isNear ? 0 : 500) - Math.min(size, 400);
  }

  /** The methods of a type or interface with what it embeds; `undefined` when they are not all known. */
  #setOf(id: SymbolId): MethodSet | undefined {
    if (!this.#sets.has(id)) {
      this.#sets.set(id, undefined);
      this.#sets.set(id, this.#readSet(id));
    }
    return this.#sets.get(id);
  }

  #readSet(id: SymbolId): MethodSet | undefined {
    const symbol = this.#packages.symbols.get(id);
    const declared = this.#packages.declared.get(id);
    if (symbol === undefined || declared?.type === 'constraint' || declared?.parameters !== undefined) return undefined;
    if (declared?.type?.startsWith('=') === true) return undefined;
    const set = new Map<string, Method>();
    const isInterface = symbol.kind === 'interface';
    for (const [name, members] of this.#evaluator.membersOf(id)) {
      const method = members.length === 1 ? this.#methodOf(members[0]) : undefined;
      if (method === undefined && isInterface) return undefined;
      set.set(this.#keyOf(name, symbol), method ?? { text: '' });
    }
    const isWhole = this.#addBrought(set, { id, isInterface });
    return !isWhole || set.size > MAX_METHODS ? undefined : set;
  }

  #methodOf(id: SymbolId | undefined): Method | undefined {
    const symbol = id === undefined ? undefined : this.#packages.symbols.get(id);
    const text = symbol?.kind === 'method' ? this.#signatureOf(symbol) : undefined;
    return id === undefined || text === undefined ? undefined : { text, id };
  }

  /** Adds what embedded types bring; whether everything an interface demands is known. */
  #addBrought(set: Map<string, Method>, { id, isInterface }: { id: SymbolId; isInterface: boolean }): boolean {
    const own = new Set(set.keys());
    for (const embedded of this.#evaluator.embedsOf({ id, args: [] })) {
      const brought = this.#brought(embedded);
      if (brought === undefined && isInterface) return false;
      for (const [name, method] of brought ?? []) {
        if (own.has(name)) continue;
        // A struct that gets one method from two sides has neither; interfaces may state a demand twice.
        set.set(name, set.has(name) && !isInterface ? { text: '' } : method);
      }
    }
    return true;
  }

  #brought(embedded: GoType): MethodSet | undefined {
    const named = this.#evaluator.namedOf(embedded);
    if (named !== undefined) return this.#setOf(named.id);
    const name = namedParts(embedded.text)?.name ?? '';
    const alias = name.slice(0, Math.max(0, name.indexOf('.')));
    const known = STANDARD[name];
    const isStandard = alias === '' || this.#packages.specifierOf(embedded.path, alias) === alias;
    return known !== undefined && isStandard ? new Map(known.map(([method, text]) => [method, { text }])) : undefined;
  }

  /** A method that is not exported is another one in every package. */
  #keyOf(name: string, symbol: SymbolFact): string {
    return /^\p{Lu}/u.test(name) ? name : `${symbol.path.slice(0, symbol.path.lastIndexOf('/') + 1)}\0${name}`;
  }

  #signatureOf(method: SymbolFact): string | undefined {
    const text = this.#packages.declared.get(method.id)?.type;
    return text === undefined ? undefined : this.#shared({ text, path: method.path, args: [] }, 0);
  }

  /** A type in words that mean the same in every file: names as the ids of their declarations. */
  #shared(type: GoType, depth: number): string | undefined {
    const { text } = type;
    if (depth > 12 || text.includes('?') || text.includes('$')) return undefined;
    const inner = (part: string) => this.#shared({ ...type, text: part }, depth + 1);
    const prefix = /^(\*|\[\w*\]|\.\.\.|<-chan |chan<- |chan )/.exec(text)?.[1];
    if (prefix !== undefined) return joined(prefix, inner(text.slice(prefix.length)));
    if (text.startsWith('map[')) return this.#sharedMap(type, depth);
    const parts = functionParts(text);
    if (parts !== undefined) {
      const takes = parts.takes.map(inner);
      const gives = parts.gives.map(inner);
      return [...takes, ...gives].includes(undefined) ? undefined : `func(${takes.join(',')})(${gives.join(',')})`;
    }
    return text === 'struct{}' ? text : this.#sharedName(type, depth);
  }

  #sharedMap(type: GoType, depth: number): string | undefined {
    let level = 0;
    for (let at = 3; at < type.text.length; at++) {
      if (type.text[at] === '[') level++;
      else if (type.text[at] === ']' && --level === 0) {
        const key = this.#shared({ ...type, text: type.text.slice(4, at) }, depth + 1);
        const value = this.#shared({ ...type, text: type.text.slice(at + 1) }, depth + 1);
        return key === undefined || value === undefined ? undefined : `map[${key}]${value}`;
      }
    }
    return undefined;
  }

  #sharedName(type: GoType, depth: number): string | undefined {
    const parts = namedParts(type.text);
    if (parts === undefined) return undefined;
    const args = parts.args.map((text) => this.#shared({ ...type, text }, depth + 1));
    if (args.includes(undefined)) return undefined;
    const named: NamedType | undefined = this.#evaluator.namedOf(type);
    const behind = args.length === 0 ? '' : `[${args.join(',')}]`;
    if (named !== undefined) return `${named.id}${behind}`;
    const dot = parts.name.indexOf('.');
    if (dot < 0)
      return this.#packages.find(type.path, parts.name) === undefined ? `${plain(parts.name)}${behind}` : undefined;
    const specifier = this.#packages.specifierOf(type.path, parts.name.slice(0, dot));
    return specifier === undefined ? undefined : `${specifier}${parts.name.slice(dot)}${behind}`;
  }
}

/** Two words for one type of the language. */
function plain(name: string): string {
  return name === 'byte' ? 'uint8' : name === 'rune' ? 'int32' : name;
}

function joined(prefix: string, rest: string | undefined): string | undefined {
  return rest === undefined ? undefined : prefix + rest;
}
