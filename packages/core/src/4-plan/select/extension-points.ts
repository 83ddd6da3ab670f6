import type { CallFact, RegistryFact, SymbolFact, SymbolId } from '#analysis';
import { bestFirst, byText } from '../compare.ts';
import type { FactIndex } from '../fact-index.ts';
import type { AuthorWords, ExtensionPoint } from '../wiki-plan.ts';
import { linesOf } from './declared-lines.ts';
import { findExample } from './extension-example.ts';
import { exemplarOf } from './extension-exemplar.ts';
import { dutiesOf, familiesOf, isProduct } from './extension-families.ts';
import { lookupOf } from './extension-lookup.ts';
import { invites, isClosed, isDeclined, isPublic, isSurface, type Register, registerOf } from './extension-proof.ts';
import { findSteps } from './extension-steps.ts';
import { indexTests, type TestReach, testsOf } from './extension-tests.ts';
import { wordsOfSymbol } from './symbol-story.ts';

/** Most places to extend that are told. @source own bound: a page of sections, not a register */
const POINTS = 6;
/** Fewest implementers of a base, and fewest entries of a table without a base, that show a place to extend. */
const FEWEST = { implementers: 2, entries: 3 } as const;
/** Most implementers that count: beyond them a family is no more of a place to extend. @source own bound */
const COUNTED = 12;

/**
 * Places where the product takes a further implementation and nothing says that it should not: documented ones first, then
 * by implementers and rank.
 */
export function findExtensionPoints(index: FactIndex): ExtensionPoint[] {
  const reach = indexTests(index);
  const tables = index.analysis.registries.filter(
    (registry) => isProduct(registry.path, index) && !isClosed(registry, index) && !isSurface(registry, index),
  );
  const points: ExtensionPoint[] = [];
  const used = new Set<RegistryFact>();
  for (const [baseId, heirs] of familiesOf(index)) {
    const base = index.analysis.symbols.get(baseId) as SymbolFact;
    const registry = tables.find((table) => !used.has(table) && holds(table, { base, heirs }, index));
    if (registry !== undefined) used.add(registry);
    if (isDeclined(base.doc)) continue;
    const register = registry === undefined ? undefined : registerOf(registry, index);
    if (isPublic(base, index) || register !== undefined)
      points.push(makePoint({ base, heirs, registry, register, reach }, index));
  }
  for (const registry of tables) {
    if (used.has(registry)) continue;
    const heirs = entryTargets(registry, index);
    const base = baseOf(registry, heirs, index);
    if (base !== undefined && isDeclined(base.doc)) continue;
    const register = registerOf(registry, index);
    if (mayGrow(registry, heirs, index) && (register !== undefined || isReachable(registry, index)))
      points.push(makePoint({ base, heirs, registry, register, reach }, index));
  }
  return withoutRepeating(bestFirst(points, scoreOf(index), ({ id }) => id).slice(0, POINTS));
}

/** The authors' words once: one document may speak of several places. */
function withoutRepeating(points: readonly ExtensionPoint[]): ExtensionPoint[] {
  const told = new Set<string>();
  return points.map((point) => {
    const steps = point.steps.filter(({ words }) => !told.has(words));
    for (const { words } of steps) told.add(words);
    return { ...point, steps };
  });
}

/** A table that a further entry is meant for: its entries come from several files, or a type unites them. */
function mayGrow(registry: RegistryFact, heirs: readonly SymbolFact[], index: FactIndex): boolean {
  const files = new Set(heirs.map(({ path }) => path)).size;
  if (baseOf(registry, heirs, index) !== undefined) return heirs.length >= FEWEST.implementers;
  return heirs.length >= FEWEST.entries && files > 1;
}

/** Whether others may name the table, or the function or decorator that adds to it, and its comment does not refuse them. */
function isReachable({ holder, name }: RegistryFact, index: FactIndex): boolean {
  const symbol = holder === undefined ? undefined : index.analysis.symbols.get(holder);
  if (symbol !== undefined) return isPublic(symbol, index) && !isDeclined(symbol.doc);
  const [head = ''] = name.split('.');
  const declared = index.topByName.get(head) ?? [];
  return declared.length === 0 || declared.some((one) => isPublic(one, index) && !isDeclined(one.doc));
}

/** Documented ones before all others, then implementers × rank; a table makes it a place that is meant to grow. */
function scoreOf(index: FactIndex): (point: ExtensionPoint) => number {
  return ({ base, registry, implementers, steps, example, register }) => {
    const path = base?.path ?? registry?.path;
    const rank = path === undefined ? 0 : (index.analysis.files.get(path)?.rank ?? 0);
    const isDocumented =
      steps.length > 0 || example !== undefined || invites(base?.doc) || invites(register?.symbol.doc);
    return (
      (isDocumented ? 4 * COUNTED : 0) +
      Math.min(implementers.length, COUNTED) * (0.2 + rank) * (registry === undefined ? 1 : 2)
    );
  };
}

function holds(
  table: RegistryFact,
  { base, heirs }: { base: SymbolFact; heirs: readonly SymbolFact[] },
  index: FactIndex,
): boolean {
  const ids = new Set(heirs.map(({ id }) => id));
  const held = entryTargets(table, index).filter(({ id }) => ids.has(id)).length;
  return held >= FEWEST.implementers || (held > 0 && baseOf(table, heirs, index)?.id === base.id);
}

