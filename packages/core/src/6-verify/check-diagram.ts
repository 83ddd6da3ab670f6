import type { Diagram, DiagramEdge, DiagramNode } from '#draft';
import type { DroppedStatement } from '#verified';
import { checkEvidence } from './check-evidence.ts';
import { pathExists } from './check-names.ts';
import type { CheckContext } from './check-statement.ts';

/** A diagram without what could not be proven; no diagram when fewer than two nodes or no arrow remain. */
export interface DiagramVerdict {
  readonly diagram?: Diagram;
  readonly dropped: readonly DroppedStatement[];
}

/** Keeps nodes that map to a file, folder, symbol or page, and arrows whose line proves them. */
export async function checkDiagram(diagram: Diagram, context: CheckContext): Promise<DiagramVerdict> {
  const dropped: DroppedStatement[] = [];
  const nodes = new Map<string, DiagramNode>();
  for (const node of diagram.nodes) {
    if (isReal(node, context)) nodes.set(node.id, node);
    else dropped.push({ reason: 'unknown-name', text: node.label.slice(0, 300) });
  }
  const edges: DiagramEdge[] = [];
  for (const edge of diagram.edges) {
    if (!nodes.has(edge.from) || !nodes.has(edge.to)) continue;
    const text = edgeText(edge, nodes);
    if (edge.evidence === undefined) {
      if (edge.kind === 'concept') edges.push(edge);
      else dropped.push({ reason: 'no-evidence', text });
      continue;
    }
    const verdict = await checkEvidence(edge.evidence, context.source);
    if ('reason' in verdict) dropped.push({ reason: verdict.reason, text });
    else edges.push(edge);
  }
  if (nodes.size < 2 || edges.length === 0) return { dropped };
  return { diagram: { ...diagram, nodes: [...nodes.values()], edges }, dropped };
}

/** The arrow as text: `A → B`, with its own word where it has one, `A → B: call`. */
export function edgeText(edge: DiagramEdge, nodes: ReadonlyMap<string, DiagramNode>): string {
  const label = (id: string): string => nodes.get(id)?.label ?? id;
  const word = edge.label === undefined ? '' : `: ${edge.label}`;
  return `${label(edge.from)} → ${label(edge.to)}${word}`.slice(0, 300);
}

function isReal(node: DiagramNode, { vocabulary, pageIds }: CheckContext): boolean {
  if (node.pageId !== undefined && !pageIds.has(node.pageId)) return false;
  if (node.path !== undefined && node.path !== '' && !pathExists(node.path, vocabulary)) return false;
  if (node.symbol !== undefined && !vocabulary.names.has(node.symbol)) return false;
  return node.pageId !== undefined || node.path !== undefined || node.symbol !== undefined;
}
