import type { CallFact, ConstantUse, GuardFact, OutcomeFact, SymbolFact, SymbolId } from '#analysis';
import type { BodyFacts, FactIndex } from '../fact-index.ts';
import type { Behaviour, BodyStep } from '../wiki-plan.ts';
import { measureOf } from './measure-words.ts';
import { isErrorType } from './symbol-kinds.ts';

/** Most steps kept of one body. @source own bound: two sentences are told */
const STEPS = 10;
/** Most bodies told of one class. @source own bound: read to the end */
const METHODS = 3;
/** Longest condition that can be read in a sentence, in characters. @source own bound: read aloud */
export const GUARD_FITS = 70;
/** Conditions that reading keeps of one place: with so many there may be more. @source analysis.ts */
const KNOWN_GUARDS = 8;
/** Most conditions told of one place. @source own bound: read aloud */
const TOLD_GUARDS = 2;

/** Conditions of loops that go on until something inside ends them. */
const ENDLESS = /^(true|1|;;|)$/i;

/** Conditions that say nothing without the line before them. */
const BARE = /^!?(ok|found|exists?)$/;

/** Calls that every program makes and that tell nothing about this one. */
const SILENT =
  /(^|\.)(log|logger|debug|info|warn|warning|error|trace|print|println|printf|assert|super|__init__|constructor|append|push|format|join|split|get|set|len|str|int|bool|list|dict|map|filter|Error|String|Number|Boolean|Object|Array)$/i;

/** Calls that write a line of a log. */
const LOGGING =
  /(^|\.)(log|logger|logging|logr|slog|debugf?|infof?|warn(ing)?f?|errorf?|tracef?|Debugf?|Infof?|Warn(ing)?f?|Errorf?|Tracef?|printf?|println|Printf?|Println|Sprintf)$/;

/** What the bodies of a declaration do: its own, or those of the methods that do most, in line order. */
export function behavioursOf(symbol: SymbolFact, index: FactIndex): Behaviour[] {
  if (symbol.kind === 'function' || symbol.kind === 'method') return bodyOf(symbol, index);
  if (symbol.kind !== 'class') return [];
  const bodies = (index.membersOf.get(symbol.id) ?? []).flatMap((member) => bodyOf(member, index));
  const best = [...bodies].sort((a, b) => weigh(b) - weigh(a) || a.symbol.startLine - b.symbol.startLine);
  return best.slice(0, METHODS).sort((a, b) => a.symbol.startLine - b.symbol.startLine);
}

