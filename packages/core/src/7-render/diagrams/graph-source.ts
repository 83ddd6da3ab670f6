import type { DrawnEdge } from './merge-edges.ts';
import type { NodeBox } from './node-box.ts';

const POINTS_PER_INCH = 72;

/** A graph to lay out: sizes and connections only. */
export interface GraphShape {
  readonly boxes: readonly NodeBox[];
  /** Group of each node, `undefined` for none. */
  readonly groups: readonly (string | undefined)[];
  readonly edges: readonly DrawnEdge[];
  /** Width of each edge's label in px, 0 for none. */
  readonly labelWidths: readonly number[];
  readonly groupLabelWidths: ReadonlyMap<string, number>;
  readonly direction: 'TB' | 'LR';
}

/** The groups of at least two nodes, in order: only they are framed. */
export function framedGroups(groups: readonly (string | undefined)[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const group of groups) if (group !== undefined) counts.set(group, (counts.get(group) ?? 0) + 1);
  return [...counts].filter(([, count]) => count > 1).map(([group]) => group);
}

/** Whether an edge is laid out against its direction: what is extended stands above, as everybody draws it. */
export function isUpward(edge: Pick<DrawnEdge, 'kind'>): boolean {
  return edge.kind === 'extends' || edge.kind === 'implements';
}

/**
 * The graph in DOT with numbered nodes and edges and no text of the repository: nothing can be injected, and nothing
 * in a name can break the syntax. One unit of DOT is one px.
 */
export function graphSource(shape: GraphShape): string {
  const lines = [
    'digraph {',
    `rankdir=${shape.direction}; nodesep=0.28; ranksep=0.5; splines=true; outputorder=nodesfirst;`,
    'node [shape=box, fixedsize=true, label=""]; edge [arrowhead=none];',
  ];
  const framed = framedGroups(shape.groups);
  for (const [number, group] of framed.entries()) {
    const label = spacer(shape.groupLabelWidths.get(group) ?? 0);
    lines.push(`subgraph cluster_${number} { margin=14; labeljust=l; label=${label};`);
    for (const [index, box] of shape.boxes.entries()) if (shape.groups[index] === group) lines.push(node(index, box));
    lines.push('}');
  }
  for (const [index, box] of shape.boxes.entries()) {
    const group = shape.groups[index];
    if (group === undefined || !framed.includes(group)) lines.push(node(index, box));
  }
  for (const [index, edge] of shape.edges.entries()) {
    const width = shape.labelWidths[index] ?? 0;
    const label = width > 0 ? `, label=${spacer(width)}` : '';
    const pull = Math.min(8, 1 + Math.round(Math.log2(edge.weight)));
    const [above, below] = isUpward(edge) ? [edge.to, edge.from] : [edge.from, edge.to];
    lines.push(`n${above} -> n${below} [comment=${index}, weight=${pull}${label}];`);
  }
  return `${lines.join('\n')}\n}`;
}

function node(index: number, box: NodeBox): string {
  return `n${index} [width=${inches(box.width)}, height=${inches(box.height)}];`;
}

/** An empty table of the label's size keeps its place free without telling the label. */
function spacer(width: number): string {
  const size = `WIDTH="${Math.ceil(width)}" HEIGHT="16"`;
  return `<<TABLE BORDER="0" CELLBORDER="0" CELLPADDING="0" CELLSPACING="0" FIXEDSIZE="TRUE" ${size}><TR><TD></TD></TR></TABLE>>`;
}

function inches(px: number): string {
  return (px / POINTS_PER_INCH).toFixed(4);
}
