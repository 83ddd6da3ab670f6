import type { Snapshot } from '#snapshot';
import type { PageId, PageKind, WikiLanguage } from '#vocabulary';
import type { PageBrief } from './page-brief.ts';

export type * from './configuration-brief.ts';
export type * from './extending-brief.ts';
export type * from './interfaces-brief.ts';
export type * from './page-brief.ts';
export type * from './part-doings.ts';
export type * from './plan-facts.ts';

/** What was read, for titles, the coverage page and links. */
export type SnapshotInfo = Pick<Snapshot, 'origin' | 'commit' | 'ref' | 'date' | 'subdir'>;

/** What a person asked for, as far as it decides which pages there are. */
export interface PlanOptions {
  readonly language: WikiLanguage;
  /** `concise` leaves out the reference and tells small parts on the architecture page. */
  readonly size: 'full' | 'concise';
}

/** A page that will be written, with everything the writer needs. */
export interface PlannedPage {
  readonly id: PageId;
  readonly title: string;
  readonly kind: PageKind;
  readonly parent?: PageId;
  /** The facts chosen for the page. */
  readonly brief: PageBrief;
}

/** Why a kind of page is not there: a key of the texts in `messages/<language>/wiki.ts`. */
export type LeftOutReason =
  | 'no-facts'
  | 'on-overview'
  | 'one-part'
  | 'little-known'
  | 'concise'
  | 'page-limit'
  | 'not-looked-for';

/** The pages in reading order, and what was looked for and not found. */
export interface WikiPlan {
  readonly pages: readonly PlannedPage[];
  readonly leftOut: readonly { readonly kind: PageKind; readonly reason: LeftOutReason }[];
}
