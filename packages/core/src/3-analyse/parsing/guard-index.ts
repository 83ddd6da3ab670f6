import type { GuardFact } from '../analysis.ts';
import type { LineIndex } from '../scan-imports/line-index.ts';
import { findRunners } from './at-once.ts';
import type { Captured, CapturedGuard } from './captured.ts';
import { scopeRange } from './extract-symbols.ts';
import { failedCall } from './go/failed-call.ts';
import { findInnermost, findParents, type NestedRange } from './nested-ranges.ts';
import { shorten } from './shorten.ts';
import type { SyntaxNode } from './syntax-node.ts';

/** Longest condition kept, and most conditions around one place. @source analysis.ts */
const MAX_CONDITION = 120;
const MAX_GUARDS = 8;

/** What is known about the conditions around one place. */
export interface GuardedPlace {
  /** Nearest `if`, `case` or `except` that has to hold, as one text. */
  readonly guard?: string;
  /** Nearest first. */
  readonly guards: readonly GuardFact[];
}

/** A stretch of text that runs only when its condition holds, or only when it does not. */
interface GuardSpan extends NestedRange {
  readonly guard: CapturedGuard;
  readonly kind: GuardFact['kind'];
  readonly isBranch?: boolean;
}

const NOWHERE: GuardedPlace = { guards: [] };

