import type { ArgumentFact, CallFact, OutcomeFact, SinkKind } from '#analysis';
import type { Inline } from '#draft';
import type { FlowStepStory } from '#plan';
import { type Evidence, isErrorStatus } from '#vocabulary';
import { calls, ends, literalOf, passes, prove, uses } from './evidence.ts';
import { type Condition, conditionOf, isBareFailure, keyOf, provesCondition, textOf } from './flow-conditions.ts';
import { code } from './inline.ts';
import { formOf, quotableMessage } from './outcome-form.ts';
import type { PageTools } from './page-tools.ts';

export type Said = readonly { readonly kind: string }[];

/** Words and what proves them. */
export interface Proven {
  readonly said: Said;
  readonly evidence: readonly Evidence[];
}

/** Something that a step does itself, with the line it begins on. */
export type FlowEvent = { readonly line: number } & (
  | { readonly outcome: Ending }
  | { readonly kind: SinkKind; readonly call: CallFact }
);

/** How a step ends: itself, or by calling a function that does nothing but fail. */
export interface Ending extends OutcomeFact {
  readonly through?: { readonly call: CallFact; readonly end: OutcomeFact };
}

/** What of its conditions goes without saying, in a step. */
export interface Telling {
  /** Early ends that have been told, by their keys: the first event that stands behind one says so, the others need not. */
  readonly known: Set<string>;
  readonly tools: PageTools;
  /** Ends that come when the condition of the end before them does not hold. */
  readonly others?: ReadonlySet<Ending>;
}

const NOTHING_KNOWN: ReadonlySet<string> = new Set();

/** Most calls of one kind named in a row, and most causes of one outcome. @source own bound: read aloud */
const NAMED = { calls: 4, causes: 2 } as const;
/** Most ends in one sentence; the table of failures has the rest. @source wiki.md §2: no list of over 12 names */
const ENDS = 3;

/** What a step does itself in the order of the lines; failures that it catches are told elsewhere. */
export function eventsOf({ step }: FlowStepStory): FlowEvent[] {
  const events: FlowEvent[] = [
    ...step.sinks.map(({ kind, call }) => ({ line: call.startLine, kind, call })),
    ...step.outcomes
      .filter((outcome) => !isCaught(outcome) && !isHandedOn(outcome))
      .map((outcome) => ({ line: outcome.startLine, outcome })),
  ];
  return events.sort((a, b) => a.line - b.line);
}

/** The ends of a step, those that it comes to through functions which only fail included. */
export function endingsOf({ step }: FlowStepStory): Ending[] {
  const through = (step.failing ?? []).map(({ call, end }): Ending => {
    const { path, startLine, endLine, guards, isPartial } = call;
    return {
      kind: end.kind,
      name: end.name,
      path,
      startLine,
      endLine,
      ...(guards === undefined ? {} : { guards }),
      ...(isPartial === undefined ? {} : { isPartial }),
      through: { call, end },
    };
  });
  return [...step.outcomes, ...through].sort((a, b) => a.startLine - b.startLine);
}

/** Whether the outcome is what becomes of a failure. */
export function isCaught({ guards }: OutcomeFact): boolean {
  return guards?.some(({ kind }) => kind === 'catch') === true;
}

/** Whether the outcome is an error, a refusal or an exit that says that something went wrong. */
export function isFailure({ kind, name, isSignal }: OutcomeFact): boolean {
  if (isSignal === true) return false;
  if (kind === 'raises') return true;
  // A code that is computed, or none, may as well say that all went well.
  if (kind === 'exits') return /^-?[1-9]\d*$|FAIL|ERROR|_ERR|^EX_(?!OK)/.test(name);
  return isErrorStatus(name);
}

/** The events as verbs without a subject; calls of one kind and causes of one outcome are told together. */
export function tellEvents(events: readonly FlowEvent[], telling: Telling): Proven | undefined {
  if (events.length === 0) return undefined;
  const groups = groupsOf(events, telling);
  const told: Proven[] = [];
  let isCut = false;
  for (const group of groups) {
    if ('outcomes' in group && told.length >= ENDS) isCut = true;
    else told.push(tellGroup(group, telling));
  }
  const { flow } = telling.tools.texts;
  const said = told.map((one) => one.said);
  return {
    said: flow.events(isCut ? [...said, flow.moreEnds] : said),
    evidence: told.flatMap((one) => one.evidence),
  };
}

