import type { PageId, PageKind } from '#vocabulary';

/** A page that will be written, with everything the writer needs. */
export interface PlannedPage {
  readonly id: PageId;
  readonly title: string;
  readonly kind: PageKind;
  readonly parent?: PageId;
}

/** The pages in reading order, and what was looked for and not found. */
export interface WikiPlan {
  readonly pages: readonly PlannedPage[];
  readonly leftOut: readonly { readonly kind: PageKind; readonly reason: string }[];
}
