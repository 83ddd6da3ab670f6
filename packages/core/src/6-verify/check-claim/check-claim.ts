import type { Claim } from '#vocabulary';
import { checkCalls } from './calls.ts';
import type { CitedLines } from './cited-lines.ts';
import type { ClaimOf } from './claim-of.ts';
import { checkDefines } from './defines.ts';
import { checkEnds } from './ends.ts';
import { checkExtends } from './extends.ts';
import { checkImports } from './imports.ts';
import { checkMentions } from './mentions.ts';
import { checkPasses } from './passes.ts';
import { checkReads } from './reads.ts';
import { checkRegisters } from './registers.ts';
import { checkRuns } from './runs.ts';
import { checkSays } from './says.ts';
import { checkSets } from './sets.ts';
import { checkUses } from './uses.ts';
import { checkWhen } from './when.ts';

const CHECKS: { readonly [P in Claim['predicate']]: (claim: ClaimOf<P>, cited: CitedLines) => boolean } = {
  defines: checkDefines,
  imports: checkImports,
  calls: checkCalls,
  says: checkSays,
  sets: checkSets,
  runs: checkRuns,
  reads: checkReads,
  extends: checkExtends,
  when: checkWhen,
  ends: checkEnds,
  passes: checkPasses,
  registers: checkRegisters,
  uses: checkUses,
  mentions: checkMentions,
};

/** Whether the cited lines prove the claim. Text-level and strict: a claim that cannot be proven counts as false. */
export function checkClaim(claim: Claim, cited: CitedLines): boolean {
  const check = CHECKS[claim.predicate] as ((claim: Claim, cited: CitedLines) => boolean) | undefined;
  return check?.(claim, cited) ?? false;
}
