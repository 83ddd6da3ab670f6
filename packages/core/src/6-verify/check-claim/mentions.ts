import { hasWholeWord } from '#text/whole-word';
import type { CitedLines } from './cited-lines.ts';
import type { ClaimOf } from './claim-of.ts';

/** Whether the lines contain each of the names as a whole word. */
export function checkMentions(claim: ClaimOf<'mentions'>, cited: CitedLines): boolean {
  return claim.names.length > 0 && claim.names.every((name) => hasWholeWord(cited.raw, name));
}
