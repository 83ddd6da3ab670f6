import type { CsrGraph } from './csr-graph.ts';

/**
 * The component of every node: nodes in one component reach each other. Components are numbered so that every arrow
 * between two of them leads from a higher number to a lower one. Tarjan's algorithm without recursion, O(nodes + edges).
 */
export function findComponents(graph: CsrGraph): Int32Array {
  const search = new ComponentSearch(graph);
  for (let node = 0; node < graph.nodeCount; node++) search.visit(node);
  return search.components;
}

class ComponentSearch {
  readonly components: Int32Array;
  readonly #graph: CsrGraph;
  readonly #order: Int32Array;
  readonly #low: Int32Array;
  /** Next arrow to follow of every node on the path. */
  readonly #cursor: Int32Array;
  readonly #path: number[] = [];
  readonly #open: number[] = [];
  #visited = 0;
  #componentCount = 0;

  constructor(graph: CsrGraph) {
    this.#graph = graph;
    this.components = new Int32Array(graph.nodeCount).fill(-1);
    this.#order = new Int32Array(graph.nodeCount).fill(-1);
    this.#low = new Int32Array(graph.nodeCount);
    this.#cursor = graph.offsets.slice(0, graph.nodeCount);
  }

  visit(start: number): void {
    if (this.#order[start] !== -1) return;
    this.#enter(start);
    while (this.#path.length > 0) {
      const node = this.#path.at(-1) ?? 0;
      const at = this.#cursor[node] ?? 0;
      if (at < (this.#graph.offsets[node + 1] ?? 0)) {
        this.#cursor[node] = at + 1;
        this.#follow(node, this.#graph.targets[at] ?? 0);
      } else this.#leave(node);
    }
  }

  #enter(node: number): void {
    this.#order[node] = this.#visited;
    this.#low[node] = this.#visited++;
    this.#path.push(node);
    this.#open.push(node);
  }

  #follow(node: number, to: number): void {
    if (this.#order[to] === -1) this.#enter(to);
    else if (this.components[to] === -1) this.#lower(node, this.#order[to] ?? 0);
  }

  #lower(node: number, value: number): void {
    this.#low[node] = Math.min(this.#low[node] ?? 0, value);
  }

  #leave(node: number): void {
    this.#path.pop();
    const above = this.#path.at(-1);
    if (above !== undefined) this.#lower(above, this.#low[node] ?? 0);
    if (this.#low[node] !== this.#order[node]) return;
    for (;;) {
      const member = this.#open.pop();
      if (member === undefined) break;
      this.components[member] = this.#componentCount;
      if (member === node) break;
    }
    this.#componentCount++;
  }
}
