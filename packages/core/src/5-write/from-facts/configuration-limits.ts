import type { Block, Statement } from '#draft';
import type { Said } from '#messages';
import type { LimitStory } from '#plan';
import type { Evidence } from '#vocabulary';
import { defines, literalOf, prove, says } from './evidence.ts';
import { cell, code, path, quote, statement } from './inline.ts';
import { passes } from './outcome-evidence.ts';
import { type PageTools, paragraph, table } from './page-tools.ts';
import { qualifiedName } from './symbol-use.ts';

/** More than so many are listed in rows. @source own bound: sentences of one shape tire a reader */
const IN_SENTENCES = 5;

/** Constants that bound something: a few in sentences, many in rows. */
export function limits(stories: readonly LimitStory[], tools: PageTools): Block[] {
  if (stories.length > IN_SENTENCES)
    return table(
      tools.texts.configuration.limitColumns,
      stories.map((story) => row(story, tools)),
    );
  const turns = new Map<string, number>();
  return paragraph(
    stories.map((story) => {
      const how = story.use?.how ?? 'bare';
      const turn = turns.get(how) ?? 0;
      turns.set(how, turn + 1);
      return sentence(story, turn, tools);
    }),
  );
}

function sentence(story: LimitStory, turn: number, tools: PageTools): Statement {
  const { symbol, words } = story;
  const { limits: t } = tools.texts.configuration;
  const used = usage(story, turn, tools);
  const evidence = [literalOf(symbol, story.value), ...used.evidence];
  if (words === undefined) return statement(tools.texts.common.stop(used.said), evidence);
  return statement(t.said({ limit: used.said, quote: quote(words) }), [...evidence, says(words)]);
}

function usage(story: LimitStory, turn: number, tools: PageTools): { said: Said; evidence: Evidence[] } {
  const { symbol, measure, use } = story;
  const { limits: t } = tools.texts.configuration;
  const literal = code(story.value);
  const value = t.value({ literal, meaning: measure === undefined ? undefined : tools.texts.common.measure(measure) });
  const name = code(symbol.name);
  if (use === undefined) return { said: t.bare({ name, value, path: path(symbol.path) }), evidence: [] };
  const user = qualifiedName(use.user, tools);
  const uses = prove(use.path, use, { predicate: 'uses', name: symbol.name });
  if (use.how === 'tests') {
    const said = t.tests({ name, value, user, condition: code(use.condition), turn });
    return {
      said,
      evidence: [uses, prove(use.path, use, { predicate: 'says', words: use.condition }), defines(use.user)],
    };
  }
  if (use.how === 'used') return { said: t.used({ name, value, user, turn }), evidence: [uses, defines(use.user)] };
  const said = t.passes({ name, value, user, callee: code(use.call.callee), turn });
  return { said, evidence: [passes(use.call, symbol.name), defines(use.user)] };
}

function row(story: LimitStory, tools: PageTools): Statement[] {
  const { symbol, measure, words, use } = story;
  const { limits: t } = tools.texts.configuration;
  const meaning = measure === undefined ? undefined : tools.texts.common.measure(measure);
  const uses = use === undefined ? [] : [prove(use.path, use, { predicate: 'uses', name: symbol.name })];
  return [
    cell(code(symbol.name), [literalOf(symbol, story.value)]),
    statement(t.value({ literal: code(story.value), meaning })),
    words === undefined ? cell(undefined) : cell(quote(words), [says(words)]),
    use === undefined ? cell(path(symbol.path)) : cell(qualifiedName(use.user, tools), uses),
  ];
}
