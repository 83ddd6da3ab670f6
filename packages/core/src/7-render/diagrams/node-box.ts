import type { DiagramNode } from '#draft';
import { shortenPath, wrapLabel } from './fit-label.ts';
import { codeWidth, labelWidth } from './measure-text.ts';

/** Sizes of text in diagrams, in px; `wiki.css` sets the same ones. */
const LABEL_SIZE = 13;
export const DETAIL_SIZE = 11;
export const LABEL_LINE = 17;
export const DETAIL_LINE = 15;

const PADDING_X = 14;
const PADDING_Y = 9;
const MIN_WIDTH = 64;
const MAX_LABEL = 24;
const MAX_DETAIL = 30;

/** A node's box with its texts as they will be drawn. */
export interface NodeBox {
  readonly lines: readonly string[];
  readonly detail?: string;
  readonly width: number;
  readonly height: number;
}

/** The box that holds the node's label (one or two lines) and its detail. */
export function boxOf(node: DiagramNode): NodeBox {
  const lines = wrapLabel(node.label, MAX_LABEL, 2);
  const detail = node.detail === undefined || node.detail === '' ? undefined : shortenPath(node.detail, MAX_DETAIL);
  const labels = lines.map((line) => labelWidth(line, LABEL_SIZE));
  const widest = Math.max(...labels, detail === undefined ? 0 : codeWidth(detail, DETAIL_SIZE));
  return {
    lines,
    ...(detail === undefined ? {} : { detail }),
    width: Math.ceil(Math.max(MIN_WIDTH, widest + 2 * PADDING_X)),
    height: lines.length * LABEL_LINE + (detail === undefined ? 0 : DETAIL_LINE) + 2 * PADDING_Y,
  };
}
