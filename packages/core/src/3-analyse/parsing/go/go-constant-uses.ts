import type { FileParts } from '../dialect.ts';
import { findInnermost } from '../nested-ranges.ts';
import type { RawUse } from '../parsed-file.ts';
import type { GoInput } from './read-go-file.ts';

/** Most uses kept of one file, and of one name in one declaration. */
const MAX_USES = 400;
const MAX_SAME = 2;

/** Longest name kept. */
const MAX_NAME = 120;

const WORDS = new Set(
  (
    'break case chan const continue default defer else fallthrough for func go goto if import interface map package range ' +
    'return select struct switch type var true false nil iota append cap clear close copy delete len make max min new panic ' +
    'print println recover any bool byte error float32 float64 int int8 int16 int32 int64 rune string uint uint8 uint16 uint32 ' +
    'uint64 uintptr'
  ).split(' '),
);

/**
 * Places inside functions that may use a constant or a table: a name, or `pkg.Name`, that is neither local nor called, written
 * to nor the name of a field. Which of them are constants is found out when all files of the package are known. Of tests only
 * what may look something up in a table or goes through one.
 */
export function goConstantUses(
  { extracted: { ranges }, lines, isProduct }: FileParts,
  { context: { text }, values }: GoInput,
): RawUse[] {
  const { isFree } = values.places;
  const hits = (isProduct ? findNames(text) : findLookUps(text)).filter(({ at, name }) => {
    const head = name.split('.', 1)[0] ?? '';
    return !WORDS.has(head) && isFree(head, at);
  });
  const users = findInnermost(
    ranges,
    hits.map(({ at }) => at),
  );
  const counts = new Map<string, number>();
  const uses: RawUse[] = [];
  for (const [index, { at, name }] of hits.entries()) {
    if (uses.length >= MAX_USES) break;
    const user = ranges[users[index] ?? -1]?.id;
    const key = `${user ?? ''} ${name}`;
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    if (count > MAX_SAME) continue;
    const line = lines.lineAt(at);
    const how = wayOfUse(text, at, name);
    uses.push({ name, startLine: line, endLine: line, ...(user === undefined ? {} : { user }), ...how });
  }
  return uses;
}

/** Comments, strings and names; of names what stands around decides. Each alternative ends where it must, so the cost is linear. */
const TOKEN =
  /\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|`[^`]*(?:`|$)|"(?:[^"\\\n]|\\.)*(?:"|$|(?=\n))|'(?:[^'\\\n]|\\.)*(?:'|$|(?=\n))|[\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{N}_]*)*/gu;

function findNames(text: string): { at: number; name: string }[] {
  const found: { at: number; name: string }[] = [];
  for (const match of text.matchAll(TOKEN)) {
    const [name] = match;
    if (/^["'`/]/.test(name) || name.length > MAX_NAME || name.split('.').length > 2) continue;
    const before = text[match.index - 1] ?? '';
    const end = match.index + name.length;
    if (/[.\p{N}*&]/u.test(before) || !isUsed(text, match.index, end)) continue;
    found.push({ at: match.index, name });
  }
  return found;
}

/** `range codecs {`, `codecs[name]`; comments may add some, which mean nothing inside functions. */
function findLookUps(text: string): { at: number; name: string }[] {
  const found: { at: number; name: string }[] = [];
  for (let open = text.indexOf('['); open >= 0; open = text.indexOf('[', open + 1)) {
    const name = /[\p{L}_"]/u.test(text[open + 1] ?? '') ? nameBefore(text, open) : '';
    if (name !== '') found.push({ at: open - name.length, name });
  }
  for (let start = text.indexOf('range '); start >= 0; start = text.indexOf('range ', start + 1)) {
    const end = text.indexOf(' {', start + 6);
    const name = end < 0 || end - start > MAX_NAME ? '' : text.slice(start + 6, end);
    if (DOTTED.test(name)) found.push({ at: start + 6, name });
  }
  return found.sort((left, right) => left.at - right.at);
}

/** Whether a loop goes through what is named, or a key is looked up in it. */
function wayOfUse(text: string, at: number, name: string): Pick<RawUse, 'how'> {
  if (text.startsWith('range ', at - 6)) return { how: 'walk' };
  return text[at + name.length] === '[' ? { how: 'key' } : {};
}

const DOTTED = /^[\p{L}_][\p{L}\p{N}_]*(\.[\p{L}_][\p{L}\p{N}_]*)?$/u;

/** The name that ends at an offset, with the package before it; `''` when there is none. */
function nameBefore(text: string, end: number): string {
  let start = end;
  while (start > 0 && end - start < MAX_NAME && /[\w.]/.test(text[start - 1] ?? '')) start--;
  const name = text.slice(start, end);
  return DOTTED.test(name) ? name : '';
}

/** Not called, no literal of a type, no field of a literal, not declared and not written to. */
function isUsed(text: string, start: number, end: number): boolean {
  const after = /^[^\S\n]*(:?=(?!=)|:(?!=)|\(|\{|\.)?/.exec(text.slice(end, end + 40))?.[1];
  if (after === undefined) return true;
  if (after === '{')
    return /\b(if|for|switch|case|return|==|!=|<|>)\b[^\n]*$/.test(text.slice(Math.max(0, start - 80), start));
  return after === ':' && /(^|\n)\s*case\b[^\n]*$/.test(text.slice(Math.max(0, start - 200), start));
}
