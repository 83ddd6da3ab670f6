import type { RepoPath } from '#vocabulary';
import type { CallFact, DispatchFact, SymbolFact, SymbolId } from '../analysis.ts';
import type { FlowIndex } from './flow-input.ts';

/** Most declarations named of those that a call may reach. @source analysis.ts */
const CANDIDATES = 12;
/** Longest chain of names (`this.options.queue.put`) and of base types that is followed. @source own bound */
const HOPS = 5;
/** Words of types that name no declaration. */
const NO_TYPE = new Set(
  'readonly undefined null None Optional Promise Awaitable Readonly Partial Required Final ClassVar Annotated typing t const'.split(
    ' ',
  ),
);
const SELF = new Set(['this', 'self', 'cls']);

/** Where a call leads: one declaration, several of which the code decides while it runs, or something passed in. */
export interface CallTarget {
  readonly symbol?: SymbolFact;
  readonly dispatch?: DispatchFact;
}

/**
 * The declaration behind a call. What imports and declarations do not decide, the written type of a parameter or field
 * may: a class gives its method, an interface the methods of those that implement it. `undefined` when nothing is known.
 */
export function followCall(call: CallFact, index: FlowIndex): CallTarget | undefined {
  const { symbols } = index.input;
  if (call.target !== undefined) {
    const symbol = symbols.get(call.target);
    return symbol === undefined ? undefined : { symbol };
  }
  const caller = call.caller === undefined ? undefined : symbols.get(call.caller);
  if (caller === undefined || call.external !== undefined) return undefined;
  const parts = call.callee.split('.');
  const name = parts.at(-1) ?? '';
  if (parts.length === 1) return isParameter(name, caller, index) ? {} : undefined;
  if (parts.length > HOPS) return undefined;
  const type = typeOfChain(parts.slice(0, -1), caller, index);
  return type === undefined ? undefined : methodOf(type, name, index);
}

function isParameter(name: string, caller: SymbolFact, index: FlowIndex): boolean {
  return parametersOf(caller, index).some((parameter) => parameter.name === name);
}

/** Parameters of a function; a class takes those of its constructor. */
function parametersOf(symbol: SymbolFact, { membersOf }: FlowIndex) {
  const init = membersOf.get(symbol.id)?.get('__init__');
  return symbol.parameters ?? init?.parameters ?? [];
}

function typeOfChain(parts: readonly string[], caller: SymbolFact, index: FlowIndex): SymbolFact | undefined {
  const [head = '', ...rest] = parts;
  const { symbols } = index.input;
  let type: SymbolFact | undefined;
  if (SELF.has(head)) type = caller.parent === undefined ? caller : symbols.get(caller.parent);
  else {
    const parameter = parametersOf(caller, index).find(({ name }) => name === head);
    type = parameter?.type === undefined ? undefined : typeNamed(parameter.type, caller.path, index);
  }
  for (const part of rest) {
    const member: SymbolFact | undefined = type === undefined ? undefined : memberOf(type, part, index);
    const written = member === undefined ? undefined : writtenType(member);
    type = member === undefined || written === undefined ? undefined : typeNamed(written, member.path, index);
  }
  return type;
}

/** `readonly queue: Queue` → `Queue`; `store *blob.Store` → `*blob.Store`. */
function writtenType({ kind, name, signature }: SymbolFact): string | undefined {
  if (kind !== 'property' && kind !== 'variable') return undefined;
  const after = signature.slice(signature.indexOf(name) + name.length).trim();
  const type =
    after
      .replace(/^[?!]?\s*:/, '')
      .split('=')[0]
      ?.trim() ?? '';
  return type === '' ? undefined : type;
}

/** The class or interface that a type as written means in a file; `undefined` for lists, unions and types from outside. */
function typeNamed(written: string, path: RepoPath, index: FlowIndex): SymbolFact | undefined {
  if (
    /\[\]|\b(Array|Map|Set|list|dict|set|tuple|List|Dict|Sequence|Iterable|Callable|chan|func|map)\b|=>/.test(written)
  )
    return undefined;
  const names = (written.match(/[A-Za-z_$][\w$.]*/g) ?? []).filter((name) => !NO_TYPE.has(name));
  const [dotted] = names;
  if (dotted === undefined || new Set(names).size !== 1) return undefined;
  const name = dotted.slice(dotted.lastIndexOf('.') + 1);
  const found = (index.typesNamed.get(name) ?? []).filter((type) => isMeant(type, dotted, path, index));
  return found.length === 1 ? found[0] : undefined;
}

/** Whether the file can mean the type: its own, its folder's in Go, or one that it imports. */
function isMeant(type: SymbolFact, dotted: string, path: RepoPath, index: FlowIndex): boolean {
  if (type.path === path) return true;
  const folder = (of: string): string => of.slice(0, Math.max(0, of.lastIndexOf('/')));
  if (path.endsWith('.go') && !dotted.includes('.')) return folder(type.path) === folder(path);
  const head = dotted.split('.')[0] ?? '';
  const only = index.typesNamed.get(type.name)?.length === 1;
  return (index.input.files.get(path)?.imports ?? []).some(({ names, to, specifier }) => {
    if (to === undefined) return false;
    if (dotted.includes('.')) return specifier.endsWith(head) && (only || folder(to) === folder(type.path));
    return names.includes(type.name) && (to === type.path || only);
  });
}

/** The member of a type or of one of its bases. */
function memberOf(type: SymbolFact, name: string, index: FlowIndex): SymbolFact | undefined {
  let open: readonly SymbolFact[] = [type];
  for (let hop = 0; hop < HOPS && open.length > 0; hop++) {
    for (const one of open) {
      const member = index.membersOf.get(one.id)?.get(name);
      if (member !== undefined) return member;
    }
    open = open.flatMap(({ bases }) => bases.flatMap(({ target }) => targetOf(target, index)));
  }
  return undefined;
}

function targetOf(id: SymbolId | undefined, index: FlowIndex): SymbolFact[] {
  const symbol = id === undefined ? undefined : index.input.symbols.get(id);
  return symbol === undefined ? [] : [symbol];
}

/** The method itself, or those of the classes that implement or override it. */
function methodOf(type: SymbolFact, name: string, index: FlowIndex): CallTarget | undefined {
  const own = memberOf(type, name, index);
  if (own === undefined || own.kind === 'property') return own === undefined ? undefined : {};
  const heirs = (index.implementersOf.get(type.id) ?? []).flatMap((heir) => {
    const method = index.membersOf.get(heir.id)?.get(name);
    return method === undefined || isTestPath(method, index) ? [] : [method];
  });
  const isAbstract = type.kind !== 'class' || type.bases.some((base) => /^(abc\.)?(ABC|Protocol\b.*)$/.test(base.name));
  const all = isAbstract ? heirs : [own, ...heirs.filter(({ id }) => id !== own.id)];
  if (all.length === 1 && !isAbstract) return { symbol: own };
  if (all.length === 0) return {};
  const candidates = all.slice(0, CANDIDATES).map(({ id }) => id);
  return { dispatch: { by: type.id, kind: 'type', candidates, count: all.length } };
}

function isTestPath({ path }: SymbolFact, { input }: FlowIndex): boolean {
  return input.files.get(path)?.role !== 'code';
}
