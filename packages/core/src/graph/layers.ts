import { type CsrGraph, forEachTarget } from './csr-graph.ts';
import { findComponents } from './strongly-connected.ts';

/** Where nodes stand from the top, and which of them form circles. */
export interface Layering {
  /** 0 for nodes nothing leads to; below that the longest way from the top; equal for all nodes of a circle. */
  readonly layers: Int32Array;
  /** Groups of at least two nodes that reach each other, members in rising order. */
  readonly cycles: readonly (readonly number[])[];
}

/** Layers of a graph whose circles are taken as one node each. O(nodes + edges). */
export function findLayers(graph: CsrGraph): Layering {
  const components = findComponents(graph);
  const members = new Map<number, number[]>();
  components.forEach((component, node) => {
    const list = members.get(component);
    if (list === undefined) members.set(component, [node]);
    else list.push(node);
  });
  const depth = new Int32Array(members.size);
  for (let component = members.size - 1; component >= 0; component--) {
    for (const node of members.get(component) ?? []) {
      forEachTarget(graph, node, (to) => {
        const below = components[to] ?? 0;
        if (below !== component) depth[below] = Math.max(depth[below] ?? 0, (depth[component] ?? 0) + 1);
      });
    }
  }
  const layers = components.map((component) => depth[component] ?? 0);
  const cycles = [...members.values()].filter((group) => group.length > 1);
  return { layers, cycles: cycles.sort((left, right) => (left[0] ?? 0) - (right[0] ?? 0)) };
}
