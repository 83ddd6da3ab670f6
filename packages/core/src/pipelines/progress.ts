import type { ErrorCode, ErrorParams } from '#errors';
import type { Notice, PageId, PageOrigin, StageName } from '#vocabulary';

/** A page of the plan, as the reader's list shows it before it is written. */
export interface PlannedPageSummary {
  readonly id: PageId;
  readonly title: string;
  readonly kind: string;
  readonly parent?: PageId;
}

/** Which commit the wiki is of, told with the plan: a page can be read long before the manifest is there. */
export interface WikiSource {
  /** `owner/repo`. */
  readonly repository: string;
  readonly commit: string;
  readonly ref: string;
  /** The commit's date, ISO 8601. */
  readonly date: string;
  /** The commit on its host; absent for a repository without a web address. */
  readonly address?: string;
}

/**
 * Everything a run tells while it works: a closed list. Carries no source text and no secret.
 * @source contracts.md §3
 */
export type ProgressEvent =
  | { readonly type: 'queued'; readonly position: number }
  | { readonly type: 'stage-start'; readonly stage: StageName; readonly total?: number; readonly unit?: ProgressUnit }
  | {
      readonly type: 'stage-progress';
      readonly stage: StageName;
      readonly done: number;
      readonly total?: number;
      readonly unit?: ProgressUnit;
    }
  | { readonly type: 'stage-end'; readonly stage: StageName; readonly done?: number; readonly unit?: ProgressUnit }
  | { readonly type: 'plan'; readonly pages: readonly PlannedPageSummary[]; readonly source?: WikiSource }
  | {
      readonly type: 'page';
      readonly pageId: PageId;
      readonly version: number;
      readonly origin: PageOrigin;
      readonly title: string;
    }
  | {
      readonly type: 'estimate';
      readonly pages: number;
      readonly calls: number;
      readonly inputTokens: number;
      readonly outputTokens: number;
      /** The run waits for the answer of `confirm`. */
      readonly asks?: true;
    }
  | { readonly type: 'notice'; readonly notice: Notice }
  | { readonly type: 'done'; readonly outcome: 'complete' | 'partial' }
  | { readonly type: 'failed'; readonly code: ErrorCode; readonly params: ErrorParams; readonly incidentId?: string }
  | { readonly type: 'cancelled' };

/** What `done` and `total` count. */
export type ProgressUnit = 'objects' | 'bytes' | 'files' | 'pages' | 'citations';

/** Receives events; must not throw. */
export type ProgressListener = (event: ProgressEvent) => void;
