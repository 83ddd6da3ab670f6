import type { Block, Statement } from '#draft';
import type { LimitStory, PlannedPage } from '#plan';
import { defines, literalOf, says } from './evidence.ts';
import { cell, code, link, path, quote, statement } from './inline.ts';
import { limitSentence } from './limit-sentence.ts';
import { type PageTools, paragraph, table } from './page-tools.ts';

/** More than so many are listed in rows. @source own bound: sentences of one shape tire a reader */
const IN_SENTENCES = 2;

/** Times, sizes and counts of the whole; what a part's own page tells of them is not told again. */
export function limits(stories: readonly LimitStory[], tools: PageTools): Block[] {
  const { configuration: t } = tools.texts;
  if (stories.length <= IN_SENTENCES)
    return paragraph(
      stories.map((story, turn) => {
        const page = pageOf(story, tools);
        return page === undefined ? limitSentence(story, turn, tools) : short(story, page, tools);
      }),
    );
  const isTold = stories.every((story) => pageOf(story, tools) !== undefined || story.words === undefined);
  const columns = isTold ? t.limitColumns.filter((_, at) => at !== 2) : t.limitColumns;
  return table(
    columns,
    stories.map((story) => row(story, isTold, tools)),
  );
}

/** The page of the part that tells it. */
function pageOf({ symbol }: LimitStory, { context }: PageTools): PlannedPage | undefined {
  return context.plan.pages.find(
    ({ brief }) => brief.kind === 'module' && brief.limits.some((limit) => limit.symbol === symbol),
  );
}

function short(story: LimitStory, page: PlannedPage, { texts }: PageTools): Statement {
  const { symbol, value, measure } = story;
  const { limits: t } = texts.behaviour;
  const meaning = measure === undefined ? undefined : texts.common.measure(measure);
  const said = texts.configuration.limitToldOn({
    name: code(symbol.name),
    value: t.value({ literal: code(value), meaning }),
    page: link(page.id, page.title),
  });
  return statement(said, [defines(symbol), literalOf(symbol, value)]);
}

function row(story: LimitStory, isTold: boolean, tools: PageTools): Statement[] {
  const { symbol, measure, value, words } = story;
  const { texts } = tools;
  const page = pageOf(story, tools);
  const meaning = measure === undefined ? undefined : texts.common.measure(measure);
  const comment = words === undefined || page !== undefined ? cell(undefined) : cell(quote(words), [says(words)]);
  return [
    cell(code(symbol.name), [literalOf(symbol, value)]),
    statement(texts.behaviour.limits.value({ literal: code(value), meaning })),
    ...(isTold ? [] : [comment]),
    page === undefined ? cell(path(symbol.path)) : statement([link(page.id, page.title)]),
  ];
}
