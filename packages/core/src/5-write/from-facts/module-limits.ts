import type { OutcomeFact } from '#analysis';
import type { Block, Inline, Statement } from '#draft';
import type { ModuleBrief } from '#plan';
import { guardsAlone } from './behaviour.ts';
import { ends, prove, when } from './evidence.ts';
import { isFailure } from './flow-events.ts';
import { cell, code, path, quote, statement } from './inline.ts';
import { limitSentence } from './limit-sentence.ts';
import { formOf, quotableMessage } from './outcome-form.ts';
import { type PageTools, paragraph, table } from './page-tools.ts';

/** Most rows of failures. @source wiki.md §2: words in lists and tables */
const FAILURES = 5;

/** The constants that bound something, one sentence each. */
export function limits({ limits: found }: ModuleBrief, turn: number, tools: PageTools): Block[] {
  const turns = new Map<string, number>();
  return paragraph(
    found.map((limit) => {
      const how = limit.use?.how ?? 'bare';
      const next = turns.get(how) ?? turn;
      turns.set(how, next + 1);
      return limitSentence(limit, next, tools);
    }),
  );
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
  const rows = found
    .filter(({ outcome }) => isFailure(outcome))
    .slice(0, FAILURES)
    .flatMap((step): Statement[][] => {
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
