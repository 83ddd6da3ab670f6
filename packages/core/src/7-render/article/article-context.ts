import type { Block, PageDraft } from '#draft';
import type { Messages } from '#messages';
import type { PageId, WikiLanguage } from '#vocabulary';
import type { DrawnDiagram } from '../diagrams/draw-diagram.ts';
import type { CodeToken } from '../highlight/code-token.ts';
import type { CitationNumbers } from '../number-citations.ts';
import type { Permalink } from '../permalink.ts';

/** Lines of a file, ready to be written: the excerpt's own lines with a little of what stands around them. */
export interface PreparedExcerpt {
  /** 1-based number of the first line in `lines`. */
  readonly firstLine: number;
  readonly lines: readonly (readonly CodeToken[])[];
  /** Last line shown when the excerpt was longer than what is shown. */
  readonly cutAfterLine?: number;
}

/** What links and breadcrumbs need to know of the other pages. */
export interface PageTitle {
  readonly title: string;
  readonly parent?: PageId;
}

/** Everything the writers of one article need; all of it was computed before, so writing is pure. */
export interface ArticleContext {
  readonly draft: PageDraft;
  readonly citationCount: number;
  readonly droppedCount: number;
  readonly numbers: CitationNumbers;
  /** Cited lines by the number of their range; a missing one could not be read. */
  readonly cited: ReadonlyMap<number, readonly string[]>;
  readonly texts: Messages['shell'];
  readonly language: WikiLanguage;
  /** Full commit id. */
  readonly commit: string;
  /** Name of the model, for the footer. */
  readonly model?: string;
  readonly permalink: Permalink;
  readonly pages: ReadonlyMap<PageId, PageTitle>;
  /** Keyed by the excerpt's block; a missing one could not be read. */
  readonly excerpts: ReadonlyMap<Block, PreparedExcerpt>;
  readonly diagrams: ReadonlyMap<string, DrawnDiagram>;
}
