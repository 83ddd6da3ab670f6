import type {
  CallFact,
  DispatchFact,
  FlowStep,
  FlowStop,
  OutcomeFact,
  SinkKind,
  SymbolFact,
  SymbolId,
} from '../analysis.ts';
import { withSharedGuards } from './call-sites.ts';
import type { FlowIndex } from './flow-input.ts';
import { bestCandidate, fieldOf, followCall } from './follow-call.ts';
import { isStep, START } from './is-step.ts';
import { type Fixed, lastName, type MainWay, mainWay, reachOf } from './main-way.ts';
import { isCallback, registrationOf, runsAtOnce } from './registration.ts';
import { valuesAt } from './shut-branches.ts';

/** Longest chain of calls, and most declarations looked at before the best are chosen. @source wiki.md §3, 7 */
const DEPTH = 6;
const LOOKED_AT = 160;
/** What a method has to reach at least for a call that may lead to it to be a gap: more than a helper. @source own bound */
const GAP = 1;
/** Most methods of one name that are compared, and how much it counts that a value is called as a class is. @source own bound */
const ALIKE = 20;
const HINT = 2;
/** How much it tells that a function is called that was put into a field. @source own bound */
const FIELD = { start: 5, other: 2.5 } as const;
/** Names that values of the languages have, too. */
const COMMON =
  /^_*(append|add|all|any|apply|bind|call|catch|clear|close|concat|copy|count|data|debug|decode|delete|emit|encode|end|entries|error|every|exec|extend|fileno|filter|find|finish|flush|forEach|format|get|group|has|includes|index|info|insert|items|join|keys|length|lower|log|map|match|name|next|now|on|once|open|pipe|pop|push|read|readline|reduce|remove|replace|reset|resolve|reverse|run|search|seek|send|set|shift|size|sleep|slice|sort|split|splice|start|stop|strip|test|then|toString|trim|type|update|upper|value|values|wait|warn|write|writeHead|Error|String|Add|Close|Done|Get|Len|Read|Set|Wait|Write)$/;

/** A declaration on the way, with what happens in it. */
export interface TreeNode {
  readonly symbol: SymbolFact;
  readonly call?: CallFact;
  readonly dispatch?: DispatchFact;
  readonly parent?: TreeNode;
  readonly depth: number;
  readonly outcomes: readonly OutcomeFact[];
  readonly sinks: FlowStep['sinks'];
  readonly stops: readonly Omit<FlowStop, 'from'>[];
  /** Calls on values that may lead to code of the product, with how much the methods of that name reach. */
  readonly gaps: readonly Gap[];
  /** The call that has registered the code in which `call` stands. */
  readonly callback?: CallFact;
  readonly aside: MainWay['aside'];
  readonly failing: MainWay['failing'];
  /** Whether every call in it leads somewhere known. */
  readonly isClear: boolean;
}

/** A call that no rule resolves, with a method of the product that has its name. */
export interface Gap {
  readonly call: CallFact;
  readonly alike: SymbolFact;
  readonly value: number;
}

/** A call that is known to lead to a declaration by other means than names: through a table. */
export interface ForcedCall {
  readonly call: CallFact;
  readonly to: SymbolId;
  readonly dispatch: DispatchFact;
}

/** Where a tree begins. */
export interface TreeStart {
  readonly symbol: SymbolFact;
  readonly call?: CallFact;
  readonly forced?: ForcedCall;
  /** Declarations between the two, through which the way has to lead. */
  readonly through?: ReadonlySet<SymbolId>;
}

/**
 * The declarations reached from one, each once where the way to it is shortest: callers before what they call, in the
 * order of the lines. Level by level, so that a long first branch does not hide the last one.
 */
export function growTree(start: TreeStart, index: FlowIndex): TreeNode[] {
  const seen = new Set<SymbolId>([start.symbol.id]);
  const below = new Map<TreeNode, TreeNode[]>();
  const grow = (place: Place): { node: TreeNode; next: Next[] } => look(place, start, index);
  const root = grow({ symbol: start.symbol, call: start.call, depth: 0 });
  let level = [root];
  for (let depth = 1; depth <= DEPTH && level.length > 0; depth++) {
    const grown: (typeof root)[] = [];
    for (const { node, next } of level) {
      for (const one of next) {
        if (seen.has(one.symbol.id) || seen.size >= LOOKED_AT) continue;
        seen.add(one.symbol.id);
        const child = grow({ ...one, parent: node, depth });
        below.set(node, [...(below.get(node) ?? []), child.node]);
        grown.push(child);
      }
    }
    level = grown;
  }
  return inOrder(root.node, below);
}

function inOrder(node: TreeNode, below: ReadonlyMap<TreeNode, readonly TreeNode[]>): TreeNode[] {
  return [node, ...(below.get(node) ?? []).flatMap((child) => inOrder(child, below))];
}

interface Next {
  readonly symbol: SymbolFact;
  readonly call: CallFact;
  readonly dispatch?: DispatchFact;
  readonly callback?: CallFact | undefined;
}

interface Place {
  readonly symbol: SymbolFact;
  readonly call?: CallFact | undefined;
  readonly dispatch?: DispatchFact | undefined;
  readonly callback?: CallFact | undefined;
  readonly parent?: TreeNode | undefined;
  readonly depth: number;
}

