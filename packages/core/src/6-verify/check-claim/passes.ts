import type { CodeToken } from '../code-tokens.ts';
import type { CitedLines } from './cited-lines.ts';
import type { ClaimOf } from './claim-of.ts';
import { closeOf, elementsOf, needleOf, occurrences, REACH, squeeze, type TokenSpan, textAt } from './token-search.ts';

/** Words before a name that make it a declaration. */
const DECLARING = new Set('function def class func fn fun sub'.split(' '));

/** Whether the lines hold a call of the callee that passes the argument: alone, by name, or as a member of an object. */
export function checkPasses(claim: ClaimOf<'passes'>, cited: CitedLines): boolean {
  const { tokens, code } = cited;
  const wanted = squeeze(claim.argument);
  if (wanted.replace('…', '') === '') return false;
  for (const span of occurrences(tokens, needleOf(claim.callee))) {
    if (DECLARING.has(textAt(tokens, span.start - 1))) continue;
    const open = argumentsOpen(tokens, span.end);
    if (open === undefined) continue;
    for (const element of elementsOf(tokens, open)) {
      if (forms(tokens, element).some((form) => isSame(textOf(code, tokens, form), wanted))) return true;
    }
  }
  return false;
}

/** The bracket that opens the arguments, behind type arguments, `!` and `?.`. */
function argumentsOpen(tokens: readonly CodeToken[], end: number): number | undefined {
  let at = end;
  while (textAt(tokens, at) === '?.' || textAt(tokens, at) === '!' || textAt(tokens, at) === '::') at += 1;
  if (textAt(tokens, at) === '<') at = afterTypes(tokens, at);
  return textAt(tokens, at) === '(' ? at : undefined;
}

function afterTypes(tokens: readonly CodeToken[], open: number): number {
  let depth = 0;
  for (let at = open; at < tokens.length && at < open + REACH; at++) {
    const text = textAt(tokens, at);
    if (text === '<') depth += 1;
    else if (text === '>' && --depth === 0) return at + 1;
    else if (text === ';') break;
  }
  return open;
}

/** An argument as a whole, its value when it has a name, and the same for the members of an object it is. */
function forms(tokens: readonly CodeToken[], element: TokenSpan): TokenSpan[] {
  const found = [element, ...named(tokens, element)];
  const open = objectOpen(tokens, element);
  if (open === undefined || closeOf(tokens, open) < element.end - 1) return found;
  return [...found, ...elementsOf(tokens, open).flatMap((member) => [member, ...named(tokens, member)])];
}

/** `timeout=30`, `timeout: 30` */
function named(tokens: readonly CodeToken[], { start, end }: TokenSpan): TokenSpan[] {
  const mark = textAt(tokens, start + 1);
  return mark === '=' || mark === ':' ? [{ start: start + 2, end }] : [];
}

/** The brace of `{ … }`, `Config{ … }`, `&http.Server{ … }` */
function objectOpen(tokens: readonly CodeToken[], { start, end }: TokenSpan): number | undefined {
  for (let at = start; at < end && at < start + 6; at++) {
    const text = textAt(tokens, at);
    if (text === '{') return at;
    if (text !== '&' && text !== '.' && tokens[at]?.kind !== 'word') return undefined;
  }
  return undefined;
}

function textOf(code: string, tokens: readonly CodeToken[], { start, end }: TokenSpan): string {
  // What an f-string fills in comes behind the string that holds it.
  const stop = tokens.slice(start, end).reduce((far, { at, text }) => Math.max(far, at + text.length), 0);
  return squeeze(code.slice(tokens[start]?.at ?? 0, stop));
}

function isSame(text: string, wanted: string): boolean {
  return wanted.endsWith('…') ? text.startsWith(wanted.slice(0, -1)) : text === wanted;
}
