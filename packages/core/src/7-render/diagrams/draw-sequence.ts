import type { DiagramEdge } from '#draft';
import { EMPTY, html, type Markup } from '../markup/markup.ts';
import { wrapLabel } from './fit-label.ts';
import { codeWidth } from './measure-text.ts';
import { boxOf, DETAIL_SIZE } from './node-box.ts';
import type { Point } from './read-layout.ts';
import { coordinate, type DrawingContext, svgEdge, svgFrame, svgNode } from './svg-parts.ts';

const ROW_HEIGHT = 40;
const LANE_GAP = 28;
const MAX_LABEL = 30;
const LOOP_WIDTH = 34;

/** Who calls whom in order of time: a lane for each node, a row for each edge. Needs no layout engine. */
export function drawSequence(context: DrawingContext): Markup {
  const { diagram } = context;
  const boxes = diagram.nodes.map(boxOf);
  const indexes = new Map(diagram.nodes.map((node, index) => [node.id, index]));
  const rows = diagram.edges.flatMap((edge) => {
    const [from, to] = [indexes.get(edge.from), indexes.get(edge.to)];
    return from === undefined || to === undefined ? [] : [{ edge, from, to }];
  });
  const centres = laneCentres(
    boxes.map((box) => box.width),
    rows,
  );
  const headHeight = Math.max(...boxes.map((box) => box.height));
  const bottom = headHeight + (rows.length + 0.6) * ROW_HEIGHT;
  const lifelines = centres.map(
    (x) =>
      html`<path class="ow-life" d="M${coordinate(x)} ${headHeight}V${coordinate(bottom)}" stroke="#98a2b3" stroke-dasharray="3 4"/>`,
  );
  const heads = diagram.nodes.flatMap((node, index) => {
    const [box, x] = [boxes[index], centres[index]];
    return box === undefined || x === undefined ? [] : [svgNode(node, box, { x, y: headHeight / 2 }, context)];
  });
  const messages = rows.map((row, index) => {
    const y = headHeight + (index + 0.9) * ROW_HEIGHT;
    return message(row, { from: centres[row.from] ?? 0, to: centres[row.to] ?? 0, y, number: index + 1 }, context);
  });
  const last = centres.length - 1;
  const width = Math.max((centres[last] ?? 0) + (boxes[last]?.width ?? 0) / 2, ...loopEnds(rows, centres));
  return svgFrame({ width, height: bottom }, [...lifelines, ...messages, ...heads], context);
}

interface Row {
  readonly edge: DiagramEdge;
  readonly from: number;
  readonly to: number;
}

/** Lanes stand far enough apart for their heads and for the labels between neighbours. */
function laneCentres(widths: readonly number[], rows: readonly Row[]): readonly number[] {
  const gaps = widths.slice(1).map((width, index) => ((widths[index] ?? 0) + width) / 2 + LANE_GAP);
  for (const { edge, from, to } of rows) {
    const left = Math.min(from, to);
    const needed = labelSpace(edge) + LANE_GAP + (from === to ? LOOP_WIDTH : 0);
    const span = from === to ? 1 : Math.abs(from - to);
    for (let lane = left; lane < left + span && lane < gaps.length; lane += 1) {
      gaps[lane] = Math.max(gaps[lane] ?? 0, needed / span);
    }
  }
  const centres = [(widths[0] ?? 0) / 2];
  for (const gap of gaps) centres.push((centres.at(-1) ?? 0) + gap);
  return centres;
}

function loopEnds(rows: readonly Row[], centres: readonly number[]): readonly number[] {
  return rows
    .filter((row) => row.from === row.to)
    .map((row) => (centres[row.from] ?? 0) + LOOP_WIDTH + labelSpace(row.edge));
}

function labelOf(edge: DiagramEdge): string {
  return wrapLabel(edge.label ?? '', MAX_LABEL, 1)[0] ?? '';
}

function labelSpace(edge: DiagramEdge): number {
  return codeWidth(`00 ${labelOf(edge)}`, DETAIL_SIZE);
}

function message(
  row: Row,
  place: { readonly from: number; readonly to: number; readonly y: number; readonly number: number },
  context: DrawingContext,
): Markup {
  const { from, to, y } = place;
  const isLoop = row.from === row.to;
  const title = context.sentences[place.number - 1]?.text ?? '';
  const points: readonly Point[] = isLoop
    ? [
        { x: from, y: y - 8 },
        { x: from + LOOP_WIDTH, y: y - 8 },
        { x: from + LOOP_WIDTH, y: y + 8 },
        { x: from + 1, y: y + 8 },
      ]
    : [
        { x: from, y },
        { x: to + (to > from ? -1 : 1), y },
      ];
  const line = svgEdge(points, { kind: row.edge.kind, weight: 1, isMutual: false, title });
  const x = isLoop ? from + LOOP_WIDTH : (from + to) / 2;
  const anchor = isLoop ? EMPTY : html` text-anchor="middle"`;
  const text = `${place.number} ${labelOf(row.edge)}`.trim();
  return html`${line}<text class="ow-edge-label" x="${coordinate(x)}" y="${coordinate(isLoop ? y + 4 : y - 6)}"${anchor} font-size="11">${text}</text>`;
}
