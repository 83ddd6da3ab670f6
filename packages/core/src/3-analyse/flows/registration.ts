import type { CallFact, OutcomeFact } from '../analysis.ts';

/** Functions that take code to run it later. */
const LATER = /(^|\.)(on|once|addEventListener|addListener|subscribe|createServer|setTimeout|setInterval)$/;
/** Functions that run what they are given before they return, or as the next thing. */
const AT_ONCE =
  /(^|\.)(map|forEach|filter|flatMap|reduce|reduceRight|find|findIndex|some|every|sort|sorted|then|all|run|Do|with\w*|using|Promise)$/;
/** How a function is written that is passed on. */
const FUNCTION = /=>|^(async )?function\b|^lambda\b|^func\(/;

/** Whether something stands in a function of its own inside the declaration that holds it. */
export function isCallback({ isNested }: CallFact | OutcomeFact): boolean {
  return isNested === true;
}

/** The call around a call that has registered the code in which it stands: the nearest one, when it is certain. */
export function registrationOf(call: CallFact, calls: readonly CallFact[]): CallFact | undefined {
  let nearest: CallFact | undefined;
  for (const one of calls) {
    if (one === call || one.caller !== call.caller) continue;
    if (one.startLine > call.startLine || one.endLine < call.endLine || !takesCode(one, call)) continue;
    if (nearest === undefined || one.startLine > nearest.startLine) nearest = one;
  }
  return nearest;
}

/** Whether code passed to this call is part of what its function does. */
export function runsAtOnce({ callee }: CallFact): boolean {
  return AT_ONCE.test(callee);
}

function takesCode(around: CallFact, call: CallFact): boolean {
  if (LATER.test(around.callee)) return around.startLine < call.startLine;
  if (!isCallback(call)) return false;
  return (around.arguments ?? []).some(({ text }) => FUNCTION.test(text));
}
