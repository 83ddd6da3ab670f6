import { type CsrGraph, forEachTarget } from './csr-graph.ts';
import type { FolderGroup } from './folder-groups.ts';

/** A group of files that grew by merging folder groups. */
export interface MergedGroup {
  /** The folder groups it was made of, largest first. */
  readonly parts: readonly FolderGroup[];
  readonly files: readonly number[];
  /** Root of the package the files belong to. */
  readonly packageRoot: string;
  /** Whether these are leftovers that belong to nothing in particular. */
  readonly isRest: boolean;
}

/** How far merging goes. */
export interface MergeOptions {
  /** Groups are merged until at most so many are left. */
  readonly maxGroups: number;
  /** Groups with fewer files are merged even below `maxGroups`, when something near is found. */
  readonly minFiles: number;
  /** Root of the package of a folder. */
  readonly packageRootOf: (folder: string) => string;
  /** Whether a package keeps a group of its own however small it is. */
  readonly isKept: (packageRoot: string) => boolean;
}

interface Cluster {
  readonly id: number;
  parts: FolderGroup[];
  size: number;
  readonly packageRoot: string;
  folder: string;
  volume: number;
  isSettled: boolean;
  readonly links: Map<number, number>;
}

/** Weight of lying near each other against importing each other. @source engine.md §2.5, approach D */
const PROXIMITY_WEIGHT = 0.6;

/** Factor on a merge across packages: possible, but the last thing done. @source engine.md §2.5 */
const ACROSS_PACKAGES = 0.2;

/** Least score with which a small group joins another when there is still room for it. */
const MIN_SCORE = 0.25;

/**
 * Merges the smallest group into the one it is closest to (by imports and by folders) until few enough are left.
 * `graph` links files. Deterministic; O(groups²), and groups are few.
 */
export function mergeGroups(groups: readonly FolderGroup[], graph: CsrGraph, options: MergeOptions): MergedGroup[] {
  const clusters = linkClusters(groups, graph, options.packageRootOf);
  const alive = new Map(clusters.map((cluster) => [cluster.id, cluster]));
  const total = clusters.reduce((sum, cluster) => sum + cluster.size, 0);
  const rest: FolderGroup[] = [];
  for (;;) {
    const isCrowded = alive.size > options.maxGroups;
    const smallest = pickSmallest(alive, { isCrowded, minFiles: options.minFiles });
    if (smallest === undefined || alive.size < 2) break;
    const best = closest(smallest, alive, total);
    if (best !== undefined && best.score >= MIN_SCORE) absorb(alive, best.cluster, smallest);
    else if (smallest.size < options.minFiles && !options.isKept(smallest.packageRoot)) {
      alive.delete(smallest.id);
      rest.push(...smallest.parts);
    } else if (isCrowded && best !== undefined) absorb(alive, best.cluster, smallest);
    else smallest.isSettled = true;
  }
  const merged = [...alive.values()].map(({ parts, packageRoot }) => toGroup(parts, packageRoot, false));
  return rest.length === 0 ? merged : [...merged, toGroup(rest, '', true)];
}

function toGroup(parts: readonly FolderGroup[], packageRoot: string, isRest: boolean): MergedGroup {
  return {
    parts: [...parts].sort(
      (left, right) => right.files.length - left.files.length || (left.folder < right.folder ? -1 : 1),
    ),
    files: parts.flatMap((part) => part.files).sort((left, right) => left - right),
    packageRoot,
    isRest,
  };
}

function linkClusters(
  groups: readonly FolderGroup[],
  graph: CsrGraph,
  packageRootOf: (folder: string) => string,
): Cluster[] {
  const clusters = groups.map((group, id): Cluster => {
    const packageRoot = packageRootOf(group.folder);
    const base = { parts: [group], size: group.files.length, volume: 0, isSettled: false };
    return { id, ...base, packageRoot, folder: group.folder, links: new Map() };
  });
  const clusterOf = new Map<number, Cluster>();
  for (const cluster of clusters)
    for (const part of cluster.parts) for (const file of part.files) clusterOf.set(file, cluster);
  const fanIn = countFanIn(graph);
  for (const [file, cluster] of clusterOf) {
    forEachTarget(graph, file, (to, weight) => {
      const other = clusterOf.get(to);
      if (other === undefined) return;
      const value = weight / (1 + (fanIn[to] ?? 0));
      cluster.volume += value;
      other.volume += value;
      if (other !== cluster) addLink(cluster, other, value);
    });
  }
  return clusters;
}

