import type { CitedLines } from './cited-lines.ts';
import type { ClaimOf } from './claim-of.ts';
import { needleOf, occurrences, textAt } from './token-search.ts';

/** Words that declare or bring in the name behind them. */
const BINDING = new Set(
  'const let var function def class func fn fun interface struct type enum trait import from as module package'.split(
    ' ',
  ),
);

/** Whether code on the lines uses the name's value: a comment, a string, a declaration or a key of that name does not. */
export function checkUses(claim: ClaimOf<'uses'>, cited: CitedLines): boolean {
  const { tokens } = cited;
  const isImporting = /^\s*(import|from)\b/.test(cited.code) && !cited.code.trim().includes('\n');
  if (claim.name === '' || isImporting) return false;
  for (const { start, end } of occurrences(tokens, needleOf(claim.name))) {
    const before = textAt(tokens, start - 1);
    const after = textAt(tokens, end);
    const isKey = after === ':' && (before === '{' || before === ',');
    const isArgumentName = after === '=' && (before === '(' || before === ',');
    if (!BINDING.has(before) && !isKey && !isArgumentName) return true;
  }
  return false;
}
