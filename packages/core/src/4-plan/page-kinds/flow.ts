import type { Analysis, CallFact, FlowFact, FlowStep, SinkKind, SymbolFact, SymbolId } from '#analysis';
import { hasWholeWord } from '#text/whole-word';
import type { PageId } from '#vocabulary';
import type { FactIndex } from '../fact-index.ts';
import { measureOf } from '../select/measure-words.ts';
import { wordsOfSymbol } from '../select/symbol-story.ts';
import { typedName } from '../select/typed-name.ts';
import type { FlowBrief, FlowStepStory, FlowVisit, PlannedPage } from '../wiki-plan.ts';
import type { PageContext } from './page-context.ts';

/** Most constants told for one step, and most flows named on the page of a part. @source own bound */
const CONSTANTS = 3;
const VISITS = 3;
/** Most flows of a concise wiki. @source wiki.md §1: 3–8 */
const CONCISE = 3;
/** Most callers told of a public function, and most base classes looked at. @source own bound */
const CALLERS = 2;
const BASES = 4;
/** What a public function is named for: the strongest thing it does. */
const STRONGEST: readonly SinkKind[] = [
  'database',
  'queue',
  'request',
  'process',
  'writes-file',
  'listens',
  'reads-file',
];

/** The page that leads to the flows, and one page for each; a single flow stands alone; none without flows. */
export function planFlows(context: PageContext): PlannedPage[] {
  const { index, ids, messages, options } = context;
  const flows = index.analysis.flows.slice(0, options.size === 'concise' ? CONCISE : undefined);
  const isAlone = flows.length === 1;
  const pages: FlowPage[] = [];
  const quoted = new Set<SymbolId>();
  for (const [at, flow] of flows.entries()) {
    const told = toldBefore(flow, pages);
    pages.push({
      id: ids.take(`how-${flow.id}`),
      title: distinctTitle(flow, pages, titleOf(flow, flows.slice(0, at), context), context),
      kind: 'flow',
      ...(isAlone ? {} : { parent: 'how-it-works' }),
      brief: { ...withoutQuoted(tellFlow(flow, index), quoted), ...(told === undefined ? {} : { told }) },
    });
  }
  if (pages.length < 2) return pages;
  const children = pages.map(({ id, title, brief }) => ({ pageId: id, title, brief }));
  const title = messages.wiki.titles.flows;
  return [{ id: 'how-it-works', title, kind: 'flow', brief: { kind: 'flows', flows: children } }, ...pages];
}

/** What the authors say of a declaration is quoted on the first way that passes it, and where it is the entry. */
function withoutQuoted(brief: FlowBrief, quoted: Set<SymbolId>): FlowBrief {
  const steps = brief.steps.map((story): FlowStepStory => {
    const isSaid = quoted.has(story.symbol.id) && story.symbol.id !== brief.flow.entry.handler;
    quoted.add(story.symbol.id);
    if (!isSaid) return story;
    const { words: _said, ...rest } = story;
    return rest;
  });
  return { ...brief, steps };
}

type FlowPage = PlannedPage & { readonly brief: FlowBrief };

/** The page before it that tells the same first steps, up to a table that sends both on. */
function toldBefore({ steps }: FlowFact, pages: readonly FlowPage[]): FlowBrief['told'] {
  const sent = steps.findIndex(({ dispatch }) => dispatch?.kind === 'table');
  if (sent < 1) return undefined;
  for (const { id, title, brief } of pages) {
    const others = brief.flow.steps;
    const isSame = others[sent]?.dispatch?.kind === 'table' && brief.told === undefined;
    if (isSame && steps.slice(0, sent).every(({ symbol }, at) => others[at]?.symbol === symbol))
      return { pageId: id, title, steps: sent };
  }
  return undefined;
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

/** Where an earlier page has the same title, what answers stands behind it. */
function distinctTitle(
  { steps }: FlowFact,
  before: readonly FlowPage[],
  title: string,
  { index }: PageContext,
): string {
  if (!before.some((page) => page.title === title)) return title;
  const names = steps.flatMap(({ symbol }) => index.analysis.symbols.get(symbol)?.name ?? []);
  const told = names.map((name) => `${title} (${name})`);
  return told.find((one) => !before.some((page) => page.title === one)) ?? title;
}

function titleOf(flow: FlowFact, before: readonly FlowFact[], { index, messages }: PageContext): string {
  const sink = strongestSink(flow);
  const isRepeated = before.some((other) => other.entry.kind === 'export' && strongestSink(other) === sink);
  return messages.wiki.flow.title({
    kind: flow.entry.kind,
    name: typedName(flow.entry, index.analysis),
    sink,
    isRepeated,
  });
}

/**
 * The strongest thing that the entry always does, itself or by what it calls: deeper ones are not what it is for, and what
 * depends on a condition is not what it does.
 */
function strongestSink({ steps }: FlowFact): SinkKind | undefined {
  const [first] = steps;
  if (first === undefined) return undefined;
  const near = steps.filter(({ from, call }) => from === undefined || (from === 0 && isAlways(call, first)));
  const kinds = new Set(
    near.flatMap((step) => step.sinks.flatMap(({ kind, call }) => (isAlways(call, step) ? [kind] : []))),
  );
  return STRONGEST.find((kind) => kinds.has(kind));
}

/** Whether nothing but a failure before it can keep a step from making a call. */
function isAlways(call: CallFact | undefined, { outcomes }: FlowStep): boolean {
  if (call?.isPartial === true) return false;
  return (call?.guards ?? []).every(
    ({ kind, line, condition }) =>
      kind === 'unless' &&
      outcomes.some(({ guards: [own] = [] }) => own?.kind === 'if' && own.line === line && own.condition === condition),
  );
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
    name: typedName(flow.entry, index.analysis),
    variantNames: flow.variants.map((entry) => typedName(entry, index.analysis)),
    callers: flow.entry.kind === 'export' ? callersOf(flow.entry.handler, index) : [],
  };
}

