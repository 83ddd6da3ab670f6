import type { Diagram, DiagramEdge } from '#draft';

/** One line of the picture: an edge, or two that run both ways between the same nodes. */
export interface DrawnEdge {
  /** Index of the node it starts at. */
  readonly from: number;
  readonly to: number;
  readonly kind: DiagramEdge['kind'];
  readonly weight: number;
  readonly isMutual: boolean;
  readonly label?: string;
  /** The edges it stands for, in order. */
  readonly edges: readonly DiagramEdge[];
}

/** The lines to draw: repeats and opposite directions of one kind become one line; edges to unknown nodes vanish. */
export function mergeEdges(diagram: Diagram): readonly DrawnEdge[] {
  const indexes = new Map(diagram.nodes.map((node, index) => [node.id, index]));
  const lines = new Map<string, { from: number; to: number; isMutual: boolean; edges: DiagramEdge[] }>();
  for (const edge of diagram.edges) {
    const [from, to] = [indexes.get(edge.from), indexes.get(edge.to)];
    if (from === undefined || to === undefined) continue;
    const same = lines.get(`${from} ${to} ${edge.kind}`);
    const opposite = from === to ? undefined : lines.get(`${to} ${from} ${edge.kind}`);
    if (same !== undefined) same.edges.push(edge);
    else if (opposite !== undefined) {
      opposite.edges.push(edge);
      opposite.isMutual = true;
    } else lines.set(`${from} ${to} ${edge.kind}`, { from, to, isMutual: false, edges: [edge] });
  }
  return [...lines.values()].map(({ from, to, isMutual, edges }) => {
    const label = edges.find((edge) => edge.label !== undefined)?.label;
    return {
      from,
      to,
      isMutual,
      edges,
      kind: edges[0]?.kind ?? 'concept',
      weight: edges.reduce((sum, edge) => sum + Math.max(1, edge.weight ?? 1), 0),
      ...(label === undefined ? {} : { label }),
    };
  });
}
