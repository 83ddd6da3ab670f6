import { hasWholeWord } from '#text/whole-word';
import type { CitedLines } from './cited-lines.ts';
import type { ClaimOf } from './claim-of.ts';

/** Whether code on the lines, not a comment or string, names it. */
export function checkUses(claim: ClaimOf<'uses'>, cited: CitedLines): boolean {
  return claim.name !== '' && hasWholeWord(cited.bareCode, claim.name);
}
