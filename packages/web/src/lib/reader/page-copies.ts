import type { Texts } from '#lib/i18n/texts.svelte.ts';
import { loadArticleTools } from './load-article-tools.ts';
import { pageHash } from './page-address.ts';
import type { Reader } from './reader.svelte.ts';
import type { ReadingDesk } from './reading-desk.svelte.ts';

/** Above this, in pixels, it is the page that is read, and not yet its first heading. */
const TOP_PX = 240;

/** What copying works with. */
export interface CopyContext {
  readonly reader: Reader;
  readonly desk: ReadingDesk;
  readonly texts: Pick<Texts, 'ui' | 'fill'>;
}

/** Copies the address of what is being read: of the heading in sight, or of the page. */
export async function copyLink({ reader, desk, texts }: CopyContext): Promise<void> {
  if (!reader.entry) return;
  const heading = window.scrollY > TOP_PX ? desk.headingId : undefined;
  const hash = heading === undefined ? pageHash(reader.entry.id) : `#${heading}`;
  const address = `${location.origin}${location.pathname}${hash}`;
  const { copyText } = await loadArticleTools();
  await copyText(address);
  desk.tell(texts.fill(texts.ui.reader.linkCopied, { address }));
}

/** Copies the page on the screen as Markdown. */
export async function copyMarkdown({ desk, texts }: Omit<CopyContext, 'reader'>): Promise<void> {
  const article = document.querySelector('article.ow-page');
  if (!article) return;
  const [{ markdownOf }, { copyText }] = await Promise.all([import('./markdown-of.ts'), loadArticleTools()]);
  await copyText(markdownOf(article));
  desk.tell(texts.ui.reader.markdownCopied);
}
