import { buildGraph, type CsrGraph, type WeightedEdge } from '#graph/csr-graph';
import type { RepoPath } from '#vocabulary';
import type { FileLink } from './rank-links.ts';
import type { ResolvedImport } from './resolve-imports/resolve-imports.ts';

/** Files and the imports between them. Node `n` is `paths[n]`; paths are in order. */
export interface ImportGraph {
  readonly paths: readonly RepoPath[];
  readonly indexOf: ReadonlyMap<RepoPath, number>;
  readonly graph: CsrGraph;
}

/** What an import that vanishes at run time counts against one that stays. */
const TYPE_ONLY_WEIGHT = 0.5;

/**
 * The import graph between `files`; imports from or to other files are left out. Order of input does not matter. `links`
 * adds uses that need no import; they count like imports for types only.
 */
export function buildImportGraph(
  files: readonly RepoPath[],
  imports: ReadonlyMap<RepoPath, readonly ResolvedImport[]>,
  links: readonly FileLink[] = [],
): ImportGraph {
  const paths = [...files].sort();
  const indexOf = new Map(paths.map((path, index) => [path, index]));
  const edges: WeightedEdge[] = [];
  paths.forEach((path, from) => {
    for (const { fact } of imports.get(path) ?? []) {
      const to = fact.to === undefined ? undefined : indexOf.get(fact.to);
      if (to === undefined || to === from) continue;
      edges.push({ from, to, weight: fact.isTypeOnly ? TYPE_ONLY_WEIGHT : 1 });
    }
  });
  for (const link of links) {
    const from = indexOf.get(link.from);
    const to = indexOf.get(link.to);
    if (from !== undefined && to !== undefined) edges.push({ from, to, weight: TYPE_ONLY_WEIGHT });
  }
  return { paths, indexOf, graph: buildGraph(paths.length, edges) };
}
