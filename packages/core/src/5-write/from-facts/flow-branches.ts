import type { CallFact, FlowGap } from '#analysis';
import type { FlowBrief, FlowStepStory } from '#plan';
import type { Evidence } from '#vocabulary';
import { calls, defines, passes } from './evidence.ts';
import { type Condition, conditionOf, earlyEnds, keyOf, provesCondition } from './flow-conditions.ts';
import { literalArguments, type Proven, type Said } from './flow-events.ts';
import { nameOf, symbolName } from './flow-names.ts';
import type { StepWriting } from './flow-steps.ts';
import { code } from './inline.ts';
import type { PageTools } from './page-tools.ts';

/** The calls of a step that nothing decides, before, between and after the calls of the steps below it. */
export function gapsOf(at: number, below: readonly number[], { flow, steps }: FlowBrief): FlowGap[][] {
  const borders = below.map((child) => steps[child]?.step.call?.startLine ?? 0);
  const segments: FlowGap[][] = [...borders.map(() => []), []];
  for (const gap of flow.gaps ?? []) {
    if (gap.from !== at) continue;
    const before = borders.findIndex((line) => gap.call.startLine < line);
    segments[before < 0 ? borders.length : before]?.push(gap);
  }
  return segments;
}

export function tellGap(story: FlowStepStory, { call, alike }: FlowGap, writing: StepWriting): Proven | undefined {
  const { tools, shapes } = writing;
  const method = tools.context.analysis.symbols.get(alike);
  if (method === undefined) return undefined;
  const condition = newCondition(story, call, writing.told);
  const said = shapes.choose(
    tools.texts.flow.gap({
      caller: nameOf(story, tools),
      written: code(call.callee),
      alike: symbolName(method, tools),
      isField: method.kind === 'property',
      ...(condition === undefined ? {} : { condition }),
    }),
  );
  return { said, evidence: [calls(call), ...provesCondition(condition, call.callee, call), defines(method)] };
}

/** What has been said of a step: under which conditions it ends early, and that it did not. */
export function knownOf(story: FlowStepStory, told: ReadonlySet<string>): Set<string> {
  const known = new Set(earlyEnds(story));
  const prefix = `${story.step.symbol} `;
  for (const key of told) if (key.startsWith(prefix)) known.add(key.slice(prefix.length));
  return known;
}

/** Remembers what has been said of a step. */
export function keepTold(story: FlowStepStory, known: ReadonlySet<string>, told: Set<string>): void {
  for (const key of known) told.add(`${story.step.symbol} ${key}`);
}

/** The condition of a call, without what has been said of its caller: that it ended early, or that it did not. */
export function newCondition(caller: FlowStepStory, call: CallFact, told: Set<string>): Condition | undefined {
  const known = knownOf(caller, told);
  const found = conditionOf(call, known);
  for (const guard of found?.guards ?? []) if (guard.kind === 'unless') known.add(keyOf(guard));
  keepTold(caller, known, told);
  return found;
}

/** What the caller calls where it does not come to the step, as calls. */
export function tellAside(
  { step }: FlowStepStory,
  found: Condition | undefined,
  tools: PageTools,
): { readonly calls: Said; readonly isOtherwise: boolean; readonly evidence: readonly Evidence[] } | undefined {
  const { context, texts } = tools;
  const all = step.aside ?? [];
  const [first] = all;
  if (first === undefined) return undefined;
  const isOtherwise = isOther(step.call, first.call, found);
  const shown = isOtherwise ? [first] : all;
  const names = shown.map(({ call, symbol }) => {
    const target = symbol === undefined ? undefined : context.analysis.symbols.get(symbol);
    return target === undefined ? code(call.callee) : symbolName(target, tools);
  });
  return { calls: texts.common.or(names), isOtherwise, evidence: shown.map(({ call }) => calls(call)) };
}

/** Whether the second call is made exactly when the told condition of the first does not hold. */
function isOther(one: CallFact | undefined, other: CallFact, found: Condition | undefined): boolean {
  const [guard, ...more] = found?.guards ?? [];
  const [nearest, ...outer] = one?.guards ?? [];
  const [its, ...around] = other.guards ?? [];
  if (guard === undefined || more.length > 0 || nearest !== guard || its === undefined) return false;
  if (other.isPartial === true || its.kind === guard.kind || its.kind === 'case') return false;
  if (its.line !== guard.line || its.condition !== guard.condition) return false;
  return outer.map(keyOf).join('\n') === around.map(keyOf).join('\n');
}

/** The call that has registered the code around a call; what it waits for is its first argument. */
export function tellCallback({ step: { callback } }: FlowStepStory, { texts }: PageTools): Proven | undefined {
  if (callback === undefined) return undefined;
  const [what] = literalArguments(callback);
  const named = what === undefined ? [code(callback.callee)] : [code(callback.callee), code(what.text)];
  return {
    said: texts.common.space(named),
    evidence: [calls(callback), ...(what === undefined ? [] : [passes(callback, what)])],
  };
}
