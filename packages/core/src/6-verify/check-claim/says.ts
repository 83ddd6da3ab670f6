import { containsRun, toPlainProse, wordsOf } from '#text/plain-prose';
import type { CitedLines } from './cited-lines.ts';
import type { ClaimOf } from './claim-of.ts';

/** Whether the lines hold these words in this order without a gap; comment marks, markup and punctuation aside. */
export function checkSays(claim: ClaimOf<'says'>, cited: CitedLines): boolean {
  const words = wordsOf(claim.words);
  if (words.length === 0) {
    const bare = claim.words.replace(/\s+/g, '');
    return bare !== '' && cited.raw.replace(/\s+/g, '').includes(bare);
  }
  // Markup is taken away, or read as it stands: a quotation may hold text that only looks like markup.
  return (
    containsRun(wordsOf(toPlainProse(cited.raw)), wordsOf(toPlainProse(claim.words))) ||
    containsRun(wordsOf(cited.raw), words)
  );
}
