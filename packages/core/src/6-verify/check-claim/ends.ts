import type { CodeToken } from '../code-tokens.ts';
import type { CitedLines } from './cited-lines.ts';
import type { ClaimOf } from './claim-of.ts';
import { nameBefore, needleOf, occurrences, openBefore, type TokenSpan, textAt } from './token-search.ts';

/** Words that throw what stands directly behind them. */
const THROWS = new Set('throw raise panic reject fail rethrow bail Err Failure'.split(' '));

/** What may stand between such a word and the error. */
const BETWEEN = new Set(['new', 'await', '(', '&', '*', '!', 'from']);

/** Last names of functions that answer with a status. */
const ANSWERS =
  /^(status|sendStatus|setStatus|code|writeHead|abort|error|fail|redirect|createError|json|text|html|body|newResponse|send\w*|respond\w*|WriteHeader|Error|Status|StatusCode|JSON|String|NoContent|Redirect|AbortWith\w*|\w*Response|HTTP\w*|Http\w*|\w*Exception|jsonify|make_response)$/;

/** Names that hold a status. */
const STATUS_KEYS = new Set(['status', 'statusCode', 'status_code', 'code', 'Status', 'StatusCode']);

/** Last names of functions that end the program. */
const EXITS = /^(exit|_exit|Exit|quit|SystemExit|ExitProcess|Fatal\w*|abort|terminate)$/;

/** Furthest way back to a `return`. */
const RETURN_REACH = 60;

/** Whether the lines throw, raise or return this error, answer with this status, or exit with this code. */
export function checkEnds(claim: ClaimOf<'ends'>, cited: CitedLines): boolean {
  const { tokens } = cited;
  for (const span of occurrences(tokens, needleOf(claim.name))) {
    if (!isWholeName(tokens, span)) continue;
    if (CHECKS[claim.kind](tokens, span)) return true;
  }
  return false;
}

const CHECKS: { readonly [K in ClaimOf<'ends'>['kind']]: (tokens: readonly CodeToken[], span: TokenSpan) => boolean } =
  {
    raises: (tokens, span) =>
      isThrown(tokens, span.start) || isThrowing(tokens, span) || isReturned(tokens, span.start),
    answers: (tokens, span) => isStatus(tokens, span) || isReturnedBehindBody(tokens, span.start),
    exits: isExit,
  };

/** A part of a longer dotted name is another name. */
function isWholeName(tokens: readonly CodeToken[], { start, end }: TokenSpan): boolean {
  const before = textAt(tokens, start - 1);
  const after = textAt(tokens, end);
  return before !== '.' && before !== '?.' && before !== '::' && after !== '.' && after !== '?.' && after !== '::';
}

function isThrown(tokens: readonly CodeToken[], start: number): boolean {
  let at = start - 1;
  while (at > start - 4 && BETWEEN.has(textAt(tokens, at))) at -= 1;
  return THROWS.has(textAt(tokens, at));
}

/** `panic("…")`: the word itself is all that is named. */
function isThrowing(tokens: readonly CodeToken[], { start, end }: TokenSpan): boolean {
  const last = textAt(tokens, end - 1);
  return textAt(tokens, end) === '(' && (end - start === 1 ? last === 'panic' : /^Panic\w*$/.test(last));
}

/** `return nil, ErrClosed`: in the same statement, which ends with its line unless a bracket is open. */
function isReturned(tokens: readonly CodeToken[], start: number): boolean {
  const line = tokens[start]?.line;
  let depth = 0;
  for (let at = start - 1; at >= 0 && at > start - RETURN_REACH; at--) {
    const text = textAt(tokens, at);
    // Braces that close before are a value of their own: `return Item{}, ErrClosed`.
    if (text === '}' && tokens[at]?.line === line) depth += 1;
    else if (text === '}') return false;
    else if (text === '{') depth -= 1;
    if (text === ';' || depth < 0) return false;
    if ((text !== 'return' && text !== '=>') || depth > 0) continue;
    return tokens[at]?.line === line || openBefore(tokens, start) > at;
  }
  return false;
}

function isStatus(tokens: readonly CodeToken[], { start }: TokenSpan): boolean {
  const before = textAt(tokens, start - 1);
  if ((before === ':' || before === '=') && isKey(tokens, start - 2, STATUS_KEYS)) return true;
  const open = openBefore(tokens, start);
  if (textAt(tokens, open) !== '(') return false;
  const callee = nameBefore(tokens, open);
  return callee !== undefined && ANSWERS.test(textAt(tokens, callee.end - 1));
}

function isKey(tokens: readonly CodeToken[], at: number, keys: ReadonlySet<string>): boolean {
  return keys.has(textAt(tokens, at).replace(/^(["'])(.*)\1$/, '$2'));
}

/** `return {}, 404` */
function isReturnedBehindBody(tokens: readonly CodeToken[], start: number): boolean {
  if (textAt(tokens, start - 1) !== ',') return false;
  let depth = 0;
  for (let at = start - 2; at >= 0 && at > start - RETURN_REACH; at--) {
    const text = textAt(tokens, at);
    if (')]}'.includes(text) && text !== '') depth += 1;
    else if ('([{'.includes(text) && text !== '') depth -= 1;
    if (depth < 0 || text === ';') return false;
    if (text === 'return') return depth === 0;
  }
  return false;
}

function isExit(tokens: readonly CodeToken[], { start, end }: TokenSpan): boolean {
  const before = textAt(tokens, start - 1);
  const isCallee = textAt(tokens, end) === '(' && tokens[end - 1]?.kind === 'word';
  // `parser.error('…')` has no code of its own.
  if (isCallee) return EXITS.test(textAt(tokens, end - 1)) || /^(error|fail)$/.test(textAt(tokens, end - 1));
  if (before === '=' && textAt(tokens, start - 2) === 'exitCode') return true;
  if (before === 'return' && tokens[start]?.kind === 'number') return true;
  const named = before === '=' && textAt(tokens, start - 2) === 'code' ? start - 2 : start;
  const open = openBefore(tokens, named);
  const callee = textAt(tokens, open) === '(' ? nameBefore(tokens, open) : undefined;
  return callee !== undefined && EXITS.test(textAt(tokens, callee.end - 1));
}
