import type { Diagram, DiagramEdge, DiagramNode } from '#draft';
import { articleId } from '../heading-ids.ts';
import { EMPTY, html, type Markup } from '../markup/markup.ts';
import type { Permalink } from '../permalink.ts';
import type { EdgeSentence } from './draw-diagram.ts';
import { DETAIL_LINE, LABEL_LINE, type NodeBox } from './node-box.ts';
import type { Point } from './read-layout.ts';

/** Everything around the shapes that a drawing needs. */
export interface DrawingContext {
  readonly diagram: Diagram;
  /** Unique in the document; prefix of the drawing's ids. */
  readonly id: string;
  readonly sentences: readonly EdgeSentence[];
  readonly permalink: Permalink;
  /** Whether the wiki has a page of this id. */
  readonly hasPage: (pageId: string) => boolean;
}

const MARGIN = 4;
const ARROW_LENGTH = 9;
const ARROW_HALF_WIDTH = 3.6;

/** The whole picture with its title and its words for those who do not see it. */
export function svgFrame(
  size: { width: number; height: number },
  shapes: readonly Markup[],
  context: DrawingContext,
): Markup {
  const width = Math.ceil(size.width + 2 * MARGIN);
  const height = Math.ceil(size.height + 2 * MARGIN);
  const { id, diagram } = context;
  const words = context.sentences.map((sentence) => sentence.text).join('; ');
  return html`<svg xmlns="http://www.w3.org/2000/svg" class="ow-svg" viewBox="${-MARGIN} ${-MARGIN} ${width} ${height}" width="${width}" height="${height}" role="group" aria-labelledby="${id}.t" aria-describedby="${id}.d" font-family="sans-serif"><title id="${id}.t">${diagram.title}</title><desc id="${id}.d">${words}</desc>${shapes}</svg>`;
}

/** A node's box around `centre`, as a link to its page or its lines where there is one. */
export function svgNode(node: DiagramNode, box: NodeBox, centre: Point, context: DrawingContext): Markup {
  const left = coordinate(centre.x - box.width / 2);
  const top = coordinate(centre.y - box.height / 2);
  const textHeight = box.lines.length * LABEL_LINE + (box.detail === undefined ? 0 : DETAIL_LINE);
  const first = centre.y - textHeight / 2 + 12.5;
  const labels = box.lines.map(
    (line, index) =>
      html`<text class="ow-label" x="${coordinate(centre.x)}" y="${coordinate(first + index * LABEL_LINE)}" text-anchor="middle" font-size="13">${line}</text>`,
  );
  const detail =
    box.detail === undefined
      ? EMPTY
      : html`<text class="ow-detail" x="${coordinate(centre.x)}" y="${coordinate(first + box.lines.length * LABEL_LINE - 0.5)}" text-anchor="middle" font-size="11">${box.detail}</text>`;
  const full = [node.label, node.path].filter((part) => part !== undefined && part !== '').join(' · ');
  const shape = html`<title>${full}</title><rect x="${left}" y="${top}" width="${box.width}" height="${box.height}" rx="7" fill="#fff" stroke="#667085"/>${labels}${detail}`;
  const group = html`<g class="ow-node">${shape}</g>`;
  if (node.pageId !== undefined && context.hasPage(node.pageId)) {
    return html`<a href="#${articleId(node.pageId)}">${group}</a>`;
  }
  const address = node.path === undefined ? undefined : context.permalink(node.path);
  return address === undefined ? group : html`<a href="${address}" rel="noreferrer noopener">${group}</a>`;
}

/** A curve with its arrow heads. `points` is a start followed by triples of control points, or two ends of a line. */
export function svgEdge(
  points: readonly Point[],
  line: {
    readonly kind: DiagramEdge['kind'];
    readonly weight: number;
    readonly isMutual: boolean;
    readonly title: string;
  },
): Markup {
  const [start, second] = points;
  const end = points.at(-1);
  const beforeEnd = points.at(-2);
  if (start === undefined || second === undefined || end === undefined || beforeEnd === undefined) return EMPTY;
  const curve = points.length === 2 ? `L${at(end)}` : `C${points.slice(1).map(at).join(' ')}`;
  const width = Math.min(2.4, 1.1 + Math.log2(line.weight) / 5).toFixed(1);
  const dashes =
    line.kind === 'concept' || line.kind === 'implements' ? '5 4' : line.kind === 'contains' ? '1.5 3' : undefined;
  const dash = dashes === undefined ? EMPTY : html` stroke-dasharray="${dashes}"`;
  const heads = line.isMutual
    ? [arrow(beforeEnd, end, line.kind), arrow(second, start, line.kind)]
    : [arrow(beforeEnd, end, line.kind)];
  return html`<g class="ow-edge ow-edge-${line.kind}"><title>${line.title}</title><path d="M${at(start)}${curve}" fill="none" stroke="#667085" stroke-width="${width}"${dash}/>${heads}</g>`;
}

/** A coordinate with one digit after the point at most: smaller files, same picture. */
export function coordinate(value: number): string {
  return String(Math.round(value * 10) / 10);
}

function at(point: Point): string {
  return `${coordinate(point.x)} ${coordinate(point.y)}`;
}

function arrow(from: Point, tip: Point, kind: DiagramEdge['kind']): Markup {
  const length = Math.hypot(tip.x - from.x, tip.y - from.y) || 1;
  const [dx, dy] = [(tip.x - from.x) / length, (tip.y - from.y) / length];
  const back = { x: tip.x - dx * ARROW_LENGTH, y: tip.y - dy * ARROW_LENGTH };
  const isHollow = kind === 'extends' || kind === 'implements';
  const side = isHollow ? ARROW_HALF_WIDTH + 1.4 : ARROW_HALF_WIDTH;
  const left = { x: back.x - dy * side, y: back.y + dx * side };
  const right = { x: back.x + dy * side, y: back.y - dx * side };
  const path = `M${at(left)}L${at(tip)}L${at(right)}Z`;
  return isHollow
    ? html`<path class="ow-hollow" d="${path}" fill="#fff" stroke="#667085"/>`
    : html`<path class="ow-head-solid" d="${path}" fill="#667085"/>`;
}
