import { isErrorStatus } from '#vocabulary';
import type { CallFact, GuardFact, OutcomeFact, SymbolFact, SymbolId } from '../analysis.ts';
import { type FlowIndex, isAfterFailure, isCaught } from './flow-input.ts';
import { fieldOf, followCall } from './follow-call.ts';
import { isStep } from './is-step.ts';
import { isCallback, registrationOf } from './registration.ts';
import { isShut, type KnownValues } from './shut-branches.ts';
import { SINK_VALUE } from './sinks.ts';

/** How far a branch is looked into to compare it with another, in calls, and most calls looked at of one declaration. */
const DEEP = 3;
const LOOKED_AT = 60;
/** What one further call of a branch counts of what it reaches. @source own bound */
const SHARE = 0.5;
/** How much more the other side has to reach before what stands behind an early exit is given up. @source own bound */
const BEHIND = 1.25;
/** Most branches named that are not taken. @source own bound: half a sentence */
const ASIDE = 2;

/** One way through a declaration: of branches that exclude each other, one. */
export interface MainWay {
  /** Calls on the way, in the order of running; what runs in a callback is there when the registering call is known. */
  readonly calls: readonly CallFact[];
  /** Ends that this way can come to. */
  readonly outcomes: readonly OutcomeFact[];
  /** Of each branch that is not taken, the call that reaches most. */
  readonly aside: readonly CallFact[];
  /** Calls of functions that do nothing but fail, with the end they come to. */
  readonly failing: readonly { readonly call: CallFact; readonly end: OutcomeFact }[];
}

/** Calls and declarations through which the way has to lead. */
export interface Fixed {
  readonly calls: ReadonlySet<CallFact>;
  readonly symbols: ReadonlySet<SymbolId>;
  /** What the call that leads here makes of the parameters. */
  readonly values?: KnownValues;
}

/**
 * The way through a declaration that most of its code hangs on: what follows an early exit before what leads to it, else the
 * branch that reaches more. Code that runs after a failure or ends in one is no part of it. O(calls × conditions), bounded.
 */
export function mainWay({ id }: SymbolFact, index: FlowIndex, fixed?: Fixed): MainWay {
  const isOpen = ({ guards }: CallFact | OutcomeFact): boolean => !isShut(guards, fixed?.values ?? new Map());
  const all = (index.callsOf.get(id) ?? []).filter((call) => isRun(call, index) && isOpen(call));
  const ends = (index.outcomesOf.get(id) ?? []).filter((end) => (!isCallback(end) || isCaught(end)) && isOpen(end));
  const failing = all.flatMap((call) => {
    const end = failureOf(call, index);
    return end === undefined ? [] : [{ call, end }];
  });
  const isFailing = new Set(failing.map(({ call }) => call));
  const dead = deadBranches([...ends, ...failing.map(({ call }) => call)]);
  const isFixed = (call: CallFact): boolean =>
    fixed?.calls.has(call) === true || (call.target !== undefined && fixed?.symbols.has(call.target) === true);
  const valued = all.flatMap((call) => {
    if (isFailing.has(call) || isAfterFailure(call)) return [];
    if (!isFixed(call) && dead.has(branchOf(call.guards))) return [];
    return [{ call, value: isFixed(call) ? Number.POSITIVE_INFINITY : worthOfCall(call, index) }];
  });
  const taken = decide(valued);
  const left = leavingBefore(valued, isFixed);
  const isOn = (one: CallFact | OutcomeFact): boolean => !isRuledOut(one.guards, taken) && !left.has(one);
  return {
    calls: valued.flatMap(({ call }) => (isOn(call) ? [withoutIdleChoice(call, all)] : [])),
    outcomes: ends.filter(isOn),
    aside: asideOf(valued.filter(({ call }) => !isOn(call) && call.target !== id)),
    failing: failing.filter(({ call }) => isOn(call)),
  };
}

/** Whether a call runs when the declaration does: itself, or in a callback whose registration can be told. */
function isRun(call: CallFact, index: FlowIndex): boolean {
  return (
    !isCallback(call) || registrationOf(call, index.callsOf.get(call.caller ?? ('' as SymbolId)) ?? []) !== undefined
  );
}

