import type { ArgumentFact } from '../analysis.ts';
import type { LineIndex } from '../scan-imports/line-index.ts';
import type { Captured, CapturedCall } from './captured.ts';
import type { DefaultValues } from './default-values.ts';
import type { ValueReader } from './dialect.ts';
import type { SymbolRange } from './extract-symbols.ts';
import type { GuardIndex } from './guard-index.ts';
import type { LocalNames } from './local-names.ts';
import { findInnermost, findParents, type NestedRange } from './nested-ranges.ts';
import type { RawCall } from './parsed-file.ts';
import type { ReachIndex } from './reach-index.ts';
import type { SyntaxNode } from './syntax-node.ts';
import type { ValueOrigin, ValueOrigins } from './value-origins.ts';

/** Most calls kept of one file. */
const MAX_CALLS = 4_000;

/** Longest callee kept. */
const MAX_CALLEE = 120;

/** Longest call whose last line is cited; of longer ones only the lines up to its arguments. */
const MAX_CALL_LINES = 12;

/** A call with what is called as text. */
export interface DescribedCall {
  readonly call: CapturedCall;
  /** `a.b.c` as written, or only the last name when what comes before it is itself a call or an index. */
  readonly callee: string;
  /** Offset of the first name in `callee`. */
  readonly at: number;
  readonly isPart: boolean;
  readonly arguments: readonly ArgumentFact[];
}

/** What extraction works on. */
export interface CallInput {
  readonly calls: readonly DescribedCall[];
  readonly ranges: readonly SymbolRange[];
  readonly lines: LineIndex;
  readonly locals: LocalNames;
  readonly origins: ValueOrigins;
  /** Absent in files whose conditions nobody asks for. */
  readonly guards: GuardIndex | undefined;
  readonly reach: ReachIndex;
  /** Stretches whose calls wait until the function around them ends. */
  readonly deferred: readonly NestedRange[];
  readonly defaults: DefaultValues;
  /** Knows local names better than a list of them, where the language needs it. */
  readonly values: ValueReader | undefined;
}

/** The calls of a file in text order with their callees; `read` takes the arguments of those that are kept. */
export function describeCalls(captured: Captured, read: (call: CapturedCall) => ArgumentFact[]): DescribedCall[] {
  return captured.calls
    .map((call) => ({ call, ...describeCallee(call) }))
    .filter(({ callee }) => callee !== '')
    .sort((left, right) => left.at - right.at)
    .slice(0, MAX_CALLS)
    .map((one) => ({ ...one, arguments: read(one.call) }));
}

/** Each call with the declaration it stands in, the conditions it stands under and where its receiver comes from. */
export function extractCalls({
  calls,
  ranges,
  lines,
  locals,
  origins,
  guards,
  reach,
  deferred,
  defaults,
  values,
}: CallInput): RawCall[] {
  const positions = calls.map(({ call }) => call.node.startIndex);
  const callers = callersAt(ranges, positions);
  const scopes = locals.scopesAt(positions);
  const places = guards?.around(positions);
  const reached = reach.at(positions);
  const waiting = findInnermost(deferred, positions);
  const callOf = new Map(calls.map((one) => [one.call.node.id, one]));
  const raw = calls.map((one, index): RawCall => {
    const { call, callee, at, isPart } = one;
    const caller = ranges[callers[index] ?? -1]?.id;
    const { guard, guards: around = [] } = places?.[index] ?? {};
    const scope = scopes[index] ?? -1;
    const isLocal = isPart || isLocalName(locals, scope, callee.split('.', 1)[0] ?? '');
    const origin = isLocal ? originOf(one, scope, origins) : undefined;
    const byDefault = isLocal && !isPart ? defaults.ofCall(scope, callee) : undefined;
    const startLine = lines.lineAt(at);
    const endLine = lines.lineAt(Math.max(at, call.node.endIndex - 1));
    return {
      callee,
      startLine,
      endLine: endLine - startLine < MAX_CALL_LINES ? endLine : headEndLine(call, startLine, lines),
      isLocal,
      ...(isPart ? { isPart } : {}),
      ...(isLocal && origins.isInnerFunction(scope, callee) ? { reachesInner: true } : {}),
      ...values?.calleeOf(call),
      ...(caller === undefined ? {} : { caller }),
      ...(scope < 0 || locals.runsAtOnce(scope) ? { isAtOnce: true } : {}),
      ...(guard === undefined ? {} : { guard }),
      ...(around.length === 0 ? {} : { guards: around }),
      ...(reached[index]?.isNested === true ? { isNested: true } : {}),
      ...(reached[index]?.isPartial === true ? { isPartial: true } : {}),
      ...(reached[index]?.isBehindReturn === true ? { isBehindReturn: true } : {}),
      ...((waiting[index] ?? -1) >= 0 ? { isDeferred: true } : {}),
      ...passedTo(callOf.get(reached[index]?.passedTo?.id ?? -1), lines),
      ...(one.arguments.length === 0 ? {} : { arguments: one.arguments }),
      ...(origin === undefined ? {} : { origin }),
      ...(byDefault === undefined ? {} : { byDefault }),
    };
  });
  // Beside product code only calls are asked for that reach a declaration.
  return guards === undefined && values !== undefined ? raw.filter(mayReach) : raw;
}