/** Whether an error is only handed on: what Go writes behind every call, without a condition or words that tell it apart. */
function isHandedOn(outcome: OutcomeFact): boolean {
  if (!outcome.path.endsWith('.go') || !formOf(outcome).startsWith('returned')) return false;
  const condition = conditionOf(outcome, NOTHING_KNOWN);
  const [inner] = outcome.guards ?? [];
  const isOwn = messageOf(outcome) !== undefined;
  if (condition?.parts.length === 0) return !isOwn || inner === undefined || !isBareFailure(inner);
  if (isOwn) return false;
  return inner === undefined || /^(each|while)$/.test(inner.kind) || /[eE]rr\w* != nil$/.test(inner.condition);
}

/** `again` are calls of the same names at other places, under other conditions. */
interface SinkGroup {
  readonly kind: SinkKind;
  readonly calls: CallFact[];
  readonly again: CallFact[];
}

type Group = { readonly outcomes: Ending[] } | SinkGroup;

/** Calls of one kind are told together while they stand under the same conditions. */
function groupsOf(events: readonly FlowEvent[], { known }: Telling): Group[] {
  const groups: Group[] = [];
  for (const event of events) {
    const last = groups.at(-1);
    if ('outcome' in event) {
      const { kind, name } = event.outcome;
      const same = groups.find(
        (group) => 'outcomes' in group && group.outcomes[0]?.kind === kind && group.outcomes[0].name === name,
      );
      if (same !== undefined && 'outcomes' in same) same.outcomes.push(event.outcome);
      else groups.push({ outcomes: [event.outcome] });
    } else if (last !== undefined && 'calls' in last && last.kind === event.kind && isSameCase(last, event.call, known))
      last.calls.push(event.call);
    else {
      const same = groups.find(
        (group) => 'calls' in group && group.calls.some(({ callee }) => callee === event.call.callee),
      );
      if (same !== undefined && 'calls' in same) same.again.push(event.call);
      else groups.push({ kind: event.kind, calls: [event.call], again: [] });
    }
  }
  return groups;
}

function isSameCase(
  { calls: [first] }: { readonly calls: readonly CallFact[] },
  call: CallFact,
  known: Telling['known'],
) {
  const keys = (one: CallFact | undefined): string =>
    [one?.isPartial === true, ...(one?.guards ?? []).map(keyOf).filter((key) => !known.has(key))].join('\n');
  return keys(first) === keys(call);
}

function tellGroup(group: Group, telling: Telling): Proven {
  return 'outcomes' in group ? tellOutcomes(group.outcomes, telling) : tellSinks(group, telling);
}

function tellSinks({ kind, calls: all, again }: SinkGroup, { known, tools }: Telling): Proven {
  const t = tools.texts.flow;
  const distinct = all.filter((call, at) => all.findIndex(({ callee }) => callee === call.callee) === at);
  const shown = distinct.slice(0, NAMED.calls);
  const [only] = shown;
  const args = shown.length === 1 && only !== undefined && again.length === 0 ? literalArguments(only) : [];
  const event = t.sink({
    kind,
    calls: tools.texts.common.and(shown.map(({ callee }) => code(callee))),
    ...(args.length === 0
      ? {}
      : { args: tools.texts.common.comma(args.map((argument) => argumentName(argument, only))) }),
  });
  const evidence = [...shown.map(calls), ...(only === undefined ? [] : args.map((argument) => passes(only, argument)))];
  const condition = only === undefined ? undefined : whenever(only, known);
  // What decides on one place does not decide on the others.
  const isFree = again.some((call) => conditionOf(call, known) === undefined);
  if (condition === undefined || only === undefined || isFree) return { said: event, evidence };
  if (again.length > 0) return { said: t.under({ event, condition: { parts: [] } }), evidence };
  addEnds(condition, known);
  return {
    said: t.under({ event, condition }),
    evidence: [...evidence, ...provesCondition(condition, only.callee, only)],
  };
}

/** What decides on an event; of one inside a function that somebody else calls, not all can be told. */
function whenever(event: CallFact | Ending, known: ReadonlySet<string>): Condition | undefined {
  return event.isNested === true ? { parts: [], guards: [] } : conditionOf(event, known);
}

function tellOutcomes(all: readonly Ending[], telling: Telling): Proven {
  const t = telling.tools.texts.flow;
  const [first] = all;
  if (first === undefined) return { said: [], evidence: [] };
  const shown = all.slice(0, NAMED.causes);
  const isOpen = all.length > 1 && shown.some((one) => conditionOf(one, telling.known)?.parts.length === 0);
  const told = shown.map((outcome) => tellCause(outcome, telling));
  const causes = isEitherWay(shown) ? [] : told.map(({ said }) => said);
  const distinct = causes.filter(
    (cause, at) => cause.length > 0 && causes.findIndex((one) => JSON.stringify(one) === JSON.stringify(cause)) === at,
  );
  const rest = causes.length === 0 || isOpen ? 0 : all.length - shown.length;
  const cause = isOpen ? t.cause({ condition: { parts: [] } }) : t.orCause(distinct);
  const facts = { name: code(first.name), causes: rest > 0 ? t.moreCauses({ causes: cause }) : cause };
  return {
    said: nameOutcome(first, facts, telling.tools),
    evidence: told.flatMap(({ evidence }) => evidence),
  };
}

