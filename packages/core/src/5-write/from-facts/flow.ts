import type { OutcomeFact } from '#analysis';
import { type Block, type Inline, type PageDraft, type Statement, statementText } from '#draft';
import type { FlowBrief, FlowStepStory, PlannedPage } from '#plan';
import type { Evidence } from '#vocabulary';
import { defines, prove, registers, says, when } from './evidence.ts';
import { drawFlow } from './flow-diagram.ts';
import {
  conditionOf,
  isCaught,
  isFailure,
  messageOf,
  nameOutcome,
  type Proven,
  provesOutcome,
  tellEvents,
} from './flow-events.ts';
import { nameOf, symbolName, tellSteps } from './flow-steps.ts';
import { tellStops } from './flow-stops.ts';
import { cell, code, path, quote, statement } from './inline.ts';
import { draftOf, type PageTools, paragraph, someParts, table, under } from './page-tools.ts';
import { SentenceShapes } from './sentence-shapes.ts';

/** Failures up to which the steps tell them; more are shown as a table, too, of so many rows. @source wiki.md §3b */
const TOLD_FAILURES = 4;
const ROWS = 12;
/** Most places named where the way ends, and most other entries. @source own bound: read aloud */
const ENDS = 3;
const VARIANTS = 4;

/** One way through the program: what comes in, the steps, what can go wrong, where it stops being certain. */
export function writeFlow(page: PlannedPage, brief: FlowBrief, tools: PageTools): PageDraft {
  const { texts } = tools;
  const t = texts.flow;
  const shapes = new SentenceShapes();
  const diagram = drawFlow(brief, tools);
  const blocks: Block[] = [
    ...paragraph([
      opening(brief, tools),
      through(brief, tools),
      options(brief, tools),
      ends(brief, tools),
      crosses(brief, tools),
    ]),
    ...(diagram === undefined ? [] : [{ kind: 'diagram', diagramId: diagram.id } as const]),
    ...tellSteps({ brief, tools, shapes, told: new Set() }),
    ...under(t.wrongHeading, wrong(brief, shapes, tools)),
    ...under(t.openHeading, paragraph(tellStops(brief, shapes, tools))),
    ...paragraph([variants(brief, tools)]),
  ];
  const first = brief.steps[0];
  const last = brief.steps.at(-1);
  const summary = t.summary({
    name: brief.name,
    first: first?.symbol.name ?? brief.flow.entry.name,
    last: last?.symbol.name ?? brief.flow.entry.name,
    steps: brief.steps.length,
  });
  return draftOf(page, {
    summary,
    blocks,
    diagrams: diagram === undefined ? [] : [diagram],
    sources: sourcesOf(brief, tools),
  });
}

function sourcesOf({ steps }: FlowBrief, { texts }: PageTools): PageDraft['sources'] {
  const files = new Map<string, FlowStepStory>();
  for (const story of steps) if (!files.has(story.symbol.path)) files.set(story.symbol.path, story);
  return [...files.values()]
    .slice(0, 8)
    .map(({ symbol }) => ({ path: symbol.path, reason: texts.sources.declares({ name: symbol.name }) }));
}

/** What comes in, who takes it, and where that is written down. */
function opening(brief: FlowBrief, tools: PageTools): Statement | undefined {
  const { flow, steps } = brief;
  const { entry } = flow;
  const t = tools.texts.flow.opening;
  const handler = steps.find(({ symbol }) => symbol.id === entry.handler);
  const [first] = steps;
  if (handler === undefined || first === undefined) return undefined;
  const facts = { name: code(brief.name), path: path(entry.path), handler: nameOf(handler, tools) };
  const proof = [defines(handler.symbol)];
  const bound = registers({ ...entry, key: '', value: handler.symbol.name });
  if (entry.kind === 'route') {
    const start = handler === first ? {} : { first: nameOf(first, tools) };
    return statement(t.route({ ...facts, ...start }), [
      bound,
      ...proof,
      ...(start.first ? [defines(first.symbol)] : []),
    ]);
  }
  if (entry.kind === 'command') {
    const { words } = handler;
    const help = words === undefined ? {} : { help: quote(words) };
    return statement(t.command({ ...facts, ...help }), [...proof, ...(words === undefined ? [] : [says(words)])]);
  }
  if (entry.kind === 'job') return statement(t.job(facts), [bound, ...proof]);
  if (entry.kind === 'main') return openMain(handler, facts, proof, tools);
  const words = handler.words;
  const said = { handler: facts.handler, path: facts.path, ...(words === undefined ? {} : { quote: quote(words) }) };
  return statement(t.export(said), [...proof, ...(words === undefined ? [] : [says(words)])]);
}

