import type { CitedLines } from './cited-lines.ts';
import type { ClaimOf } from './claim-of.ts';

/** Words that open a branch or loop, as far as languages differ. */
const HEAD =
  /\b(if|elif|unless|else|case|default|switch|match|when|catch|except|rescue|for|while|until|loop)\b|\?|&&|\|\|/;

/** Whether the lines hold the condition after a word that opens a branch, and what happens then behind it. */
export function checkWhen(claim: ClaimOf<'when'>, cited: CitedLines): boolean {
  const code = squeeze(cited.code);
  const condition = squeeze(claim.condition.replace(/…$/, ''));
  const outcome = squeeze(claim.outcome);
  if (condition === '' || outcome === '') return false;
  const at = code.indexOf(condition);
  return at >= 0 && HEAD.test(cited.code) && code.indexOf(outcome, at) >= 0;
}

function squeeze(text: string): string {
  return text.replace(/\s+/g, '');
}
