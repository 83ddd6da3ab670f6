import type { Diagram, DiagramEdge } from '#draft';
import { cleanText } from '../markup/clean-text.ts';

const ARROWS: Readonly<Record<DiagramEdge['kind'], string>> = {
  imports: '-->',
  calls: '-->',
  extends: '-->',
  implements: '-.->',
  contains: '---',
  concept: '-.->',
};

/** The diagram as lines of Mermaid, for readers of the Markdown form whose viewer draws it. */
export function writeMermaid(diagram: Diagram): readonly string[] {
  const ids = new Map(diagram.nodes.map((node, index) => [node.id, `n${index}`]));
  const nodes = diagram.nodes.map((node) => `  ${ids.get(node.id)}["${label(node.label)}"]`);
  const edges = diagram.edges.flatMap((edge) => {
    const [from, to] = [ids.get(edge.from), ids.get(edge.to)];
    if (from === undefined || to === undefined) return [];
    return [`  ${from} ${ARROWS[edge.kind]}${edge.label === undefined ? '' : `|"${label(edge.label)}"|`} ${to}`];
  });
  return ['flowchart TB', ...nodes, ...edges];
}

/** Everything but letters, digits and harmless marks becomes a character code, so no label can end its quotes. */
function label(text: string): string {
  return cleanText(text).replace(/[^\p{L}\p{N} ./_:,-]/gu, (char) => `#${char.codePointAt(0) ?? 63};`);
}
