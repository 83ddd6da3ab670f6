import type { FlowStepStory } from '#plan';
import { hasWholeWord } from '#text/whole-word';
import { defines, prove } from './evidence.ts';
import { keepTold, knownOf } from './flow-branches.ts';
import { earlyEnds } from './flow-conditions.ts';
import { type FlowEvent, namesIn, type Proven, tellConstants, tellEvents } from './flow-events.ts';
import type { StepWriting } from './flow-steps.ts';
import { code } from './inline.ts';

/** Longest literal of a constant that is read in a sentence, in characters, and most constants. @source own bound */
const LITERAL_FITS = 30;
const CONSTANTS = 2;

/** Most entries named of a table. @source own bound: read aloud */
const ENTRIES = 4;

/** Constants that conditions or arguments name, and numbers that the step works with: each once on a page. */
export function constantsOf(
  story: FlowStepStory,
  text: string,
  how: { readonly isNamedOnly: boolean; readonly writing: StepWriting },
): Proven | undefined {
  const { tools, told } = how.writing;
  const found = story.constants.filter(({ symbol: { id, name, literal = '' } }) => {
    if (told.has(id) || literal.length > LITERAL_FITS) return false;
    return hasWholeWord(text, name) || (!how.isNamedOnly && isNumber(literal));
  });
  const shown = found.slice(0, CONSTANTS);
  for (const { symbol } of shown) told.add(symbol.id);
  const table = how.isNamedOnly ? undefined : tellTable(story, how.writing);
  if (shown.length === 0) return table;
  const constants = tellConstants(shown, tools);
  if (table === undefined) return constants;
  const said = tools.texts.common.and([table.said, constants.said]);
  return { said, evidence: [...table.evidence, ...constants.evidence] };
}

/** What stands in the table that a step goes by; a table that the way itself is sent on by is told there. */
function tellTable({ table }: FlowStepStory, { brief, tools, told }: StepWriting): Proven | undefined {
  if (table === undefined || told.has(table.holder.id)) return undefined;
  if (brief.steps.some(({ step }) => step.dispatch?.by === table.holder.id)) return undefined;
  const { entries } = table.registry;
  const shown = entries.filter(({ value }) => /^[\w.]{1,40}$/.test(value)).slice(0, ENTRIES);
  if (shown.length < 2) return undefined;
  told.add(table.holder.id);
  const said = tools.texts.flow.holds({
    name: code(table.holder.name),
    entries: tools.texts.common.and(shown.map(({ value }) => code(value))),
    rest: entries.length - shown.length,
  });
  const evidence = shown.map((entry) =>
    prove(entry.path, entry, { predicate: 'registers', key: entry.key, value: entry.value }),
  );
  return { said, evidence: [defines(table.holder), ...evidence] };
}

/** What a step does itself, with what the constants named there are. */
export function tellDoings(
  story: FlowStepStory,
  events: readonly FlowEvent[],
  writing: StepWriting,
): Proven | undefined {
  const known = knownOf(story, writing.told);
  const done = tellEvents(events, { known, tools: writing.tools });
  keepTold(story, known, writing.told);
  const constants = done && constantsOf(story, namesIn(events, earlyEnds(story)), { isNamedOnly: true, writing });
  if (done === undefined || constants === undefined) return done;
  const said = writing.tools.texts.flow.where({ event: done.said, constants: constants.said });
  return { said, evidence: [...done.evidence, ...constants.evidence] };
}

/** Numbers other than 0 mean something; texts are told where they are passed. */
export function isNumber(literal: string | undefined): boolean {
  return literal !== undefined && literal !== '0' && /^-?\d/.test(literal);
}
