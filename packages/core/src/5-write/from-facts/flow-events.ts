import type { ArgumentFact, CallFact, GuardFact, OutcomeFact, SinkKind } from '#analysis';
import type { Inline } from '#draft';
import type { FlowStepStory } from '#plan';
import type { Evidence } from '#vocabulary';
import { calls, ends, literalOf, passes, prove, uses, when } from './evidence.ts';
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
  | { readonly outcome: OutcomeFact }
  | { readonly kind: SinkKind; readonly call: CallFact }
);

/** Longest condition that is read as part of a sentence, and farthest from what it decides. @source wiki.md §2: short ranges */
const CONDITION_FITS = 80;
const CONDITION_LINES = 20;
/** Most calls of one kind named in a row, and most causes of one outcome. @source own bound: read aloud */
const NAMED = { calls: 4, causes: 2 } as const;

/** A condition in the terms of the texts. */
export interface Condition {
  readonly kind: 'if' | 'unless' | 'case' | 'each' | 'while' | 'catch';
  readonly text: Inline;
}

/** What a step does itself in the order of the lines; failures that it catches are told elsewhere. */
export function eventsOf({ step }: FlowStepStory): FlowEvent[] {
  const events: FlowEvent[] = [
    ...step.sinks.map(({ kind, call }) => ({ line: call.startLine, kind, call })),
    ...step.outcomes.filter((outcome) => !isCaught(outcome)).map((outcome) => ({ line: outcome.startLine, outcome })),
  ];
  return events.sort((a, b) => a.line - b.line);
}

/** Whether the outcome is what becomes of a failure. */
export function isCaught({ guards }: OutcomeFact): boolean {
  return guards?.some(({ kind }) => kind === 'catch') === true;
}

/** Whether the outcome is an error, a refusal or an exit that says that something went wrong. */
export function isFailure({ kind, name }: OutcomeFact): boolean {
  if (kind === 'raises') return true;
  if (kind === 'exits') return name !== '0';
  return !/^[123]\d\d$|Status(OK|Created|Accepted|NoContent|Found|SeeOther|NotModified|Continue)|HTTP_[123]\d\d/.test(
    name,
  );
}

/** The nearest condition, when it is short enough to be read; only a catch says so without its text. */
export function conditionOf(
  guards: readonly GuardFact[] | undefined,
  at: { readonly startLine: number; readonly endLine: number },
): { condition: Condition; guard: GuardFact } | undefined {
  const [guard] = guards ?? [];
  if (guard === undefined || guard.condition.endsWith('…') || guard.condition.length > CONDITION_FITS) return undefined;
  if (guard.line > at.startLine || at.endLine - guard.line > CONDITION_LINES) return undefined;
  const text = guard.condition.trim();
  if (guard.kind === 'loop') {
    const isEach = /\s(of|in)\s|\brange\b/.test(text);
    return { condition: { kind: isEach ? 'each' : 'while', text: code(text) }, guard };
  }
  const positive = guard.kind === 'unless' ? POSITIVE.exec(text) : null;
  const inner = positive?.[1] ?? positive?.[2];
  if (inner !== undefined) return { condition: { kind: 'if', text: code(inner) }, guard };
  return { condition: { kind: guard.kind, text: code(text) }, guard };
}

/** Whether the condition of a call is worth reading: not what is left over behind an early end for several reasons. */
export function isReadable({ kind, condition }: GuardFact): boolean {
  return kind !== 'catch' && (kind !== 'unless' || !/&&|\|\||\s(and|or)\s/.test(condition));
}

