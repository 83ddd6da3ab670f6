import { hasWholeWord, wholeWordPositions } from '#text/whole-word';
import type { CitedLines } from './cited-lines.ts';
import type { ClaimOf } from './claim-of.ts';

/** How far behind its key a value may begin, in characters. @source own bound: keeps the check linear */
const VALUE_DISTANCE = 600;

/** Whether the lines name the key and, when a value is claimed, give it that value. */
export function checkSets(claim: ClaimOf<'sets'>, cited: CitedLines): boolean {
  const { raw } = cited;
  if (claim.value === undefined || claim.value === '') return hasWholeWord(raw, claim.key);
  const value = bare(claim.value);
  for (const at of wholeWordPositions(raw, claim.key)) {
    const end = at + claim.key.length;
    if (!isFollowedByValue(raw, end)) continue;
    const rest = bare(raw.slice(end, end + 2 * value.length + VALUE_DISTANCE));
    const found = rest.indexOf(value);
    if (found >= 0 && isWholeValue(rest, found, value)) return true;
  }
  return false;
}

/** Between a key and its value stand quotes, brackets, white space and at most one sign of assignment or comparison. */
function isFollowedByValue(raw: string, end: number): boolean {
  return /^['"`\])}?!\w\s.-]*\s*([:=>,<~^!@({[]|\s)/.test(raw.slice(end, end + 200));
}

/** Quotes, escapes, line joins and white space aside: a value may be folded over lines. */
function bare(text: string): string {
  return text.replace(/\\[nrt]/g, '').replace(/['"`\\\s]/g, '');
}

function isWholeValue(text: string, at: number, value: string): boolean {
  const before = text[at - 1];
  const after = text[at + value.length];
  const isWord = (char: string | undefined): boolean => char !== undefined && /[\p{L}\p{N}_]/u.test(char);
  // White space is gone, so only digits can tell a cut value (`8` of `80`).
  if (/^\d/.test(value) && before !== undefined && /\d/.test(before)) return false;
  return !(/\d$/.test(value) && isWord(after) && /\d/.test(after as string));
}
