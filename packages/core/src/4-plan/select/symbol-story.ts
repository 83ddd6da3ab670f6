import type { BaseFact, CallFact, ImportFact, Section, SymbolFact } from '#analysis';
import { bestFirst } from '../compare.ts';
import type { FactIndex } from '../fact-index.ts';
import type { AuthorWords, SymbolStory } from '../wiki-plan.ts';
import { quoteDoc } from './author-words.ts';
import { behavioursOf } from './behaviour.ts';
import { isTopSymbol } from './symbol-kinds.ts';

/** How much a kind tells by itself: a class more than an alias, a value least. */
const KIND_SCORE: Readonly<Partial<Record<SymbolFact['kind'], number>>> = {
  class: 1.5,
  function: 1.2,
  interface: 1,
  enum: 0.8,
  type: 0.5,
};

/** How much a sample in the documents weighs, against a file that uses the name. @source judged on twelve repositories */
const SHOWN_SCORE = 3;

/** The author's words about a symbol, when they say more than its name. */
export function wordsOfSymbol(symbol: SymbolFact): AuthorWords | undefined {
  if (symbol.doc === undefined) return undefined;
  return quoteDoc(symbol.doc, { path: symbol.path, from: 'symbol', name: symbol.name });
}

/** The author's words even when they say little more than the name: in a list of declarations a gap would look like none. */
export function plainWordsOf({ doc, path, name }: SymbolFact): AuthorWords | undefined {
  return doc === undefined || doc.isStale === true
    ? undefined
    : quoteDoc(doc, { path, from: 'symbol', name, isPlain: true });
}

/** A name that so many files of a part declare is a custom of its framework and names nothing: `GET`, `metadata`. */
const SAME_NAME = 4;

/** Names that every file of its kind has, whatever it is about. @source Django; logging of Python and Go */
const CUSTOMARY = /^(urlpatterns|app_name|default_app_config|logger|LOGGER|log|register|main)$/;

/** Declarations of a section, the most used and best described first. */
export function rankSymbols(section: Section, index: FactIndex): SymbolFact[] {
  const all = section.files
    .flatMap((path) => index.analysis.files.get(path)?.symbols ?? [])
    .filter((symbol) => isTopSymbol(symbol) && !isInsideComponent(symbol) && !isAmbient(symbol, index));
  const counts = new Map<string, number>();
  for (const { name } of all) counts.set(name, (counts.get(name) ?? 0) + 1);
  // A type that many are kinds of is no mere namesake of them.
  const telling = all.filter(
    ({ id, name }) =>
      ((counts.get(name) ?? 0) < SAME_NAME && !CUSTOMARY.test(name)) || (index.kindsOf.get(id) ?? 0) > 1,
  );
  const candidates = telling.length > 0 ? telling : all;
  return bestFirst(
    candidates,
    (symbol) => scoreSymbol(symbol, index),
    (symbol) => symbol.id,
  );
}

/** What a component keeps to itself is no name to others: they take the component by its file. */
function isInsideComponent({ path, isExported }: SymbolFact): boolean {
  return !isExported && /\.(vue|svelte|astro)$/.test(path);
}

/** A declaration file that adds to types of the language or of others, which nobody takes by name. */
function isAmbient({ id, path, isExported }: SymbolFact, index: FactIndex): boolean {
  return /\.d\.[cm]?ts$/.test(path) && !isExported && !index.importersOf.has(id);
}

/** Declarations by how many files of other sections take them: what the section is to the rest of the product. */
export function centralSymbols(section: Section, index: FactIndex): SymbolFact[] {
  const takers = (symbol: SymbolFact): number => {
    const outside = (index.importersOf.get(symbol.id) ?? []).filter(
      ({ from }) => index.sectionOf.get(from)?.id !== section.id,
    );
    return new Set(outside.map(({ from }) => from)).size;
  };
  return bestFirst(
    rankSymbols(section, index),
    (symbol) =>
      3 * Math.log2(1 + takers(symbol)) +
      (SHOWN_SCORE / 2) * Math.log2(1 + (index.shownIn.get(symbol.id) ?? 0)) +
      scoreSymbol(symbol, index) / 2,
    (symbol) => symbol.id,
  );
}

