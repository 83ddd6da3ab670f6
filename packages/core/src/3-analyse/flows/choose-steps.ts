import type { FlowFact, FlowGap, FlowStep, FlowStop, SymbolId } from '../analysis.ts';
import type { TreeNode } from './call-tree.ts';
import type { FlowIndex } from './flow-input.ts';
import { followCall } from './follow-call.ts';
import { excludes } from './main-way.ts';
import { SINK_VALUE } from './sinks.ts';

/** Most steps and stops of a flow. @source analysis.ts */
const STEPS = 14;
const STOPS = 3;
const GAPS = 2;

/** Names of small helpers, which tell nothing about the way unless they end it or reach out. */
const HELPER =
  /^[_#]?(is|has|to|as|can|should|format|escape|sort|normali[sz]e|redact|stringify|trim|pad|clone|debounce|compare)([A-Z_]|$)/;

/** The path through a tree of calls: what tells nothing is left out, then the least telling until it fits; the handler stays. */
export function chooseSteps(
  tree: readonly TreeNode[],
  handler: SymbolId,
  index: FlowIndex,
): Pick<FlowFact, 'steps' | 'stops' | 'isComplete'> {
  const kept = new Set(tree);
  const value = new Map(tree.map((node) => [node, worthOf(node, index)]));
  const isOpen = (leaf: TreeNode): boolean => leaf.symbol.id !== handler;
  prune(kept, (leaves) => leaves.filter((leaf) => isOpen(leaf) && (value.get(leaf) ?? 0) <= 0));
  prune(kept, (leaves) => {
    if (kept.size <= STEPS) return [];
    const branches = branchesOf(kept);
    const weigh = (leaf: TreeNode): number => (value.get(leaf) ?? 0) - CROWD * (branches.get(leaf) ?? 0);
    const least = leaves
      .filter(isOpen)
      .reduce<TreeNode | undefined>(
        (worst, leaf) => (worst === undefined || weigh(leaf) <= weigh(worst) ? leaf : worst),
        undefined,
      );
    return least === undefined ? [] : [least];
  });
  const path = tree.filter((node) => kept.has(node));
  const places = new Map(path.map((node, at) => [node, at]));
  const steps = path.map((node) => asStep(node, places, index));
  const stops = withoutRepeats(path.flatMap((node, from) => node.stops.map((stop) => ({ ...stop, from }))));
  const gaps = chooseGaps(path);
  return {
    steps,
    stops: stops.slice(0, STOPS),
    ...(gaps.length === 0 ? {} : { gaps }),
    isComplete: path.every(({ isClear }) => isClear) && kept.size === tree.length,
  };
}

/** What each further step of one branch costs, so that no branch crowds out the others. @source own bound */
const CROWD = 0.25;

/** How many steps the branch of each step has; branches part where the way first forks. */
function branchesOf(kept: ReadonlySet<TreeNode>): Map<TreeNode, number> {
  const children = new Map<TreeNode, number>();
  for (const { parent } of kept) if (parent !== undefined) children.set(parent, (children.get(parent) ?? 0) + 1);
  const branchOf = new Map<TreeNode, TreeNode>();
  const sizes = new Map<TreeNode, number>();
  // Parents stand before their children.
  for (const node of kept) {
    const { parent } = node;
    const above = parent === undefined ? undefined : branchOf.get(parent);
    const isFork = parent !== undefined && above === undefined && (children.get(parent) ?? 0) > 1;
    const branch = above ?? (isFork ? node : undefined);
    if (branch === undefined) continue;
    branchOf.set(node, branch);
    sizes.set(branch, (sizes.get(branch) ?? 0) + 1);
  }
  return new Map([...branchOf].map(([node, branch]) => [node, sizes.get(branch) ?? 0]));
}

/** What is passed in under one name stops the way once. */
function withoutRepeats(stops: readonly FlowStop[]): FlowStop[] {
  return stops.filter((stop, at) => stops.findIndex(({ call }) => call.callee === stop.call.callee) === at);
}

/** Takes leaves away until none is chosen any more; the root stays. */
function prune(kept: Set<TreeNode>, choose: (leaves: readonly TreeNode[]) => readonly TreeNode[]): void {
  for (;;) {
    const inner = new Set([...kept].map(({ parent }) => parent));
    const leaves = [...kept].filter((node) => !inner.has(node) && node.parent !== undefined);
    const chosen = choose(leaves);
    if (chosen.length === 0) return;
    for (const leaf of chosen) kept.delete(leaf);
  }
}

/** The calls on values behind which most may happen, each name once, in the order of the way. */
function chooseGaps(path: readonly TreeNode[]): FlowGap[] {
  const all = path.flatMap(({ gaps }, from) => gaps.map((gap) => ({ ...gap, from })));
  const named = new Map<string, (typeof all)[number]>();
  for (const gap of [...all].sort((a, b) => b.value - a.value || a.from - b.from))
    if (!named.has(gap.alike.name)) named.set(gap.alike.name, gap);
  const chosen = new Set([...named.values()].slice(0, GAPS));
  return all.flatMap((gap) => (chosen.has(gap) ? [{ call: gap.call, from: gap.from, alike: gap.alike.id }] : []));
}

function asStep(node: TreeNode, places: ReadonlyMap<TreeNode, number>, index: FlowIndex): FlowStep {
  const from = node.parent === undefined ? undefined : places.get(node.parent);
  const aside = asideOf(node, places, index);
  return {
    symbol: node.symbol.id,
    ...(node.call === undefined ? {} : { call: node.call }),
    ...(from === undefined ? {} : { from }),
    ...(node.dispatch === undefined ? {} : { dispatch: node.dispatch }),
    ...(node.callback === undefined ? {} : { callback: node.callback }),
    outcomes: node.outcomes,
    sinks: node.sinks,
    ...(node.failing.length === 0 ? {} : { failing: node.failing }),
    ...(aside.length === 0 ? {} : { aside }),
  };
}

/** Calls of the step above on branches that this one excludes; told with the first step behind the choice. */
function asideOf(
  { parent, call }: TreeNode,
  places: ReadonlyMap<TreeNode, number>,
  index: FlowIndex,
): NonNullable<FlowStep['aside']> {
  if (parent === undefined || call === undefined) return [];
  const siblings = [...places.keys()].filter((other) => other.parent === parent);
  return parent.aside.flatMap((one) => {
    const first = siblings.find((other) => other.call !== undefined && excludes(other.call, one));
    if (first?.call !== call) return [];
    const symbol = followCall(one, index)?.symbol;
    return [{ call: one, ...(symbol === undefined ? {} : { symbol: symbol.id }) }];
  });
}

/** What a reader learns from the step itself. */
function worthOf({ symbol, parent, outcomes, sinks, depth }: TreeNode, index: FlowIndex): number {
  const kinds = new Set(sinks.map(({ kind }) => kind));
  let value = 0;
  for (const kind of kinds) value += SINK_VALUE[kind];
  if (outcomes.length > 0) value += 2;
  if ((index.constantsOf.get(symbol.id) ?? 0) > 0) value += 1;
  if (value === 0 && HELPER.test(symbol.name)) return 0;
  const home = index.sectionOf.get(symbol.path)?.id;
  const isAway = parent !== undefined && home !== index.sectionOf.get(parent.symbol.path)?.id;
  const isDescribed = symbol.doc !== undefined && symbol.doc.summary.length > symbol.name.length + 12;
  if (isAway) value += isDescribed ? 1 : 0.4;
  else if (isDescribed && depth <= 2) value += 0.6;
  if (value === 0) return 0;
  // What the entry calls itself shows what it is about; the deeper, the more it is a detail.
  return Math.max(0.01, value + (depth === 1 ? 1 : 0) - depth * 0.4);
}
