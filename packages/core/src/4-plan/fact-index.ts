import type {
  Analysis,
  CallFact,
  ConstantUse,
  ImportFact,
  OutcomeFact,
  Section,
  SectionEdge,
  SymbolFact,
  SymbolId,
  TestFact,
} from '#analysis';
import type { RepoPath } from '#vocabulary';
import { addTo, bestFirst } from './compare.ts';
import { countShownNames } from './select/shown-names.ts';

/** The analysis turned around: who uses what. Made once for a plan. */
export interface FactIndex {
  readonly analysis: Analysis;
  readonly sectionOf: ReadonlyMap<RepoPath, Section>;
  /** Resolved calls from product code to a declaration, outside of itself; best-ranked file first. */
  readonly callersOf: ReadonlyMap<SymbolId, readonly CallFact[]>;
  /** Resolved calls out of a declaration, in line order. */
  readonly callsFrom: ReadonlyMap<SymbolId, readonly CallFact[]>;
  /** Imports of a declaration by other product files, through re-exports too; best-ranked file first. */
  readonly importersOf: ReadonlyMap<SymbolId, readonly ImportFact[]>;
  /** Imports of a file by other product files, best-ranked first, at most 5. */
  readonly fileImporters: ReadonlyMap<RepoPath, readonly ImportFact[]>;
  /** What stands in the body of a declaration of product code, in line order. */
  readonly bodyOf: ReadonlyMap<SymbolId, BodyFacts>;
  /** Uses of a constant outside of its declaration; product code first, best-ranked file first, then tests. */
  readonly constantUses: ReadonlyMap<SymbolId, readonly ConstantUse[]>;
  readonly membersOf: ReadonlyMap<SymbolId, readonly SymbolFact[]>;
  /** How many declarations of product code extend, implement or fit a type. */
  readonly kindsOf: ReadonlyMap<SymbolId, number>;
  /** Declarations at the top of their files, by name. */
  readonly topByName: ReadonlyMap<string, readonly SymbolFact[]>;
  readonly usesOf: ReadonlyMap<string, readonly SectionEdge[]>;
  readonly usedByOf: ReadonlyMap<string, readonly SectionEdge[]>;
  readonly testsOf: ReadonlyMap<string, readonly TestFact[]>;
  /** Product imports that lead outside, by package or module. */
  readonly externalImports: ReadonlyMap<string, readonly ImportFact[]>;
  /** In how many code samples of the documents a declaration is used. */
  readonly shownIn: ReadonlyMap<SymbolId, number>;
}

/** The facts of one body. */
export interface BodyFacts {
  readonly calls: CallFact[];
  readonly outcomes: OutcomeFact[];
  readonly constants: ConstantUse[];
}

/** Files of re-exports that are followed to find a declaration. @source own bound: one file that gathers a folder names hundreds */
const RE_EXPORT_FILES = 600;

/** Imports of one file that are kept as examples. @source own bound: two are cited */
const FILE_IMPORTERS = 5;

/** Indexes of the analysis. O(files + imports + calls + symbols). */
export function indexFacts(analysis: Analysis): FactIndex {
  const sectionOf = new Map<RepoPath, Section>();
  for (const section of analysis.sections) for (const path of section.files) sectionOf.set(path, section);
  return {
    analysis,
    sectionOf,
    ...indexCalls(analysis),
    bodyOf: indexBodies(analysis),
    constantUses: indexConstants(analysis),
    importersOf: indexImporters(analysis),
    fileImporters: indexFileImporters(analysis),
    membersOf: indexMembers(analysis),
    kindsOf: countKinds(analysis),
    topByName: indexTop(analysis),
    usesOf: edgesBy(analysis.sectionEdges, 'from'),
    usedByOf: edgesBy(analysis.sectionEdges, 'to'),
    testsOf: indexTests(analysis, sectionOf),
    externalImports: indexExternal(analysis),
    shownIn: countShownNames(analysis),
  };
}

function indexCalls(analysis: Analysis): Pick<FactIndex, 'callersOf' | 'callsFrom'> {
  const callersOf = new Map<SymbolId, CallFact[]>();
  const callsFrom = new Map<SymbolId, CallFact[]>();
  for (const file of productFiles(analysis)) {
    for (const call of file.calls) {
      if (call.target === undefined) continue;
      if (call.caller !== undefined) addTo(callsFrom, call.caller, call);
      if (call.caller !== call.target) addTo(callersOf, call.target, call);
    }
  }
  return { callersOf, callsFrom };
}

function indexBodies(analysis: Analysis): ReadonlyMap<SymbolId, BodyFacts> {
  const bodies = new Map<SymbolId, BodyFacts>();
  const at = (id: SymbolId): BodyFacts => {
    const known = bodies.get(id);
    if (known !== undefined) return known;
    const body: BodyFacts = { calls: [], outcomes: [], constants: [] };
    bodies.set(id, body);
    return body;
  };
  for (const file of productFiles(analysis)) {
    for (const call of file.calls) if (call.caller !== undefined) at(call.caller).calls.push(call);
    for (const outcome of file.outcomes) if (outcome.in !== undefined) at(outcome.in).outcomes.push(outcome);
    for (const use of file.constantUses) if (use.user !== undefined) at(use.user).constants.push(use);
  }
  return bodies;
}

function indexConstants(analysis: Analysis): ReadonlyMap<SymbolId, readonly ConstantUse[]> {
  const uses = new Map<SymbolId, ConstantUse[]>();
  const tests = [...analysis.files.values()].filter(({ role }) => role === 'test');
  for (const file of [...productFiles(analysis), ...tests])
    for (const use of file.constantUses) addTo(uses, use.target, use);
  return uses;
}

