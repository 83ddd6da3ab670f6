import type { DropReason } from '#verified';
import type { Citation, SourceText } from '#vocabulary';
import { checkEvidence } from './check-evidence.ts';

/** A citation that was checked again: valid when there is no reason against it. */
export interface CitationVerdict {
  readonly citation: Citation;
  readonly reason?: DropReason;
}

/** Checks each citation of a finished wiki against the texts of its commit: the range, and the published predicate. */
export async function verifyCitations(
  citations: readonly Citation[],
  source: SourceText,
): Promise<readonly CitationVerdict[]> {
  const verdicts: CitationVerdict[] = [];
  for (const citation of citations) {
    const { path, startLine, endLine, check } = citation;
    const verdict = await checkEvidence({ path, startLine, endLine, claim: check }, source);
    verdicts.push('reason' in verdict ? { citation, reason: verdict.reason } : { citation });
  }
  return verdicts;
}
