import type { EntryFact, FlowFact, OutcomeFact, SymbolId } from '../analysis.ts';
import { growTree } from './call-tree.ts';
import { chooseSteps } from './choose-steps.ts';
import { ASIDE, type FlowEntry, findFlowEntries, usedAs } from './flow-entries.ts';
import { type FlowIndex, type FlowInput, indexFlows } from './flow-input.ts';
import { wayIn } from './route-way.ts';
import { SINK_VALUE } from './sinks.ts';

/** Most flows that are told, and most entries named beside one. @source wiki.md §1, 4; analysis.ts */
const FLOWS = 8;
const VARIANTS = 12;
/** Fewest steps and ends for a flow worth a page; small repositories have shorter ways. @source wiki.md §3b */
const LEAST = { small: 3, other: 4 } as const;
/** Steps from which a public function is worth a page although it leaves the program nowhere. @source own bound */
const LONG = 6;
/** Product files up to which a repository is small. @source own bound */
const SMALL = 60;
/** Share of steps from which two flows are one; public functions are many and often share what they stand on. @source own bound */
const SAME = { export: 0.4, other: 0.6 } as const;

/** How much less a way is worth that begins in a script of the makers. @source own bound: more than any kind is worth */
const MAKERS = 12;

/** What an entry of a kind is worth by itself: what people and programs ask for before what programs may call. */
const KIND_VALUE: Readonly<Record<EntryFact['kind'], number>> = { route: 6, command: 6, job: 5, main: 5, export: 0 };

/**
 * Paths of resolved calls from where something comes in to where it leaves the program, best first, at most eight.
 * Pure and deterministic. O(calls + entries × declarations on a path), both bounded.
 */
export function buildFlows(input: FlowInput): FlowFact[] {
  const index = indexFlows(input);
  const least = index.sectionOf.size <= SMALL ? LEAST.small : LEAST.other;
  const found = findFlowEntries(index).flatMap((entry) => {
    const flow = flowFrom(entry, index);
    return flow !== undefined && isWorthAPage(flow, least) ? [{ flow, score: scoreOf(flow, index) }] : [];
  });
  found.sort((a, b) => b.score - a.score || (keyOf(a.flow) < keyOf(b.flow) ? -1 : 1));
  return withIds(mergeAlike(found.map(({ flow }) => flow)).slice(0, FLOWS));
}

type Draft = Omit<FlowFact, 'id'>;

function keyOf({ entry }: Draft): string {
  return `${entry.kind} ${entry.name} ${entry.handler ?? ''}`;
}

function flowFrom({ entry, handler, call }: FlowEntry, index: FlowIndex): Draft | undefined {
  const start = wayIn(entry, handler, index) ?? { symbol: handler, ...(call === undefined ? {} : { call }) };
  const tree = growTree(start, index);
  if (!tree.some(({ symbol }) => symbol.id === handler.id)) return undefined;
  return { entry: { ...entry, handler: handler.id }, variants: [], ...chooseSteps(tree, handler.id, index) };
}

/** Enough steps and ends, and at least one place where it leaves the program. */
function isWorthAPage({ entry, steps }: Draft, least: number): boolean {
  const ends = steps.reduce((sum, step) => sum + Math.min(2, endsOf(step).length), 0);
  const kinds = new Set(steps.flatMap(({ sinks }) => sinks.map(({ kind }) => kind)));
  const isLeft = steps.some((step) =>
    endsOf(step).some(({ kind }) => kind === 'exits' || (kind === 'answers' && entry.kind === 'route')),
  );
  // Printing alone is what most functions do on the side.
  const isShort = entry.kind === 'export' && !isLeft && kinds.size === 1 && kinds.has('output');
  const fewest = isShort ? 6 : entry.kind === 'export' ? 3 : 2;
  // A library may well do its work inside, and end at what its user passed in.
  const isLong = entry.kind === 'export' && steps.length >= LONG && ends >= LEAST.other;
  return (kinds.size > 0 || isLeft || isLong) && steps.length >= fewest && steps.length + ends >= least;
}

/** How a step ends, by itself or through functions that do nothing but fail. */
function endsOf({ outcomes, failing = [] }: Draft['steps'][number]): readonly OutcomeFact[] {
  return [...outcomes, ...failing.map(({ end }) => end)];
}

function scoreOf({ entry, steps }: Draft, index: FlowIndex): number {
  const kinds = new Set(steps.flatMap(({ sinks }) => sinks.map(({ kind }) => kind)));
  const sections = new Set(
    steps.map(({ symbol }) => index.sectionOf.get(index.input.symbols.get(symbol)?.path ?? ('' as never))?.id),
  );
  const outcomes = steps.filter((step) => endsOf(step).length > 0).length;
  const rank = index.input.files.get(index.input.symbols.get(entry.handler ?? '')?.path ?? ('' as never))?.rank ?? 0;
  const handler = index.input.symbols.get(entry.handler ?? ('' as SymbolId));
  const used = entry.kind === 'export' && handler !== undefined ? usedAs(handler, index) : 0;
  let score = used + KIND_VALUE[entry.kind] + sections.size * 0.8 + rank * 4 + outcomes * 0.4 + steps.length * 0.25;
  for (const kind of kinds) score += SINK_VALUE[kind] / 3;
  if (steps.some((step) => step.outcomes.some(({ kind }) => kind === 'exits'))) score += 1;
  // A script of the makers is told where nothing of the product is.
  return ASIDE.test(entry.path) ? score - MAKERS : score;
}

/** Flows that share most steps with a better one are named there. */
function mergeAlike(flows: readonly Draft[]): Draft[] {
  const kept: { flow: Draft; variants: EntryFact[]; symbols: ReadonlySet<SymbolId> }[] = [];
  for (const flow of flows) {
    const symbols = new Set(flow.steps.map(({ symbol }) => symbol));
    const isExport = flow.entry.kind === 'export';
    const isTold = isExport && kept.some((other) => other.symbols.has(flow.entry.handler ?? ''));
    const share = isExport ? SAME.export : SAME.other;
    const same = kept.find((other) => isAlike(symbols, other.symbols, share));
    if (isTold) continue;
    if (same === undefined) kept.push({ flow, variants: [], symbols });
    else if (same.variants.length < VARIANTS && !(isExport && same.flow.entry.kind !== 'export'))
      same.variants.push(flow.entry);
  }
  return kept.map(({ flow, variants }) => ({ ...flow, variants }));
}

function isAlike(some: ReadonlySet<SymbolId>, others: ReadonlySet<SymbolId>, share: number): boolean {
  let shared = 0;
  for (const id of some) if (others.has(id)) shared += 1;
  return shared > share * Math.max(some.size, others.size);
}

function withIds(flows: readonly Draft[]): FlowFact[] {
  const taken = new Set<string>();
  return flows.map((flow) => {
    const base = slugOf(flow.entry.name);
    let id = base;
    for (let number = 2; taken.has(id); number++) id = `${base}-${number}`;
    taken.add(id);
    return { id, ...flow };
  });
}

function slugOf(name: string): string {
  const slug = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 50)
    .replace(/^-+|-+$/g, '');
  return slug === '' ? 'flow' : slug;
}
