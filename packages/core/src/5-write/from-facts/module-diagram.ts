import type { SectionEdge } from '#analysis';
import type { Diagram, DiagramEdge, DiagramNode } from '#draft';
import type { SectionSketch } from '#plan';
import { imports } from './evidence.ts';
import type { PageTools } from './page-tools.ts';
import { tellingEdges } from './telling-edges.ts';

/** Most nodes of a diagram. @source wiki.md §1 */
const NODES = 25;
/** Most parts in the small picture: those with most arrows. @source own bound: seen at a glance */
export const SMALL_NODES = 10;

/** The parts and the arrows that show how they build on each other; in the small picture only the busiest parts. */
export function drawModules(
  sketches: readonly SectionSketch[],
  tools: PageTools,
  options: { id: string; title: string; kind: Diagram['kind']; isSmall: boolean },
): Diagram | undefined {
  const degree = (sketch: SectionSketch): number => sketch.uses.length + sketch.usedBy.length;
  const chosen = [...sketches]
    .map((sketch, order) => ({ sketch, order }))
    .sort((a, b) => degree(b.sketch) - degree(a.sketch) || a.order - b.order)
    .slice(0, options.isSmall ? SMALL_NODES : NODES)
    .sort((a, b) => a.order - b.order)
    .map(({ sketch }) => sketch);
  const ids = new Set(chosen.map(({ section }) => section.id));
  const edges = tellingEdges(chosen.flatMap((sketch) => sketch.uses.filter((edge) => ids.has(edge.to))));
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
  const sample = edge.samples.find((fact) => !fact.isTypeOnly) ?? edge.samples[0];
  if (sample === undefined) return undefined;
  return { from: edge.from, to: edge.to, kind: 'imports', weight: edge.weight, evidence: imports(sample) };
}
