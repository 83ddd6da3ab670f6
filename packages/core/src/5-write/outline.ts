import type { PlannedPage } from '#plan';
import type { Evidence } from '#vocabulary';
import { collectEvidence, type EvidenceId } from './collect-evidence.ts';
import { writePage } from './write.ts';
import type { WriteContext } from './write-context.ts';

/** One fact of a page's fact sheet. */
export interface OutlineRow {
  readonly id: EvidenceId;
  /** The fact as a plain sentence. */
  readonly text: string;
  readonly evidence: Evidence;
}

/** The page's fact sheet: one row for each piece of evidence of the page as written from facts, in reading order. */
export function outlineFacts(page: PlannedPage, context: WriteContext): OutlineRow[] {
  const rows = collectEvidence(writePage(page, context));
  return [...rows].map(([id, { evidence, text }]) => ({ id, text, evidence }));
}