/** What it weighs that others are kinds of a type, with each doubling. @source judged on a part of forty implementers */
const KIND_OF_SCORE = 2;

/** How much a reader needs the symbol: uses from elsewhere and in the documents, own description, kind, size, rank of its file. */
export function scoreSymbol(symbol: SymbolFact, index: FactIndex): number {
  const callers = new Set((index.callersOf.get(symbol.id) ?? []).map((call) => call.path)).size;
  const importers = new Set((index.importersOf.get(symbol.id) ?? []).map((fact) => fact.from)).size;
  const rank = index.analysis.files.get(symbol.path)?.rank ?? 0;
  const lines = symbol.endLine - symbol.startLine + 1;
  return (
    Math.log2(1 + callers + 2 * importers) * 2 +
    KIND_OF_SCORE * Math.log2(1 + (index.kindsOf.get(symbol.id) ?? 0)) +
    SHOWN_SCORE * Math.log2(1 + (index.shownIn.get(symbol.id) ?? 0)) +
    (symbol.isExported ? 1.5 : 0) +
    (wordsOfSymbol(symbol) === undefined ? 0 : 2) +
    (KIND_SCORE[symbol.kind] ?? 0) +
    Math.min(4, Math.log2(1 + lines / 10)) +
    rank * 2
  );
}

/** Who calls: a function, else the file; a constant whose value is a call is no caller, but one that holds a function is. */
export function callerKey({ caller, path, isNested }: CallFact, { analysis }: FactIndex): string {
  const kind = caller === undefined ? undefined : analysis.symbols.get(caller)?.kind;
  const isValue = (kind === 'constant' || kind === 'variable') && isNested !== true;
  return caller === undefined || isValue ? path : caller;
}

/** Everything worth telling about one declaration. */
export function tellSymbol(symbol: SymbolFact, index: FactIndex): SymbolStory {
  // A class that calls the constructor of its base creates no base.
  const sites = (index.callersOf.get(symbol.id) ?? []).filter(({ callee }) => !/^super\b/.test(callee));
  const home = index.sectionOf.get(symbol.path)?.id;
  const isOutside = ({ path }: CallFact): boolean => index.sectionOf.get(path)?.id !== home;
  const callers = distinctCalls(sites, (call) => callerKey(call, index));
  const importers = dedupe(index.importersOf.get(symbol.id) ?? [], (fact) => fact.from);
  const words = wordsOfSymbol(symbol);
  const busiest = busiestMember(symbol, index);
  const base = tellingBase(symbol, index);
  return {
    symbol,
    ...(words === undefined ? {} : { words }),
    ...(base === undefined ? {} : { base }),
    isImplementer: isImplemented(symbol, base, index),
    callers: preferOutside(callers, symbol, index).slice(0, 4),
    callerCount: callers.length,
    places: { all: sites.length, outside: sites.filter(isOutside).length },
    outsideCount: callers.filter(isOutside).length,
    importers: importers.slice(0, 3),
    importerCount: importers.length,
    members: tellingMembers(symbol, index),
    behaviours: behavioursOf(symbol, index),
    ...(busiest === undefined ? {} : { busiest }),
  };
}

/** The base that tells most: what the authors wrote before what only fits; a foreign type embedded tells nothing. */
function tellingBase({ bases }: SymbolFact, index: FactIndex): BaseFact | undefined {
  const isDemanding = ({ target }: BaseFact) => target !== undefined && (index.membersOf.get(target)?.length ?? 0) > 1;
  return (
    bases.find(({ how }) => how === undefined || how === 'states') ??
    bases.find((base) => base.how === 'fits' && isDemanding(base)) ??
    bases.find(({ how, target }) => how === 'embeds' && target !== undefined)
  );
}

/** A class that names an interface of the repository first; another interface extends it. */
function isImplemented(symbol: SymbolFact, base: BaseFact | undefined, index: FactIndex): boolean {
  if (base?.how === 'states' || base?.how === 'fits' || base?.isImplemented === true) return true;
  const target = base?.target;
  return symbol.kind === 'class' && target !== undefined && index.analysis.symbols.get(target)?.kind === 'interface';
}

