import { html, type Markup } from '../markup/markup.ts';
import type { RenderPool } from '../render-pool.ts';
import { wrapLabel } from './fit-label.ts';
import { framedGroups, type GraphShape, graphSource, isUpward } from './graph-source.ts';
import { codeWidth, labelWidth } from './measure-text.ts';
import { type DrawnEdge, mergeEdges } from './merge-edges.ts';
import { boxOf, DETAIL_SIZE } from './node-box.ts';
import type { GraphLayout } from './read-layout.ts';
import { coordinate, type DrawingContext, svgEdge, svgFrame, svgNode } from './svg-parts.ts';

/** Wider than the text column a reader has to scroll, so the other direction is tried. @source wiki.css, --ow-measure */
const COLUMN_WIDTH = 720;
/** A layout at the caps takes some 100 ms; this is for the input nobody thought of. @source engine.md §3.1 */
const LAYOUT_LIMIT_MS = 5000;
const MAX_EDGE_LABEL = 22;

/** The picture of a graph of boxes and arrows; `undefined` when it could not be laid out in time. */
export async function drawGraph(context: DrawingContext, pool: RenderPool): Promise<Markup | undefined> {
  const shape = shapeOf(context);
  const down = await pool.run({ kind: 'lay-out', source: graphSource(shape) }, LAYOUT_LIMIT_MS);
  if ('failure' in down) return undefined;
  if (down.result.width <= COLUMN_WIDTH) return draw(shape, down.result, context);
  const across = await pool.run(
    { kind: 'lay-out', source: graphSource({ ...shape, direction: 'LR' }) },
    LAYOUT_LIMIT_MS,
  );
  const isNarrower = 'result' in across && across.result.width < down.result.width;
  return draw(shape, isNarrower ? across.result : down.result, context);
}

function shapeOf({ diagram }: DrawingContext): GraphShape {
  const groups = diagram.nodes.map((node) => node.group);
  const edges = mergeEdges(diagram);
  return {
    boxes: diagram.nodes.map(boxOf),
    groups,
    edges,
    labelWidths: edges.map((edge) => (edge.label === undefined ? 0 : codeWidth(edgeLabel(edge), DETAIL_SIZE) + 8)),
    groupLabelWidths: new Map(framedGroups(groups).map((group) => [group, labelWidth(groupLabel(group), DETAIL_SIZE)])),
    direction: 'TB',
  };
}

function draw(shape: GraphShape, layout: GraphLayout, context: DrawingContext): Markup {
  const { nodes } = context.diagram;
  const frames = framedGroups(shape.groups).map((group, index) => {
    const frame = layout.groups[index] ?? { x: 0, y: 0, width: 0, height: 0 };
    const { x, y, width, height } = frame;
    return {
      rect: html`<rect class="ow-group" x="${coordinate(x)}" y="${coordinate(y)}" width="${coordinate(width)}" height="${coordinate(height)}" rx="10" fill="#f2f4f7"/>`,
      label: html`<text class="ow-group-label" x="${coordinate(x + 12)}" y="${coordinate(y + 17)}" font-size="11">${groupLabel(group)}</text>`,
    };
  });
  const edges = shape.edges.map((edge, index) => {
    const placed = layout.edges[index];
    const label = edge.label === undefined || placed?.label === undefined ? undefined : placed.label;
    const points = isUpward(edge) ? (placed?.points ?? []).toReversed() : (placed?.points ?? []);
    const line = svgEdge(points, { ...edge, title: edgeTitle(edge, context) });
    return label === undefined
      ? line
      : html`${line}<text class="ow-edge-label" x="${coordinate(label.x)}" y="${coordinate(label.y + 4)}" text-anchor="middle" font-size="11">${edgeLabel(edge)}</text>`;
  });
  const boxes = nodes.flatMap((node, index) => {
    const [box, centre] = [shape.boxes[index], layout.nodes[index]];
    return box === undefined || centre === undefined ? [] : [svgNode(node, box, centre, context)];
  });
  // Labels of groups stand above the edges that cross them.
  const shapes = [...frames.map(({ rect }) => rect), ...edges, ...frames.map(({ label }) => label), ...boxes];
  return svgFrame(layout, shapes, context);
}

function groupLabel(group: string): string {
  return wrapLabel(group, 28, 1)[0] ?? '';
}

function edgeLabel(edge: DrawnEdge): string {
  return wrapLabel(edge.label ?? '', MAX_EDGE_LABEL, 1)[0] ?? '';
}

function edgeTitle(edge: DrawnEdge, { sentences, diagram }: DrawingContext): string {
  const drawable = new Set(diagram.nodes.map((node) => node.id));
  const known = diagram.edges.filter((each) => drawable.has(each.from) && drawable.has(each.to));
  return edge.edges
    .map((each) => sentences[known.indexOf(each)])
    .filter((sentence) => sentence !== undefined)
    .map(({ text, evidence }) => (evidence === undefined ? text : `${text} (${evidence.path}:${evidence.startLine})`))
    .join('; ');
}
