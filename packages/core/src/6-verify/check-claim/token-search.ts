import { type CodeToken, codeTokens } from '../code-tokens.ts';
import type { CitedLines } from './cited-lines.ts';

/** Occurrences that are looked at, and how far around them. @source own bound: keeps checks linear */
const OCCURRENCES = 300;
export const REACH = 2_000;

/** A stretch of tokens: index of the first, and behind the last. */
export interface TokenSpan {
  readonly start: number;
  readonly end: number;
}

/** Whether a token opens a bracket (1) or closes one (-1); pieces of strings do neither. */
function depthOf(token: CodeToken | undefined): number {
  if (token?.kind !== 'mark') return 0;
  if (token.text === '(' || token.text === '[' || token.text === '{') return 1;
  return token.text === ')' || token.text === ']' || token.text === '}' ? -1 : 0;
}

/** The tokens of what a claim names; optional chaining counts as a dot. */
export function needleOf(text: string): string[] {
  return codeTokens(text).map(plainText);
}

/** Places at which the tokens stand one behind the other. */
export function* occurrences(tokens: readonly CodeToken[], needle: readonly string[], from = 0): Generator<TokenSpan> {
  const [first] = needle;
  if (first === undefined) return;
  let left = OCCURRENCES;
  for (let at = from; at + needle.length <= tokens.length && left > 0; at++) {
    if (plainText(tokens[at] as CodeToken) !== first) continue;
    left -= 1;
    if (needle.every((text, index) => plainText(tokens[at + index] as CodeToken) === text))
      yield { start: at, end: at + needle.length };
  }
}

/** Places at which a text of the source stands, white space aside; of a text that was cut (`…`) the part that is known. */
export function* places({ code, tokens }: CitedLines, text: string): Generator<TokenSpan> {
  if (!text.endsWith('…')) {
    yield* occurrences(tokens, needleOf(text));
    return;
  }
  const known = squeeze(text.slice(0, -1));
  if (known === '') return;
  let left = OCCURRENCES;
  for (let at = 0; at < tokens.length && left > 0; at++) {
    const start = tokens[at]?.at ?? 0;
    if (code[start] !== known[0]) continue;
    left -= 1;
    if (!squeeze(code.slice(start, start + 4 * text.length)).startsWith(known)) continue;
    yield { start: at, end: endOf(tokens, at, known.length) };
  }
}

/** Index behind the tokens that begin within a number of characters, white space aside. */
function endOf(tokens: readonly CodeToken[], start: number, length: number): number {
  let at = start;
  for (let left = length; at < tokens.length && left > 0; at++) left -= squeeze(tokens[at]?.text ?? '').length;
  return Math.max(start + 1, at);
}

/** A text without white space. */
export function squeeze(text: string): string {
  return text.replace(/\s+/g, '');
}

function plainText({ text }: CodeToken): string {
  return text === '?.' ? '.' : text;
}

/** Text of a token, `''` outside of the list. */
export function textAt(tokens: readonly CodeToken[], at: number): string {
  return tokens[at]?.text ?? '';
}

/** Index of the bracket that is open at a place, -1 when none is within reach. */
export function openBefore(tokens: readonly CodeToken[], at: number): number {
  let depth = 0;
  for (let index = at - 1; index >= 0 && index > at - REACH; index--) {
    const step = depthOf(tokens[index]);
    if (step > 0 && depth === 0) return index;
    depth -= step;
  }
  return -1;
}

/** Index of the bracket that closes the one at `open`, or the end of the tokens when it is not there. */
export function closeOf(tokens: readonly CodeToken[], open: number): number {
  let depth = 0;
  for (let index = open; index < tokens.length && index < open + REACH; index++) {
    depth += depthOf(tokens[index]);
    if (depth === 0) return index;
  }
  return tokens.length;
}

/** The parts between commas inside the bracket at `open`. */
export function elementsOf(tokens: readonly CodeToken[], open: number): TokenSpan[] {
  const close = closeOf(tokens, open);
  const spans: TokenSpan[] = [];
  let depth = 0;
  let start = open + 1;
  for (let at = open + 1; at < close; at++) {
    depth += depthOf(tokens[at]);
    if (textAt(tokens, at) === ',' && depth === 0) {
      if (at > start) spans.push({ start, end: at });
      start = at + 1;
    }
  }
  if (close > start) spans.push({ start, end: close });
  return spans;
}

/** The dotted name that ends behind `end`, as tokens; callees and keys are such names. */
export function nameBefore(tokens: readonly CodeToken[], end: number): TokenSpan | undefined {
  if (tokens[end - 1]?.kind !== 'word') return undefined;
  let start = end - 1;
  while (
    (textAt(tokens, start - 1) === '.' || textAt(tokens, start - 1) === '?.' || textAt(tokens, start - 1) === '::') &&
    tokens[start - 2]?.kind === 'word'
  )
    start -= 2;
  return { start, end };
}

/** The word or string of a key without quotes and brackets. */
export function keyText(tokens: readonly CodeToken[], { start, end }: TokenSpan): string {
  const bare =
    textAt(tokens, start) === '[' && textAt(tokens, end - 1) === ']'
      ? { start: start + 1, end: end - 1 }
      : { start, end };
  const joined = tokens
    .slice(bare.start, bare.end)
    .map(({ text }) => text)
    .join('');
  return joined.replace(/^[rbuf]{0,2}(["'`])(.*)\1$/is, '$2');
}
