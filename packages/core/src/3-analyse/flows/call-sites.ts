import type { CallFact, GuardFact } from '../analysis.ts';
import { isCallback } from './registration.ts';

/** Loops that go on until something inside ends them. */
const ENDLESS = /^(true|1|;;|)$/i;

/**
 * A call with the conditions that hold for every place of its declaration that calls the same: what decides on one place
 * does not decide on the call. Where no place is free of further conditions, it is only made in some cases.
 */
export function withSharedGuards(call: CallFact, all: readonly CallFact[]): CallFact {
  const others = all.filter((one) => one !== call && isSameTarget(one, call) && !isAgain(one, call));
  if (others.length === 0) return call;
  const shared = (call.guards ?? []).filter((guard) =>
    others.every(({ guards = [] }) => guards.some((its) => isSame(its, guard))),
  );
  const isFree = (one: CallFact): boolean =>
    one.isPartial !== true &&
    isCallback(one) === isCallback(call) &&
    (one.guards ?? []).every((guard) => isEndless(guard) || shared.some((its) => isSame(its, guard)));
  const { guards: _guards, isPartial: _isPartial, isBehindReturn: _isBehindReturn, ...bare } = call;
  const isAlways = [call, ...others].some(isFree);
  return {
    ...bare,
    ...(shared.length === 0 ? {} : { guards: shared }),
    ...(isAlways ? {} : { isPartial: true }),
  };
}

/** The same call under the same conditions tells nothing new about them. */
function isAgain(one: CallFact, other: CallFact): boolean {
  const guards = one.guards ?? [];
  return (
    guards.length === (other.guards?.length ?? 0) &&
    one.isPartial === other.isPartial &&
    isCallback(one) === isCallback(other) &&
    guards.every((guard) => other.guards?.some((its) => isSame(its, guard)) === true)
  );
}

function isSameTarget(one: CallFact, other: CallFact): boolean {
  return one.target === undefined && other.target === undefined
    ? one.callee === other.callee
    : one.target === other.target;
}

function isSame(one: GuardFact, other: GuardFact): boolean {
  return one.kind === other.kind && one.line === other.line && one.condition === other.condition;
}

function isEndless({ kind, condition }: GuardFact): boolean {
  return kind === 'loop' && ENDLESS.test(condition);
}
