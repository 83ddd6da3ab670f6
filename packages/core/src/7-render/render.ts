// Takes:      checked pages, the source text at the commit, the plan's page titles
// Gives:      each page as HTML and Markdown as soon as it is checked; at the end the wiki in every format
// Guarantees: every text is escaped once; no style attribute, no dead internal link; equal pages give equal bytes
// Never:      lets hostile code or a slow layout hold up a page; reads the clock or the network
import { OrionError } from '#errors';
import { messagesIn } from '#messages';
import type { PlannedPage } from '#plan';
import type { VerifiedPage } from '#verified';
import type { SourceText, WikiLanguage } from '#vocabulary';
import { createHighlighter } from './highlight/highlighter.ts';
import { pageFileName } from './markdown/page-file-name.ts';
import { linkableAddress, type Permalink } from './permalink.ts';
import { renderPage } from './render-page.ts';
import { openRenderPool } from './render-pool.ts';
import type { RenderedPage } from './rendered-wiki.ts';

export { assembleWiki } from './assemble-wiki.ts';
export { coverageOf } from './coverage-of.ts';
export { formatFolder } from './formats/format-wiki.ts';

/** What the renderer of one wiki needs to know before the first page. */
export interface RendererOptions {
  /** Full commit id. */
  readonly commit: string;
  readonly language: WikiLanguage;
  /** The plan's pages in reading order: links to any other page become plain text. */
  readonly pages: readonly Pick<PlannedPage, 'id' | 'title' | 'parent'>[];
  readonly source: SourceText;
  /** Address of lines on the repository's host; without one, links stay inside the wiki. */
  readonly permalink?: Permalink;
  /** Name of the model in model mode. */
  readonly model?: string;
  readonly signal?: AbortSignal;
}

/** Renders the pages of one wiki. Must be closed. */
export interface Renderer {
  /**
   * The page in the forms in which it is read. `version` is 1 for the facts version and grows when it is written anew.
   * @throws CANCELLED
   */
  renderPage(verified: VerifiedPage, version: number): Promise<RenderedPage>;
  /** Ends the worker. */
  close(): Promise<void>;
}

/** A renderer that works in `pool`, and closes it; without one it has its own, which starts at the first excerpt or diagram. */
export function openRenderer(options: RendererOptions, pool = openRenderPool(options.signal)): Renderer {
  const files = new Map(options.pages.map((page, index) => [page.id, pageFileName(index + 1, page.id)]));
  const shared = {
    ...options,
    texts: messagesIn(options.language).shell,
    permalink: (...place: Parameters<Permalink>) => linkableAddress(options.permalink?.(...place)),
    highlighter: createHighlighter(pool),
    pool,
    pages: new Map(options.pages.map((page) => [page.id, page])),
    pageFile: (pageId: string) => files.get(pageId),
  };
  return {
    async renderPage(verified, version) {
      if (options.signal?.aborted) throw new OrionError('CANCELLED', { stage: 'render' });
      return renderPage(verified, version, shared);
    },
    close: () => pool.close(),
  };
}
