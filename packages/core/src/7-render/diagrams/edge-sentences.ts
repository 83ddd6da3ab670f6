import type { Diagram, DiagramEdge } from '#draft';
import { fillMessage, type Messages } from '#messages';
import type { EdgeSentence } from './draw-diagram.ts';

/** The diagram in words: one sentence for each edge in order, then the nodes without edges. */
export function edgeSentences(diagram: Diagram, texts: Messages['shell']): readonly EdgeSentence[] {
  const labels = new Map(diagram.nodes.map((node) => [node.id, node.label]));
  const met = new Set<string>();
  const sentences: EdgeSentence[] = [];
  for (const edge of diagram.edges) {
    const [from, to] = [labels.get(edge.from), labels.get(edge.to)];
    if (from === undefined || to === undefined) continue;
    met.add(edge.from).add(edge.to);
    const text = sentence(edge, { from, to }, texts);
    sentences.push(edge.evidence === undefined ? { text } : { text, evidence: edge.evidence });
  }
  for (const node of diagram.nodes) {
    if (!met.has(node.id)) sentences.push({ text: fillMessage(texts.nodeAlone, { name: node.label }) });
  }
  return sentences;
}

function sentence(edge: DiagramEdge, names: { from: string; to: string }, texts: Messages['shell']): string {
  const templates: Readonly<Record<DiagramEdge['kind'], string>> = {
    imports: texts.edgeImports,
    calls: texts.edgeCalls,
    extends: texts.edgeExtends,
    implements: texts.edgeImplements,
    contains: texts.edgeContains,
    concept: texts.edgeConcept,
  };
  // A file that calls itself: what is called says more.
  if (edge.from === edge.to && edge.kind === 'calls' && edge.label !== undefined)
    return fillMessage(texts.edgeWithin, { from: names.from, label: edge.label });
  const text = fillMessage(templates[edge.kind], names);
  return edge.label === undefined ? text : `${text} (${edge.label})`;
}
