import { hasWholeWord } from '#text/whole-word';
import type { CitedLines } from './cited-lines.ts';
import type { ClaimOf } from './claim-of.ts';

/** Ways in which code reaches its environment. */
const ENVIRONMENT = /env|getenv|environ|\$\{?[A-Z_]/i;

/** Whether the lines read this environment variable: its name beside an access to the environment. */
export function checkReads(claim: ClaimOf<'reads'>, cited: CitedLines): boolean {
  return hasWholeWord(cited.code, claim.variable) && ENVIRONMENT.test(cited.code.replaceAll(claim.variable, ''));
}
