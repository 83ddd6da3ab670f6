import type { DropReason } from '#verified';
import type { Claim, RepoPath, SourceText } from '#vocabulary';
import { checkClaim } from './check-claim/check-claim.ts';
import { CitedLines } from './check-claim/cited-lines.ts';

/** What is checked: lines and what they are said to prove. */
export interface CheckedRange {
  readonly path: RepoPath;
  readonly startLine: number;
  readonly endLine: number;
  readonly claim: Claim;
}

/** The cited lines when the range is valid and proves its claim, otherwise the reason why not. */
export type EvidenceVerdict = { readonly cited: CitedLines } | { readonly reason: DropReason };

/** Checks one range: the file is readable at the commit, 1 ≤ start ≤ end ≤ lines, and the claim's predicate holds. */
export async function checkEvidence(range: CheckedRange, source: SourceText): Promise<EvidenceVerdict> {
  const lines = await source.lines(range.path);
  if (lines === undefined) return { reason: 'file-not-at-commit' };
  if (!isWithin(range, lines.length)) return { reason: 'range-outside-file' };
  const cited = new CitedLines(range.path, lines.slice(range.startLine - 1, range.endLine));
  return checkClaim(range.claim, cited) ? { cited } : { reason: 'claim-not-proven' };
}

/** Whether the range is made of whole numbers inside a file of so many lines. */
export function isWithin(range: { readonly startLine: number; readonly endLine: number }, lineCount: number): boolean {
  const { startLine, endLine } = range;
  if (!Number.isInteger(startLine) || !Number.isInteger(endLine)) return false;
  return startLine >= 1 && startLine <= endLine && endLine <= lineCount;
}