/** Product code by rank. */
function productFiles(analysis: Analysis) {
  const product = [...analysis.files.values()].filter((file) => file.role === 'code');
  return bestFirst(
    product,
    (file) => file.rank,
    (file) => file.path,
  );
}

function indexImporters(analysis: Analysis): ReadonlyMap<SymbolId, readonly ImportFact[]> {
  const declared = new Map<string, SymbolFact>();
  for (const symbol of analysis.symbols.values()) {
    const key = `${symbol.path}\0${symbol.name}`;
    if (symbol.parent === undefined && !declared.has(key)) declared.set(key, symbol);
  }
  const importers = new Map<SymbolId, ImportFact[]>();
  const known = new Map<string, SymbolFact | undefined>();
  const behind = (name: string, start: RepoPath): SymbolFact | undefined => {
    const key = `${start}\0${name}`;
    if (!known.has(key)) known.set(key, declarationBehind(name, start, { analysis, declared }));
    return known.get(key);
  };
  for (const file of productFiles(analysis)) {
    for (const fact of file.imports) {
      if (fact.to === undefined) continue;
      for (const name of new Set(fact.names)) {
        const symbol = behind(name, fact.to);
        if (symbol !== undefined && symbol.path !== file.path) addTo(importers, symbol.id, fact);
      }
    }
  }
  return importers;
}

function indexFileImporters(analysis: Analysis): ReadonlyMap<RepoPath, readonly ImportFact[]> {
  const importers = new Map<RepoPath, ImportFact[]>();
  for (const file of productFiles(analysis)) {
    for (const fact of file.imports) {
      if (fact.to === undefined || fact.to === file.path || (importers.get(fact.to)?.length ?? 0) >= FILE_IMPORTERS)
        continue;
      addTo(importers, fact.to, fact);
    }
  }
  return importers;
}

/** The declaration that a file gives out under this name, its own or one that it passes on. */
export function findDeclaration(
  name: string,
  start: RepoPath,
  { analysis, topByName }: FactIndex,
): SymbolFact | undefined {
  const declared = new Map((topByName.get(name) ?? []).map((symbol) => [`${symbol.path}\0${name}`, symbol]));
  return declared.size === 0 ? undefined : declarationBehind(name, start, { analysis, declared });
}

/** The declaration behind a name that a file exports, following re-exports breadth first. */
function declarationBehind(
  name: string,
  start: RepoPath,
  scope: { readonly analysis: Analysis; readonly declared: ReadonlyMap<string, SymbolFact> },
): SymbolFact | undefined {
  const queue: RepoPath[] = [start];
  const seen = new Set<RepoPath>(queue);
  for (let at = 0; at < queue.length && at < RE_EXPORT_FILES; at++) {
    const path = queue[at] as RepoPath;
    const symbol = scope.declared.get(`${path}\0${name}`);
    if (symbol !== undefined) return symbol;
    for (const fact of scope.analysis.files.get(path)?.imports ?? []) {
      if (fact.to === undefined || seen.has(fact.to)) continue;
      if (!fact.names.includes(name) && !fact.names.includes('*') && fact.names.length > 0) continue;
      seen.add(fact.to);
      queue.push(fact.to);
    }
  }
  return undefined;
}

function countKinds(analysis: Analysis): ReadonlyMap<SymbolId, number> {
  const counts = new Map<SymbolId, number>();
  for (const { symbols } of productFiles(analysis))
    for (const { bases } of symbols)
      for (const { target } of bases) if (target !== undefined) counts.set(target, (counts.get(target) ?? 0) + 1);
  return counts;
}

function indexMembers(analysis: Analysis): ReadonlyMap<SymbolId, readonly SymbolFact[]> {
  const members = new Map<SymbolId, SymbolFact[]>();
  for (const symbol of analysis.symbols.values())
    if (symbol.parent !== undefined) addTo(members, symbol.parent, symbol);
  return members;
}

function indexTop(analysis: Analysis): ReadonlyMap<string, readonly SymbolFact[]> {
  const top = new Map<string, SymbolFact[]>();
  for (const symbol of analysis.symbols.values()) if (symbol.parent === undefined) addTo(top, symbol.name, symbol);
  return top;
}

function edgesBy(edges: readonly SectionEdge[], end: 'from' | 'to'): ReadonlyMap<string, readonly SectionEdge[]> {
  const lists = new Map<string, SectionEdge[]>();
  const ordered = bestFirst(
    edges,
    (edge) => edge.weight,
    (edge) => `${edge.from} ${edge.to}`,
  );
  for (const edge of ordered) if (edge.from !== edge.to) addTo(lists, edge[end], edge);
  return lists;
}

function indexTests(
  analysis: Analysis,
  sectionOf: ReadonlyMap<RepoPath, Section>,
): ReadonlyMap<string, readonly TestFact[]> {
  const tests = new Map<string, TestFact[]>();
  for (const test of analysis.tests) {
    const ids = new Set(test.subjects.map((path) => sectionOf.get(path)?.id));
    for (const id of ids) if (id !== undefined) addTo(tests, id, test);
  }
  return tests;
}

function indexExternal(analysis: Analysis): ReadonlyMap<string, readonly ImportFact[]> {
  const lists = new Map<string, ImportFact[]>();
  for (const file of productFiles(analysis)) {
    const seen = new Set<string>();
    for (const fact of file.imports) {
      if (fact.external === undefined || seen.has(fact.external)) continue;
      seen.add(fact.external);
      addTo(lists, fact.external, fact);
    }
  }
  return lists;
}
