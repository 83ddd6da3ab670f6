import type { GuardFact, OutcomeFact } from '#analysis';
import type { Inline, Statement } from '#draft';
import type { Messages } from '#messages';
import type { Behaviour, BodyStep } from '#plan';
import type { Evidence } from '#vocabulary';
import { calls, ends, uses, when } from './evidence.ts';
import { code, statement } from './inline.ts';
import type { PageTools } from './page-tools.ts';

/** Longest condition and message that fit into a sentence, in characters. @source own bound: read aloud */
const FITS = { guard: 70, message: 60 } as const;
/** Most clauses of one sentence, and calls of one clause. @source own bound: read aloud */
const CLAUSES = 3;
const CALLS = 3;
/** Most calls named in one sentence. @source own bound: read aloud */
const NAMED = 5;

type Said = readonly { readonly kind: string }[];
type SaidGuard = Parameters<Messages['wiki']['behaviour']['calls']>[0]['guard'];
type Call = Extract<BodyStep, { readonly kind: 'call' }>;
type Ending = Extract<BodyStep, { readonly kind: 'outcome' }>;
type Constants = Behaviour['constants'];

/** Calls that stand under one condition, and those of its other branch. */
interface CallGroup {
  readonly guard: GuardFact | undefined;
  readonly calls: Call[];
  otherwise?: CallGroup;
}

interface Clause {
  readonly said: Said;
  readonly evidence: readonly Evidence[];
}

/** What a body does, in one or two sentences: what it calls and when, then how it ends early. */
export function tellBehaviour(
  { steps, constants }: Behaviour,
  how: { readonly subject: Inline | undefined; readonly turn: number },
  tools: PageTools,
): Statement[] {
  const t = tools.texts.behaviour;
  const said: Statement[] = [];
  const groups = withinBreath(groupCalls(steps));
  const isOrder = groups.length > 1 || (groups[0]?.calls.length ?? 0) > 1 || groups[0]?.guard !== undefined;
  if (isOrder) {
    const clauses = groups.map((group) => callClause(group, constants, tools));
    const { subject, turn } = how;
    said.push(asStatement(t.callsSentence({ subject, turn, clauses: clauses.map((one) => one.said) }), clauses));
  }
  const endings = endingsOf(steps).map((ending) => endClause(ending, constants, tools));
  if (endings.length > 0) {
    const subject = isOrder ? undefined : how.subject;
    said.push(asStatement(t.endsSentence({ subject, clauses: endings.map((one) => one.said) }), endings));
  }
  return said.map((one, at) => (at === 0 && how.subject !== undefined ? one : { ...one, leansOnPrevious: true }));
}

/** The first groups that can be read in one breath. */
function withinBreath(groups: readonly CallGroup[]): CallGroup[] {
  let named = 0;
  return groups.slice(0, CLAUSES).filter(({ calls: made, otherwise }, at) => {
    named += Math.min(CALLS, made.length) + Math.min(CALLS, otherwise?.calls.length ?? 0);
    return at === 0 || named <= NAMED;
  });
}

/** Whether a body gives a sentence at all. */
export function isTelling({ steps }: Behaviour): boolean {
  const [first, ...others] = groupCalls(steps);
  return (
    endingsOf(steps).length > 0 || others.length > 0 || (first?.calls.length ?? 0) > 1 || first?.guard !== undefined
  );
}

function asStatement(said: Said, clauses: readonly Clause[]): Statement {
  return statement(
    said,
    clauses.flatMap(({ evidence }) => evidence),
  );
}

/** Calls in line order, cut where the condition changes; a branch and its other branch are one group. */
function groupCalls(steps: readonly BodyStep[]): CallGroup[] {
  const groups: CallGroup[] = [];
  for (const step of steps) {
    if (step.kind !== 'call') continue;
    const { guard } = step;
    const last = groups.at(-1);
    if (last !== undefined && isSame(last.guard, guard)) last.calls.push(step);
    else if (last?.otherwise !== undefined && isSame(last.otherwise.guard, guard)) last.otherwise.calls.push(step);
    else if (last !== undefined && isOtherBranch(last.guard, guard)) last.otherwise = { guard, calls: [step] };
    else groups.push({ guard, calls: [step] });
  }
  return groups;
}

function isSame(one: GuardFact | undefined, other: GuardFact | undefined): boolean {
  return one?.kind === other?.kind && one?.condition === other?.condition && one?.line === other?.line;
}

function isOtherBranch(one: GuardFact | undefined, other: GuardFact | undefined): boolean {
  return one?.kind === 'if' && other?.kind === 'unless' && one.condition === other.condition && one.line === other.line;
}

/** Errors, statuses and exit codes under a condition; what a body always ends with is no early end. */
function endingsOf(steps: readonly BodyStep[]): Ending[] {
  return steps.flatMap((step) => (step.kind === 'outcome' && step.guard !== undefined ? [step] : [])).slice(0, CLAUSES);
}

