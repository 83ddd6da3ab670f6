import type { CallFact, SinkKind } from '#analysis';
import type { PageDraft, Statement } from '#draft';
import type { FlowBrief, FlowsBrief, PlannedPage } from '#plan';
import { defines } from './evidence.ts';
import { tellEvents } from './flow-events.ts';
import { nameOf, symbolName } from './flow-names.ts';
import { countSteps } from './flow-steps.ts';
import { link, statement } from './inline.ts';
import { draftOf, type PageTools, paragraph, someParts } from './page-tools.ts';
import { SentenceShapes } from './sentence-shapes.ts';

/** On the first page: the way that crosses most parts, with where it begins and what it reaches last. */
export function readFlowFirst(tools: PageTools): Statement | undefined {
  const { context, texts } = tools;
  const flows = context.plan.pages.flatMap(({ id, title, brief }) =>
    brief.kind === 'flow' ? [{ page: link(id, title), brief }] : [],
  );
  const [best] = flows.sort((a, b) => b.brief.sectionIds.length - a.brief.sectionIds.length);
  const [first, last] = [best?.brief.steps[0], best?.brief.steps.at(-1)];
  if (best === undefined || first === undefined || last === undefined) return undefined;
  const said = texts.flow.readFirst({
    page: best.page,
    crossed: best.brief.sectionIds.length,
    parts: context.analysis.sections.length,
    first: nameOf(first, tools),
    last: nameOf(last, tools),
  });
  return statement(said, [defines(first.symbol), defines(last.symbol)]);
}

/** The page that leads to the flows: what they are, which to read first, what several of them share. */
export function writeFlowList(page: PlannedPage, brief: FlowsBrief, tools: PageTools): PageDraft {
  const t = tools.texts.flow;
  const shapes = new SentenceShapes();
  const count = brief.flows.length;
  const blocks = [
    ...paragraph([statement(t.parentIntro({ count })), readFirst(brief, tools)]),
    ...brief.flows.flatMap((one) => paragraph([tellOne(one, shapes, tools)])),
    ...paragraph([shared(brief, tools)]),
  ];
  return draftOf(page, { summary: t.parentSummary({ name: tools.context.info.origin.name, count }), blocks });
}

function readFirst({ flows }: FlowsBrief, tools: PageTools): Statement | undefined {
  const ordered = [...flows].sort((a, b) => b.brief.sectionIds.length - a.brief.sectionIds.length);
  const [first, second] = ordered;
  const crossed = first?.brief.sectionIds ?? [];
  if (first === undefined || crossed.length < 2 || crossed.length === second?.brief.sectionIds.length) return undefined;
  const said = tools.texts.flow.parentFirst({
    page: link(first.pageId, first.title),
    count: crossed.length,
    parts: someParts(crossed, 5, tools),
  });
  return statement(said);
}

function tellOne(
  { pageId, title, brief }: FlowsBrief['flows'][number],
  shapes: SentenceShapes,
  tools: PageTools,
): Statement | undefined {
  const t = tools.texts.flow;
  const [first] = brief.steps;
  const end = lastEnd(brief, tools);
  if (first === undefined) return undefined;
  const facts = { page: link(pageId, title), steps: countSteps(brief, tools), first: nameOf(first, tools) };
  if (end === undefined) return statement(shapes.choose(t.parentBare(facts)), [defines(first.symbol)]);
  const said = shapes.choose(t.parentItem({ ...facts, ends: end.said }));
  return statement(said, [defines(first.symbol), ...end.evidence]);
}

/** The last place where the way leaves the program, one that tells more than a line of output first. */
function lastEnd(brief: FlowBrief, tools: PageTools) {
  return endAmong(brief, (kind) => kind !== 'output', tools) ?? endAmong(brief, () => true, tools);
}

function endAmong({ steps }: FlowBrief, isWanted: (kind: SinkKind) => boolean, tools: PageTools) {
  for (const story of [...steps].reverse()) {
    const last = story.step.sinks.findLast(({ kind }) => isWanted(kind));
    if (last === undefined) continue;
    const isSometimes = isConditional(last.call) || onTheWay(story, steps).some(isConditional);
    const { guards: _guards, isPartial: _partial, arguments: _arguments, ...call } = last.call;
    const event = tellEvents([{ line: call.startLine, kind: last.kind, call }], { known: new Set(), tools });
    if (event === undefined) continue;
    const said = tools.texts.flow.end({ where: nameOf(story, tools), event: event.said, isSometimes });
    return { said, evidence: event.evidence };
  }
  return undefined;
}

function isConditional({ guards = [], isPartial }: CallFact): boolean {
  return isPartial === true || guards.some(({ kind }) => kind !== 'loop');
}

/** The calls that lead to a step from the beginning of the way. */
function onTheWay(story: FlowBrief['steps'][number], steps: FlowBrief['steps']): CallFact[] {
  const found: CallFact[] = [];
  for (let at: typeof story | undefined = story; at !== undefined && found.length < steps.length; ) {
    if (at.step.call !== undefined) found.push(at.step.call);
    const { from }: { readonly from?: number } = at.step;
    at = from === undefined ? undefined : steps[from];
  }
  return found;
}

/** Declarations that stand on more than one of the ways. */
function shared({ flows }: FlowsBrief, tools: PageTools): Statement | undefined {
  const counts = new Map<string, { story: FlowBrief['steps'][number]; count: number }>();
  for (const { brief } of flows) {
    for (const story of brief.steps) {
      const known = counts.get(story.symbol.id);
      if (known === undefined) counts.set(story.symbol.id, { story, count: 1 });
      else known.count += 1;
    }
  }
  const found = [...counts.values()]
    .filter(({ story, count }) => count > 1 && story.step.call !== undefined)
    .sort((a, b) => b.count - a.count)
    .slice(0, 3);
  if (found.length === 0) return undefined;
  const names = tools.texts.common.and(found.map(({ story }) => symbolName(story.symbol, tools)));
  const evidence = found.map(({ story }) => defines(story.symbol));
  return statement(tools.texts.flow.parentShared({ names, count: found.length }), evidence);
}
