import type { CallFact, ConstantUse, OutcomeFact, SymbolFact, SymbolId } from '#analysis';
import type { FactIndex } from '../fact-index.ts';
import type { Behaviour, BodyStep } from '../wiki-plan.ts';
import { measureOf } from './measure-words.ts';
import { isErrorType } from './symbol-kinds.ts';

/** Most steps kept of one body. @source own bound: two sentences are told */
const STEPS = 10;
/** Most bodies told of one class. @source own bound: read to the end */
const METHODS = 3;
/** Longest condition that can be read in a sentence, in characters. @source own bound: read aloud */
export const GUARD_FITS = 70;

/** Calls that every program makes and that tell nothing about this one. */
const SILENT =
  /(^|\.)(log|logger|debug|info|warn|warning|error|trace|print|println|printf|assert|super|append|push|format|join|split|get|set|len|str|int|bool|list|dict|map|filter|Error|String|Number|Boolean|Object|Array)$/i;

/** What the bodies of a declaration do: its own, or those of the methods that do most. Best first, then in line order. */
export function behavioursOf(symbol: SymbolFact, index: FactIndex): Behaviour[] {
  if (symbol.kind === 'function' || symbol.kind === 'method') return bodyOf(symbol, index) ?? [];
  if (symbol.kind !== 'class') return [];
  const bodies = (index.membersOf.get(symbol.id) ?? []).flatMap((member) => bodyOf(member, index) ?? []);
  const best = [...bodies].sort((a, b) => weigh(b) - weigh(a) || a.symbol.startLine - b.symbol.startLine);
  return best.slice(0, METHODS).sort((a, b) => a.symbol.startLine - b.symbol.startLine);
}

function bodyOf(symbol: SymbolFact, index: FactIndex): Behaviour[] | undefined {
  const body = index.bodyOf.get(symbol.id);
  if (body === undefined) return undefined;
  const steps: BodyStep[] = [
    ...body.calls.flatMap((call) => callStep(call, symbol, index) ?? []),
    ...body.outcomes.map((outcome): BodyStep => ({ kind: 'outcome', outcome })),
  ];
  steps.sort((a, b) => lineOf(a) - lineOf(b) || (a.kind < b.kind ? -1 : 1));
  const constants = constantsOf(body.constants, index);
  if (steps.length === 0) return undefined;
  return [{ symbol, steps: withoutRepeats(steps).slice(0, STEPS), constants }];
}

/** Line on which a step stands. */
function lineOf(step: BodyStep): number {
  return step.kind === 'call' ? step.call.startLine : step.outcome.startLine;
}

/** Calls worth telling: to other declarations of the product, or out of the program. */
function callStep(call: CallFact, symbol: SymbolFact, index: FactIndex): BodyStep[] | undefined {
  const target = call.target === undefined ? undefined : index.analysis.symbols.get(call.target);
  if (target !== undefined) {
    const isTold = target.id !== symbol.id && !isErrorType(target) && !SILENT.test(call.callee);
    return isTold ? [{ kind: 'call', call, target }] : undefined;
  }
  if (call.sink === undefined || call.sink === 'output') return undefined;
  return [{ kind: 'call', call }];
}

function constantsOf(uses: readonly ConstantUse[], index: FactIndex): Behaviour['constants'] {
  const seen = new Set<SymbolId>();
  return uses.flatMap((use) => {
    const symbol = index.analysis.symbols.get(use.target);
    if (symbol?.literal === undefined || seen.has(symbol.id)) return [];
    seen.add(symbol.id);
    const measure = measureOf(symbol.name, symbol.literal);
    return [{ use, symbol, ...(measure === undefined ? {} : { measure }) }];
  });
}

/** The same call under the same condition tells the same thing twice. */
function withoutRepeats(steps: readonly BodyStep[]): BodyStep[] {
  const seen = new Set<string>();
  return steps.filter((step) => {
    const what = step.kind === 'call' ? step.call.callee : outcomeKey(step.outcome);
    const guard = guardsOf(step)[0];
    const key = `${step.kind} ${what} ${guard?.kind} ${guard?.condition}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function outcomeKey({ kind, name }: OutcomeFact): string {
  return `${kind} ${name}`;
}

/** The conditions around a step, nearest first. */
export function guardsOf(step: BodyStep): NonNullable<CallFact['guards']> {
  return (step.kind === 'call' ? step.call.guards : step.outcome.guards) ?? [];
}

/** How much a body tells: conditions, errors and constants more than plain calls. */
function weigh({ symbol, steps, constants }: Behaviour): number {
  const guarded = steps.filter((step) => guardsOf(step).some(({ condition }) => condition.length <= GUARD_FITS)).length;
  const isPrivate = /^[_#]/.test(symbol.name);
  return steps.length + guarded + 2 * constants.length - (isPrivate ? 1 : 0);
}