/** Unless not x: when x. */
const POSITIVE = /^(?:!|not\s+)(?:([\w$.#]+(?:\([^()]*\))?)|\(([^()&|]+)\))$/;

/** The events as verbs without a subject; calls of one kind and causes of one outcome are told together. */
export function tellEvents(events: readonly FlowEvent[], tools: PageTools): Proven | undefined {
  if (events.length === 0) return undefined;
  const told = groupsOf(events).map((group) => tellGroup(group, tools));
  return {
    said: tools.texts.flow.events(told.map((one) => one.said)),
    evidence: told.flatMap((one) => one.evidence),
  };
}

type Group = { readonly outcomes: OutcomeFact[] } | { readonly kind: SinkKind; readonly calls: CallFact[] };

function groupsOf(events: readonly FlowEvent[]): Group[] {
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
    } else if (last !== undefined && 'calls' in last && last.kind === event.kind) last.calls.push(event.call);
    else if (groups.some((group) => 'calls' in group && group.calls.some(({ callee }) => callee === event.call.callee)))
      continue;
    else groups.push({ kind: event.kind, calls: [event.call] });
  }
  return groups;
}

function tellGroup(group: Group, tools: PageTools): Proven {
  return 'outcomes' in group ? tellOutcomes(group.outcomes, tools) : tellSinks(group.kind, group.calls, tools);
}

function tellSinks(kind: SinkKind, all: readonly CallFact[], tools: PageTools): Proven {
  const t = tools.texts.flow;
  const distinct = all.filter((call, at) => all.findIndex(({ callee }) => callee === call.callee) === at);
  const shown = distinct.slice(0, NAMED.calls);
  const [only] = shown;
  const args = shown.length === 1 && only !== undefined ? literalArguments(only) : [];
  const event = t.sink({
    kind,
    calls: tools.texts.common.and(shown.map(({ callee }) => code(callee))),
    ...(args.length === 0
      ? {}
      : { args: tools.texts.common.comma(args.map((argument) => argumentName(argument, only))) }),
  });
  const evidence = [...shown.map(calls), ...(only === undefined ? [] : args.map((argument) => passes(only, argument)))];
  const found = only === undefined ? undefined : conditionOf(sharedGuards(all), only);
  if (found === undefined || only === undefined || !isReadable(found.guard)) return { said: event, evidence };
  return {
    said: t.under({ event, condition: found.condition }),
    evidence: [...evidence, ...when(found.guard, only.callee, only)],
  };
}

/** The conditions under which all of the calls stand, nearest first. */
function sharedGuards([first, ...others]: readonly CallFact[]): readonly GuardFact[] {
  return (first?.guards ?? []).filter((guard) =>
    others.every(({ guards }) =>
      guards?.some((one) => one.line === guard.line && one.kind === guard.kind && one.condition === guard.condition),
    ),
  );
}

function tellOutcomes(all: readonly OutcomeFact[], tools: PageTools): Proven {
  const t = tools.texts.flow;
  const [first] = all;
  if (first === undefined) return { said: [], evidence: [] };
  const shown = all.slice(0, NAMED.causes);
  const causes = isEitherWay(shown) ? [] : shown.map((outcome) => tellCause(outcome, tools));
  const distinct = causes.filter(
    (cause, at) => cause.length > 0 && causes.findIndex((one) => JSON.stringify(one) === JSON.stringify(cause)) === at,
  );
  const rest = causes.length === 0 ? 0 : all.length - shown.length;
  const told = t.orCause(distinct);
  const facts = { name: code(first.name), causes: rest > 0 ? t.moreCauses({ causes: told, rest }) : told };
  return {
    said: nameOutcome(first, facts, tools),
    evidence: shown.flatMap(provesOutcome),
  };
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

/** The condition of an outcome and its message; a condition that is too long to be read is only hinted at. */
function tellCause(outcome: OutcomeFact, tools: PageTools): Said {
  const found = conditionOf(outcome.guards, outcome);
  const message = messageOf(outcome);
  return tools.texts.flow.cause({
    ...(found === undefined ? {} : { condition: found.condition }),
    ...(message === undefined ? {} : { message }),
    isSome: found === undefined && (outcome.guards?.length ?? 0) > 0,
  });
}

/** The lines that end here, and under which condition. */
export function provesOutcome(outcome: OutcomeFact): Evidence[] {
  const { name, path } = outcome;
  const found = conditionOf(outcome.guards, outcome);
  const message = messageOf(outcome);
  return [
    ends(outcome),
    ...(found === undefined || found.condition.kind === 'catch' ? [] : when(found.guard, name, outcome)),
    ...(message === undefined ? [] : [prove(path, outcome, { predicate: 'says', words: message.text })]),
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
export function namesIn(events: readonly FlowEvent[]): string {
  return events
    .flatMap((event) => {
      const of = 'outcome' in event ? event.outcome : event.call;
      const found = conditionOf(of.guards, of);
      const args = 'call' in event ? literalArguments(event.call).map((argument) => argument.text) : [];
      return [...(found === undefined ? [] : [found.guard.condition]), ...args];
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
