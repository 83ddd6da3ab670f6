import { hasWholeWord } from '#text/whole-word';
import type { CitedLines } from './cited-lines.ts';
import type { ClaimOf } from './claim-of.ts';

/** Whether the lines bind the value to the key: both stand there in code, the key as a name or inside a string. */
export function checkRegisters(claim: ClaimOf<'registers'>, cited: CitedLines): boolean {
  const squeeze = (text: string): string => text.replace(/\s+/g, '');
  const value = claim.value.replace(/…$/, '');
  const hasValue = /^[\w$]+$/.test(value)
    ? hasWholeWord(cited.code, value)
    : squeeze(cited.code).includes(squeeze(value));
  return value !== '' && hasValue && (claim.key === '' || squeeze(cited.code).includes(squeeze(claim.key)));
}
