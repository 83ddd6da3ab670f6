import type { Block, Inline, PageDraft, Statement } from '#draft';
import type { FlowBrief, FlowStepStory, PlannedPage } from '#plan';
import type { Evidence } from '#vocabulary';
import { calls, defines, prove, registers, says } from './evidence.ts';
import { conditionOf, earlyEnds, provesCondition } from './flow-conditions.ts';
import { drawFlow } from './flow-diagram.ts';
import { type Proven, tellEvents } from './flow-events.ts';
import { tellWrong } from './flow-failures.ts';
import { nameOf, symbolName, withHomonyms } from './flow-names.ts';
import { tellSteps } from './flow-steps.ts';
import { tellStops } from './flow-stops.ts';
import { code, path, quote, statement } from './inline.ts';
import { draftOf, type PageTools, paragraph, someParts, under } from './page-tools.ts';
import { SentenceShapes } from './sentence-shapes.ts';

/** Most places named where the way ends, and most other entries. @source own bound: read aloud */
const ENDS = 3;
const VARIANTS = 4;

/** One way through the program: what comes in, the steps, what can go wrong, where it stops being certain. */
export function writeFlow(page: PlannedPage, brief: FlowBrief, all: PageTools): PageDraft {
  const tools = withHomonyms(brief, all);
  const { texts } = tools;
  const t = texts.flow;
  const shapes = new SentenceShapes();
  const diagram = drawFlow(brief, tools);
  const steps = tellSteps({ brief, tools, shapes, told: new Set() });
  const blocks: Block[] = [
    ...paragraph([
      opening(brief, tools),
      through(brief, tools),
      options(brief, tools),
      ends(brief, tools),
      crosses(brief, tools),
    ]),
    ...(diagram === undefined ? [] : [{ kind: 'diagram', diagramId: diagram.id } as const]),
    ...steps,
    ...under(t.wrongHeading, tellWrong(brief, shapes, tools)),
    ...under(t.openHeading, paragraph(tellStops(brief, shapes, tools))),
    ...paragraph([variants(brief, tools)]),
  ];
  const first = brief.steps[0];
  const last = brief.steps.at(-1);
  const summary = t.summary({
    name: brief.name,
    first: first?.symbol.name ?? brief.flow.entry.name,
    last: last?.symbol.name ?? brief.flow.entry.name,
    steps: steps.length,
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
  const bound = registers({ ...entry, key: '', value: entry.named ?? handler.symbol.name });
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
  const callers = tellCallers(brief, tools);
  const said = t.export({
    handler: facts.handler,
    path: facts.path,
    ...(words === undefined ? {} : { quote: quote(words) }),
    ...(callers === undefined ? {} : { callers: callers.said }),
  });
  return statement(said, [...proof, ...(words === undefined ? [] : [says(words)]), ...(callers?.evidence ?? [])]);
}

/** The product's own callers of a public function. */
function tellCallers({ callers }: FlowBrief, tools: PageTools): Proven | undefined {
  if (callers.length === 0) return undefined;
  const said = callers.map(({ caller, as }) =>
    tools.texts.flow.callerOf({
      caller: symbolName(caller, tools),
      ...(as === undefined ? {} : { as: symbolName(as, tools) }),
    }),
  );
  return {
    said: tools.texts.common.and(said),
    evidence: callers.flatMap(({ call, as }) => [calls(call), ...(as === undefined ? [] : [defines(as)])]),
  };
}

/** What a request passes before it is answered, as it stands at the route. */
function through({ flow: { entry } }: FlowBrief, { texts }: PageTools): Statement | undefined {
  const { through: names = [] } = entry;
  if (entry.kind !== 'route' || names.length === 0) return undefined;
  return statement(
    texts.flow.passed({ names: texts.common.and(names.map((name) => code(name))), count: names.length }),
    names.map((name) => registers({ ...entry, key: '', value: name })),
  );
}

function openMain(
  { step, symbol }: FlowStepStory,
  facts: { readonly name: Inline; readonly handler: Inline },
  proof: readonly Evidence[],
  { texts }: PageTools,
): Statement {
  const condition = step.call === undefined ? undefined : conditionOf(step.call, new Set());
  const place = path(symbol.path);
  const [only, ...more] = condition?.parts ?? [];
  if (step.call === undefined || only?.kind !== 'if' || more.length > 0)
    return statement(texts.flow.opening.main({ ...facts, path: place }), proof);
  const said = texts.flow.opening.main({ ...facts, path: place, condition: only.text });
  return statement(said, [...provesCondition(condition, step.call.callee, step.call), ...proof]);
}

function options({ options: found }: FlowBrief, { texts }: PageTools): Statement | undefined {
  if (found.length === 0) return undefined;
  const t = texts.flow;
  const said = found.map(({ name, defaultLiteral }) =>
    defaultLiteral === undefined ? code(name) : t.optionDefault({ name: code(name), literal: code(defaultLiteral) }),
  );
  // Where a switch is declared it may stand without its dashes.
  const evidence = found.map((fact) =>
    prove(fact.path, fact, { predicate: 'sets', key: fact.name.replace(/^-+/, '') }),
  );
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
    const { guards: _guards, isPartial: _partial, arguments: _arguments, ...call } = bare;
    const event = tellEvents([{ line: call.startLine, kind: first.kind, call }], {
      known: new Set(earlyEnds(story)),
      tools,
    });
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
  if (sectionIds.length < 2) return undefined;
  return statement(tools.texts.flow.crosses({ parts: someParts(sectionIds, 5, tools) }));
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
    ...(entry.kind === 'route' ? [registers({ ...entry, key: '', value: entry.named ?? handler.name })] : []),
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