/**
 * Calls deep inside of conditions before a call that a return may keep from being made: the return that nothing else tells
 * of stands beside them.
 */
function leavingBefore(items: readonly Valued[], isFixed: (call: CallFact) => boolean): ReadonlySet<unknown> {
  const partial = items.filter(({ call, value }) => call.isPartial === true && value > 0);
  const last = partial.at(-1)?.call;
  if (last === undefined) return new Set();
  const around = new Set((last.guards ?? []).map(({ line, condition }) => `${line} ${condition}`));
  const left = items.filter(({ call }) => {
    const own = (call.guards ?? []).filter(
      ({ kind, line, condition, endLine }) =>
        kind !== 'loop' && kind !== 'catch' && endLine < last.startLine && !around.has(`${line} ${condition}`),
    );
    return own.length >= 2 && !isFixed(call);
  });
  return new Set(left.map(({ call }) => call));
}

/** Branches that end with an error or leave the program. */
function deadBranches(ends: readonly (OutcomeFact | CallFact)[]): ReadonlySet<string> {
  const dead = new Set<string>();
  for (const end of ends) {
    if ('kind' in end && end.kind === 'answers' && !isErrorStatus(end.name)) continue;
    const [nearest] = end.guards ?? [];
    if (nearest !== undefined && nearest.kind !== 'catch' && nearest.kind !== 'loop') dead.add(branchOf(end.guards));
  }
  return dead;
}

function branchOf(guards: readonly GuardFact[] | undefined): string {
  return (guards ?? []).map(({ kind, line, condition }) => `${kind} ${line} ${condition}`).join('\n');
}

/** A choice with the side that is taken. */
type Taken = ReadonlyMap<string, string>;

interface Valued {
  readonly call: CallFact;
  readonly value: number;
}

/** Outer choices first, since they leave fewer inner ones. */
function decide(items: readonly Valued[]): Taken {
  const taken = new Map<string, string>();
  const choices = new Map<string, number>();
  for (const { call } of items)
    for (const guard of call.guards ?? []) {
      const key = choiceOf(guard);
      if (key !== undefined) choices.set(key, guard.line);
    }
  const ordered = [...choices].sort(([, a], [, b]) => a - b);
  for (const [choice] of ordered) {
    const sides = new Map<string, number>();
    for (const { call, value } of items) {
      if (value <= 0 || isRuledOut(call.guards, taken)) continue;
      const guard = call.guards?.find((one) => choiceOf(one) === choice);
      if (guard !== undefined) sides.set(sideOf(guard), (sides.get(sideOf(guard)) ?? 0) + value);
    }
    if (sides.size < 2) continue;
    const weigh = ([side, value]: readonly [string, number]): number => (side === 'unless' ? value * BEHIND : value);
    const best = [...sides].reduce((one, other) => (weigh(other) > weigh(one) ? other : one));
    taken.set(choice, best[0]);
  }
  return taken;
}

/** Whether two calls of a declaration stand on branches of which only one is taken. */
export function excludes(one: CallFact, other: CallFact): boolean {
  return (one.guards ?? []).some((guard) => {
    const choice = choiceOf(guard);
    return (
      choice !== undefined &&
      other.guards?.some((its) => choiceOf(its) === choice && sideOf(its) !== sideOf(guard)) === true
    );
  });
}

/** A call that both sides of a choice make does not depend on it. */
function withoutIdleChoice(call: CallFact, all: readonly CallFact[]): CallFact {
  const [nearest, ...outer] = call.guards ?? [];
  if (nearest === undefined || (nearest.kind !== 'if' && nearest.kind !== 'unless')) return call;
  const around = branchOf(outer);
  const isIdle = all.some(({ callee, isPartial, guards: [its, ...others] = [] }) => {
    if (callee !== call.callee || isPartial === true || its === undefined) return false;
    return choiceOf(its) === choiceOf(nearest) && its.kind !== nearest.kind && branchOf(others) === around;
  });
  return isIdle ? { ...call, guards: outer } : call;
}

