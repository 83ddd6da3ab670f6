import type { LineRange } from '#vocabulary';

/** Where each key of a TOML document stands; the key is `table.key` as written, quotes removed. */
export type TomlLines = ReadonlyMap<string, LineRange>;

/**
 * The lines of every `key = value` of a TOML text, several lines for lists and long strings. Values are not read here.
 * One pass; broken syntax gives fewer keys, never an error.
 */
export function findTomlLines(text: string): TomlLines {
  const found = new Map<string, LineRange>();
  const lines = text.split('\n');
  let table = '';
  for (let at = 0; at < lines.length; at++) {
    const line = (lines[at] ?? '').trim();
    if (line === '' || line.startsWith('#')) continue;
    if (line.startsWith('[')) {
      table = bareName(line.slice(0, line.indexOf(']')).replace(/^\[+/, ''));
      continue;
    }
    const cut = line.indexOf('=');
    if (cut < 0) continue;
    const end = endOfValue(lines, at, line.slice(cut + 1).trim());
    const key = bareName(line.slice(0, cut));
    found.set(table === '' ? key : `${table}.${key}`, { startLine: at + 1, endLine: end + 1 });
    at = end;
  }
  return found;
}

function bareName(written: string): string {
  return written
    .split('.')
    .map((part) => part.trim().replace(/^["']|["']$/g, ''))
    .join('.');
}

/** Index of the last line of a value that starts on line `start`. */
function endOfValue(lines: readonly string[], start: number, value: string): number {
  for (const quote of ['"""', "'''"]) {
    if (!value.startsWith(quote)) continue;
    if (value.indexOf(quote, 3) >= 0) return start;
    for (let at = start + 1; at < lines.length; at++) if ((lines[at] ?? '').includes(quote)) return at;
    return start;
  }
  let depth = bracketBalance(value);
  let at = start;
  while (depth > 0 && at + 1 < lines.length) depth += bracketBalance(lines[++at] ?? '');
  return depth > 0 ? start : at;
}

/** Opening minus closing brackets outside strings and comments. */
function bracketBalance(text: string): number {
  let depth = 0;
  let quote = '';
  for (let at = 0; at < text.length; at++) {
    const mark = text[at] ?? '';
    if (quote !== '') {
      if (mark === '\\' && quote === '"') at++;
      else if (mark === quote) quote = '';
    } else if (mark === '"' || mark === "'") quote = mark;
    else if (mark === '#') return depth;
    else if (mark === '[' || mark === '{') depth++;
    else if (mark === ']' || mark === '}') depth--;
  }
  return depth;
}

/** The line inside `range` that holds `words`, otherwise the whole range. */
export function lineWith(lines: readonly string[], range: LineRange, words: string): LineRange {
  for (let line = range.startLine; line <= range.endLine; line++) {
    if ((lines[line - 1] ?? '').includes(words)) return { startLine: line, endLine: line };
  }
  return { startLine: range.startLine, endLine: range.endLine };
}