/** How much a body tells: conditions, errors and constants more than plain calls. */
export function weigh({ symbol, steps, constants }: Behaviour): number {
  const guarded = steps.filter(({ guards }) => guards.length > 0).length;
  return (
    steps.length + guarded + 2 * constants.length - (/^__/.test(symbol.name) ? 3 : /^[_#]/.test(symbol.name) ? 1 : 0)
  );
}

/** A failure that is only handed on, as Go does behind each call. */
const HANDED_ON = /^(\w*[eE]rr\w*) != nil$/;

/** An exit whose code is only known at run time tells nothing, and neither does an error that is handed on. */
export function isPlain({ kind, name, guards }: OutcomeFact): boolean {
  if (guards?.[0]?.kind === 'if' && HANDED_ON.test(guards[0].condition)) return false;
  return kind !== 'exits' || /^-?\d+$|^[A-Z]|[a-z][A-Z]/.test(name);
}

/** Whether a body ends so under no condition too: then one of its conditions alone would be false. */
export function isAlways(outcome: OutcomeFact, outcomes: readonly OutcomeFact[], exits: ReadonlySet<string>): boolean {
  return outcomes.some(
    (other) =>
      other !== outcome &&
      other.kind === outcome.kind &&
      other.name === outcome.name &&
      other.isNested !== true &&
      realGuards(other.guards ?? [], exits).length === 0,
  );
}

/** How code ends early, with the conditions to tell. */
export function asFailure(
  outcome: OutcomeFact,
  exits: ReadonlySet<string>,
): Extract<BodyStep, { readonly kind: 'outcome' }> {
  return { kind: 'outcome', outcome, ...toldGuards(outcome, exits) };
}

/**
 * The conditions that have to be told, all or none: a part of them would be false. That an early exit before was not taken
 * goes without saying: the sentence about the exit says it.
 */
function toldGuards(
  { guards = [], isPartial = false }: Pick<CallFact, 'guards' | 'isPartial'>,
  exits: ReadonlySet<string>,
): Pick<BodyStep, 'guards' | 'isSometimes'> {
  const real = realGuards(guards, exits);
  const isWhole = !isPartial && guards.length < KNOWN_GUARDS && real.length <= TOLD_GUARDS && real.every(fits);
  return { guards: isWhole ? real : [], isSometimes: !isWhole };
}

function realGuards(guards: readonly GuardFact[], exits: ReadonlySet<string>): GuardFact[] {
  return guards.filter(
    ({ kind, line, condition }) =>
      (kind !== 'unless' || !exits.has(`${line} ${condition}`)) && !(kind === 'loop' && ENDLESS.test(condition)),
  );
}

function fits({ condition }: GuardFact): boolean {
  return condition.length <= GUARD_FITS && !condition.endsWith('…') && !BARE.test(condition);
}

function bodyOf(symbol: SymbolFact, index: FactIndex): Behaviour[] {
  const body = index.bodyOf.get(symbol.id);
  if (body === undefined) return [];
  const exits = earlyExits(body);
  const raised = new Set(body.outcomes.map(({ startLine, name }) => `${startLine} ${name}`));
  const steps: BodyStep[] = [
    ...body.calls
      .filter((call) => !raised.has(`${call.startLine} ${call.callee}`) && !isForSilent(call, body.calls))
      .flatMap((call) => callStep(call, { symbol, exits, index }) ?? []),
    ...body.outcomes
      .filter((outcome) => isPlain(outcome) && outcome.isNested !== true && !isAlways(outcome, body.outcomes, exits))
      .map((outcome) => asFailure(outcome, exits)),
  ];
  steps.sort((a, b) => lineOf(a) - lineOf(b) || (a.kind < b.kind ? -1 : 1));
  if (steps.length === 0) return [];
  return [{ symbol, steps: withoutRepeats(steps).slice(0, STEPS), constants: constantsOf(body.constants, index) }];
}

/** Whether a call only makes what a line of the log shows. */
function isForSilent(call: CallFact, all: readonly CallFact[]): boolean {
  return all.some(
    (other) =>
      other !== call &&
      other.startLine <= call.startLine &&
      other.endLine >= call.endLine &&
      LOGGING.test(other.callee) &&
      (other.arguments ?? []).some(({ text }) => text.includes(`${call.callee}(`)),
  );
}

/** Conditions under which the body ends with an error or status: what comes behind needs not say that they do not hold. */
export function earlyExits({ outcomes }: Pick<BodyFacts, 'outcomes'>): ReadonlySet<string> {
  return new Set(
    outcomes.flatMap(({ guards }) => (guards?.[0]?.kind === 'if' ? [`${guards[0].line} ${guards[0].condition}`] : [])),
  );
}

/** Line on which a step stands. */
function lineOf(step: BodyStep): number {
  return step.kind === 'call' ? step.call.startLine : step.outcome.startLine;
}

/** Calls worth telling: to other declarations of the product, or out of the program. */
function callStep(
  call: CallFact,
  { symbol, exits, index }: { symbol: SymbolFact; exits: ReadonlySet<string>; index: FactIndex },
): BodyStep[] | undefined {
  const target = call.target === undefined ? undefined : index.analysis.symbols.get(call.target);
  const isTold =
    target === undefined
      ? call.sink !== undefined && call.sink !== 'output'
      : target.id !== symbol.id && !isErrorType(target) && !SILENT.test(call.callee);
  // What a callback does is not what the function does that registers it; what is put off has no place in the order.
  if (!isTold || call.isNested === true || call.isDeferred === true) return undefined;
  const told = toldGuards(call, exits);
  return told.isSometimes ? undefined : [{ kind: 'call', call, ...(target && { target }), ...told }];
}

function constantsOf(uses: readonly ConstantUse[], index: FactIndex): Behaviour['constants'] {
  const seen = new Set<SymbolId>();
  return uses.flatMap((use) => {
    const symbol = index.analysis.symbols.get(use.target);
    if (symbol?.literal === undefined || seen.has(symbol.id)) return [];
    seen.add(symbol.id);
    const measure = measureOf(symbol.name, symbol.literal);
    return [{ use, symbol, ...(measure === undefined ? {} : { measure }) }];
  });
}

/** The same call under the same condition tells the same thing twice. */
function withoutRepeats(steps: readonly BodyStep[]): BodyStep[] {
  const seen = new Set<string>();
  return steps.filter((step) => {
    const what = step.kind === 'call' ? step.call.callee : `${step.outcome.kind} ${step.outcome.name}`;
    const key = `${step.kind} ${what} ${step.guards.map(({ kind, condition }) => `${kind} ${condition}`).join(' ')}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