/** Statements behind which nothing of the same block runs. */
const LEAVING = new Set([
  'return_statement',
  'throw_statement',
  'raise_statement',
  'continue_statement',
  'break_statement',
  'goto_statement',
]);
const EXIT = /^(process\.exit|Deno\.exit|sys\.exit|os\._exit|os\.Exit|panic|log\.Fatal(f|ln)?)\(/;

/** Of Go: what goes on after an error was handed back is the rule, not a condition. */
const FAILED = /\b\w*[eE]rr\w* != nil$/;

/** Nodes whose statements run one behind the other. */
const BLOCKS = new Set([
  'statement_block',
  'statement_list',
  'block',
  'program',
  'module',
  'switch_case',
  'switch_default',
]);

/** Comments that are passed over when the last statement of a block is looked for. */
const MAX_COMMENTS = 20;

/** Finds the conditions and loops around places of a file, inside the function around each place. */
export class GuardIndex {
  readonly #spans: GuardSpan[];
  readonly #parents: Int32Array;
  readonly #scopes: NestedRange[];
  /** The function as a part of which each one runs: conditions around a callback count where it is called at once. */
  readonly #runners: Int32Array;
  readonly #lines: LineIndex;
  readonly #text: string;
  readonly #facts = new Map<number, GuardFact>();
  readonly #places = new Map<number, GuardedPlace>();

  constructor(captured: Captured, text: string, lines: LineIndex) {
    this.#text = text;
    this.#lines = lines;
    this.#scopes = captured.scopes.map(scopeRange);
    this.#runners = findRunners(captured.scopes, findParents(this.#scopes));
    this.#spans = captured.guards.flatMap(spansOf);
    this.#parents = findParents(this.#spans);
  }

  /** The conditions around each position. */
  around(positions: readonly number[]): GuardedPlace[] {
    const spanOf = findInnermost(this.#spans, positions);
    const scopeOf = findInnermost(this.#scopes, positions);
    return positions.map((position, index) => {
      let span = spanOf[index] ?? -1;
      const own = this.#spans[span];
      if (own?.kind === 'case' && isIn(own.guard.condition, position)) span = this.#parents[span] ?? -1;
      const runner = this.#runners[scopeOf[index] ?? -1] ?? -1;
      return this.#place(span, this.#scopes[runner]?.start ?? -1);
    });
  }

  /** All places with the same nearest condition in the same function share what is around them. */
  #place(innermost: number, scopeStart: number): GuardedPlace {
    if ((this.#spans[innermost]?.start ?? -1) < scopeStart) return NOWHERE;
    const known = this.#places.get(innermost);
    if (known !== undefined) return known;
    const guards: GuardFact[] = [];
    let nearest: string | undefined;
    for (let at = innermost; at >= 0; at = this.#parents[at] ?? -1) {
      const span = this.#spans[at];
      if (span === undefined || span.start < scopeStart) break;
      if (guards.length < MAX_GUARDS) guards.push(this.#fact(at, span));
      if (span.kind === 'unless' || span.kind === 'loop') continue;
      nearest ??= label(span.guard.kind, this.#fact(at, span).condition);
      if (guards.length === MAX_GUARDS) break;
    }
    const place = nearest === undefined ? { guards } : { guard: nearest, guards };
    this.#places.set(innermost, place);
    return place;
  }

  #fact(index: number, { guard, kind, end, isBranch }: GuardSpan): GuardFact {
    const known = this.#facts.get(index);
    if (known !== undefined) return known;
    const { condition, init, to, whole, rest, body } = guard;
    const line = this.#lines.lineAt(condition.startIndex);
    const asks = kind === 'if' || kind === 'unless' ? failedCall(guard) : undefined;
    const head = whole ?? rest ?? (kind === 'case' ? body : condition);
    const fact: GuardFact = {
      condition: this.#conditionText(condition, { start: init?.startIndex, end: (to ?? condition).endIndex }),
      ...(kind === 'case' ? this.#subject(body) : {}),
      line,
      kind,
      // Of a longer statement, such as an `elif`, the lines above the condition decide something else.
      startLine: rest === undefined ? Math.min(line, this.#lines.lineAt(head.startIndex)) : line,
      endLine: this.#lines.lineAt(Math.max(condition.startIndex, end - 1)),
      ...(asks === undefined ? {} : { asks }),
      ...(isBranch === true ? { isBranch } : {}),
    };
    this.#facts.set(index, fact);
    return fact;
  }

  /** What the cases around one are compared with. */
  #subject(body: SyntaxNode): { subject?: string } {
    let at = body.parent;
    for (let depth = 0; depth < 3 && at !== null; depth++, at = at.parent) {
      const subject = SWITCHES.has(at.type) ? subjectOf(at) : null;
      if (subject !== null) return { subject: this.#conditionText(subject, { end: subject.endIndex }) };
    }
    return {};
  }

  #conditionText(condition: SyntaxNode, { start: first, end }: { start?: number | undefined; end: number }): string {
    const isBracketed = first === undefined && condition.type === 'parenthesized_expression';
    const start = first ?? condition.startIndex + (isBracketed ? 1 : 0);
    const stop = isBracketed ? end - 1 : end;
    return shorten(this.#text.slice(start, Math.min(stop, start + 5 * MAX_CONDITION)), MAX_CONDITION);
  }
}

const SWITCHES = new Set([
  'switch_statement',
  'match_statement',
  'expression_switch_statement',
  'type_switch_statement',
]);

function subjectOf(statement: SyntaxNode): SyntaxNode | null {
  return statement.childForFieldName('value') ?? statement.childForFieldName('subject');
}

function label(kind: CapturedGuard['kind'], condition: string): string {
  return shorten(kind === 'if' ? condition : `${kind} ${condition}`, MAX_CONDITION);
}

function isIn(node: SyntaxNode, position: number): boolean {
  return node.startIndex <= position && position < node.endIndex;
}

/** Where the condition holds, and where it does not: the else branch, and what follows when the body leads out. */
function spansOf(guard: CapturedGuard): GuardSpan[] {
  const { body, condition, kind, whole, rest } = guard;
  // `for (;;)` has no condition.
  if (kind === 'loop' && condition.type === 'empty_statement') return [];
  if (kind === 'case' && isFallenInto(body)) return [];
  const named = kind === 'except' ? 'catch' : kind;
  const spans: GuardSpan[] = [{ guard, kind: named, start: body.startIndex, end: body.endIndex }];
  const statement = whole ?? rest;
  if (statement === undefined || (statement.type === 'if_statement' && isFailure(condition))) return spans;
  const start = Math.max(body.endIndex, condition.endIndex);
  const block = whole !== undefined && leadsOut(body) ? whole.parent : null;
  const end = block !== null && BLOCKS.has(block.type) ? block.endIndex : statement.endIndex;
  const isBranch = end === statement.endIndex;
  if (end > start) spans.push({ guard, kind: 'unless', start, end, ...(isBranch ? { isBranch } : {}) });
  return spans;
}

export function isFailure(condition: SyntaxNode): boolean {
  return condition.type === 'binary_expression' && FAILED.test(condition.text.slice(-60));
}

/** Whether the case before this one runs on into it: then its value alone does not decide. */
function isFallenInto(node: SyntaxNode): boolean {
  const before = skipComments(node.previousNamedSibling);
  if (before?.type !== 'switch_case') return false;
  return before.namedChildCount < 2 || !leadsOut(before);
}

/** Whether nothing behind the block runs after it: its last statement returns, throws or leaves the loop. */
export function leadsOut(body: SyntaxNode): boolean {
  if (LEAVING.has(body.type)) return true;
  const block = body.type === 'block' && body.firstNamedChild?.type === 'statement_list' ? body.firstNamedChild : body;
  const last = BLOCKS.has(block.type) ? skipComments(block.lastNamedChild) : block;
  if (last === null) return false;
  if (LEAVING.has(last.type)) return true;
  if (last.type === 'statement_block') return leadsOutOnce(last);
  return last.type === 'expression_statement' && EXIT.test(last.text.slice(0, 20));
}

/** A case may hold one block of its own. */
function leadsOutOnce(block: SyntaxNode): boolean {
  const last = skipComments(block.lastNamedChild);
  return last !== null && LEAVING.has(last.type);
}

function skipComments(node: SyntaxNode | null): SyntaxNode | null {
  let at = node;
  for (let count = 0; at?.type === 'comment' && count < MAX_COMMENTS; count++) at = at.previousNamedSibling;
  return at;
}
