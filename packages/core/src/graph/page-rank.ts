import { type CsrGraph, forEachTarget } from './csr-graph.ts';

/** Share of importance that flows along edges. @source the usual value, Brin and Page 1998 */
const DAMPING = 0.85;

/** Rounds of spreading; ranks are stable to about 1e-4 of their value after 40. */
const ROUNDS = 40;

/**
 * Importance of every node as the share of visits of a random walk along the arrows; sums to 1 (0 nodes: empty).
 * The number of rounds is fixed, so equal input gives equal bits. O(rounds × edges).
 */
export function pageRank(graph: CsrGraph): Float64Array {
  const count = graph.nodeCount;
  let ranks = new Float64Array(count).fill(count === 0 ? 0 : 1 / count);
  const outWeights = new Float64Array(count);
  for (let node = 0; node < count; node++) {
    forEachTarget(graph, node, (_to, weight) => {
      outWeights[node] = (outWeights[node] ?? 0) + weight;
    });
  }
  for (let round = 0; round < ROUNDS; round++) ranks = spread(graph, ranks, outWeights);
  return ranks;
}

function spread(graph: CsrGraph, ranks: Float64Array, outWeights: Float64Array): Float64Array<ArrayBuffer> {
  const count = graph.nodeCount;
  const next = new Float64Array(count);
  let lost = 0;
  for (let node = 0; node < count; node++) {
    const rank = ranks[node] ?? 0;
    const out = outWeights[node] ?? 0;
    if (out === 0) lost += rank;
    else {
      forEachTarget(graph, node, (to, weight) => {
        next[to] = (next[to] ?? 0) + (rank * weight) / out;
      });
    }
  }
  const base = (1 - DAMPING + DAMPING * lost) / count;
  for (let node = 0; node < count; node++) next[node] = base + DAMPING * (next[node] ?? 0);
  return next;
}