/** Callers with a name, from other sections first: they show what the symbol is for. */
function preferOutside(callers: readonly CallFact[], symbol: SymbolFact, index: FactIndex): CallFact[] {
  const home = index.sectionOf.get(symbol.path)?.id;
  const named = callers.filter(({ caller }) => {
    const kind = caller === undefined ? undefined : index.analysis.symbols.get(caller)?.kind;
    // A variable that holds a function which calls is no caller.
    return kind === 'function' || kind === 'method' || kind === 'class';
  });
  const isOutside = (call: CallFact): number => Number(index.sectionOf.get(call.path)?.id !== home);
  return named
    .map((call, order) => ({ call, order }))
    .sort((a, b) => isOutside(b.call) - isOutside(a.call) || a.order - b.order)
    .map(({ call }) => call);
}

/** Public members with own words first; constructors and private names tell nothing. */
function tellingMembers(symbol: SymbolFact, index: FactIndex): SymbolStory['members'] {
  const members = (index.membersOf.get(symbol.id) ?? []).filter(
    (member) =>
      !/^(_|#|constructor$|toString$|\[)/.test(member.name) && (member.kind === 'method' || member.kind === 'property'),
  );
  const told = members.map((member) => ({ symbol: member, words: wordsOfSymbol(member) }));
  const ordered = bestFirst(
    told,
    ({ symbol: member, words }) =>
      (words === undefined ? 0 : 2) +
      (index.callersOf.get(member.id)?.length ?? 0) / 4 +
      (member.kind === 'method' ? 0.5 : 0),
    ({ symbol: member }) => String(member.startLine).padStart(7, '0') + member.name,
  );
  // Methods and fields are told apart; what the better one is decides.
  const kind = ordered[0]?.symbol.kind;
  return ordered
    .filter(({ symbol: member }) => member.kind === kind)
    .slice(0, 5)
    .map(({ symbol: member, words }) => ({ symbol: member, ...(words === undefined ? {} : { words }) }));
}

/** A method is the busiest only when it is ahead: in a tie nothing distinguishes it. */
function busiestMember(symbol: SymbolFact, index: FactIndex): SymbolStory['busiest'] {
  const counted = (index.membersOf.get(symbol.id) ?? [])
    .filter(({ kind, name }) => kind === 'method' && !/^(_|#|constructor$)/.test(name))
    .map((member) => ({
      member,
      calls: dedupe(index.callersOf.get(member.id) ?? [], (call) => call.caller ?? call.path),
    }));
  const [first, second] = bestFirst(
    counted,
    ({ calls }) => calls.length,
    ({ member }) => member.id,
  );
  if (first === undefined || first.calls.length < 3 || first.calls.length === second?.calls.length) return undefined;
  const words = wordsOfSymbol(first.member);
  return { symbol: first.member, calls: first.calls, ...(words === undefined ? {} : { words }) };
}

/** One call for each key; a condition is kept only when every call of the key stands under it. */
function distinctCalls(calls: readonly CallFact[], key: (call: CallFact) => string): CallFact[] {
  const conditionsOf = ({ guards = [] }: CallFact): string =>
    guards.map(({ kind, condition }) => `${kind} ${condition}`).join('\n');
  const conditions = new Map<string, Set<string>>();
  for (const call of calls) conditions.set(key(call), (conditions.get(key(call)) ?? new Set()).add(conditionsOf(call)));
  return dedupe(calls, key).map((call) => {
    if ((conditions.get(key(call))?.size ?? 0) < 2) return call;
    const { guard: _one, guards: _all, ...unguarded } = call;
    return unguarded;
  });
}

function dedupe<T extends CallFact | ImportFact>(facts: readonly T[], key: (fact: T) => string): T[] {
  const seen = new Set<string>();
  return facts.filter((fact) => {
    const value = key(fact);
    if (seen.has(value)) return false;
    seen.add(value);
    return true;
  });
}