function countFanIn(graph: CsrGraph): Float64Array {
  const fanIn = new Float64Array(graph.nodeCount);
  for (const target of graph.targets) fanIn[target] = (fanIn[target] ?? 0) + 1;
  return fanIn;
}

function addLink(one: Cluster, other: Cluster, value: number): void {
  one.links.set(other.id, (one.links.get(other.id) ?? 0) + value);
  other.links.set(one.id, (other.links.get(one.id) ?? 0) + value);
}

/**
 * The group to merge next. While there are too many, groups that have a sibling in their package go first, so that small
 * packages are not swallowed to make room for the parts of a large one; otherwise only groups below the least size.
 */
function pickSmallest(
  alive: ReadonlyMap<number, Cluster>,
  { isCrowded, minFiles }: { readonly isCrowded: boolean; readonly minFiles: number },
): Cluster | undefined {
  const perPackage = new Map<string, number>();
  for (const { packageRoot } of alive.values()) perPackage.set(packageRoot, (perPackage.get(packageRoot) ?? 0) + 1);
  const hasSibling = (cluster: Cluster) => (perPackage.get(cluster.packageRoot) ?? 0) > 1;
  const anySibling = [...alive.values()].some(hasSibling);
  let found: Cluster | undefined;
  for (const cluster of alive.values()) {
    const isCandidate = isCrowded ? !anySibling || hasSibling(cluster) : cluster.size < minFiles && !cluster.isSettled;
    if (isCandidate && (found === undefined || cluster.size < found.size)) found = cluster;
  }
  return found;
}

function closest(
  cluster: Cluster,
  alive: ReadonlyMap<number, Cluster>,
  total: number,
): { readonly cluster: Cluster; readonly score: number } | undefined {
  let best: { readonly cluster: Cluster; readonly score: number } | undefined;
  for (const other of alive.values()) {
    if (other === cluster) continue;
    const link = cluster.links.get(other.id) ?? 0;
    const both = link / Math.sqrt((cluster.volume + 1) * (other.volume + 1));
    const coupling = link === 0 ? 0 : (both + link / cluster.volume) / 2;
    let score = coupling + PROXIMITY_WEIGHT * proximity(cluster.folder, other.folder);
    if (cluster.packageRoot !== other.packageRoot) score *= ACROSS_PACKAGES;
    score *= 1 - 0.5 * (other.size / total);
    if (best === undefined || score > best.score) best = { cluster: other, score };
  }
  return best;
}

/** Nearness of a folder to one inside it, when the outer one is more than a top folder. */
const INSIDE = 0.85;

/** Share of common leading folders, 0 to 1; 1 for the same folder. */
function proximity(left: string, right: string): number {
  if (left === right) return 1;
  const outer = left.length < right.length ? left : right;
  if (outer.includes('/') && (left.startsWith(`${outer}/`) || right.startsWith(`${outer}/`))) return INSIDE;
  const one = left === '' ? [] : left.split('/');
  const two = right === '' ? [] : right.split('/');
  let common = 0;
  while (common < one.length && common < two.length && one[common] === two[common]) common++;
  return common / Math.max(one.length, two.length, 1);
}

function absorb(alive: Map<number, Cluster>, into: Cluster, from: Cluster): void {
  if (into.size === from.size) into.folder = commonFolder(into.folder, from.folder);
  into.parts.push(...from.parts);
  into.size += from.size;
  into.volume += from.volume;
  into.isSettled = false;
  alive.delete(from.id);
  for (const [id, value] of from.links) {
    const other = alive.get(id);
    other?.links.delete(from.id);
    if (other !== undefined && other !== into) addLink(into, other, value);
  }
  into.links.delete(from.id);
}

/** The deepest folder that holds both. */
export function commonFolder(left: string, right: string): string {
  const one = left.split('/');
  const two = right.split('/');
  let common = 0;
  while (common < one.length && common < two.length && one[common] === two[common]) common++;
  return one.slice(0, common).join('/');
}
