import type { CodeToken } from '../code-tokens.ts';
import type { CitedLines } from './cited-lines.ts';
import type { ClaimOf } from './claim-of.ts';
import { needleOf, occurrences, openBefore, places, type TokenSpan, textAt } from './token-search.ts';

/** Words that open a branch or loop, as far as languages differ. */
const HEADS = new Set(
  'if elif elsif unless while until when case catch except rescue for foreach switch match guard'.split(' '),
);

/** What may stand between such a word and its condition: a bracket, or the variable that a loop declares. */
const BETWEEN = new Set(['(', 'const', 'let', 'var', 'await', 'final', 'auto']);

/** What ends a head. */
const ENDS = new Set([')', '{', ':', 'then', 'do', ';', '=>', 'else', '->']);

/** What makes a name a declaration or a label rather than something that happens. */
const DECLARING = new Set(
  'function def class func fn fun interface struct type enum trait import const let var'.split(' '),
);

/** Marks that may stand before the condition of `condition ? a : b`. */
const BEFORE_TERNARY = /^([=([,:?{;+]|[-+*/%&|^]=|=>|\?\?|return|yield|await|)$/;

/** Furthest way back to the word of a head with several parts: `for (let i = 0; i < n; i++)`, `if err := f(); err != nil`. */
const HEAD_REACH = 60;

/** Whether the lines hold the whole condition as the head of a branch or loop, and what happens then behind it. */
export function checkWhen(claim: ClaimOf<'when'>, cited: CitedLines): boolean {
  const { tokens } = cited;
  const outcome = needleOf(claim.outcome);
  if (outcome.length === 0) return false;
  for (const span of places(cited, claim.condition)) {
    const from = outcomeStart(tokens, span, claim.condition.endsWith('…'));
    if (from === undefined) continue;
    for (const found of occurrences(tokens, outcome, from)) if (happens(tokens, found)) return true;
  }
  return false;
}

/** Where what the condition decides begins; `undefined` when it is not the whole head of a branch. */
function outcomeStart(tokens: readonly CodeToken[], { start, end }: TokenSpan, isCut: boolean): number | undefined {
  const next = textAt(tokens, end);
  const head = headBefore(tokens, start);
  if (head !== undefined) {
    if (!isCut && !ENDS.has(next) && end < tokens.length) return undefined;
    // `value if condition else other`: the value stands in front.
    return next === 'else' ? statementStart(tokens, head) : end;
  }
  // Behind a piece of a string stands what a template fills in.
  const isBegun = tokens[start - 1]?.kind === 'string' || BEFORE_TERNARY.test(textAt(tokens, start - 1));
  const isTernary = next === '?' && textAt(tokens, end + 1) !== ':' && isBegun;
  return isTernary ? end : undefined;
}

/** Index of the word that opens the head in which a condition begins. */
function headBefore(tokens: readonly CodeToken[], start: number): number | undefined {
  let at = start - 1;
  while (at > start - 4 && BETWEEN.has(textAt(tokens, at))) at -= 1;
  if (HEADS.has(textAt(tokens, at))) return at;
  if (textAt(tokens, start - 1) !== ';') return undefined;
  for (at = start - 2; at >= 0 && at > start - HEAD_REACH; at--) {
    const text = textAt(tokens, at);
    if (text === '{' || text === '}') return undefined;
    if (text === 'for' || text === 'if' || text === 'switch') return at;
  }
  return undefined;
}

/** First token of the line or bracket in which a place stands. */
function statementStart(tokens: readonly CodeToken[], at: number): number {
  const open = openBefore(tokens, at);
  if (open >= 0) return open;
  const line = tokens[at]?.line;
  let start = at;
  while (start > 0 && tokens[start - 1]?.line === line) start -= 1;
  return start;
}

/** Whether a name or number is used there: not declared, not a label, not the beginning of a longer name. */
function happens(tokens: readonly CodeToken[], { start, end }: TokenSpan): boolean {
  const before = textAt(tokens, start - 1);
  const after = textAt(tokens, end);
  if (DECLARING.has(before)) return false;
  const isLonger = after === '.' || (after === '?.' && textAt(tokens, end + 1) !== '(');
  if (tokens[end - 1]?.kind === 'word' && isLonger) return false;
  const isKey = after === ':' && (before === '{' || before === ',');
  return !isKey && after !== '=';
}
