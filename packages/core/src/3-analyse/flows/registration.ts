import type { CallFact, OutcomeFact } from '../analysis.ts';

/** Functions that take code to run it later. */
const LATER = /(^|\.)(on|once|addEventListener|addListener|subscribe|createServer|setTimeout|setInterval)$/;
/** Functions that run what they are given before they return, or as the next thing. */
const AT_ONCE = /(^|\.)(then|all|run|Do|Once|with\w*|using|Promise|transaction|sort|sorted|nextTick|queueMicrotask)$/;

/** Whether something stands in a function of its own inside the declaration that holds it. */
export function isCallback({ isNested }: CallFact | OutcomeFact): boolean {
  return isNested === true;
}

/** The call among those of its declaration that has registered the code in which a call stands, when that is certain. */
export function registrationOf(call: CallFact, calls: readonly CallFact[]): CallFact | undefined {
  const { passedTo } = call;
  if (passedTo !== undefined)
    return isCallback(call)
      ? calls.find(({ callee, startLine }) => callee === passedTo.callee && startLine === passedTo.line)
      : undefined;
  return calls.find(
    (one) =>
      one !== call &&
      one.caller === call.caller &&
      LATER.test(one.callee) &&
      one.startLine < call.startLine &&
      one.endLine >= call.endLine,
  );
}

/** Whether code passed to this call is part of what its function does. */
export function runsAtOnce({ callee }: CallFact): boolean {
  return AT_ONCE.test(callee);
}
