import type { CitedLines } from './cited-lines.ts';
import type { ClaimOf } from './claim-of.ts';

/** Whether the lines hold this command line; prompts, line joins, escapes and white space aside. */
export function checkRuns(claim: ClaimOf<'runs'>, cited: CitedLines): boolean {
  const command = plain(claim.command);
  if (command === '') return false;
  const text = plain(cited.raw);
  for (let at = text.indexOf(command); at >= 0; at = text.indexOf(command, at + 1)) {
    const before = text[at - 1];
    const after = text[at + command.length];
    if ((before === undefined || !/[\w-]/.test(before)) && (after === undefined || !/[\w-]/.test(after))) return true;
  }
  return false;
}

function plain(text: string): string {
  return text
    .replace(/\\(\r?\n|$)/g, ' ')
    .replace(/^\t[@+-]+/gm, '\t')
    .replace(/^[^\S\n]*[$>%][^\S\n]+/gm, '')
    .replace(/\\(["'\\])/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
}
