import type { Analysis, FlowFact, FlowStep, SinkKind, SymbolFact } from '#analysis';
import type { PageId } from '#vocabulary';
import type { FactIndex } from '../fact-index.ts';
import { measureOf } from '../select/measure-words.ts';
import { wordsOfSymbol } from '../select/symbol-story.ts';
import type { FlowBrief, FlowStepStory, FlowVisit, PlannedPage } from '../wiki-plan.ts';
import type { PageContext } from './page-context.ts';

/** Most constants told for one step, and most flows named on the page of a part. @source own bound */
const CONSTANTS = 3;
const VISITS = 3;
/** Most flows of a concise wiki. @source wiki.md §1: 3–8 */
const CONCISE = 3;
/** What a public function is named for: the strongest thing it does. */
const STRONGEST: readonly SinkKind[] = [
  'database',
  'queue',
  'request',
  'process',
  'writes-file',
  'listens',
  'reads-file',
  'output',
];

/** The page that leads to the flows, and one page for each; a single flow stands alone; none without flows. */
export function planFlows(context: PageContext): PlannedPage[] {
  const { index, ids, messages, options } = context;
  const flows = index.analysis.flows.slice(0, options.size === 'concise' ? CONCISE : undefined);
  const isAlone = flows.length === 1;
  const pages = flows.map((flow, at): PlannedPage & { readonly brief: FlowBrief } => ({
    id: ids.take(`how-${flow.id}`),
    title: titleOf(flow, flows.slice(0, at), context),
    kind: 'flow',
    ...(isAlone ? {} : { parent: 'how-it-works' }),
    brief: tellFlow(flow, index),
  }));
  if (pages.length < 2) return pages;
  const children = pages.map(({ id, title, brief }) => ({ pageId: id, title, brief }));
  const title = messages.wiki.titles.flows;
  return [{ id: 'how-it-works', title, kind: 'flow', brief: { kind: 'flows', flows: children } }, ...pages];
}

/** How many pages {@link planFlows} makes of a full wiki's flows. */
export function countFlowPages({ flows }: Analysis): number {
  return flows.length < 2 ? flows.length : flows.length + 1;
}

/** Flows that come to a part, by the pages that tell them. */
export function visitsOf(sectionId: string, flowPages: readonly PlannedPage[], index: FactIndex): FlowVisit[] {
  const visits = flowPages.flatMap(({ id, title, brief }): FlowVisit[] => {
    if (brief.kind !== 'flow') return [];
    const story = brief.steps.find(({ symbol }) => index.sectionOf.get(symbol.path)?.id === sectionId);
    if (story === undefined) return [];
    const { call } = story.step;
    return [{ pageId: id as PageId, title, symbol: story.symbol, ...(call === undefined ? {} : { call }) }];
  });
  return visits.slice(0, VISITS);
}

function titleOf(flow: FlowFact, before: readonly FlowFact[], { messages }: PageContext): string {
  const sink = strongestSink(flow);
  const isRepeated = before.some((other) => other.entry.kind === 'export' && strongestSink(other) === sink);
  return messages.wiki.flow.title({ kind: flow.entry.kind, name: flow.entry.name, sink, isRepeated });
}

/** The strongest thing that the entry does itself or has done by what it calls; deeper ones are not what it is for. */
function strongestSink({ steps }: FlowFact): SinkKind | undefined {
  const near = steps.filter(({ from }) => from === undefined || from === 0);
  const kinds = new Set(near.flatMap(({ sinks }) => sinks.map(({ kind }) => kind)));
  return STRONGEST.find((kind) => kinds.has(kind));
}

function tellFlow(flow: FlowFact, index: FactIndex): FlowBrief {
  const steps = flow.steps.flatMap((step) => tellStep(step, index));
  const sectionIds = [...new Set(steps.map(({ symbol }) => index.sectionOf.get(symbol.path)?.id))];
  return {
    kind: 'flow',
    flow,
    steps,
    sectionIds: sectionIds.filter((id) => id !== undefined),
    options: optionsOf(flow, index),
  };
}

function tellStep(step: FlowStep, index: FactIndex): FlowStepStory[] {
  const symbol = index.analysis.symbols.get(step.symbol);
  if (symbol === undefined) return [];
  const words = wordsOfSymbol(symbol);
  return [{ step, symbol, ...(words === undefined ? {} : { words }), constants: constantsOf(symbol, index) }];
}

function constantsOf(user: SymbolFact, index: FactIndex): FlowStepStory['constants'] {
  const found = new Map<string, FlowStepStory['constants'][number]>();
  for (const use of index.analysis.files.get(user.path)?.constantUses ?? []) {
    const symbol = use.user === user.id ? index.analysis.symbols.get(use.target) : undefined;
    if (symbol?.literal === undefined || found.has(symbol.id)) continue;
    const measure = measureOf(symbol.name, symbol.literal);
    found.set(symbol.id, { symbol, use, ...(measure === undefined ? {} : { measure }) });
  }
  return [...found.values()].slice(0, CONSTANTS);
}

/** Switches of the command itself; those of a program without commands belong to its main function. */
function optionsOf({ entry }: FlowFact, { analysis }: FactIndex): FlowBrief['options'] {
  if (entry.kind !== 'command' && entry.kind !== 'main') return [];
  const isOwn = (command: string | undefined): boolean =>
    entry.kind === 'command' ? command === entry.name : command === undefined;
  return analysis.options.filter(({ command, path }) => isOwn(command) && path === entry.path).slice(0, 6);
}