function entryTargets(registry: RegistryFact, index: FactIndex): SymbolFact[] {
  const targets = registry.entries.map(({ target }) =>
    target === undefined ? undefined : index.analysis.symbols.get(target),
  );
  const known = targets.filter((symbol) => symbol !== undefined);
  return known.filter((symbol, at) => known.indexOf(symbol) === at && isProduct(symbol.path, index));
}

/** The interface that the table's declaration names: `map[string]Codec`, `tuple[type[Reader], ...]`. */
function baseOf(registry: RegistryFact, heirs: readonly SymbolFact[], index: FactIndex): SymbolFact | undefined {
  // The type of functions is a signature, nothing that is implemented.
  if (!heirs.every(({ kind }) => kind === 'class')) return undefined;
  const holder = registry.holder === undefined ? undefined : index.analysis.symbols.get(registry.holder);
  if (holder === undefined) return undefined;
  const names = holder.signature.match(/\b[A-Z]\w+/g) ?? [];
  for (const name of names) {
    const named = [...(index.topByName.get(name) ?? [])].filter(
      ({ kind, path }) => (kind === 'interface' || kind === 'class') && isProduct(path, index),
    );
    if (named.length === 1) return named[0];
  }
  return undefined;
}

interface Found {
  readonly base: SymbolFact | undefined;
  readonly heirs: readonly SymbolFact[];
  readonly registry: RegistryFact | undefined;
  readonly register: Register | undefined;
  readonly reach: TestReach;
}

function makePoint({ base, heirs, registry, register, reach }: Found, index: FactIndex): ExtensionPoint {
  const implementers = bestFirst(
    heirs,
    (symbol) => -linesOf(symbol, index),
    ({ id }) => id,
  );
  const words = base === undefined ? undefined : wordsOfSymbol(base);
  const lookup = registry === undefined ? undefined : lookupOf(registry, register, index);
  const duty = base === undefined ? { duties: [], dutyKind: 'every' as const } : dutiesOf(base, heirs, index);
  const exemplar = exemplarOf({ implementers, base, duties: duty.duties }, index);
  const makers = registry === undefined ? makersOf(implementers, index) : [];
  const holder = registry?.holder === undefined ? undefined : index.analysis.symbols.get(registry.holder);
  const holderWords = holder === undefined ? undefined : wordsOfSymbol(holder);
  const names = [register?.symbol.name, base?.name, registry?.name].filter((name) => name !== undefined);
  const example = base === undefined ? undefined : findExample(base, index);
  return {
    id: base?.id ?? `${registry?.path}#${registry?.name}`,
    name: base?.name ?? registry?.name ?? '',
    duties: duty.duties.map((symbol) => withWords(symbol)),
    dutyKind: duty.dutyKind,
    implementers,
    makers,
    tests: testsOf(
      { heirs, registry, register: register?.symbol, ...(lookup === undefined ? {} : { lookup }) },
      reach,
      index,
    ),
    steps: findSteps(names, index.analysis.documents),
    ...(base === undefined ? {} : { base }),
    ...(words === undefined ? {} : { words }),
    ...(registry === undefined ? {} : { registry }),
    ...(register === undefined ? {} : { register: toldRegister(register) }),
    ...(holder === undefined ? {} : { holder }),
    ...(holderWords === undefined ? {} : { holderWords }),
    ...(lookup === undefined ? {} : { lookup }),
    ...(exemplar === undefined ? {} : { exemplar }),
    ...(example === undefined ? {} : { example }),
  };
}

function toldRegister({ symbol, write }: Register): NonNullable<ExtensionPoint['register']> {
  return { ...withWords(symbol), write };
}

function withWords(symbol: SymbolFact): { readonly symbol: SymbolFact; readonly words?: AuthorWords } {
  const words = wordsOfSymbol(symbol);
  return words === undefined ? { symbol } : { symbol, words };
}

/** Where implementers are constructed, a place that makes several of them first. */
function makersOf(implementers: readonly SymbolFact[], index: FactIndex): CallFact[] {
  const own = new Set(implementers.map(({ id }) => id));
  // One of the family that makes others of it is no place where they are chosen.
  const isOutside = ({ caller = '' }: CallFact): boolean => {
    const owner = index.analysis.symbols.get(caller)?.parent;
    return owner === undefined || !own.has(owner);
  };
  const calls = implementers.flatMap(({ id }) => (index.callersOf.get(id) ?? []).filter(isOutside).slice(0, 3));
  const kinds = new Map<string, Set<SymbolId>>();
  for (const { caller, path, target = '' } of calls)
    kinds.set(caller ?? path, (kinds.get(caller ?? path) ?? new Set()).add(target));
  const most = [...kinds].sort(([a, x], [b, y]) => y.size - x.size || byText(a, b))[0];
  if (most === undefined || most[1].size < FEWEST.implementers) return [];
  const [place] = most;
  const made = calls.filter(({ caller, path }) => (caller ?? path) === place);
  return made.filter((call, at) => made.findIndex(({ target }) => target === call.target) === at).slice(0, 4);
}
