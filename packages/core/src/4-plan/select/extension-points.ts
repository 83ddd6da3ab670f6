import type { BaseFact, CallFact, RegistryFact, SymbolFact, SymbolId } from '#analysis';
import { hasWholeWord } from '#text/whole-word';
import { folderOf } from '#vocabulary';
import { addTo, bestFirst, byText } from '../compare.ts';
import type { FactIndex } from '../fact-index.ts';
import type { ExtensionPoint } from '../wiki-plan.ts';
import { linesOf } from './declared-lines.ts';
import { lookupOf } from './extension-lookup.ts';
import { findSteps } from './extension-steps.ts';
import { indexTests, type TestReach, testsOf } from './extension-tests.ts';
import { isErrorType } from './symbol-kinds.ts';
import { wordsOfSymbol } from './symbol-story.ts';

/** Most places to extend that are told. @source own bound: a page of sections, not a register */
const POINTS = 6;
/** Fewest implementers of a base, and fewest entries of a table without a base, that show a place to extend. */
const FEWEST = { implementers: 2, entries: 3, most: 4 } as const;
/** Share of implementers that counts as most of them. @source own bound */
const MOST = 0.6;
/** A smaller declaration is an alias or a marker, nothing to copy. @source own bound */
const EXEMPLAR_LINES = 3;

/** Places where the product takes a further implementation, most implementers and best rank first. */
export function findExtensionPoints(index: FactIndex): ExtensionPoint[] {
  const families = familiesOf(index);
  const reach = indexTests(index);
  const tables = index.analysis.registries.filter((registry) => isProduct(registry.path, index));
  const points: ExtensionPoint[] = [];
  const used = new Set<RegistryFact>();
  for (const [baseId, heirs] of families) {
    const base = index.analysis.symbols.get(baseId) as SymbolFact;
    const registry = tables.find((table) => !used.has(table) && holds(table, { base, heirs }, index));
    if (registry !== undefined) used.add(registry);
    points.push(makePoint({ base, heirs, registry, reach }, index));
  }
  for (const registry of tables) {
    if (used.has(registry)) continue;
    const heirs = entryTargets(registry, index);
    if (!mayGrow(registry, heirs, index)) continue;
    points.push(makePoint({ base: baseOf(registry, heirs, index), heirs, registry, reach }, index));
  }
  return bestFirst(points, scoreOf(index), ({ id }) => id).slice(0, POINTS);
}

/** A table that a further entry is meant for: its entries come from several files, or a type unites them. */
function mayGrow(registry: RegistryFact, heirs: readonly SymbolFact[], index: FactIndex): boolean {
  const files = new Set(heirs.map(({ path }) => path)).size;
  if (baseOf(registry, heirs, index) !== undefined) return heirs.length >= FEWEST.implementers;
  return heirs.length >= FEWEST.entries && files > 1;
}

/** Implementers × rank; a table makes it a place that is meant to grow. */
function scoreOf(index: FactIndex): (point: ExtensionPoint) => number {
  return ({ base, registry, implementers, steps }) => {
    const path = base?.path ?? registry?.path;
    const rank = path === undefined ? 0 : (index.analysis.files.get(path)?.rank ?? 0);
    const meant = (registry === undefined ? 1 : 2) * (steps.length === 0 ? 1 : 2);
    return Math.min(implementers.length, 12) * (0.2 + rank) * meant;
  };
}

function isProduct(path: string, index: FactIndex): boolean {
  return index.sectionOf.has(path as never);
}

/** Interfaces, abstract bases and protocols by id, with the declarations that extend them directly. */
function familiesOf(index: FactIndex): ReadonlyMap<SymbolId, readonly SymbolFact[]> {
  const heirs = new Map<SymbolId, SymbolFact[]>();
  for (const symbol of index.analysis.symbols.values()) {
    if (symbol.kind !== 'class' || symbol.parent !== undefined || !isProduct(symbol.path, index)) continue;
    const targets = new Set(symbol.bases.flatMap((base) => (isMeant(base, symbol, index) ? (base.target ?? []) : [])));
    for (const target of targets) addTo(heirs, target, symbol);
  }
  const kept = [...heirs].filter(([id, list]) => {
    const base = index.analysis.symbols.get(id);
    return base !== undefined && list.length >= FEWEST.implementers && isExtensible(base, list, index);
  });
  return new Map(kept.sort(([a], [b]) => byText(a, b)));
}

/**
 * Whether a type is meant to be a kind of its base. In Go many types have a method such as `Name() string` by chance: a single
 * one that speaks of nothing of the product shows nothing outside of the interface's own folder.
 */
function isMeant({ how, target }: BaseFact, { path }: SymbolFact, index: FactIndex): boolean {
  const base = target === undefined ? undefined : index.analysis.symbols.get(target);
  if (how !== 'fits' || base === undefined || folderOf(base.path) === folderOf(path)) return true;
  const [only, ...others] = index.membersOf.get(base.id) ?? [];
  if (only === undefined || others.length > 0) return true;
  return /\b\p{Lu}\w*|\w\.\w/u.test(only.signature.slice(only.name.length));
}

/** Errors are told where they are thrown; a base without a member that heirs write anew only shares code. */
function isExtensible(base: SymbolFact, heirs: readonly SymbolFact[], index: FactIndex): boolean {
  if (isErrorType(base) || !isProduct(base.path, index)) return false;
  return dutiesOf(base, heirs, index).duties.length > 0;
}

