import type { CodeToken } from '../code-tokens.ts';
import type { CitedLines } from './cited-lines.ts';
import type { ClaimOf } from './claim-of.ts';
import { isGo } from './go-lines.ts';
import { elementsOf, keyText, nameBefore, openBefore, places, type TokenSpan, textAt } from './token-search.ts';

/** Words that declare what stands behind them. */
const DECLARING = new Set('def class function func fn const let var async interface struct'.split(' '));

/** Longest way from a decorator to what it decorates, in tokens. */
const DECORATOR_REACH = 600;

/** Whether one entry of a table, list, decorator or registering call on the lines binds the value to the key. */
export function checkRegisters(claim: ClaimOf<'registers'>, cited: CitedLines): boolean {
  const { tokens } = cited;
  const entry = { tokens, pieces: piecesOf(claim.key) };
  for (const span of places(cited, claim.value)) {
    const before = textAt(tokens, span.start - 1);
    const after = textAt(tokens, span.end);
    if (after === '.') continue;
    // A method of a value is written behind it in Go, a function of a module behind that in Python.
    const isDotted = before === '.' && (isGo(cited.path) || cited.path.endsWith('.py'));
    const whole = isDotted ? nameBefore(tokens, span.end) : span;
    if (whole === undefined || (before === '.' && whole === span)) continue;
    if (before === '.' ? isInGroup(entry, whole) || isPair(entry, whole) : isEntry(entry, span)) return true;
  }
  return false;
}

function isEntry(entry: Entry, span: TokenSpan): boolean {
  return isPair(entry, span) || isInGroup(entry, span) || isDecorated(entry, span) || isExported(entry, span);
}

interface Entry {
  readonly tokens: readonly CodeToken[];
  /** Parts of the key that are written: `POST` and a path of `POST /hooks`; none in a list. */
  readonly pieces: readonly string[];
}

function piecesOf(key: string): string[] {
  const whole = key.replace(/\s*…\s*/g, ' ').trim();
  return whole === '' ? [] : [whole];
}

/** Whether the pieces are what some spans hold: one span each, or several that make up the key with spaces between. */
function isKey({ tokens, pieces: [key] }: Entry, spans: readonly TokenSpan[]): boolean {
  if (key === undefined) return true;
  const texts = spans.map((span) => keyText(tokens, span));
  if (texts.includes(key)) return true;
  const joined = new Set(texts);
  const parts = key.split(' ');
  if (parts.every((part) => joined.has(part))) return true;
  const [first = '', ...rest] = parts;
  return joined.has(first) && joined.has(rest.join(' '));
}

/** `key: value`, `'key': value`, `[key]: value`, `TABLE['key'] = value`, and `{ key }` or `key() {` that are both. */
function isPair(entry: Entry, { start, end }: TokenSpan): boolean {
  const { tokens, pieces } = entry;
  const mark = textAt(tokens, start - 1);
  if (mark === ':' || mark === '=' || mark === '=>') {
    const key = keyBefore(tokens, start - 1);
    // Without a key the entry binds the value to whatever stands there.
    if (pieces.length === 0) return mark === ':';
    return key !== undefined && keyText(tokens, key) === pieces[0];
  }
  const isShort = (mark === '{' || mark === ',') && /^[,}(]?$/.test(textAt(tokens, end));
  const isBraced = textAt(tokens, openBefore(tokens, start)) === '{' || openBefore(tokens, start) < 0;
  return isShort && isBraced && pieces.length > 0 && keyText(tokens, { start, end: start + 1 }) === pieces[0];
}

/** The key in front of its mark: a word, a string, a number, or one in brackets. */
function keyBefore(tokens: readonly CodeToken[], mark: number): TokenSpan | undefined {
  if (textAt(tokens, mark - 1) === ']') {
    const open = openBefore(tokens, mark - 1);
    return open < 0 ? undefined : { start: open, end: mark };
  }
  let start = mark - 1;
  while (textAt(tokens, start - 1) === '.' && tokens[start - 2]?.kind === 'word') start -= 2;
  return start >= 0 ? { start, end: mark } : undefined;
}

/** `['key', value]`, `register('key', value)`, a row `{ method: 'POST', path: '/x', handle: value }`, or a list's element. */
function isInGroup(entry: Entry, { start, end }: TokenSpan): boolean {
  const { tokens, pieces } = entry;
  const open = openBefore(tokens, start);
  if (open < 0) return isBareElement(entry, { start, end });
  const elements = elementsOf(tokens, open);
  const own = elements.find((element) => element.start <= start && end <= element.end);
  if (own === undefined) return false;
  if (textAt(tokens, open) === '{' && textAt(tokens, own.start + 1) === ':') {
    const values = elements.flatMap((element) => {
      const isField = element !== own && textAt(tokens, element.start + 1) === ':';
      return isField ? [{ start: element.start + 2, end: element.end }] : [];
    });
    const isField = pieces.length > 0 && own.start + 2 <= start && isWholeValue(tokens, own.start + 2, { start, end });
    return isField && (isKey(entry, values) || isRowOf(entry, open));
  }
  const isWhole =
    own.start === start || (own.start + 1 === start && /^(new|await|&|\*|async)$/.test(textAt(tokens, own.start)));
  if (!isWhole) return false;
  if (pieces.length === 0) return true;
  const earlier = elements.filter((element) => element.end <= own.start);
  const isCall = textAt(tokens, open) === '(';
  const isNamed = earlier.length > 0 && (isCall || isNested(tokens, open));
  if (isNamed && isKey(entry, isCall ? earlier.slice(0, 2) : earlier)) return true;
  return isCall && (isInChain(entry, open) || isClassFirst(entry, elements, own));
}

