import { toPlainProse, withoutLabelMarks } from '#text/plain-prose';
import type { DocumentLine, DocumentRow } from '../analysis.ts';
import { flatCopy } from '../intern-strings.ts';
import type { LineRun } from './section-builder.ts';

/** Longest text of an item or cell, and most cells of a row. @source analysis.ts */
const MAX_TEXT = 300;
const MAX_CELLS = 8;
/** Part of a line that is looked at before it is cleaned. @source own bound: keeps cleaning linear */
const LOOKED_AT = 1_200;

const MARKER = /^(\s{0,12})(?:[-*+•]|\d{1,9}[.)]|#\.)\s+(?:\[[ xX]\]\s+)?/;
const DELIMITER = /^[\s|:-]+$/;

/** The items of a list, without the items below them; each with the lines of its first paragraph. */
export function itemsOf({ startLine, lines }: LineRun): DocumentLine[] {
  const indent = MARKER.exec(lines[0] ?? '')?.[1]?.length ?? 0;
  const items: DocumentLine[] = [];
  let open: { readonly from: number; readonly words: string[]; isClosed: boolean } | undefined;
  const close = (end: number): void => {
    if (open !== undefined) {
      const text = clean(open.words.join(' '));
      if (text !== '') items.push({ text, startLine: startLine + open.from, endLine: startLine + end });
    }
    open = undefined;
  };
  let end = 0;
  lines.forEach((line, at) => {
    const marker = MARKER.exec(line);
    if (marker !== null && (marker[1]?.length ?? 0) <= indent) {
      close(end);
      open = { from: at, words: [line.slice(marker[0].length)], isClosed: false };
      end = at;
    } else if (open !== undefined && marker !== null) open.isClosed = true;
    else if (open !== undefined && !open.isClosed) {
      open.words.push(line.trim());
      end = at;
    }
  });
  close(end);
  return items;
}

/** The rows of a pipe table with the headings of its columns; nothing when the lines are no table. */
export function rowsOf({ startLine, lines }: LineRun): DocumentRow[] {
  const second = (lines[1] ?? '').slice(0, LOOKED_AT);
  if (!second.includes('-') || !DELIMITER.test(second) || !(lines[0] ?? '').includes('|')) return [];
  const columns = cellsOf(lines[0] ?? '');
  return lines.slice(2).flatMap((line, at) => {
    const cells = line.includes('|') ? cellsOf(line) : [];
    return cells.length === 0 ? [] : [{ columns, cells, startLine: startLine + at + 2, endLine: startLine + at + 2 }];
  });
}

/** A term and what is said of it. */
export function definitionRow(term: string, words: readonly string[], startLine: number): DocumentRow {
  return { columns: [], cells: [cellOf(term), cellOf(words.join(' '))], startLine, endLine: startLine + words.length };
}

function cellsOf(line: string): string[] {
  const cells: string[] = [];
  let cell = '';
  const text = line.slice(0, LOOKED_AT * 2).trim();
  for (let at = 0; at < text.length && cells.length < MAX_CELLS; at++) {
    if (text[at] === '\\' && text[at + 1] === '|') cell += text[++at];
    else if (text[at] !== '|') cell += text[at];
    else if (at > 0) {
      cells.push(cellOf(cell));
      cell = '';
    }
  }
  if (cell.trim() !== '' && cells.length < MAX_CELLS) cells.push(cellOf(cell));
  return cells;
}

function cellOf(text: string): string {
  return withoutLabelMarks(clean(text));
}

function clean(text: string): string {
  const plain = toPlainProse(text.slice(0, LOOKED_AT));
  if (plain.length <= MAX_TEXT) return flatCopy(plain);
  const cut = plain.lastIndexOf(' ', MAX_TEXT);
  return flatCopy(`${plain.slice(0, cut > 0 ? cut : MAX_TEXT)} …`);
}
