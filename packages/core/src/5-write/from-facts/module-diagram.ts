import type { SectionEdge } from '#analysis';
import type { Diagram, DiagramEdge, DiagramNode } from '#draft';
import type { SectionSketch } from '#plan';
import { imports } from './evidence.ts';
import type { PageTools } from './page-tools.ts';

/** Most nodes of a diagram. @source wiki.md §1 */
const NODES = 25;
/** Most arrows that leave one part in the small picture: the strongest ones carry the message. @source own bound */
const STRONGEST = 2;

/** The parts with an arrow for each import between them; in the small picture only the strongest arrows of each part. */
export function drawModules(
  sketches: readonly SectionSketch[],
  tools: PageTools,
  options: { id: string; title: string; kind: Diagram['kind']; isSmall: boolean },
): Diagram | undefined {
  const degree = (sketch: SectionSketch): number => sketch.uses.length + sketch.usedBy.length;
  const chosen = [...sketches]
    .map((sketch, order) => ({ sketch, order }))
    .sort((a, b) => degree(b.sketch) - degree(a.sketch) || a.order - b.order)
    .slice(0, NODES)
    .sort((a, b) => a.order - b.order)
    .map(({ sketch }) => sketch);
  const ids = new Set(chosen.map(({ section }) => section.id));
  const edges = chosen.flatMap((sketch) =>
    strongest(
      sketch.uses.filter((edge) => ids.has(edge.to)),
      options.isSmall,
    ),
  );
  const joined = new Set(edges.flatMap((edge) => [edge.from, edge.to]));
  const nodes = chosen.filter(({ section }) => joined.has(section.id));
  if (nodes.length < 2) return undefined;
  const roots = new Set(nodes.map(({ section }) => section.packageRoot));
  return {
    id: options.id,
    kind: options.kind,
    title: options.title,
    nodes: nodes.map((sketch) => drawNode(sketch, tools, roots.size > 1)),
    edges: edges.map(drawEdge).filter((edge) => edge !== undefined),
  };
}

function strongest(edges: readonly SectionEdge[], isSmall: boolean): readonly SectionEdge[] {
  return isSmall ? edges.slice(0, STRONGEST) : edges;
}

function drawNode({ section, pageId, mainFile }: SectionSketch, tools: PageTools, isGrouped: boolean): DiagramNode {
  const place = section.folders[0] || mainFile?.path;
  return {
    id: section.id,
    label: section.name,
    detail: tools.texts.common.files({ count: section.files.length }),
    ...(place === undefined ? {} : { path: place }),
    ...(pageId === undefined ? {} : { pageId }),
    ...(isGrouped && section.packageRoot !== '' ? { group: section.packageRoot } : {}),
  };
}

function drawEdge(edge: SectionEdge): DiagramEdge | undefined {
  const [sample] = edge.samples;
  if (sample === undefined) return undefined;
  return { from: edge.from, to: edge.to, kind: 'imports', weight: edge.weight, evidence: imports(sample) };
}
