import { buildGraph, type WeightedEdge } from '#graph/csr-graph';
import { findLayers } from '#graph/layers';
import type { RepoPath } from '#vocabulary';
import type { ImportFact, Section, SectionEdge, TestFact } from '../analysis.ts';
import type { FileRank } from '../rank-files.ts';
import type { Barrels } from '../resolve-imports/barrels.ts';
import type { ResolvedImport } from '../resolve-imports/resolve-imports.ts';
import type { SectionDraft } from './build-sections.ts';
import { orderSections, prevailing } from './order-sections.ts';

/** Most import statements shown for one pair of sections. @source analysis.ts */
const MAX_SAMPLES = 20;

/** Sections with their layers, what joins them, and the circles they form. */
export interface LinkedSections {
  readonly sections: readonly Section[];
  readonly sectionEdges: readonly SectionEdge[];
  readonly cycles: readonly (readonly string[])[];
  readonly passing: readonly ImportFact[];
}

/** What linking needs besides the drafts. */
export interface LinkInput {
  readonly drafts: readonly SectionDraft[];
  readonly imports: ReadonlyMap<RepoPath, readonly ResolvedImport[]>;
  readonly barrels: Barrels;
  readonly ranks: ReadonlyMap<RepoPath, FileRank>;
  readonly tests: readonly TestFact[];
}

/**
 * Joins sections by their imports. Circles and layers count only imports that exist at run time; no circle leads through
 * what is left over, because nothing joins the files there.
 */
export function linkSections({ drafts, imports, barrels, ranks, tests }: LinkInput): LinkedSections {
  const sectionOf = new Map<RepoPath, number>();
  drafts.forEach((draft, index) => {
    for (const path of draft.files) sectionOf.set(path, index);
  });
  const { pairs, passing } = collectPairs(drafts, { imports, barrels }, sectionOf);
  const edges: WeightedEdge[] = [...pairs.values()]
    .filter(({ facts }) => facts.some((fact) => !fact.isTypeOnly))
    .map(({ from, to, facts }) => ({ from, to, weight: countStatements(facts) }));
  const { layers } = findLayers(buildGraph(drafts.length, edges));
  const isPart = (index: number): boolean => drafts[index]?.isRest !== true;
  const between = edges.filter(({ from, to }) => isPart(from) && isPart(to));
  const { cycles } = findLayers(buildGraph(drafts.length, between));
  const tiers = findLayers(buildGraph(drafts.length, prevailing(edges))).layers;
  const testsOf = collectTests(tests, sectionOf);
  const idOf = (index: number) => drafts[index]?.id ?? '';
  const sections = drafts.map(({ id, name, folders, files, packageRoot, isRest }, index): Section => {
    const place = { layer: layers[index] ?? 0, tier: tiers[index] ?? 0 };
    const rest = isRest ? { isRest } : {};
    return { id, name, folders, files, packageRoot, tests: testsOf.get(index) ?? [], ...place, ...rest };
  });
  const rests = new Set(drafts.filter(({ isRest }) => isRest).map(({ id }) => id));
  const sectionEdges = [...pairs.values()]
    .map(({ from, to, facts }) => ({
      from: idOf(from),
      to: idOf(to),
      weight: countStatements(facts),
      samples: bestSamples(facts, ranks),
    }))
    .sort((left, right) => right.weight - left.weight || compare(left.from + left.to, right.from + right.to));
  return {
    sections: orderSections({ sections, edges: sectionEdges, rests }),
    sectionEdges,
    cycles: cycles.map((members) => members.map(idOf)),
    passing,
  };
}

interface SectionPair {
  readonly from: number;
  readonly to: number;
  readonly facts: ImportFact[];
  /** Whether all of them only pass names on. */
  isPassing: boolean;
}

function collectPairs(
  drafts: readonly SectionDraft[],
  { imports, barrels }: Pick<LinkInput, 'imports' | 'barrels'>,
  sectionOf: ReadonlyMap<RepoPath, number>,
): { readonly pairs: Map<number, SectionPair>; readonly passing: ImportFact[] } {
  const pairs = new Map<number, SectionPair>();
  drafts.forEach((draft, from) => {
    for (const path of draft.files) {
      for (const { fact: written, isReExport } of imports.get(path) ?? []) {
        // What is taken through a file that only hands on is taken from where it is declared.
        for (const fact of isReExport ? [written] : barrels.resolve(written)) {
          const to = fact.to === undefined ? undefined : sectionOf.get(fact.to);
          if (to === undefined || to === from) continue;
          const key = from * drafts.length + to;
          const pair = pairs.get(key) ?? { from, to, facts: [], isPassing: true };
          pair.facts.push(fact);
          pair.isPassing &&= isReExport;
          pairs.set(key, pair);
        }
      }
    }
  });
  // A file that hands on the names of a part uses none of them: it stands no way against the part that uses it.
  const passing: ImportFact[] = [];
  for (const [key, { from, to, isPassing, facts }] of pairs) {
    if (!isPassing || !pairs.has(to * drafts.length + from)) continue;
    pairs.delete(key);
    passing.push(...facts.slice(0, 1));
  }
  return { pairs, passing };
}

/** One statement may lead to several files, when its names lie in several. */
function countStatements(facts: readonly ImportFact[]): number {
  return new Set(facts.map(({ from, startLine }) => `${from}\0${startLine}`)).size;
}

function bestSamples(facts: readonly ImportFact[], ranks: ReadonlyMap<RepoPath, FileRank>): ImportFact[] {
  const value = (fact: ImportFact) =>
    (ranks.get(fact.from)?.rank ?? 0) +
    (fact.to === undefined ? 0 : (ranks.get(fact.to)?.rank ?? 0)) -
    (fact.isTypeOnly ? 1 : 0);
  return [...facts]
    .sort(
      (left, right) => value(right) - value(left) || compare(left.from, right.from) || left.startLine - right.startLine,
    )
    .slice(0, MAX_SAMPLES);
}

/** A name says more about what is tested than what is imported to do it. @source judged on six repositories */
const NAMED_VOTES = 5;

/** A test belongs to the section most of its subjects are in. */
function collectTests(tests: readonly TestFact[], sectionOf: ReadonlyMap<RepoPath, number>): Map<number, RepoPath[]> {
  const found = new Map<number, RepoPath[]>();
  for (const test of tests) {
    const votes = new Map<number, number>();
    for (const subject of test.subjects) {
      const section = sectionOf.get(subject);
      const weight = subject === test.named ? NAMED_VOTES : 1;
      if (section !== undefined) votes.set(section, (votes.get(section) ?? 0) + weight);
    }
    const best = [...votes].sort((left, right) => right[1] - left[1] || left[0] - right[0])[0];
    if (best === undefined) continue;
    const list = found.get(best[0]);
    if (list === undefined) found.set(best[0], [test.path]);
    else list.push(test.path);
  }
  return found;
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
