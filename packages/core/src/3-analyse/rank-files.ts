import { type CsrGraph, forEachTarget, reverseGraph } from '#graph/csr-graph';
import { pageRank } from '#graph/page-rank';
import type { RepoSurvey } from '#survey';
import { fileNameOf, folderOf, type RepoPath } from '#vocabulary';
import type { ImportGraph } from './import-graph.ts';

/** Importance of a file and how many product files import it. */
export interface FileRank {
  /** 0 to 1. Product code lies above {@link PRODUCT_FLOOR}, everything else below. */
  readonly rank: number;
  readonly fanIn: number;
}

/** Least rank of product code. */
export const PRODUCT_FLOOR = 0.3;

/** Ranks of files that are no product code, by role. */
const RANK_OF_ROLE: Readonly<Record<string, number>> = {
  manifest: 0.28,
  build: 0.24,
  example: 0.2,
  ci: 0.18,
  config: 0.16,
  test: 0.15,
  bench: 0.13,
  docs: 0.12,
  generated: 0.05,
};

/** Value of being an entry point, or one, two … imports away from one. */
const ENTRY_VALUE = [1, 0.8, 0.6, 0.45, 0.3, 0.2];

/** Names of files that serve everything and explain nothing. */
const UTILITY =
  /^(_?utils?|helpers?|common|misc|constants?|types?|exceptions?|errors?|logg?(er|ing)?|compat|_compat|typing)$/i;

/** How much of its score a utility, or a file of a package that is not published beside published ones, keeps. */
const UTILITY_FACTOR = 0.7;
const PRIVATE_FACTOR = 0.7;

/** Longest file that still gains from its length, in lines. */
const MAX_LINES = 1_500;

/** What ranking needs to know. */
export interface RankInput {
  readonly survey: RepoSurvey;
  /** Graph of the product's code only. */
  readonly product: ImportGraph;
  /** The same with uses that need no import, when there are any. */
  readonly linked?: ImportGraph;
  /** Files in which a program begins, besides those that manifests and names tell. */
  readonly programs?: ReadonlySet<RepoPath>;
  readonly lineCounts: ReadonlyMap<RepoPath, number>;
}

/**
 * Ranks product files by visits along imports, nearness to an entry point, fan-out and size, so that what ties the
 * product together comes before what everything uses.
 */
export function rankFiles({
  survey,
  product,
  linked = product,
  programs,
  lineCounts,
}: RankInput): Map<RepoPath, FileRank> {
  const { graph, paths } = linked;
  const fanIn = countPerNode(reverseGraph(product.graph));
  const fanOut = countPerNode(graph);
  const visits = pageRank(graph).map((rank) => Math.log1p(rank * paths.length));
  const distance = entryDistances(survey, linked, programs ?? new Set());
  const most = { visits: maxOf(visits), fanOut: maxOf(fanOut.map(Math.log1p)), size: Math.log1p(MAX_LINES) };
  const factorOf = packageFactors(survey);
  const scores = paths.map((path, node) => {
    const lines = Math.min(lineCounts.get(path) ?? 0, MAX_LINES);
    const score =
      (0.3 * (visits[node] ?? 0)) / most.visits +
      0.3 * (ENTRY_VALUE[distance[node] ?? -1] ?? 0) +
      (0.2 * Math.log1p(fanOut[node] ?? 0)) / most.fanOut +
      (0.2 * Math.log1p(lines)) / most.size;
    return score * factorOf(path) * (isUtility(path) ? UTILITY_FACTOR : 1);
  });
  const best = maxOf(scores);
  const ranks = new Map<RepoPath, FileRank>();
  paths.forEach((path, node) => {
    const rank = PRODUCT_FLOOR + (1 - PRODUCT_FLOOR) * ((scores[node] ?? 0) / best);
    ranks.set(path, { rank: round(rank), fanIn: fanIn[node] ?? 0 });
  });
  return ranks;
}

/** The rank of a file that is no product code. */
export function rankOfRole(role: string): number {
  return RANK_OF_ROLE[role] ?? 0.1;
}

function round(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}

function maxOf(values: Iterable<number>): number {
  let most = 0;
  for (const value of values) most = Math.max(most, value);
  return most === 0 ? 1 : most;
}

function countPerNode(graph: CsrGraph): number[] {
  return Array.from(
    { length: graph.nodeCount },
    (_, node) => (graph.offsets[node + 1] ?? 0) - (graph.offsets[node] ?? 0),
  );
}

function isUtility(path: string): boolean {
  const stem = fileNameOf(path).replace(/\.[^.]*$/, '');
  return (
    UTILITY.test(stem) ||
    (stem === 'index' && UTILITY.test(fileNameOf(folderOf(path)))) ||
    UTILITY.test(fileNameOf(folderOf(path)))
  );
}

/** Import steps from the nearest entry point, -1 where none leads. */
function entryDistances(
  survey: RepoSurvey,
  { graph, indexOf, paths }: ImportGraph,
  programs: ReadonlySet<RepoPath>,
): Int32Array {
  const distance = new Int32Array(graph.nodeCount).fill(-1);
  const queue: number[] = [];
  const enter = (node: number | undefined, steps: number) => {
    if (node === undefined || distance[node] !== -1) return;
    distance[node] = steps;
    queue.push(node);
  };
  for (const fact of survey.packages) {
    for (const entry of fact.entryPoints) if (entry.target !== undefined) enter(indexOf.get(entry.target), 0);
  }
  const pythonTops = new Set((survey.modules?.pythonRoots ?? []).map((root) => (root === '' ? '' : `${root}/`)));
  paths.forEach((path, node) => {
    const isPackageTop =
      /^[^/]+\/__init__\.py$/.test(lastParts(path)) && pythonTops.has(path.slice(0, -lastParts(path).length));
    if (isPackageTop || isConventionalEntry(path) || programs.has(path)) enter(node, 0);
  });
  for (let at = 0; at < queue.length; at++) {
    const node = queue[at] ?? 0;
    forEachTarget(graph, node, (to) => enter(to, (distance[node] ?? 0) + 1));
  }
  return distance;
}

/** The folder and name of a file: `click/__init__.py`. */
function lastParts(path: string): string {
  return path.split('/').slice(-2).join('/');
}

/** Files that languages start by convention. */
function isConventionalEntry(path: string): boolean {
  return /(^|\/)(__main__\.py|manage\.py|(src\/)?main\.(ts|js|py|rs)|(src\/)?cli\.(ts|js|py))$/.test(path);
}

/** Files of packages marked private count less where other packages are published. */
function packageFactors(survey: RepoSurvey): (path: string) => number {
  const named = survey.packages.filter((fact) => fact.name !== undefined);
  const hasPublished = named.some((fact) => !fact.isPrivate && fact.root !== '');
  const roots = new Map(named.map((fact) => [fact.root, fact.isPrivate && (fact.root !== '' || hasPublished)]));
  return (path) => {
    for (let folder = folderOf(path); ; folder = folderOf(folder)) {
      const isPrivate = roots.get(folder);
      if (isPrivate !== undefined) return isPrivate ? PRIVATE_FACTOR : 1;
      if (folder === '') return 1;
    }
  };
}