function callClause(group: CallGroup, constants: Constants, tools: PageTools): Clause {
  const t = tools.texts.behaviour;
  const evidence: Evidence[] = [];
  const callees = saidCalls(group, constants, { evidence, tools });
  const guard = saidGuard(group.guard, constants, { evidence, tools });
  const otherwise = group.otherwise && saidCalls(group.otherwise, constants, { evidence, tools });
  return { said: t.calls({ callees, guard, otherwise }), evidence };
}

interface Gathering {
  readonly evidence: Evidence[];
  readonly tools: PageTools;
}

function saidCalls({ calls: made, guard }: CallGroup, constants: Constants, { evidence, tools }: Gathering): Said {
  const t = tools.texts.behaviour;
  const shown = made.slice(0, CALLS);
  const said = shown.map(({ call }): Said => {
    const passed = constants.filter(
      ({ symbol, use, measure }) =>
        measure !== undefined &&
        use.startLine >= call.startLine &&
        use.startLine <= call.endLine &&
        (call.arguments ?? []).some(({ text }) => text.includes(symbol.name)),
    );
    evidence.push(guard === undefined || isLong(guard) ? calls(call) : when(guard, call.callee, call));
    evidence.push(...passed.map(({ use, symbol }) => uses(use, symbol.name)));
    return t.withMeasures({ what: [calleeName(call.callee)], measures: measuresOf(passed, tools), isCall: true });
  });
  return tools.texts.common.and(said);
}

function endClause({ outcome, guard, within }: Ending, constants: Constants, tools: PageTools): Clause {
  const evidence: Evidence[] = [ends(outcome)];
  const said = tools.texts.behaviour.ends({
    kind: outcome.kind,
    name: code(outcome.name),
    message: messageOf(outcome),
    guard: saidGuard(guard, constants, { evidence, tools }),
    within: saidGuard(within, constants, { evidence, tools }),
  });
  for (const one of [guard, within])
    if (one !== undefined && !isLong(one)) evidence.push(when(one, outcome.name, outcome));
  return { said, evidence };
}

/** A message that reads as words; placeholders would only be noise. */
function messageOf({ message }: OutcomeFact): Inline | undefined {
  const isWords = message !== undefined && message.length <= FITS.message && !/[%{$]/.test(message);
  return isWords ? { kind: 'quote', text: message } : undefined;
}

function isLong({ condition }: GuardFact): boolean {
  return condition.length > FITS.guard || condition.endsWith('…');
}

/** The condition as it is told; a caught variable says nothing about what was thrown. */
function saidGuard(guard: GuardFact | undefined, constants: Constants, { evidence, tools }: Gathering): SaidGuard {
  if (guard === undefined) return undefined;
  if (isLong(guard)) return { kind: 'some', condition: [] };
  if (guard.kind === 'catch' && /^[a-z_]\w*$/.test(guard.condition)) return { kind: 'any', condition: [] };
  const named = constants.filter(
    ({ symbol, use, measure }) =>
      measure !== undefined && guard.condition.includes(symbol.name) && Math.abs(use.startLine - guard.line) <= 2,
  );
  evidence.push(...named.map(({ use, symbol }) => uses(use, symbol.name)));
  const { kind, shown } = withoutDoubleNegation(guard);
  const what: Said = [code(shown)];
  const condition = tools.texts.behaviour.withMeasures({ what, measures: measuresOf(named, tools), isCall: false });
  return { kind, condition };
}

/** `unless !x` is read as `when x`; what is joined from several conditions stays as written. */
function withoutDoubleNegation({ kind, condition }: GuardFact): { kind: GuardFact['kind']; shown: string } {
  const negated = /^(?:!|not )([\w.$#?()[\]'"]+)$/.exec(condition)?.[1];
  return kind === 'unless' && negated !== undefined ? { kind: 'if', shown: negated } : { kind, shown: condition };
}

/** A condition on its own, for a cell of a table. */
export function guardAlone({ guard, within }: BodyStep, tools: PageTools): Said {
  const gathering = { evidence: [], tools };
  return tools.texts.behaviour.guardAlone({
    guard: saidGuard(guard, [], gathering),
    within: saidGuard(within, [], gathering),
  });
}

function measuresOf(constants: Constants, { texts }: PageTools): { name: Inline; measure: string }[] {
  return constants.flatMap(({ symbol, measure }) =>
    measure === undefined ? [] : [{ name: code(symbol.name), measure: texts.common.measure(measure) }],
  );
}

/** The last two names of what is called, without the words for the object itself. */
function calleeName(callee: string): Inline {
  return code(
    callee
      .replace(/^(this|self|cls)\./, '')
      .split('.')
      .slice(-2)
      .join('.'),
  );
}
