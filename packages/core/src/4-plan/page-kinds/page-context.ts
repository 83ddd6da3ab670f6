import type { Messages } from '#messages';
import type { PageId } from '#vocabulary';
import type { FactIndex } from '../fact-index.ts';
import type { PageIds } from '../page-ids.ts';
import type { PlanOptions, SectionSketch, SnapshotInfo } from '../wiki-plan.ts';

/** What every kind of page is planned from. */
export interface PageContext {
  readonly index: FactIndex;
  readonly info: SnapshotInfo;
  readonly options: PlanOptions;
  readonly messages: Messages;
  readonly ids: PageIds;
  /** In reading order. */
  readonly sketches: readonly SectionSketch[];
  readonly sectionPages: ReadonlyMap<string, PageId>;
}
