import type { ArgumentFact } from '../analysis.ts';
import type { LineIndex } from '../scan-imports/line-index.ts';
import type { Captured, CapturedOutcome } from './captured.ts';
import { caughtNames } from './caught-names.ts';
import type { ArgumentReader } from './extract-arguments.ts';
import type { DescribedCall } from './extract-calls.ts';
import type { SymbolRange } from './extract-symbols.ts';
import { GO_RETURNED, returnedError } from './go/go-outcomes.ts';
import type { GuardIndex } from './guard-index.ts';
import { findInnermost } from './nested-ranges.ts';
import { callOutcome, type FoundOutcome, isStatus } from './outcome-rules.ts';
import type { RawOutcome } from './parsed-file.ts';
import type { ReachIndex } from './reach-index.ts';
import { literalText, shorten } from './shorten.ts';
import type { SyntaxNode } from './syntax-node.ts';

/** Most outcomes kept of one file. */
const MAX_OUTCOMES = 500;

/** Longest statement cited whole; of longer ones the first line. */
const MAX_LINES = 12;

/** Longest message kept. @source analysis.ts */
const MAX_MESSAGE = 160;

const MAX_NAME = 120;

/** What extraction works on. */
export interface OutcomeInput {
  readonly captured: Captured;
  readonly calls: readonly DescribedCall[];
  readonly ranges: readonly SymbolRange[];
  readonly lines: LineIndex;
  readonly guards: GuardIndex;
  readonly reach: ReachIndex;
  readonly reader: ArgumentReader;
}

interface PlacedOutcome extends FoundOutcome {
  readonly node: SyntaxNode;
}

/** How the code of a file ends early or answers, in text order. */
export function extractOutcomes({ captured, calls, ranges, lines, guards, reach, reader }: OutcomeInput): RawOutcome[] {
  // Messages may be longer than arguments are kept.
  const whole = (call: DescribedCall) => ({ ...call, arguments: reader.read(call.call.node, 4 * MAX_MESSAGE) });
  const callOf = new Map(calls.map((call) => [call.call.node.id, call]));
  const thrown = new Set<number>();
  const found: PlacedOutcome[] = [];
  for (const outcome of captured.outcomes) {
    if (outcome.kind === 'throw') thrown.add(outcome.value.id);
    const call = callOf.get(outcome.value.id);
    const described = statementOutcome(outcome, call === undefined ? undefined : whole(call));
    if (described !== undefined) found.push({ ...described, node: outcome.node });
  }
  for (const call of calls) {
    const mayEnd = !thrown.has(call.call.node.id) && callOutcome(call) !== undefined;
    const described = mayEnd ? callOutcome(whole(call)) : undefined;
    if (described !== undefined) found.push({ ...described, node: call.call.node });
  }
  found.sort((left, right) => left.node.startIndex - right.node.startIndex || (left.kind < right.kind ? -1 : 1));
  const kept = found.slice(0, MAX_OUTCOMES);
  const positions = kept.map(({ node }) => node.startIndex);
  const owners = findInnermost(ranges, positions);
  const places = guards.around(positions);
  const reached = reach.at(positions);
  const caught = caughtNames(captured);
  return kept.map(({ node, ...outcome }, index) => {
    const startLine = lines.lineAt(node.startIndex);
    const endLine = lines.lineAt(Math.max(node.startIndex, node.endIndex - 1));
    const owner = ranges[owners[index] ?? -1]?.id;
    const around = places[index]?.guards ?? [];
    return {
      ...outcome,
      startLine,
      endLine: endLine - startLine < MAX_LINES ? endLine : startLine,
      ...(owner === undefined ? {} : { in: owner }),
      ...(around.length === 0 ? {} : { guards: around }),
      ...(reached[index]?.isNested === true ? { isNested: true } : {}),
      ...(reached[index]?.isPartial === true ? { isPartial: true } : {}),
      ...(reached[index]?.isBehindReturn === true ? { isBehindReturn: true } : {}),
      ...(outcome.kind === 'raises' && caught.has(outcome.name) ? { isCaught: true } : {}),
    };
  });
}

