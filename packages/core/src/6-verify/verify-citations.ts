import type { DropReason } from '#verified';
import type { Citation, SourceText } from '#vocabulary';
import { checkEvidence } from './check-evidence.ts';

/** The result of checking the citations of a finished wiki again. */
export interface CitationReport {
  readonly valid: readonly Citation[];
  readonly invalid: readonly { readonly citation: Citation; readonly reason: DropReason }[];
}

/** Checks each citation against the texts of a commit: the range, and the predicate it was published with. */
export async function verifyCitations(citations: readonly Citation[], source: SourceText): Promise<CitationReport> {
  const valid: Citation[] = [];
  const invalid: { citation: Citation; reason: DropReason }[] = [];
  for (const citation of citations) {
    const { path, startLine, endLine, check } = citation;
    const verdict = await checkEvidence({ path, startLine, endLine, claim: check }, source);
    if ('reason' in verdict) invalid.push({ citation, reason: verdict.reason });
    else valid.push(citation);
  }
  return { valid, invalid };
}