/** What has been told of a condition need not be told again: that the declaration did not end before. */
function addEnds({ guards }: Condition, known: Set<string>): void {
  for (const guard of guards) if (guard.kind === 'unless') known.add(keyOf(guard));
}

/** The outcome as a verb without a subject, with its causes. */
export function nameOutcome(
  outcome: OutcomeFact,
  facts: { readonly name: Inline; readonly causes: Said },
  { texts }: PageTools,
): Said {
  const t = texts.flow;
  if (outcome.kind === 'answers') return t.answers(facts);
  if (outcome.kind === 'raises') return t.raises({ ...facts, form: formOf(outcome) });
  return t.exits({ ...facts, isCode: !/\.|\($/.test(outcome.name) });
}

/** Whether the outcome is the same with a condition and without it. */
function isEitherWay([first, second]: readonly OutcomeFact[]): boolean {
  const [a, b] = [first?.guards?.[0], second?.guards?.[0]];
  return a !== undefined && a.condition === b?.condition && a.kind !== b.kind;
}

/** The condition of an outcome, when all of it can be told, and its message. */
function tellCause(outcome: Ending, { known, tools, others }: Telling): Proven {
  const found = whenever(outcome, known);
  const evidence = provesOutcome(outcome, known);
  if (found !== undefined && others === undefined) addEnds(found, known);
  const condition = found && others?.has(outcome) === true ? { ...found, isOtherwise: true } : found;
  const message = messageOf(outcome);
  const said = tools.texts.flow.cause({
    ...(condition === undefined ? {} : { condition }),
    ...(message === undefined ? {} : { message }),
  });
  return { said, evidence };
}

/** The lines that end here, and under which condition. */
export function provesOutcome(outcome: Ending, known: ReadonlySet<string> = NOTHING_KNOWN): Evidence[] {
  const { name, through } = outcome;
  const condition = conditionOf(outcome, known);
  const message = messageOf(outcome);
  if (through !== undefined)
    return [calls(through.call), ends(through.end), ...provesCondition(condition, through.call.callee, through.call)];
  return [
    ends(outcome),
    ...provesCondition(condition, name, outcome),
    ...(message === undefined ? [] : [prove(outcome.path, outcome, { predicate: 'says', words: message.text })]),
  ];
}

/** The message as a quotation. */
export function messageOf(outcome: OutcomeFact): { readonly kind: 'quote'; readonly text: string } | undefined {
  const text = quotableMessage(outcome);
  return text === undefined ? undefined : { kind: 'quote', text };
}

/** Arguments that stand for themselves: short texts, numbers and constants. */
export function literalArguments(call: CallFact): readonly ArgumentFact[] {
  return (call.arguments ?? [])
    .filter(({ text }) => text.length <= 40 && /^(['"][^'"{}$\\]+['"]|-?\d[\d_.]*|[A-Z][A-Z0-9_]{2,})$/.test(text))
    .slice(0, 2);
}

/** The argument with its keyword, in the manner of the language. */
function argumentName({ name, text }: ArgumentFact, call: CallFact | undefined): Inline {
  if (name === undefined) return code(text);
  return code(call?.path.endsWith('.py') === true ? `${name}=${text}` : `${name}: ${text}`);
}

/** The names that the conditions and arguments of the events hold, as one text. */
export function namesIn(events: readonly FlowEvent[], known: ReadonlySet<string>): string {
  return events
    .flatMap((event) => {
      const of = 'outcome' in event ? event.outcome : event.call;
      const args = 'call' in event ? literalArguments(event.call).map((argument) => argument.text) : [];
      return [textOf(conditionOf(of, known)), ...args];
    })
    .join(' ');
}

/** Constants with their values: `x is 1024 * 1024 (1 MiB) and y is 3`. */
export function tellConstants(constants: FlowStepStory['constants'], tools: PageTools): Proven {
  const t = tools.texts.flow;
  const said = constants.map(({ symbol, measure }) => {
    const isSame = measure?.amount === Number(symbol.literal?.replaceAll('_', ''));
    const value = measure === undefined || isSame ? undefined : tools.texts.common.measure(measure);
    const facts = { name: code(symbol.name), literal: code(symbol.literal ?? '') };
    return t.isValue({ ...facts, ...(value === undefined ? {} : { value }) });
  });
  return {
    said: tools.texts.common.and(said),
    evidence: constants.flatMap(({ symbol, use }) => [uses(use, symbol.name), literalOf(symbol, symbol.literal ?? '')]),
  };
}