/** `api.add_resource(Alert, "/alerts", "/alerts/<id>")`: the class comes before the paths it answers. */
function isClassFirst(entry: Entry, elements: readonly TokenSpan[], own: TokenSpan): boolean {
  const { tokens } = entry;
  const isClass = elements[0] === own && /^[A-Z]/.test(textAt(tokens, own.end - 1)) && tokens[own.end]?.text === ',';
  return isClass && elements.slice(1).some((element) => isPathIn(entry, element));
}

/** A path that stands there itself, or is all that a call gets: `scoped("/alerts")`. */
function isPathIn(entry: Entry, element: TokenSpan): boolean {
  if (isKey(entry, [element])) return true;
  const { tokens } = entry;
  const name = nameBefore(tokens, element.end - 3);
  const isCalled = textAt(tokens, element.end - 3) === '(' && textAt(tokens, element.end - 1) === ')';
  return isCalled && name?.start === element.start && isKey(entry, [{ start: element.end - 2, end: element.end - 1 }]);
}

/** Methods that state the path of a route whose handler a later call of the chain takes. @source express, gorilla/mux */
const CHAINED_PATH = /^(route|Path|PathPrefix)$/;
/** Most calls of a chain that are gone back. @source own bound */
const CHAIN = 6;

/** `router.PathPrefix("/x").Handler(value)`, `app.route('/x').get(a).post(value)` */
function isInChain(entry: Entry, open: number): boolean {
  const { tokens } = entry;
  let at = open;
  for (let step = 0; step < CHAIN; step++) {
    const name = nameBefore(tokens, at);
    if (name === undefined || textAt(tokens, name.start - 1) !== '.' || textAt(tokens, name.start - 2) !== ')')
      return false;
    at = openBefore(tokens, name.start - 2);
    if (at < 0) return false;
    const [first] = elementsOf(tokens, at);
    if (CHAINED_PATH.test(textAt(tokens, at - 1)) && first !== undefined) return isKey(entry, [first]);
  }
  return false;
}

/** The value of a field: all of it, behind what only takes its address. */
function isWholeValue(tokens: readonly CodeToken[], from: number, { start }: TokenSpan): boolean {
  return from === start || (from + 1 === start && textAt(tokens, from) === '&');
}

/** `"serve": {Run: serve}`, `"serve": &row{Run: serve}`: the key stands before the row. */
function isRowOf({ tokens, pieces }: Entry, open: number): boolean {
  const type = nameBefore(tokens, open);
  let mark = (type?.start ?? open) - 1;
  if (textAt(tokens, mark) === '&') mark -= 1;
  const key = textAt(tokens, mark) === ':' ? keyBefore(tokens, mark) : undefined;
  return key !== undefined && keyText(tokens, key) === pieces[0];
}

/** A pair stands inside a list of pairs; a list of values holds no keys. */
function isNested(tokens: readonly CodeToken[], open: number): boolean {
  const before = textAt(tokens, open - 1);
  return before === '[' || before === '(' || before === ',' || before === '';
}

/** An element of a list whose bracket stands above the lines. */
function isBareElement({ tokens, pieces }: Entry, { start, end }: TokenSpan): boolean {
  if (pieces.length > 0) return false;
  const before = textAt(tokens, start - 1);
  const after = textAt(tokens, end);
  return /^[[({,]?$/.test(before) && /^[\])},]?$/.test(after) && before + after !== '';
}

/** A declaration with its decorator above: the key is an argument of the decorator or the declared name itself. */
function isDecorated({ tokens, pieces }: Entry, { start, end }: TokenSpan): boolean {
  const before = textAt(tokens, start - 1);
  const isMethod = textAt(tokens, end) === '(' && !DECLARING.has(before);
  if (!DECLARING.has(before) && !isMethod) return false;
  let first = start - 1;
  while (first >= 0 && DECLARING.has(textAt(tokens, first))) first -= 1;
  const decorator = decoratorAbove(tokens, isMethod ? start - 1 : first);
  if (decorator === undefined) return false;
  const [key] = pieces;
  if (key === undefined || key === keyText(tokens, { start, end })) return true;
  return tokens
    .slice(decorator, first + 1)
    .some(
      (token, index) =>
        token.kind === 'string' && keyText(tokens, { start: decorator + index, end: decorator + index + 1 }) === key,
    );
}

/** Index of the first of the decorators that end at a place, with nothing declared between. */
function decoratorAbove(tokens: readonly CodeToken[], last: number): number | undefined {
  let found: number | undefined;
  for (let at = last; at >= 0 && at > last - DECORATOR_REACH; at--) {
    const text = textAt(tokens, at);
    if (DECLARING.has(text) || text === ';') return found;
    if (text === '@' && (at === 0 || tokens[at - 1]?.line !== tokens[at]?.line)) found = at;
  }
  return found;
}

/** `export const GET`, `export async function POST`: frameworks find these by their names. */
function isExported({ tokens, pieces }: Entry, { start }: TokenSpan): boolean {
  if (pieces.length > 0) return false;
  let at = start - 1;
  while (/^(const|let|var|async|function|default)$/.test(textAt(tokens, at))) at -= 1;
  return at < start - 1 && textAt(tokens, at) === 'export';
}
