import type { CallFact, GuardFact, OutcomeFact } from '#analysis';
import type { Inline, Statement } from '#draft';
import type { Messages } from '#messages';
import type { Behaviour, BodyStep } from '#plan';
import type { Evidence } from '#vocabulary';
import { calls, ends, prove, uses, when } from './evidence.ts';
import { code, statement } from './inline.ts';
import { formOf, quotableMessage } from './outcome-form.ts';
import type { PageTools } from './page-tools.ts';

/** Longest message that fits into a sentence, in characters. @source own bound: read aloud */
const MESSAGE_FITS = 60;
/** Most clauses of one sentence, and calls of one clause. @source own bound: read aloud */
const CLAUSES = 3;
const CALLS = 3;
/** Most calls named in one sentence. @source own bound: read aloud */
const NAMED = 5;

type Said = readonly { readonly kind: string }[];
type SaidGuards = Parameters<Messages['wiki']['behaviour']['calls']>[0]['guards'];
type Call = Extract<BodyStep, { readonly kind: 'call' }>;
type Ending = Extract<BodyStep, { readonly kind: 'outcome' }>;
type Constants = Behaviour['constants'];

/** Calls that stand under one condition, and those of its other branch. */
interface CallGroup {
  readonly at: Pick<BodyStep, 'guards'>;
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
  const isOrder = groups.length > 1 || (groups[0]?.calls.length ?? 0) > 1 || (groups[0]?.at.guards.length ?? 0) > 0;
  if (isOrder) {
    const clauses = groups.map((group) => callClause(group, constants, tools));
    const { subject, turn } = how;
    said.push(
      asStatement(
        t.callsSentence({
          subject,
          turn,
          isPlain: groups.length === 1 && groups[0]?.at.guards.length === 0 && groups[0].otherwise === undefined,
          clauses: clauses.map(({ said: one }, at) => ({
            said: one,
            isAlternative: isOtherCase(groups[at - 1], groups[at]),
          })),
        }),
        clauses,
      ),
    );
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
    endingsOf(steps).length > 0 ||
    others.length > 0 ||
    (first?.calls.length ?? 0) > 1 ||
    (first?.at.guards.length ?? 0) > 0
  );
}

/** Whether two groups are cases of one choice, of which only one happens. */
function isOtherCase(before: CallGroup | undefined, group: CallGroup | undefined): boolean {
  return before?.at.guards[0]?.kind === 'case' && group?.at.guards[0]?.kind === 'case';
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
    const last = groups.at(-1);
    if (last !== undefined && isSame(last.at, step)) last.calls.push(step);
    else if (last?.otherwise !== undefined && isSame(last.otherwise.at, step)) last.otherwise.calls.push(step);
    else if (last !== undefined && isOtherBranch(last.at, step)) last.otherwise = { at: step, calls: [step] };
    else groups.push({ at: step, calls: [step] });
  }
  // What was called just before is no further step.
  return groups.filter((group, at) => group.otherwise !== undefined || !isCalledBefore(groups[at - 1], group));
}

function isCalledBefore(before: CallGroup | undefined, { calls: made }: CallGroup): boolean {
  const names = new Set(before?.calls.map(({ call }) => call.callee));
  return before?.at.guards.length === 0 && made.every(({ call }) => names.has(call.callee));
}

/** The same words asked again are the same condition to a reader. */
function keyOf({ kind, condition }: GuardFact): string {
  return `${kind} ${condition}`;
}

function isSame(one: CallGroup['at'], other: CallGroup['at']): boolean {
  return one.guards.map(keyOf).join('\n') === other.guards.map(keyOf).join('\n');
}

function isOtherBranch(one: CallGroup['at'], other: CallGroup['at']): boolean {
  const [first, ...outer] = one.guards;
  const [second, ...others] = other.guards;
  return (
    first?.kind === 'if' &&
    second?.kind === 'unless' &&
    keyOf(first) === keyOf({ ...second, kind: 'if' }) &&
    isSame({ ...one, guards: outer }, { ...other, guards: others })
  );
}

/** Errors, statuses and exit codes under a condition; what a body always ends with is no early end. */
function endingsOf(steps: readonly BodyStep[]): Ending[] {
  return steps.flatMap((step) => (step.kind === 'outcome' && step.guards.length > 0 ? [step] : [])).slice(0, CLAUSES);
}

function callClause(group: CallGroup, constants: Constants, tools: PageTools): Clause {
  const t = tools.texts.behaviour;
  const evidence: Evidence[] = [];
  const callees = saidCalls(group, constants, { evidence, tools });
  const guards = saidGuards(group.at, constants, { evidence, tools });
  if (group.otherwise === undefined) return { said: t.calls({ callees, guards }), evidence };
  // Both branches call the same: then nothing is decided here.
  if (isAlike(group.calls, group.otherwise.calls))
    return { said: t.calls({ callees, guards: guards.slice(1) }), evidence };
  const otherwise = saidCalls(group.otherwise, constants, { evidence, tools });
  return { said: t.calls({ callees, guards, otherwise }), evidence };
}

function isAlike(one: readonly Call[], other: readonly Call[]): boolean {
  const names = (list: readonly Call[]): string => list.map(({ call }) => call.callee).join(' ');
  return names(one) === names(other);
}

interface Gathering {
  readonly evidence: Evidence[];
  readonly tools: PageTools;
}

