import { isMap, isScalar, isSeq, type LineCounter, type Node, type Pair } from 'yaml';
import type { LineRange } from '#vocabulary';

/** Lines of a node; line 1 for a node that was made, not read. */
export function rangeOf(node: unknown, lines: LineCounter): LineRange {
  const range = (node as Node | null)?.range;
  if (range === null || range === undefined) return { startLine: 1, endLine: 1 };
  const startLine = lines.linePos(range[0]).line;
  return { startLine, endLine: Math.max(startLine, lines.linePos(Math.max(range[0], range[1] - 1)).line) };
}

/** The value of a map's key. */
export function valueOfKey(node: unknown, key: string): unknown {
  return isMap(node) ? node.get(key, true) : undefined;
}

/** The entries of a map; none of anything else. */
export function pairsOf(node: unknown): Pair[] {
  return isMap(node) ? node.items : [];
}

/** The items of a list; of anything else that thing itself. */
export function itemsOf(node: unknown): unknown[] {
  return isSeq(node) ? node.items : [node];
}

/** The key of an entry as text. */
export function keyOf(pair: Pair): string {
  return isScalar(pair.key) ? String(pair.key.value) : '';
}

/** A value that is a string. */
export function textOf(node: unknown): string | undefined {
  return isScalar(node) && typeof node.value === 'string' ? node.value : undefined;
}

/** Strings, numbers and truth values as they would be written. */
export function plainOf(node: unknown): string | undefined {
  if (!isScalar(node)) return undefined;
  return ['string', 'number', 'boolean'].includes(typeof node.value) ? String(node.value) : undefined;
}

/** The condition of a job or step as written, without the braces of an expression; none where it always holds. */
export function conditionOf(of: unknown): { readonly text: string; readonly node: unknown } | undefined {
  const node = valueOfKey(of, 'if');
  const text = plainOf(node)
    ?.replace(/^\s*\$\{\{\s*([\s\S]*?)\s*\}\}\s*$/, '$1')
    .replace(/\s+/g, ' ')
    .trim();
  const isTrivial = text === undefined || /^(true|always\(\)|success\(\)|!\s*cancelled\(\))?$/.test(text);
  return isTrivial ? undefined : { text, node };
}
