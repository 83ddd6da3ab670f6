import type { PageDraft } from '#draft';
import type { Citation, Notice } from '#vocabulary';

/** Why a statement did not reach the reader. */
export type DropReason =
  | 'range-outside-file'
  | 'file-not-at-commit'
  | 'claim-not-proven'
  | 'unknown-name'
  | 'unknown-path'
  | 'no-evidence'
  | 'dead-link'
  | 'wrong-language'
  | 'unwanted-markup';

/** A statement that was left out. */
export interface DroppedStatement {
  readonly reason: DropReason;
  /** The statement as plain text, at most 300 characters. */
  readonly text: string;
}

/** A page of which every remaining statement was checked. */
export interface VerifiedPage {
  /** The draft without what was dropped: blocks that became empty are gone, headings without content too. */
  readonly draft: PageDraft;
  /** One for each distinct evidence of the page, in reading order, diagrams last. */
  readonly citations: readonly Citation[];
  readonly dropped: readonly DroppedStatement[];
  readonly notices: readonly Notice[];
}
