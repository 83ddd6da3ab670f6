import { type Block, type Statement, statementText } from '#draft';
import type { FlowBrief, FlowStepStory } from '#plan';
import type { Evidence } from '#vocabulary';
import { when } from './evidence.ts';
import { conditionOf, earlyEnds } from './flow-conditions.ts';
import {
  type Ending,
  endingsOf,
  isCaught,
  isFailure,
  messageOf,
  nameOutcome,
  provesOutcome,
  type Said,
  tellEvents,
} from './flow-events.ts';
import { nameOf, symbolName } from './flow-names.ts';
import { cell, code, statement } from './inline.ts';
import { formOf } from './outcome-form.ts';
import { type PageTools, paragraph, table } from './page-tools.ts';
import type { SentenceShapes } from './sentence-shapes.ts';

/** Failures up to which the steps tell them; more are shown as a table, too, of so many rows. @source wiki.md §3b */
const TOLD = 4;
const ROWS = 12;

/** Failures that are caught, in sentences; the others as a table when there are so many that the steps hide them. */
export function tellWrong(brief: FlowBrief, shapes: SentenceShapes, tools: PageTools): Block[] {
  const steps = brief.steps.slice(brief.told?.steps ?? 0);
  const failures = steps.flatMap((story) =>
    endingsOf(story)
      .filter((outcome) => isFailure(outcome) && !isCaught(outcome))
      .map((outcome) => ({ story, outcome })),
  );
  const caught = steps.flatMap((story) => tellCaught(story, shapes, tools));
  // What a step does by calling a function that only fails is told nowhere else.
  const isTold = failures.length <= TOLD && failures.every(({ outcome }) => outcome.through === undefined);
  if (isTold) return paragraph(caught);
  const rows = failures.map(({ story, outcome }) => failureRow(story, outcome, tools));
  return [...paragraph(caught), ...table(tools.texts.flow.wrongColumns, distinctRows(rows).slice(0, ROWS))];
}

/** The same end for the same reason in one place is one row. */
function distinctRows(rows: readonly (readonly Statement[])[]): (readonly Statement[])[] {
  const texts = rows.map((row) => row.map(statementText).join(' | '));
  return rows.filter((_row, at) => texts.indexOf(texts[at] ?? '') === at);
}

/** What becomes of the failures that a step catches, clause by clause. */
function tellCaught(story: FlowStepStory, shapes: SentenceShapes, tools: PageTools): Statement[] {
  const clauses = new Map<string, Ending[]>();
  for (const outcome of endingsOf(story)) {
    const clause = outcome.guards?.find(({ kind }) => kind === 'catch');
    if (clause === undefined || !isTelling(outcome)) continue;
    const key = `${clause.line} ${clause.condition}`;
    clauses.set(key, [...(clauses.get(key) ?? []), outcome]);
  }
  return [...clauses.values()].flatMap((caught) => {
    const events = caught.map((outcome) => ({ line: outcome.startLine, outcome }));
    const done = tellEvents(events, { known: new Set(), tools, others: othersIn(caught) });
    if (done === undefined) return [];
    const type = caughtType(caught, tools);
    const what = type === undefined ? {} : { what: type.said };
    const said = shapes.choose(tools.texts.flow.caught({ where: nameOf(story, tools), ...what, events: done.said }));
    return [statement(said, [...(type?.evidence ?? []), ...done.evidence])];
  });
}

/** Of ends that follow each other, those that come when the only condition of the one before does not hold. */
function othersIn(ends: readonly Ending[]): ReadonlySet<Ending> {
  return new Set(
    ends.filter((end, at) => {
      const before = ends[at - 1];
      const [one, two] = [before && conditionOf(before, new Set()), conditionOf(end, new Set())];
      if (one?.guards.length !== 1 || two?.guards.length !== 1) return false;
      const [first, second] = [one.guards[0], two.guards[0]];
      const isSame = first?.line === second?.line && first?.condition === second?.condition;
      return isSame && first?.kind === 'if' && second?.kind === 'unless';
    }),
  );
}

/** An end that went well is nothing that can go wrong. */
function isTelling(outcome: Ending): boolean {
  return outcome.kind !== 'exits' || outcome.name !== '0';
}

/** The types of failure that a clause catches, where the language names them. */
function caughtType([first]: readonly Ending[], tools: PageTools): { said: Said; evidence: Evidence[] } | undefined {
  const guard = first?.guards?.find(({ kind }) => kind === 'catch');
  const written = /^\(?([A-Z][\w.]*(?:, ?[A-Z][\w.]*)*),?\)?(?: as \w+)?$/.exec(guard?.condition ?? '')?.[1];
  if (first === undefined || guard === undefined || written === undefined) return undefined;
  const said = tools.texts.common.or(written.split(/, ?/).map((name) => code(name)));
  return { said, evidence: when(guard, first.through?.call.callee ?? first.name, first) };
}

function failureRow(story: FlowStepStory, outcome: Ending, tools: PageTools): Statement[] {
  const t = tools.texts.flow;
  const condition = conditionOf(outcome, earlyEnds(story));
  const message = messageOf(outcome);
  const said = message === undefined ? {} : { message };
  const name = code(outcome.name);
  const isOpen = condition !== undefined && condition.parts.length === 0;
  const event =
    isOpen && outcome.kind === 'raises'
      ? t.canWrong({ name, ...said, form: formOf(outcome) })
      : t.wrong({ event: nameOutcome(outcome, { name, causes: [] }, tools), ...said });
  const by =
    outcome.through === undefined
      ? undefined
      : tools.context.analysis.symbols.get(outcome.through.end.in ?? ('' as never));
  const shown = by === undefined ? event : t.through({ event, by: symbolName(by, tools) });
  return [
    condition === undefined || isOpen ? cell(undefined) : statement(t.condition(condition)),
    statement(shown, provesOutcome(outcome, earlyEnds(story))),
    cell(nameOf(story, tools)),
  ];
}
