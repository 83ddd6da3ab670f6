import type { ConstantUse } from '#analysis';
import type { Inline, Statement } from '#draft';
import type { Said } from '#messages';
import type { LimitStory } from '#plan';
import type { Evidence } from '#vocabulary';
import { defines, literalOf, prove, says, uses } from './evidence.ts';
import { code, path, quote, statement } from './inline.ts';
import { passes } from './outcome-evidence.ts';
import type { PageTools } from './page-tools.ts';
import { qualifiedName } from './symbol-use.ts';

/** One sentence: the value, what is done with it, what its comment says, the test that holds it fast. */
export function limitSentence(story: LimitStory, turn: number, tools: PageTools): Statement {
  const { symbol, words, pinned } = story;
  const { limits: t, pinned: held } = tools.texts.behaviour;
  const used = limitUsage(story, turn, tools);
  const title = pinned === undefined ? undefined : titleAround(pinned, tools);
  const said = words === undefined ? used.said : t.said({ limit: used.said, quote: quote(words) });
  const test = title === undefined ? [] : [held({ title: title.text })];
  return statement(tools.texts.common.stop(tools.texts.common.also([said, ...test])), [
    literalOf(symbol, story.value),
    ...used.evidence,
    ...(words === undefined ? [] : [says(words)]),
    ...(title === undefined || pinned === undefined ? [] : [title.proof, uses(pinned, symbol.name)]),
  ]);
}

/** What the constant is and what is done with it, with what proves that. */
export function limitUsage(story: LimitStory, turn: number, tools: PageTools): { said: Said; evidence: Evidence[] } {
  const { symbol, measure, use } = story;
  const { limits: t } = tools.texts.behaviour;
  const literal = code(story.value);
  const value = t.value({ literal, meaning: measure === undefined ? undefined : tools.texts.common.measure(measure) });
  const name = code(symbol.name);
  if (use === undefined) return { said: t.bare({ name, value, path: path(symbol.path) }), evidence: [] };
  const user = qualifiedName(use.user, tools);
  const used = prove(use.path, use, { predicate: 'uses', name: symbol.name });
  if (use.how === 'tests') {
    const said = t.tests({ name, value, user, condition: code(use.condition), turn });
    return {
      said,
      evidence: [used, prove(use.path, use, { predicate: 'says', words: use.condition }), defines(use.user)],
    };
  }
  if (use.how === 'used') return { said: t.used({ name, value, user, turn }), evidence: [used, defines(use.user)] };
  const said = t.passes({ name, value, user, callee: code(use.call.callee), turn });
  return { said, evidence: [passes(use.call, symbol.name), defines(use.user)] };
}

/** Farthest that a title stands above what its test does, in lines. @source own bound: a test is seen at once */
const TEST_LINES = 25;

/** The title of the test that a line stands in: the nearest one above. */
function titleAround(use: ConstantUse, { context }: PageTools): { text: Inline; proof: Evidence } | undefined {
  const titles = context.analysis.tests.find(({ path: file }) => file === use.path)?.titles ?? [];
  const above = titles.filter(({ startLine }) => startLine <= use.startLine && use.startLine - startLine <= TEST_LINES);
  const title = above.at(-1);
  if (title === undefined) return undefined;
  const text: Inline = / /.test(title.text) ? { kind: 'quote', text: title.text } : code(title.text);
  return { text, proof: prove(use.path, title, { predicate: 'says', words: title.text }) };
}
