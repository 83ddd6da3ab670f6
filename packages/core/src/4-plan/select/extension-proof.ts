import type { DocComment, RegistryFact, SymbolFact, SymbolId } from '#analysis';
import { fileNameOf } from '#vocabulary';
import type { FactIndex } from '../fact-index.ts';

/** Words of a comment that refuse further implementations wherever they stand in it. */
const REFUSED =
  /@(internal|private|deprecated)\b|^\s{0,8}\.\. deprecated::|^\s{0,8}Deprecated:|\b(for|is|are|an?|considered) (strictly |purely )?internal( use| only| class| base| type| interface| detail|[.,;]|$)|^\W{0,4}(internal|private|deprecated)\b|\bimplementation detail\b|\b(this|the) \w{1,40} is (deprecated|private)\b/im;
/** What may not be done is deriving, not something in a class that derives. */
const REFUSED_ACT =
  /\b(do not|don't|never|must not|should not|shouldn't|cannot|avoid) (be )?(sub-?class\w*|extend\w*|inherit\w*|deriv\w*|implement\w*)\b|\b(sub-?class\w*|extending|inherit\w*|deriving|implementations?|implementers|implementing)\b[^.]{0,80}\b(not (be |currently |yet |officially ){0,2}(meant|intended|designed|supported|recommended|allowed)|unsupported)\b|\bnot (be |currently |yet |officially ){0,2}(meant|intended|designed|supported|recommended|allowed)\b[^.]{0,60}\b(sub-?class\w*|extend\w*|inherit\w*|deriv\w*|implement\w*)\b/i;

/** Whether a comment says that nobody should write a further one; the whole comment counts. O(text): every stretch is bounded. */
export function isDeclined(doc: DocComment | undefined): boolean {
  const text = doc?.text ?? '';
  return REFUSED.test(text) || REFUSED_ACT.test(text.replace(/\s+/g, ' '));
}

/** Whether a comment itself speaks of writing one. */
export function invites(doc: DocComment | undefined): boolean {
  return /\b(sub-?class(es)?|implement|extend|inherit from|derive from|override)\b/i.test(doc?.text ?? '');
}

/** An interface of Go with a private method: nothing outside of its package can fit it. */
function isSealed({ id, kind, path }: SymbolFact, index: FactIndex): boolean {
  if (kind !== 'interface' || !path.endsWith('.go')) return false;
  return (index.membersOf.get(id) ?? []).some(({ kind: member, name }) => member === 'method' && /^\p{Ll}/u.test(name));
}

