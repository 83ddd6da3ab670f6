import type { FlowBrief, FlowStepStory } from '#plan';
import { calls, passes } from './evidence.ts';
import { eventsOf, literalArguments, type Proven } from './flow-events.ts';
import { nameOf } from './flow-names.ts';
import type { StepWriting } from './flow-steps.ts';
import { code } from './inline.ts';

/** Fewest and most steps that share a sentence. @source own bound: two can be told one by one; wiki.md §2: names in a list */
const FEWEST = 3;
const MOST = 12;

/**
 * How many steps from the first on are the same but for a literal: each is called in a function that is passed to the same
 * call with another text, and nothing else is told of it. `isApart` says whether something is told before a place of the row.
 */
export function countAlike(row: readonly number[], isApart: (at: number) => boolean, brief: FlowBrief): number {
  const first = brief.steps[row[0] ?? -1];
  if (first === undefined) return 0;
  const end = row.findIndex((step, at) => at >= MOST || !isAlike(step, first, brief) || (at > 0 && isApart(at)));
  const count = end < 0 ? row.length : end;
  return count < FEWEST ? 0 : count;
}

function isAlike(at: number, first: FlowStepStory, brief: FlowBrief): boolean {
  const story = brief.steps[at];
  const { callback, dispatch, aside } = story?.step ?? {};
  if (story === undefined || callback === undefined || dispatch !== undefined || aside !== undefined) return false;
  if (callback.callee !== first.step.callback?.callee || literalArguments(callback).length === 0) return false;
  const hasMore = brief.steps.some(({ step }) => step.from === at) || brief.flow.gaps?.some(({ from }) => from === at);
  return hasMore !== true && eventsOf(story).length === 0 && story.table === undefined;
}

/** Steps of one shape in one sentence, each with the text that it is passed with. */
export function tellAlike(row: readonly number[], { brief, tools, shapes }: StepWriting): Proven[] {
  const stories = row.flatMap((at) => brief.steps[at] ?? []);
  const { step } = stories[0] ?? {};
  const caller = brief.steps[step?.from ?? -1];
  if (caller === undefined || step?.callback === undefined) return [];
  const t = tools.texts.flow;
  const told = stories.flatMap((story) => {
    const { call, callback } = story.step;
    const [literal] = callback === undefined ? [] : literalArguments(callback);
    if (call === undefined || callback === undefined || literal === undefined) return [];
    const said = t.alikeOne({ callee: nameOf(story, tools), literal: code(literal.text) });
    return [{ said, evidence: [calls(call), passes(callback, literal)] }];
  });
  const said = t.alike({
    caller: nameOf(caller, tools),
    callback: code(step.callback.callee),
    calls: tools.texts.common.and(told.map((one) => one.said)),
  });
  return [{ said: shapes.choose([said]), evidence: told.flatMap(({ evidence }) => evidence) }];
}