/** Through what the way has to lead, and what is decided before it comes here. */
function fixedAt({ symbol, call, dispatch }: Place, { forced, through }: TreeStart, index: FlowIndex): Fixed {
  return {
    calls: new Set(forced === undefined ? [] : [forced.call]),
    symbols: through ?? new Set(),
    ...(dispatch === undefined ? { values: valuesAt(call, symbol, index) } : {}),
  };
}

/** What happens in one declaration on its main way, and where it goes from there. */
function look(place: Place, start: TreeStart, index: FlowIndex): { node: TreeNode; next: Next[] } {
  const { symbol, dispatch, callback, parent, depth } = place;
  const { forced } = start;
  const way = mainWay(symbol, index, fixedAt(place, start, index));
  const sinks: { kind: SinkKind; call: CallFact }[] = [];
  const stops: Omit<FlowStop, 'from'>[] = [];
  const gaps: Gap[] = [];
  const next: Next[] = [];
  let isClear = true;
  const all = index.callsOf.get(symbol.id) ?? [];
  for (const one of way.calls) {
    const registration = registrationOf(one, all);
    const call = withSharedGuards(one, all);
    const around = registration === undefined ? {} : { callback: registration };
    if (forced?.call === one) {
      const target = index.input.symbols.get(forced.to);
      if (target !== undefined) next.push({ symbol: target, call: one, dispatch: forced.dispatch, ...around });
      continue;
    }
    if (one.sink !== undefined) {
      if (!isCallback(one) || (registration !== undefined && runsAtOnce(registration)))
        sinks.push({ kind: one.sink, call: one });
      continue;
    }
    const target = followCall(one, index);
    if (fieldOf(one, index) !== undefined) {
      isClear = false;
      gaps.push(...gapOf(one, index).map((gap) => ({ ...gap, call })));
    } else if (target?.symbol !== undefined) {
      if (isStep(target.symbol, index)) next.push({ symbol: target.symbol, call, ...around });
    } else if (target?.dispatch !== undefined) {
      const best = bestCandidate(target.dispatch, index);
      if (best !== undefined) next.push({ symbol: best, call, dispatch: target.dispatch, ...around });
      else if (target.dispatch.count > 1) stops.push({ call, dispatch: target.dispatch });
      isClear = false;
    } else if (target !== undefined) {
      stops.push({ call });
      isClear = false;
    } else if (one.external === undefined) {
      isClear = false;
      gaps.push(...gapOf(one, index).map((gap) => ({ ...gap, call })));
    }
  }
  const node: TreeNode = {
    symbol,
    ...(place.call === undefined ? {} : { call: place.call }),
    ...(dispatch === undefined ? {} : { dispatch }),
    ...(callback === undefined ? {} : { callback }),
    ...(parent === undefined ? {} : { parent }),
    depth,
    outcomes: way.outcomes,
    sinks,
    stops,
    gaps,
    aside: way.aside,
    failing: way.failing,
    isClear,
  };
  return { node, next };
}

/** A call on a value of which the product has a method that does something. */
function gapOf(call: CallFact, index: FlowIndex): Gap[] {
  if (!call.callee.includes('.') || isCallback(call)) return [];
  const name = lastName(call.callee);
  const field = fieldOf(call, index);
  if (field !== undefined && COMMON.test(name)) return [];
  if (field !== undefined) return [{ call, alike: field, value: FIELD[START.test(name) ? 'start' : 'other'] }];
  const own = index.input.symbols.get(call.caller ?? ('' as SymbolId))?.name;
  let best: { method: SymbolFact; value: number } | undefined;
  for (const method of (index.namedAlike.get(name) ?? []).slice(0, ALIKE)) {
    if (!isStep(method, index) || method.id === call.caller) continue;
    const isHinted = isNamedAfter(call.callee, method, index);
    if (!isHinted && (COMMON.test(name) || name === own)) continue;
    const value = (reachOf(method.id, index, 2) + (isHinted ? HINT : 0)) / (isSure(call) ? 1 : 2);
    if (best === undefined || value > best.value) best = { method, value };
  }
  return best === undefined || best.value < GAP ? [] : [{ call, alike: best.method, value: best.value }];
}

/** Whether nothing but early ends and loops decides on a call. */
function isSure({ isPartial, guards }: CallFact): boolean {
  return isPartial !== true && (guards ?? []).every(({ kind }) => kind === 'unless' || kind === 'loop');
}

/** Whether the value is called as the class of the method is: `parser.parse` and `_OptionParser`. */
function isNamedAfter(callee: string, { parent }: SymbolFact, { input }: FlowIndex): boolean {
  const receiver =
    callee
      .split('.')
      .at(-2)
      ?.replace(/[^a-z]/gi, '')
      .toLowerCase() ?? '';
  const type = parent === undefined ? undefined : input.symbols.get(parent)?.name.toLowerCase();
  if (type === undefined || receiver.length < 3 || receiver === 'self' || receiver === 'this') return false;
  return type.includes(receiver) || (receiver.length > 3 && receiver.startsWith(type));
}