/** The declaration around each position; what stands before one, such as a decorator, belongs to what is around that. */
function callersAt(ranges: readonly SymbolRange[], positions: readonly number[]): Int32Array {
  const callers = findInnermost(ranges, positions);
  const parents = findParents(ranges);
  return callers.map((innermost, index) => {
    let at = innermost;
    while (at >= 0 && (positions[index] ?? 0) < (ranges[at]?.from ?? 0)) at = parents[at] ?? -1;
    return at;
  });
}

/** Whether a call of Go may lead to a declaration of the repository: what is done with a `*testing.T` does not. */
function mayReach({ isLocal, operand, reachesInner }: RawCall): boolean {
  return reachesInner !== true && (!isLocal || (operand !== undefined && !/^T\*testing\.[A-Z]+$/.test(operand)));
}

/** The call that has been given the function around another call. */
function passedTo(taker: DescribedCall | undefined, lines: LineIndex): Pick<RawCall, 'passedTo'> {
  return taker === undefined ? {} : { passedTo: { callee: taker.callee, line: lines.lineAt(taker.at) } };
}

/** Whether a name is a parameter or variable of a function around the call, and not just an import written there. */
function isLocalName(locals: LocalNames, scope: number, name: string): boolean {
  const local = locals.find(scope, name);
  return local === 'unknown' || (local !== undefined && !locals.isImported(local));
}

/** Where the object comes from whose method is called: a variable, or directly a construction or call. */
function originOf(
  { call, callee, isPart }: DescribedCall,
  scope: number,
  origins: ValueOrigins,
): ValueOrigin | undefined {
  if (!isPart) return callee.includes('.') ? origins.ofLocal(scope, callee.split('.', 1)[0] ?? '') : undefined;
  const object = call.callee.childForFieldName('object');
  return object === null ? undefined : origins.ofValue(object, scope);
}

/** Last line of a long call that is cited: where the last argument, or named part of one, ends that lies within a short range. */
function headEndLine({ node, callee }: CapturedCall, startLine: number, lines: LineIndex): number {
  const list = node.childForFieldName('arguments');
  let end = lines.lineAt(list?.startIndex ?? callee.endIndex);
  const take = (children: readonly (SyntaxNode | null)[]): void => {
    for (const child of children) {
      if (child === null) return;
      const line = lines.lineAt(Math.max(child.startIndex, child.endIndex - 1));
      if (line - startLine < MAX_CALL_LINES) end = Math.max(end, line);
      else {
        if (child.type === 'object') take(child.namedChildren);
        return;
      }
    }
  };
  take(list?.namedChildren ?? []);
  return end;
}

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