/** What a condition chooses between: its two sides, or the cases of one switch. */
function choiceOf({ kind, line, condition, subject }: GuardFact): string | undefined {
  if (kind === 'if' || kind === 'unless') return `${line} ${condition}`;
  return kind === 'case' && subject !== undefined ? `case ${subject}` : undefined;
}

function sideOf({ kind, line, condition }: GuardFact): string {
  return kind === 'case' ? `${line} ${condition}` : kind;
}

function isRuledOut(guards: readonly GuardFact[] | undefined, taken: Taken): boolean {
  return (guards ?? []).some((guard) => {
    const choice = choiceOf(guard);
    const side = choice === undefined ? undefined : taken.get(choice);
    return side !== undefined && side !== sideOf(guard);
  });
}

function asideOf(left: readonly Valued[]): CallFact[] {
  const best = new Map<string, Valued>();
  for (const one of left) {
    if (one.value < 1) continue;
    const branch = branchOf(one.call.guards);
    if ((best.get(branch)?.value ?? 0) < one.value) best.set(branch, one);
  }
  const callees = new Set<string>();
  const distinct = [...best.values()].filter(({ call }) => !callees.has(call.callee) && callees.add(call.callee));
  return distinct.slice(0, ASIDE).map(({ call }) => call);
}

/** The end of a function that does nothing but fail. */
function failureOf(call: CallFact, index: FlowIndex): OutcomeFact | undefined {
  const target = call.target === undefined ? undefined : index.input.symbols.get(call.target);
  if (target === undefined || !/^(function|method)$/.test(target.kind)) return undefined;
  const end = (index.outcomesOf.get(target.id) ?? []).find(
    (one) => isFailing(one) && (one.guards?.length ?? 0) === 0 && one.isPartial !== true && !isCallback(one),
  );
  const isAlso = (index.callsOf.get(target.id) ?? []).some((one) => one.sink !== undefined && one.sink !== 'output');
  // In Go the last line of a function that checks something returns an error, too.
  return isAlso || (end?.kind === 'raises' && target.path.endsWith('.go')) ? undefined : end;
}

/** An error, or an answer that refuses; what a base class leaves to others is neither. */
function isFailing({ kind, name }: OutcomeFact): boolean {
  return (kind === 'raises' && name !== 'NotImplementedError') || (kind === 'answers' && isErrorStatus(name));
}

/** How much a call reaches. */
function worthOfCall(call: CallFact, index: FlowIndex): number {
  if (call.sink !== undefined) return SINK_VALUE[call.sink];
  if (call.external !== undefined) return 0;
  if (fieldOf(call, index) !== undefined) return 1;
  const found = followCall(call, index);
  if (found?.symbol !== undefined) return isStep(found.symbol, index) ? reachOf(found.symbol.id, index, DEEP) : 0;
  const [first] = found?.dispatch?.candidates ?? [];
  if (first !== undefined) return reachOf(first, index, DEEP);
  return index.namedAlike.get(lastName(call.callee)) === undefined ? 0 : 0.5;
}

/** What a declaration does and what it reaches, the farther the less. */
export function reachOf(id: SymbolId, index: FlowIndex, depth: number): number {
  const known = index.reach.get(`${depth} ${id}`);
  if (known !== undefined) return known;
  index.reach.set(`${depth} ${id}`, 0.2);
  let value = 0.2 + ((index.outcomesOf.get(id) ?? []).length > 0 ? 0.5 : 0);
  const kinds = new Set<string>();
  for (const call of (index.callsOf.get(id) ?? []).slice(0, LOOKED_AT)) {
    if (call.sink !== undefined && !kinds.has(call.sink)) {
      kinds.add(call.sink);
      value += SINK_VALUE[call.sink];
    } else if (call.target !== undefined && depth > 0) value += SHARE * reachOf(call.target, index, depth - 1);
  }
  index.reach.set(`${depth} ${id}`, value);
  return value;
}

/** `parser.parse_args` → `parse_args`. */
export function lastName(callee: string): string {
  return callee.slice(callee.lastIndexOf('.') + 1);
}
