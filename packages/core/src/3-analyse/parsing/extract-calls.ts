import type { LineIndex } from '../scan-imports/line-index.ts';
import type { Captured, CapturedCall, CapturedGuard } from './collect-captures.ts';
import type { ValueReader } from './dialect.ts';
import { type SymbolRange, scopeRange } from './extract-symbols.ts';
import { findInnermost } from './nested-ranges.ts';
import type { RawCall } from './parsed-file.ts';
import type { SyntaxNode } from './syntax-node.ts';

/** Most calls kept of one file. */
const MAX_CALLS = 4_000;

/** Longest callee and guard kept. @source analysis.ts */
const MAX_CALLEE = 120;
const MAX_GUARD = 120;

/** Functions around a call that are searched for a local of the same name; deeper nesting counts as local. */
const MAX_SCOPES = 40;

/** Longest call whose last line is cited; of longer ones only the lines up to its arguments. */
const MAX_CALL_LINES = 12;

/** What extraction works on. */
export interface CallInput {
  readonly captured: Captured;
  readonly ranges: readonly SymbolRange[];
  readonly lines: LineIndex;
  /** Knows local names better than a list of them, where the language needs it. */
  readonly values?: ValueReader | undefined;
}

/** The calls of a file in text order, each with the declaration it stands in and the condition it stands under. */
export function extractCalls({ captured, ranges, lines, values }: CallInput): RawCall[] {
  const calls = captured.calls
    .map((call) => ({ call, ...describeCallee(call) }))
    .filter(({ callee }) => callee !== '')
    .sort((left, right) => left.at - right.at)
    .slice(0, MAX_CALLS);
  const positions = calls.map(({ call }) => call.node.startIndex);
  const callers = findInnermost(ranges, positions);
  const locals = new LocalNames(captured, positions);
  const guards = findGuards(captured, positions);
  return calls.map(({ call, callee, at, isPart }, index) => {
    const caller = ranges[callers[index] ?? -1]?.id;
    const guard = guards[index];
    const startLine = lines.lineAt(at);
    const endLine = lines.lineAt(Math.max(at, call.node.endIndex - 1));
    return {
      callee,
      startLine,
      endLine: endLine - startLine < MAX_CALL_LINES ? endLine : lines.lineAt(headEnd(call)),
      isLocal: isPart || locals.has(index, callee.split('.', 1)[0] ?? ''),
      ...values?.calleeOf(call),
      ...(caller === undefined ? {} : { caller }),
      ...(guard === undefined ? {} : { guard }),
    };
  });
}

/** Offset at which the arguments begin. */
function headEnd({ node, callee }: CapturedCall): number {
  return node.childForFieldName('arguments')?.startIndex ?? callee.endIndex;
}

/** `a.b.c` as written, or only the last name when what comes before it is itself a call or an index. */
function describeCallee({ callee }: CapturedCall): { callee: string; at: number; isPart: boolean } {
  const isShort = callee.endIndex - callee.startIndex <= MAX_CALLEE;
  const written = isShort ? callee.text.replace(/^await\s+/, '') : '';
  const text = written.replace(/\s+/g, '').replaceAll('?.', '.');
  const last =
    callee.childForFieldName('property') ?? callee.childForFieldName('attribute') ?? callee.childForFieldName('field');
  const at = last?.startIndex ?? callee.startIndex;
  if (/^[\w$#.]+$/.test(text)) return { callee: text, at: callee.startIndex, isPart: false };
  const name = last?.text ?? '';
  return { callee: /^[\w$#]{1,100}$/.test(name) ? name : '', at, isPart: true };
}

/** Tells whether a name is a parameter or variable of a function around a call. */
class LocalNames {
  readonly #names: Set<string>[];
  readonly #parents: Int32Array;
  readonly #scopeOfCall: Int32Array;

  constructor(captured: Captured, positions: readonly number[]) {
    const scopes = captured.scopes.map(scopeRange);
    this.#names = scopes.map(() => new Set<string>());
    this.#parents = findInnermost(
      scopes,
      captured.scopes.map((scope) => scope.startIndex - 1),
    );
    this.#scopeOfCall = findInnermost(scopes, positions);
    const owners = findInnermost(
      scopes,
      captured.locals.map((local) => local.startIndex),
    );
    captured.locals.forEach((local, index) => {
      if (local.endIndex - local.startIndex <= MAX_CALLEE) this.#names[owners[index] ?? -1]?.add(local.text);
    });
  }

  has(call: number, name: string): boolean {
    let scope = this.#scopeOfCall[call] ?? -1;
    for (let depth = 0; scope >= 0; depth++) {
      if (depth > MAX_SCOPES || this.#names[scope]?.has(name) === true) return true;
      scope = this.#parents[scope] ?? -1;
    }
    return false;
  }
}

/** The nearest condition around each position that is not outside the function around it. */
function findGuards(captured: Captured, positions: readonly number[]): (string | undefined)[] {
  const bodies = captured.guards.map(({ body }) => ({ start: body.startIndex, end: body.endIndex }));
  const scopes = captured.scopes.map(scopeRange);
  const guardOf = findInnermost(bodies, positions);
  const scopeOf = findInnermost(scopes, positions);
  return positions.map((position, index) => {
    const guard = captured.guards[guardOf[index] ?? -1];
    if (guard === undefined || isIn(guard.condition, position)) return undefined;
    const scope = scopes[scopeOf[index] ?? -1];
    const isOutside = scope !== undefined && scope.start > guard.body.startIndex;
    return isOutside ? undefined : guardText(guard);
  });
}

function isIn(node: SyntaxNode, position: number): boolean {
  return node.startIndex <= position && position < node.endIndex;
}

function guardText({ kind, condition, init }: CapturedGuard): string {
  const length = condition.endIndex - condition.startIndex;
  const flat = (length > 4 * MAX_GUARD ? condition.text.slice(0, 4 * MAX_GUARD) : condition.text)
    .replace(/\s+/g, ' ')
    .trim();
  const bare = kind === 'if' && flat.startsWith('(') && flat.endsWith(')') ? flat.slice(1, -1).trim() : flat;
  const first = init === undefined ? '' : `${init.text.slice(0, MAX_GUARD).replace(/\s+/g, ' ').trim()}; `;
  const text = kind === 'if' ? first + bare : `${kind} ${bare}`;
  return text.length <= MAX_GUARD ? text : `${text.slice(0, MAX_GUARD - 1)}…`;
}