function saidCalls({ calls: made, at }: CallGroup, constants: Constants, { evidence, tools }: Gathering): Said {
  const t = tools.texts.behaviour;
  const distinct = made.filter(({ call }, at) => made.findIndex((one) => one.call.callee === call.callee) === at);
  const shown = distinct.slice(0, CALLS);
  const said = shown.map(({ call }): Said => {
    const passed = constants.filter(
      ({ symbol, use, measure }) =>
        measure !== undefined &&
        use.startLine >= call.startLine &&
        use.startLine <= call.endLine &&
        (call.arguments ?? []).some(({ text }) => text.includes(symbol.name)),
    );
    evidence.push(
      ...(at.guards.length === 0 ? [calls(call)] : at.guards.flatMap((guard) => provesGuard(guard, call.callee, call))),
    );
    evidence.push(...passed.map(({ use, symbol }) => uses(use, symbol.name)));
    return t.withMeasures({ what: [calleeName(call)], measures: measuresOf(passed, tools), isCall: true });
  });
  return tools.texts.common.and(said);
}

function endClause(ending: Ending, constants: Constants, tools: PageTools): Clause {
  const { outcome, guards } = ending;
  const evidence: Evidence[] = [ends(outcome), ...guards.flatMap((guard) => provesGuard(guard, outcome.name, outcome))];
  const message = messageOf(outcome);
  if (message !== undefined) evidence.push(prove(outcome.path, outcome, { predicate: 'says', words: message.text }));
  const said = tools.texts.behaviour.ends({
    kind: outcome.kind,
    form: formOf(outcome),
    name: code(outcome.name),
    message,
    isSometimes: ending.isSometimes,
    guards: saidGuards(ending, constants, { evidence, tools }),
  });
  return { said, evidence };
}

/** The lines of a condition, and of the call whose failure it asks about. */
function provesGuard(guard: GuardFact, name: string, at: CallFact | OutcomeFact): Evidence[] {
  const { asks } = guard;
  const call = asks === undefined ? [] : [prove(at.path, asks, { predicate: 'calls', callee: asks.callee })];
  return [...when(guard, name, at), ...call];
}

/** A message that fits into a sentence. */
function messageOf(outcome: OutcomeFact): (Inline & { readonly text: string }) | undefined {
  const text = quotableMessage(outcome);
  return text === undefined || text.length > MESSAGE_FITS ? undefined : { kind: 'quote', text };
}

/** The conditions as they are told; a caught variable says nothing about what was thrown. */
function saidGuards({ guards }: CallGroup['at'], constants: Constants, to: Gathering): SaidGuards {
  return guards.map((guard) => {
    if (guard.kind === 'catch' && /^[a-z_]?\w*$/.test(guard.condition) && !/^[A-Z]/.test(guard.condition))
      return { kind: 'any' as const, condition: [] };
    if (guard.kind === 'case' && guard.condition === 'default') return { kind: 'default' as const, condition: [] };
    if (guard.asks !== undefined) {
      const isFailing = / != nil$/.test(guard.condition) === (guard.kind === 'if');
      return { kind: isFailing ? ('fails' as const) : ('succeeds' as const), condition: [code(guard.asks.callee)] };
    }
    const { kind, shown } = withoutDoubleNegation(guard);
    const named = constants.filter(
      ({ symbol, use, measure }) =>
        measure !== undefined && guard.condition.includes(symbol.name) && Math.abs(use.startLine - guard.line) <= 2,
    );
    to.evidence.push(...named.map(({ use, symbol }) => uses(use, symbol.name)));
    const measures = measuresOf(named, to.tools);
    return {
      kind,
      condition: to.tools.texts.behaviour.withMeasures({
        what: [code(guards.length > 1 ? bracketed(shown) : shown)],
        measures,
        isCall: false,
      }),
    };
  });
}

/** Choices among conditions in brackets, where another condition stands beside them. */
function bracketed(condition: string): string {
  return /\|\||\bor\b/.test(condition) ? `(${condition})` : condition;
}

/** `unless !x` is read as `when x`; what is joined from several conditions stays as written. */
function withoutDoubleNegation({ kind, condition }: GuardFact): { kind: GuardFact['kind']; shown: string } {
  const negated = /^(?:!|not )([\w.$#?()[\]'"]+)$/.exec(condition)?.[1];
  return kind === 'unless' && negated !== undefined ? { kind: 'if', shown: negated } : { kind, shown: condition };
}

/** The conditions on their own, for a cell of a table. */
export function guardsAlone(step: BodyStep, tools: PageTools): Said {
  return tools.texts.behaviour.guardsAlone({ guards: saidGuards(step, [], { evidence: [], tools }) });
}

function measuresOf(constants: Constants, { texts }: PageTools): { name: Inline; measure: string }[] {
  return constants.flatMap(({ symbol, measure }) =>
    measure === undefined ? [] : [{ name: code(symbol.name), measure: texts.common.measure(measure) }],
  );
}

/** The last two names of what is called, without the words for the object itself and a receiver's name. */
function calleeName({ callee, how, path }: Call['call']): Inline {
  const own = how === 'self' && path.endsWith('.go') ? /^[\p{L}_][\p{L}\p{N}_]*\./u : /^(this|self|cls)\./;
  return code(callee.replace(own, '').split('.').slice(-2).join('.'));
}
