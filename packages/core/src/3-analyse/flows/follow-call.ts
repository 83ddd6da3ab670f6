import type { CallFact, DispatchFact, SymbolFact, SymbolId } from '../analysis.ts';
import type { FlowIndex } from './flow-input.ts';
import { isStep } from './is-step.ts';

/** Most declarations named of those that a call may reach. @source analysis.ts */
const CANDIDATES = 12;

/** Where a call leads: one declaration, several of which the program decides while it runs, or something passed in. */
export interface CallTarget {
  readonly symbol?: SymbolFact;
  readonly dispatch?: DispatchFact;
}

/**
 * The declaration behind a call. A method that is only declared, by an interface or an abstract class, stands for those of
 * the classes that implement it. `undefined` when nothing is known.
 */
export function followCall(call: CallFact, index: FlowIndex): CallTarget | undefined {
  const { symbols } = index.input;
  if (call.target !== undefined) {
    const symbol = symbols.get(call.target);
    return symbol === undefined ? undefined : followMethod(symbol, index);
  }
  const caller = call.caller === undefined ? undefined : symbols.get(call.caller);
  if (caller === undefined || call.external !== undefined || call.callee.includes('.')) return undefined;
  return isParameter(call.callee, caller, index) ? {} : undefined;
}

/** The field of the caller's own type that holds what is called: which function that is, is decided where it is set. */
export function fieldOf({ caller, callee, target }: CallFact, index: FlowIndex): SymbolFact | undefined {
  const { symbols } = index.input;
  const known = target === undefined ? undefined : symbols.get(target);
  if (known !== undefined) return known.kind === 'property' && !index.callsOf.has(known.id) ? known : undefined;
  const parts = callee.split('.');
  const type = caller === undefined ? undefined : symbols.get(caller)?.parent;
  if (type === undefined || parts.length !== 2) return undefined;
  const member = index.membersOf.get(type)?.get(parts[1] ?? '');
  return member?.kind === 'property' ? member : undefined;
}

/** A class takes the parameters of its constructor. */
function isParameter(name: string, caller: SymbolFact, { membersOf }: FlowIndex): boolean {
  const init = membersOf.get(caller.id)?.get('__init__');
  return (caller.parameters ?? init?.parameters ?? []).some((parameter) => parameter.name === name);
}

function followMethod(method: SymbolFact, index: FlowIndex): CallTarget | undefined {
  const type = method.parent === undefined ? undefined : index.input.symbols.get(method.parent);
  if (type === undefined || !isAbstract(method, type, index)) return { symbol: method };
  const all = (index.implementersOf.get(type.id) ?? []).flatMap((heir) => {
    const own = index.membersOf.get(heir.id)?.get(method.name);
    return own !== undefined && index.input.files.get(own.path)?.role === 'code' ? [own] : [];
  });
  if (all.length === 0) return undefined;
  const candidates = all.slice(0, CANDIDATES).map(({ id }) => id);
  return { dispatch: { by: type.id, kind: 'type', candidates, count: all.length } };
}

/** Whether a method only says what others have to do. */
function isAbstract(method: SymbolFact, type: SymbolFact, index: FlowIndex): boolean {
  if (type.kind !== 'class') return type.kind !== 'type' || !type.path.endsWith('.go');
  if (/^(export )?abstract\b/.test(type.signature) && /\babstract\b/.test(method.signature)) return true;
  const refuses = (index.outcomesOf.get(method.id) ?? []).some(({ name }) => name === 'NotImplementedError');
  const isOfAbstract = type.bases.some(({ name }) => /^(abc\.)?(ABC|Protocol)\b/.test(name));
  return refuses || (isOfAbstract && method.endLine - method.signatureEndLine <= 3 && !index.callsOf.has(method.id));
}

/** Most declarations of which one is followed: among more, the way shown would hardly be the one gone. @source own bound */
const FOLLOWED = 6;

/** Of several declarations one is followed: the one that reaches out itself or whose class does, else the first in product code. */
export function bestCandidate({ candidates, count }: DispatchFact, index: FlowIndex): SymbolFact | undefined {
  if (count > FOLLOWED) return undefined;
  let best: { symbol: SymbolFact; score: number } | undefined;
  for (const id of candidates) {
    const symbol = index.input.symbols.get(id);
    if (symbol === undefined || !isStep(symbol, index)) continue;
    const score = reach(symbol, index);
    if (best === undefined || score > best.score) best = { symbol, score };
  }
  return best !== undefined && best.score > 0 ? best.symbol : undefined;
}

/** Sinks and outcomes of a declaration and of what it calls directly. */
function reach(symbol: SymbolFact, index: FlowIndex): number {
  const weigh = (id: SymbolId): number =>
    (index.callsOf.get(id) ?? []).filter(({ sink }) => sink !== undefined).length * 2 +
    (index.outcomesOf.get(id) ?? []).length;
  const called = (index.callsOf.get(symbol.id) ?? []).flatMap(({ target }) => (target === undefined ? [] : [target]));
  return weigh(symbol.id) * 2 + called.reduce((sum, id) => sum + weigh(id), 0);
}
