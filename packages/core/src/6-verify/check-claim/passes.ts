import { checkCalls } from './calls.ts';
import type { CitedLines } from './cited-lines.ts';
import type { ClaimOf } from './claim-of.ts';

/** Whether the lines hold a call of the callee and, behind its name, the argument as written. */
export function checkPasses(claim: ClaimOf<'passes'>, cited: CitedLines): boolean {
  if (!checkCalls({ predicate: 'calls', callee: claim.callee }, cited)) return false;
  const squeeze = (text: string): string => text.replace(/\s+/g, '');
  const code = squeeze(cited.code);
  const argument = squeeze(claim.argument.replace(/…$/, ''));
  const at = code.indexOf(squeeze(claim.callee));
  return argument !== '' && at >= 0 && code.indexOf(argument, at) >= 0;
}
