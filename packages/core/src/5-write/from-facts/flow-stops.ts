import type { Statement } from '#draft';
import type { FlowBrief } from '#plan';
import { calls, defines } from './evidence.ts';
import { nameOf, symbolName } from './flow-names.ts';
import { code, statement } from './inline.ts';
import type { PageTools } from './page-tools.ts';
import type { SentenceShapes } from './sentence-shapes.ts';

/** Most declarations named that a call may reach. @source own bound: read aloud */
const NAMED = 4;

/** Calls behind which nothing is followed: of what was passed in, or of what a type decides while the program runs. */
export function tellStops({ flow, steps }: FlowBrief, shapes: SentenceShapes, tools: PageTools): Statement[] {
  const t = tools.texts.flow.stop;
  const { symbols } = tools.context.analysis;
  return flow.stops.flatMap(({ call, from, dispatch }): Statement[] => {
    const story = steps[from];
    if (story === undefined) return [];
    const facts = { caller: nameOf(story, tools), written: code(call.callee) };
    if (dispatch === undefined) return [statement(shapes.choose(t.passed(facts)), [calls(call)])];
    const by = dispatch.by === undefined ? undefined : symbols.get(dispatch.by);
    const candidates = dispatch.candidates.slice(0, NAMED).flatMap((id) => symbols.get(id) ?? []);
    if (by === undefined || candidates.length === 0) return [];
    const said = t.choice({
      ...facts,
      by: code(by.name),
      candidates: tools.texts.common.and(candidates.map((symbol) => symbolName(symbol, tools))),
      count: dispatch.count,
    });
    return [statement(shapes.choose(said), [calls(call), defines(by), ...candidates.map((symbol) => defines(symbol))])];
  });
}