function statementOutcome(outcome: CapturedOutcome, call: DescribedCall | undefined): FoundOutcome | undefined {
  if (outcome.kind === 'throw') return thrownOutcome(outcome.value, call);
  if (outcome.kind === 'assign') return assignedOutcome(outcome);
  if (GO_RETURNED.has(outcome.value.type)) return returnedError(outcome.value, call);
  return outcome.value.type === 'object' ? returnedObject(outcome.value) : returnedPair(outcome.value);
}

/** Last names of errors that end the program rather than the function. */
const EXITS = new Set(['SystemExit', 'Exit']);

function thrownOutcome(value: SyntaxNode, call: DescribedCall | undefined): FoundOutcome | undefined {
  if (call === undefined) {
    const isName = /^(identifier|attribute|member_expression)$/.test(value.type);
    const name = isName && value.endIndex - value.startIndex <= MAX_NAME ? value.text.replace(/\s+/g, '') : '';
    // A name in small letters is a variable: which error it holds is not written here.
    return /^([\w$]+\.)*[A-Z][\w$]*$/.test(name) ? { kind: 'raises', name } : undefined;
  }
  const last = call.callee.slice(call.callee.lastIndexOf('.') + 1);
  const message = messageOf(call.arguments);
  const code = call.arguments.find(({ name }) => name === 'code') ?? call.arguments[0];
  if (EXITS.has(last) && code !== undefined && /^-?\d+$/.test(code.text)) return { kind: 'exits', name: code.text };
  const status = call.arguments.find(({ name }) => name === 'status_code');
  const said = message === undefined ? {} : { message };
  if (status !== undefined && isStatus(status.text)) return { kind: 'answers', name: status.text, ...said };
  return call.isPart ? undefined : { kind: 'raises', name: call.callee, ...said };
}

function assignedOutcome({ target, value }: CapturedOutcome): FoundOutcome | undefined {
  const assigned = target === undefined ? '' : shorten(target.text, MAX_NAME).replace(/\s+/g, '');
  const text = value.endIndex - value.startIndex > MAX_NAME ? '' : value.text;
  if (assigned === 'process.exitCode') return /^-?\w+$/.test(text) ? { kind: 'exits', name: text } : undefined;
  const isAnswer = /^(res|response|reply|ctx|c|context|set)(\.response)?\.(statusCode|status)$/.test(assigned);
  return isAnswer && isStatus(text) ? { kind: 'answers', name: text } : undefined;
}

/** `return { status: 404, … }` */
function returnedObject(object: SyntaxNode): FoundOutcome | undefined {
  for (const member of object.namedChildren) {
    if (member?.type !== 'pair') continue;
    const key = member.childForFieldName('key')?.text.replace(/["']/g, '');
    const value = member.childForFieldName('value');
    if ((key !== 'status' && key !== 'statusCode') || value === null) continue;
    const text = value.endIndex - value.startIndex > MAX_NAME ? '' : value.text;
    return isStatus(text) ? { kind: 'answers', name: text } : undefined;
  }
  return undefined;
}

/** `return body, 404` of Flask and its kin. */
function returnedPair(list: SyntaxNode): FoundOutcome | undefined {
  const [, status] = list.namedChildren;
  if (status === null || status === undefined || status.endIndex - status.startIndex > MAX_NAME) return undefined;
  if (!isStatus(status.text)) return undefined;
  return { kind: 'answers', name: status.text, needs: ['flask', 'quart', 'flask_restful', 'flask_restx', 'connexion'] };
}

const MESSAGE_NAMES = new Set(['detail', 'message', 'msg', 'description']);

/** The first literal text among the arguments. */
function messageOf(list: readonly ArgumentFact[]): string | undefined {
  for (const { name, text } of list) {
    if (name !== undefined && !MESSAGE_NAMES.has(name)) continue;
    const message = literalText(text, MAX_MESSAGE);
    if (message !== undefined) return message;
  }
  return undefined;
}
