import type { ConstantUse, OutcomeFact } from '#analysis';
import type { Block, Inline, Statement } from '#draft';
import type { LimitFact, ModuleBrief } from '#plan';
import type { Evidence } from '#vocabulary';
import { guardsAlone } from './behaviour.ts';
import { ends, literalOf, prove, says, uses, when } from './evidence.ts';
import { cell, code, path, quote, statement } from './inline.ts';
import { formOf, quotableMessage } from './outcome-form.ts';
import { type PageTools, paragraph, table } from './page-tools.ts';

/** Most limits told in sentences, and most rows of failures. @source wiki.md §2: words in lists and tables */
const MOST = { limits: 4, failures: 5 } as const;

/** The constants that bound something, one sentence each. */
export function limits({ limits: found }: ModuleBrief, turn: number, tools: PageTools): Block[] {
  return paragraph(found.slice(0, MOST.limits).map((limit, at) => tellLimit(limit, turn + at, tools)));
}

function tellLimit(
  { symbol, measure, words, uses: found, pinned }: LimitFact,
  turn: number,
  tools: PageTools,
): Statement {
  const t = tools.texts.behaviour;
  const literal = symbol.literal ?? '';
  const shown = found.slice(0, 2);
  const users = tools.texts.common.and(uniqueUsers(shown, tools));
  const value = t.value({
    literal: code(literal),
    measure: measure === undefined ? undefined : tools.texts.common.measure(measure),
  });
  const said = t.limit({ name: code(symbol.name), value, quote: words && quote(words), users, turn });
  const title = pinned === undefined ? undefined : titleAround(pinned, tools);
  const test = title === undefined ? [] : [t.pinned({ title: title.text })];
  return statement(tools.texts.common.stop(tools.texts.common.also([said, ...test])), [
    literalOf(symbol, literal),
    ...(words === undefined ? [] : [says(words)]),
    ...shown.map((use) => uses(use, symbol.name)),
    ...(title === undefined || pinned === undefined ? [] : [title.proof, uses(pinned, symbol.name)]),
  ]);
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

function uniqueUsers(found: LimitFact['uses'], tools: PageTools): Inline[] {
  const names = new Map(found.map((use) => [use.user ?? use.path, symbolName(use.user, tools) ?? path(use.path)]));
  return [...names.values()];
}

/** A declaration by name, a member with its type. */
function symbolName(id: string | undefined, { context }: PageTools): Inline | undefined {
  const symbol = id === undefined ? undefined : context.analysis.symbols.get(id);
  const parent = symbol?.parent === undefined ? undefined : context.analysis.symbols.get(symbol.parent);
  if (symbol === undefined) return undefined;
  return code(parent === undefined ? symbol.name : `${parent.name}.${symbol.name}`);
}

/** Errors, statuses and exit codes that were not told with their functions. */
export function failures(found: ModuleBrief['failures'], tools: PageTools): Block[] {
  const t = tools.texts.behaviour;
  const rows = found.slice(0, MOST.failures).flatMap((step): Statement[][] => {
    const { outcome, guards } = step;
    return [
      [
        failure(outcome, tools),
        statement(
          guardsAlone(step, tools),
          guards.flatMap((guard) => when(guard, outcome.name, outcome)),
        ),
        cell(symbolName(outcome.in, tools) ?? path(outcome.path)),
      ],
    ];
  });
  return rows.length < 2 ? [] : table(t.failColumns, rows);
}

/** How it ends; an error of Go with its message, which tells it from others. */
function failure(outcome: OutcomeFact, { texts }: PageTools): Statement {
  const words = outcome.path.endsWith('.go') ? quotableMessage(outcome) : undefined;
  const facts = { kind: outcome.kind, form: formOf(outcome), name: code(outcome.name) };
  if (words === undefined || outcome.kind !== 'raises') return statement(texts.behaviour.fail(facts), [ends(outcome)]);
  const said = texts.behaviour.fail({ ...facts, message: quote({ words, isCut: false }) });
  return statement(said, [ends(outcome), prove(outcome.path, outcome, { predicate: 'says', words })]);
}
