import { type CsrGraph, forEachTarget } from '#graph/csr-graph';
import { fileNameOf } from '#vocabulary';

/** A file of a flat package that a maintainer would speak of, with the files that belong to it. */
export interface LedGroup {
  readonly leader: number;
  readonly files: readonly number[];
}

/** What grouping looks at. */
export interface LeaderInput {
  /** The files to group, by their number in `graph`. */
  readonly members: readonly number[];
  readonly paths: readonly string[];
  /** Who imports whom. */
  readonly graph: CsrGraph;
  readonly linesOf: (file: number) => number;
  readonly rankOf: (file: number) => number;
}

/** Lines from which a file is a subject of its own; for a file of a general name, more. @source judged on six repositories */
const LEADER_LINES = { plain: 150, general: 250 } as const;
/** Fewest and most leaders. @source wiki.md §1: 4 to 14 parts */
const LEADERS = { least: 3, most: 10 } as const;

/** Names that many projects have and that name no subject. */
const GENERAL = /^(utils?|helpers?|common|misc|base|types?|typing|constants?|compat|errors?|exceptions?)$/i;
/** Files that pass on what others hold, and files that are private to others. */
const NO_LEADER = /^(_.*|index|mod|main|lib|doc|version)$/i;

/**
 * Groups the files of one folder around those that are large and named for something: a satellite goes where its name
 * points, else where its imports lead. Empty when there are too few subjects. Deterministic; O(files × leaders + imports).
 */
export function groupByLeaders(input: LeaderInput): LedGroup[] {
  const { members, rankOf } = input;
  const leaders = members
    .filter((file) => isLeader(file, input))
    .sort((left, right) => rankOf(right) - rankOf(left) || left - right)
    .slice(0, LEADERS.most);
  if (leaders.length < LEADERS.least) return [];
  const homes = new Map(leaders.map((leader) => [leader, leader]));
  const waiting = members.filter((file) => !homes.has(file));
  for (const file of waiting) {
    const named = leaderByName(file, leaders, input.paths);
    if (named !== undefined) homes.set(file, named);
  }
  const links = linkWeights(input);
  const shared = waiting.filter((file) => !homes.has(file) && isShared(file, leaders, input));
  const [base] = [...shared].sort((left, right) => rankOf(right) - rankOf(left) || left - right);
  if (base !== undefined) for (const file of shared) homes.set(file, base);
  const [first = 0] = leaders;
  for (const file of waiting) {
    if (!homes.has(file)) homes.set(file, closestLeader(file, { leaders, homes, links }) ?? first);
  }
  const heads = base === undefined ? leaders : [...leaders, base];
  return heads.map((leader) => ({ leader, files: members.filter((file) => homes.get(file) === leader) }));
}

/** The name of a file without its end. */
export function stemOf(path: string): string {
  return fileNameOf(path).replace(/(\.d)?\.[^.]*$/, '');
}

function isLeader(file: number, { paths, linesOf }: LeaderInput): boolean {
  const stem = stemOf(paths[file] ?? '');
  if (NO_LEADER.test(stem)) return false;
  return linesOf(file) >= (GENERAL.test(stem) ? LEADER_LINES.general : LEADER_LINES.plain);
}

/** The leader whose name stands in the file's own: `_termui_impl` belongs to `termui`. The longest name decides. */
function leaderByName(file: number, leaders: readonly number[], paths: readonly string[]): number | undefined {
  const words = stemOf(paths[file] ?? '')
    .toLowerCase()
    .split(/[^a-z0-9]+/);
  const named = leaders.filter((leader) => words.includes(stemOf(paths[leader] ?? '').toLowerCase()));
  return named.sort((a, b) => stemOf(paths[b] ?? '').length - stemOf(paths[a] ?? '').length || a - b)[0];
}

/** Leaders that import a file from which on it belongs to none of them: types and tools that all build on. @source judged on seven repositories */
const SHARED_BY = 4;

/** Whether so many leaders draw on a file that it says nothing about any of them. */
function isShared(file: number, leaders: readonly number[], { graph }: LeaderInput): boolean {
  const users = leaders.filter((leader) => {
    let isUser = false;
    forEachTarget(graph, leader, (to) => {
      isUser ||= to === file;
    });
    return isUser;
  });
  return users.length >= SHARED_BY;
}

type Links = ReadonlyMap<number, ReadonlyMap<number, number>>;

/** Imports between members in either direction; an importer that takes few files says more about each. */
function linkWeights({ members, graph }: LeaderInput): Links {
  const own = new Set(members);
  const links = new Map<number, Map<number, number>>();
  const add = (from: number, to: number, weight: number): void => {
    const row = links.get(from) ?? new Map<number, number>();
    row.set(to, (row.get(to) ?? 0) + weight);
    links.set(from, row);
  };
  for (const from of members) {
    const targets: number[] = [];
    forEachTarget(graph, from, (to) => {
      if (own.has(to) && to !== from) targets.push(to);
    });
    for (const to of targets) {
      add(from, to, 1 / targets.length);
      add(to, from, 1 / targets.length);
    }
  }
  return links;
}

function closestLeader(
  file: number,
  { leaders, homes, links }: { leaders: readonly number[]; homes: ReadonlyMap<number, number>; links: Links },
): number | undefined {
  const weights = new Map<number, number>();
  for (const [other, weight] of links.get(file) ?? []) {
    const home = homes.get(other);
    if (home !== undefined) weights.set(home, (weights.get(home) ?? 0) + weight);
  }
  return leaders
    .filter((leader) => weights.has(leader))
    .sort((a, b) => (weights.get(b) ?? 0) - (weights.get(a) ?? 0) || a - b)[0];
}