/** What an implementation writes: what the base demands, else what each of them writes anew, else what most of them do. */
function dutiesOf(
  base: SymbolFact,
  heirs: readonly SymbolFact[],
  index: FactIndex,
): Pick<ExtensionPoint, 'duties' | 'dutyKind'> {
  const members = (index.membersOf.get(base.id) ?? []).filter(
    ({ name, kind }) => (kind === 'method' || kind === 'property') && !/^(_|#|constructor$)/.test(name),
  );
  const demanded =
    base.kind === 'interface'
      ? members.filter(({ signature, name }) => !signature.includes(`${name}?`))
      : members.filter(({ signature }) => /\babstract\b/.test(signature));
  if (demanded.length > 0) return { duties: demanded, dutyKind: 'demanded' };
  const written = heirs.map((heir) => new Set((index.membersOf.get(heir.id) ?? []).map(({ name }) => name)));
  const shareOf = ({ name }: SymbolFact): number =>
    written.filter((names) => names.has(name)).length / Math.max(1, written.length);
  const every = members.filter((member) => shareOf(member) === 1);
  if (every.length > 0 || heirs.length < FEWEST.most) return { duties: every, dutyKind: 'every' };
  return { duties: members.filter((member) => shareOf(member) >= MOST), dutyKind: 'most' };
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

function makePoint(
  found: {
    readonly base: SymbolFact | undefined;
    readonly heirs: readonly SymbolFact[];
    readonly registry: RegistryFact | undefined;
    readonly reach: TestReach;
  },
  index: FactIndex,
): ExtensionPoint {
  const { base, heirs, registry, reach } = found;
  const implementers = bestFirst(
    heirs,
    (symbol) => -linesOf(symbol, index),
    ({ id }) => id,
  );
  const words = base === undefined ? undefined : wordsOfSymbol(base);
  const lookup = registry === undefined ? undefined : lookupOf(registry, index);
  const duty = base === undefined ? { duties: [], dutyKind: 'every' as const } : dutiesOf(base, heirs, index);
  const exemplar = exemplarOf(implementers, { base, duties: duty.duties }, index);
  const makers = registry === undefined ? makersOf(implementers, index) : [];
  const holder = registry?.holder === undefined ? undefined : index.analysis.symbols.get(registry.holder);
  const holderWords = holder === undefined ? undefined : wordsOfSymbol(holder);
  const names = [base?.name, registry?.name].filter((name) => name !== undefined);
  return {
    id: base?.id ?? `${registry?.path}#${registry?.name}`,
    name: base?.name ?? registry?.name ?? '',
    ...duty,
    implementers,
    makers,
    tests: testsOf({ heirs, registry, ...(lookup === undefined ? {} : { lookup }) }, reach, index),
    steps: findSteps(names, index.analysis.documents),
    ...(base === undefined ? {} : { base }),
    ...(words === undefined ? {} : { words }),
    ...(registry === undefined ? {} : { registry }),
    ...(holder === undefined ? {} : { holder }),
    ...(holderWords === undefined ? {} : { holderWords }),
    ...(lookup === undefined ? {} : { lookup }),
    ...(exemplar === undefined ? {} : { exemplar, exemplarLines: linesOf(exemplar, index) }),
  };
}

/** The shortest that is more than a marker and that some test reaches, unless it is much longer than the shortest. */
function exemplarOf(
  implementers: readonly SymbolFact[],
  family: { base: SymbolFact | undefined; duties: readonly SymbolFact[] },
  index: FactIndex,
): SymbolFact | undefined {
  const whole = implementers.filter(
    (symbol) => linesOf(symbol, index) >= EXEMPLAR_LINES && isPlain(symbol, family, index),
  );
  const [shortest] = whole;
  const tested = whole.find(({ path }) => index.analysis.tests.some(({ subjects }) => subjects.includes(path)));
  if (shortest === undefined || tested === undefined) return shortest;
  return linesOf(tested, index) <= 2 * linesOf(shortest, index) ? tested : shortest;
}

/** Bases of their own, those made of others of their kind, and those that leave the work to others are no example. */
function isPlain(
  symbol: SymbolFact,
  { base, duties }: { base: SymbolFact | undefined; duties: readonly SymbolFact[] },
  index: FactIndex,
): boolean {
  if (/^_?(Base|Abstract|Null|No[Oo]p|Dummy|Composite|Chain|Multi|Fallback|Wrap)/.test(symbol.name)) return false;
  if (/Base$/.test(symbol.name)) return false;
  const name = base?.name;
  const members = index.membersOf.get(symbol.id) ?? [];
  const written = new Set(members.map((member) => member.name));
  if (duties.length > 0 && duties.filter((duty) => written.has(duty.name)).length * 2 < duties.length) return false;
  return name === undefined || !members.some(({ signature }) => hasWholeWord(signature, name));
}

/** Where implementers are constructed, a place that makes several of them first. */
function makersOf(implementers: readonly SymbolFact[], index: FactIndex): CallFact[] {
  const calls = implementers.flatMap(({ id }) => (index.callersOf.get(id) ?? []).slice(0, 3));
  const counts = new Map<string, number>();
  for (const { caller, path } of calls) counts.set(caller ?? path, (counts.get(caller ?? path) ?? 0) + 1);
  const most = [...counts].sort(([a, x], [b, y]) => y - x || byText(a, b))[0];
  if (most === undefined || most[1] < FEWEST.implementers) return [];
  const [place] = most;
  const made = calls.filter(({ caller, path }) => (caller ?? path) === place);
  return made.filter((call, at) => made.findIndex(({ target }) => target === call.target) === at).slice(0, 4);
}
