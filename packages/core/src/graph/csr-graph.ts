/** A directed graph over the nodes 0 … `nodeCount - 1` in compressed rows: neighbours of `n` lie between two offsets. */
export interface CsrGraph {
  readonly nodeCount: number;
  /** `nodeCount + 1` offsets into `targets` and `weights`. */
  readonly offsets: Int32Array;
  readonly targets: Int32Array;
  readonly weights: Float64Array;
}

/** One arrow; repeated arrows between the same nodes add up. */
export interface WeightedEdge {
  readonly from: number;
  readonly to: number;
  readonly weight: number;
}

/** Builds the rows from edges in any order; the result does not depend on it. O(nodes + edges log edges). */
export function buildGraph(nodeCount: number, edges: readonly WeightedEdge[]): CsrGraph {
  const merged = new Map<number, number>();
  for (const { from, to, weight } of edges) {
    const key = from * nodeCount + to;
    merged.set(key, (merged.get(key) ?? 0) + weight);
  }
  const keys = Float64Array.from(merged.keys()).sort();
  const offsets = new Int32Array(nodeCount + 1);
  const targets = new Int32Array(keys.length);
  const weights = new Float64Array(keys.length);
  keys.forEach((key, index) => {
    const from = Math.floor(key / nodeCount);
    targets[index] = key - from * nodeCount;
    weights[index] = merged.get(key) ?? 0;
    offsets[from + 1] = (offsets[from + 1] ?? 0) + 1;
  });
  for (let node = 0; node < nodeCount; node++) offsets[node + 1] = (offsets[node + 1] ?? 0) + (offsets[node] ?? 0);
  return { nodeCount, offsets, targets, weights };
}

/** Calls `visit` for every arrow that leaves `node`, in target order. */
export function forEachTarget(graph: CsrGraph, node: number, visit: (to: number, weight: number) => void): void {
  const end = graph.offsets[node + 1] ?? 0;
  for (let at = graph.offsets[node] ?? 0; at < end; at++) visit(graph.targets[at] ?? 0, graph.weights[at] ?? 0);
}

/** The same nodes with every arrow turned round. */
export function reverseGraph(graph: CsrGraph): CsrGraph {
  const edges: WeightedEdge[] = [];
  for (let from = 0; from < graph.nodeCount; from++) {
    forEachTarget(graph, from, (to, weight) => edges.push({ from: to, to: from, weight }));
  }
  return buildGraph(graph.nodeCount, edges);
}
