import type { ArgumentFact, CallFact } from '#analysis';
import type { Statement } from '#draft';
import type { FlowBrief, FlowStepStory } from '#plan';
import { calls, defines, passes } from './evidence.ts';
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
    if (dispatch === undefined) {
      const passing = passingCall(story, call, tools);
      const above = steps[story.step.from ?? -1];
      if (passing === undefined || above === undefined)
        return [statement(shapes.choose(t.passed(facts)), [calls(call)])];
      const given = { by: nameOf(above, tools), ...(passing.isName ? { argument: code(passing.argument.text) } : {}) };
      const proof = passing.isName ? passes(passing.call, passing.argument) : calls(passing.call);
      return [statement(shapes.choose(t.given({ ...facts, ...given })), [calls(call), proof])];
    }
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

/** The call that passes in what a step calls, when the step before is the only one of the product that calls the step. */
function passingCall(
  { step, symbol }: FlowStepStory,
  { callee }: CallFact,
  { context: { analysis } }: PageTools,
): { readonly call: CallFact; readonly argument: ArgumentFact; readonly isName: boolean } | undefined {
  const at = symbol.parameters?.findIndex(({ name }) => name === callee) ?? -1;
  const caller = step.call?.caller;
  if (at < 0 || step.call === undefined || caller === undefined || step.dispatch !== undefined) return undefined;
  const sites = [...analysis.files.values()]
    .filter(({ role }) => role === 'code')
    .flatMap((file) => file.calls.filter(({ target }) => target === symbol.id));
  const passed = new Set<string | undefined>();
  for (const site of sites) passed.add(site.caller === caller ? argumentOf(site, callee, at)?.text : undefined);
  const argument = argumentOf(step.call, callee, at);
  if (argument === undefined || passed.has(undefined)) return undefined;
  return {
    call: step.call,
    argument,
    isName: passed.size === 1 && argument.text !== callee && /^[\w$.]{1,40}$/.test(argument.text),
  };
}

function argumentOf({ arguments: passed = [] }: CallFact, name: string, at: number): ArgumentFact | undefined {
  const named = passed.find((one) => one.name === name);
  const before = passed.slice(0, at + 1);
  // Behind a spread or the members of an object, places do not tell which argument it is.
  const isPlain = before.length > at && before.every((one) => one.name === undefined && !/^(\*|\.\.\.)/.test(one.text));
  return named ?? (isPlain ? passed[at] : undefined);
}