/** What a request passes before it is answered, as it stands at the route. */
function through({ flow: { entry } }: FlowBrief, { texts }: PageTools): Statement | undefined {
  const { through: names = [] } = entry;
  if (entry.kind !== 'route' || names.length === 0) return undefined;
  return statement(
    texts.flow.through({ names: texts.common.and(names.map((name) => code(name))), count: names.length }),
    names.map((name) => registers({ ...entry, key: '', value: name })),
  );
}

function openMain(
  { step, symbol }: FlowStepStory,
  facts: { readonly name: Inline; readonly handler: Inline },
  proof: readonly Evidence[],
  { texts }: PageTools,
): Statement {
  const found = step.call === undefined ? undefined : conditionOf(step.call.guards, step.call);
  const place = path(symbol.path);
  if (step.call === undefined || found === undefined || found.condition.kind === 'catch')
    return statement(texts.flow.opening.main({ ...facts, path: place }), proof);
  const said = texts.flow.opening.main({ ...facts, path: place, condition: found.condition.text });
  return statement(said, [...when(found.guard, step.call.callee, step.call), ...proof]);
}

function options({ options: found }: FlowBrief, { texts }: PageTools): Statement | undefined {
  if (found.length === 0) return undefined;
  const t = texts.flow;
  const said = found.map(({ name, defaultLiteral }) =>
    defaultLiteral === undefined ? code(name) : t.optionDefault({ name: code(name), literal: code(defaultLiteral) }),
  );
  const evidence = found.map((fact) => prove(fact.path, fact, { predicate: 'sets', key: fact.name }));
  return statement(t.options({ options: texts.common.and(said) }), evidence);
}

/** Where the way leaves the program, each kind of place once. */
function ends({ steps, told }: FlowBrief, tools: PageTools): Statement | undefined {
  const t = tools.texts.flow;
  const seen = new Set<string>();
  const clauses: Proven[] = [];
  for (const story of steps.slice(told?.steps ?? 0)) {
    const fresh = story.step.sinks.filter(({ kind }) => !seen.has(kind));
    const [first] = fresh;
    if (first === undefined || clauses.length >= ENDS) continue;
    const bare = { ...first.call };
    const { guards: _guards, arguments: _arguments, ...call } = bare;
    const event = tellEvents([{ line: call.startLine, kind: first.kind, call }], tools);
    if (event === undefined) continue;
    seen.add(first.kind);
    clauses.push({ said: t.end({ where: nameOf(story, tools), event: event.said }), evidence: event.evidence });
  }
  if (clauses.length === 0) return undefined;
  const said = t.ends({ ends: tools.texts.common.and(clauses.map((one) => one.said)), isOne: clauses.length === 1 });
  return statement(
    said,
    clauses.flatMap(({ evidence }) => evidence),
  );
}

function crosses({ sectionIds }: FlowBrief, tools: PageTools): Statement | undefined {
  if (sectionIds.length === 0 || tools.context.analysis.sections.length < 2) return undefined;
  return statement(tools.texts.flow.crosses({ parts: someParts(sectionIds, 5, tools), count: sectionIds.length }));
}

/** Failures that are caught, in sentences; the others as a table when there are so many that the steps hide them. */
function wrong(brief: FlowBrief, shapes: SentenceShapes, tools: PageTools): Block[] {
  const steps = brief.steps.slice(brief.told?.steps ?? 0);
  const failures = steps.flatMap((story) =>
    story.step.outcomes
      .filter((outcome) => isFailure(outcome) && !isCaught(outcome))
      .map((outcome) => ({ story, outcome })),
  );
  const caught = steps.flatMap((story) => tellCaught(story, shapes, tools));
  if (failures.length <= TOLD_FAILURES) return paragraph(caught);
  const rows = failures.map(({ story, outcome }) => failureRow(story, outcome, tools));
  return [...paragraph(caught), ...table(tools.texts.flow.wrongColumns, distinctRows(rows).slice(0, ROWS))];
}