/** The product's own calls of a function, or of the method of a base class that it replaces; one for each caller. */
function callersOf(handler: SymbolId | undefined, index: FactIndex): FlowBrief['callers'] {
  const { symbols, files } = index.analysis;
  const symbol = handler === undefined ? undefined : symbols.get(handler);
  if (symbol === undefined) return [];
  const targets = [symbol, ...replacedBy(symbol, index.analysis)];
  const found = new Map<SymbolId, FlowBrief['callers'][number]>();
  for (const as of targets)
    for (const call of index.callersOf.get(as.id) ?? []) {
      const caller = call.caller === undefined ? undefined : symbols.get(call.caller);
      if (caller === undefined || files.get(call.path)?.role !== 'code') continue;
      if (targets.includes(caller) || found.has(caller.id)) continue;
      found.set(caller.id, { call, caller, ...(as === symbol ? {} : { as }) });
    }
  return [...found.values()].slice(0, CALLERS);
}

/** The methods of base classes that a method replaces, nearest first. */
function replacedBy({ parent, name, kind }: SymbolFact, { symbols }: Analysis): SymbolFact[] {
  const found: SymbolFact[] = [];
  let type = kind === 'method' && parent !== undefined ? symbols.get(parent) : undefined;
  for (let level = 0; type !== undefined && level < BASES; level++) {
    const base: SymbolFact | undefined = type.bases
      .flatMap(({ target }) => (target === undefined ? [] : (symbols.get(target) ?? [])))
      .at(0);
    const own = base === undefined ? undefined : symbols.get(`${base.id}.${name}` as SymbolId);
    if (own !== undefined) found.push(own);
    type = base;
  }
  return found;
}

function tellStep(step: FlowStep, index: FactIndex): FlowStepStory[] {
  const symbol = index.analysis.symbols.get(step.symbol);
  if (symbol === undefined) return [];
  const words = wordsOfSymbol(symbol);
  const table = tableOf(symbol, index);
  return [
    {
      step,
      symbol,
      ...(words === undefined ? {} : { words }),
      constants: constantsOf(symbol, index),
      ...(table === undefined ? {} : { table }),
    },
  ];
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

/** The table that a declaration goes through or looks into. */
function tableOf(user: SymbolFact, { analysis }: FactIndex): FlowStepStory['table'] {
  const file = analysis.files.get(user.path);
  for (const registry of analysis.registries) {
    const holder = registry.holder === undefined ? undefined : analysis.symbols.get(registry.holder);
    if (holder === undefined || registry.path !== user.path || registry.entries.length < 2) continue;
    if (holder.startLine >= user.startLine && holder.endLine <= user.endLine) continue;
    const isUsed =
      file?.constantUses.some((use) => use.user === user.id && use.target === holder.id) === true ||
      file?.calls.some((call) => call.caller === user.id && namesTable(call, holder.name)) === true ||
      file?.outcomes.some((outcome) => outcome.in === user.id && isGuardedBy(outcome.guards, holder.name)) === true;
    if (isUsed) return { holder, registry };
  }
  return undefined;
}

function namesTable({ callee, guards, arguments: passed }: CallFact, name: string): boolean {
  const texts = [callee, ...(passed ?? []).map(({ text }) => text)];
  return texts.some((text) => hasWholeWord(text, name)) || isGuardedBy(guards, name);
}

function isGuardedBy(guards: CallFact['guards'], name: string): boolean {
  return guards?.some(({ condition }) => hasWholeWord(condition, name)) === true;
}

/** Switches of the command itself; those of a program without commands belong to its main function. */
function optionsOf({ entry }: FlowFact, { analysis }: FactIndex): FlowBrief['options'] {
  if (entry.kind !== 'command' && entry.kind !== 'main') return [];
  const isOwn = (command: string | undefined): boolean =>
    entry.kind === 'command' ? command === entry.name : command === undefined;
  return analysis.options.filter(({ command, path }) => isOwn(command) && path === entry.path).slice(0, 6);
}