/** Whether code beyond its own file may name it: exported, without an underscore in front, its module public or re-exported. */
export function isPublic(symbol: SymbolFact, index: FactIndex): boolean {
  if (!symbol.isExported || /^[_#]/.test(symbol.name) || isSealed(symbol, index)) return false;
  if (!/^_(?!_)/.test(fileNameOf(symbol.path))) return true;
  // A module with an underscore is private, unless the package hands on what it declares.
  return (index.importersOf.get(symbol.id) ?? []).some(({ from }) => fileNameOf(from) === '__init__.py');
}

/** The public function that adds to the table while the program runs. */
export function registerOf(registry: RegistryFact, index: FactIndex): Register | undefined {
  for (const write of registry.writers ?? []) {
    const symbol = index.analysis.symbols.get(write.by);
    const owner = symbol?.parent === undefined ? undefined : index.analysis.symbols.get(symbol.parent);
    const isReachable = owner === undefined || isPublic(owner, index);
    if (symbol !== undefined && isPublic(symbol, index) && isReachable) return { symbol, write };
  }
  return undefined;
}

export interface Register {
  readonly symbol: SymbolFact;
  readonly write: NonNullable<RegistryFact['writers']>[number];
}

/** Sets of keys that somebody else has closed. */
const CLOSED: readonly ReadonlySet<string>[] = [
  'stdin stdout stderr in out err input output error 0 1 2 -',
  'true false yes no on off 0 1',
  'trace verbose debug info information notice warn warning error err critical crit fatal panic alert emerg emergency silent silly off none',
  'get post put patch delete head options connect trace all any *',
  'r w a x rb wb ab xb r+ w+ a+ rb+ wb+ ab+ r+b w+b a+b rt wt at',
  'mon tue wed thu fri sat sun monday tuesday wednesday thursday friday saturday sunday',
].map((keys) => new Set(keys.split(' ')));

/** Whether the keys are a set that no further one can join: streams, levels, verbs, modes, or a type of the code that counts them up. */
export function isClosed(registry: RegistryFact, index: FactIndex): boolean {
  const keys = registry.entries.map(({ key }) => key).filter((key) => key !== '');
  if (keys.length < 2) return false;
  const plain = keys.map((key) => key.slice(key.lastIndexOf('.') + 1).toLowerCase());
  if (CLOSED.some((closed) => plain.every((key) => closed.has(key)))) return true;
  const heads = new Set(keys.map((key) => (key.includes('.') ? key.slice(0, key.lastIndexOf('.')) : '')));
  const [head] = heads;
  if (heads.size === 1 && head !== undefined && head !== '' && isEnumeration(head, index)) return true;
  const holder = registry.holder === undefined ? undefined : index.analysis.symbols.get(registry.holder);
  const declared = /\b(?:Record|Map|ReadonlyMap|Mapping|dict|Dict|map)\s{0,2}[<[]\s{0,2}([A-Za-z_$][\w$.]{0,80})/.exec(
    holder?.signature.replace(/=[^>].*$/s, '') ?? '',
  )?.[1];
  if (declared !== undefined && isEnumeration(declared, index)) return true;
  return isUnionOf(keys, index);
}

/** An enumeration, or a type made of literals, by name. */
function isEnumeration(name: string, index: FactIndex): boolean {
  const last = name.slice(name.lastIndexOf('.') + 1);
  return (index.topByName.get(last) ?? []).some(
    (symbol) =>
      symbol.kind === 'enum' ||
      symbol.bases.some((base) => /(^|\.)(Int|Str)?(Enum|Flag)$/.test(base.name)) ||
      (symbol.kind === 'type' && (literalsOf(symbol).length > 1 || /\[['"]\w+['"]\]|\bkeyof\b/.test(symbol.signature))),
  );
}

/** Whether one type of the code has exactly these words as its literals. */
function isUnionOf(keys: readonly string[], index: FactIndex): boolean {
  const wanted = new Set(keys);
  for (const symbols of index.topByName.values()) {
    for (const symbol of symbols) {
      if (symbol.kind === 'enum') {
        const members = index.membersOf.get(symbol.id) ?? [];
        const values = members.map(({ name, literal }) => literal?.replace(/^["'`]|["'`]$/g, '') ?? name);
        if (values.length >= wanted.size && keys.every((key) => values.includes(key))) return true;
      } else if (symbol.kind === 'type') {
        const literals = literalsOf(symbol);
        if (literals.length >= wanted.size && keys.every((key) => literals.includes(key))) return true;
      }
    }
  }
  return false;
}

function literalsOf({ signature }: SymbolFact): string[] {
  if (!signature.includes('|') && !signature.includes('Literal[')) return [];
  return [...signature.matchAll(/["']([^"'\n]{1,60})["']/g)].map(([, text = '']) => text);
}

/** Whether most entries are commands, routes or jobs: those are told where the surface of the product is. */
export function isSurface(registry: RegistryFact, index: FactIndex): boolean {
  const handlers = new Set<SymbolId>(index.analysis.entries.flatMap(({ handler }) => handler ?? []));
  const places = new Set(index.analysis.entries.map(({ path, startLine }) => `${path}:${startLine}`));
  const known = registry.entries.filter(
    ({ target, path, startLine }) =>
      (target !== undefined && handlers.has(target)) || places.has(`${path}:${startLine}`),
  );
  return known.length * 2 >= registry.entries.length;
}