/** The same end for the same reason in one place is one row. */
function distinctRows(rows: readonly (readonly Statement[])[]): (readonly Statement[])[] {
  const texts = rows.map((row) => row.map(statementText).join(' | '));
  return rows.filter((_row, at) => texts.indexOf(texts[at] ?? '') === at);
}

/** What becomes of the failures that a step catches: of some by their condition, of the rest. */
function tellCaught(story: FlowStepStory, shapes: SentenceShapes, tools: PageTools): Statement[] {
  const caught = story.step.outcomes.filter(isCaught);
  const tell = (outcomes: readonly OutcomeFact[]): Proven | undefined =>
    tellEvents(
      outcomes.map((outcome) => ({ line: outcome.startLine, outcome })),
      tools,
    );
  const isRest = ({ guards }: OutcomeFact): boolean => guards?.[0]?.kind === 'catch';
  const some = tell(caught.filter((outcome) => !isRest(outcome)));
  const rest = tell(caught.filter(isRest).map(({ guards: _guards, ...outcome }) => outcome));
  if (some === undefined && rest === undefined) return [];
  const type = caughtType(caught);
  const facts = {
    where: nameOf(story, tools),
    ...(type === undefined ? {} : { what: code(type.name) }),
    ...(some === undefined ? {} : { events: some.said }),
    ...(rest === undefined ? {} : { rest: rest.said }),
  };
  const said = shapes.choose(tools.texts.flow.caught(facts));
  return [statement(said, [...(type?.evidence ?? []), ...(some?.evidence ?? []), ...(rest?.evidence ?? [])])];
}

/** The one type of failure that is caught, where the language names it. */
function caughtType(caught: readonly OutcomeFact[]): { name: string; evidence: Evidence[] } | undefined {
  const guards = caught.flatMap((outcome) =>
    (outcome.guards ?? []).filter(({ kind }) => kind === 'catch').map((guard) => ({ guard, outcome })),
  );
  const [first] = guards;
  const name = /^([A-Z][\w.]*)(?: as \w+)?$/.exec(first?.guard.condition ?? '')?.[1];
  if (first === undefined || name === undefined) return undefined;
  if (guards.some(({ guard }) => guard.condition !== first.guard.condition)) return undefined;
  return { name, evidence: when(first.guard, first.outcome.name, first.outcome) };
}

function failureRow(story: FlowStepStory, outcome: OutcomeFact, tools: PageTools): Statement[] {
  const t = tools.texts.flow;
  const found = conditionOf(outcome.guards, outcome);
  const message = messageOf(outcome);
  const facts = { name: code(outcome.name), causes: [] };
  const event = nameOutcome(outcome, facts, tools);
  return [
    found === undefined ? cell(undefined) : statement(t.condition(found.condition)),
    statement(t.wrong({ event, ...(message === undefined ? {} : { message }) }), provesOutcome(outcome)),
    cell(nameOf(story, tools)),
  ];
}

function variants({ flow, steps, variantNames }: FlowBrief, tools: PageTools): Statement | undefined {
  const sent = steps.find(({ step }) => step.dispatch?.kind === 'table')?.step.from;
  const until = sent === undefined ? undefined : steps[sent];
  const { symbols } = tools.context.analysis;
  const named = flow.variants.slice(0, VARIANTS).flatMap((entry, at) => {
    const handler = entry.handler === undefined ? undefined : symbols.get(entry.handler);
    return handler === undefined ? [] : [{ entry, handler, name: variantNames[at] ?? entry.name }];
  });
  if (named.length === 0) return undefined;
  const names = named.map(({ entry, handler, name }) =>
    entry.kind === 'export' ? symbolName(handler, tools) : code(name),
  );
  const evidence = named.flatMap(({ entry, handler }) => [
    ...(entry.kind === 'route' ? [registers({ ...entry, key: '', value: handler.name })] : []),
    defines(handler),
  ]);
  return statement(
    tools.texts.flow.variants({
      names: tools.texts.common.and(names),
      count: names.length,
      ...(until === undefined ? {} : { until: nameOf(until, tools) }),
    }),
    evidence,
  );
}
