import { fillMessage } from '#messages';
import { articleId, headingIds } from '../heading-ids.ts';
import { EMPTY, html, type Markup } from '../markup/markup.ts';
import { countText, numberText } from '../number-text.ts';
import type { ArticleContext } from './article-context.ts';
import { writeBlocks } from './write-blocks.ts';
import { citationsId, writeCitations } from './write-citations.ts';
import { writePath } from './write-inlines.ts';

/** Words a careful reader takes in per minute of technical text. @source interface.md §3 prototype */
const WORDS_PER_MINUTE = 220;

/** The inner markup of a page's article: head, blocks, citations, who wrote it. */
export function writeArticle(context: ArticleContext): Markup {
  const ids = headingIds(context.draft.id);
  const titleId = ids.next('top');
  const blocks = writeBlocks(context.draft.blocks, ids, context);
  return html`${writeHead(context, titleId)}<div class="ow-body">${blocks}</div>${writeFoot(context)}`;
}

/** Id of a page's main heading; the article is labelled by it. */
export function titleId(pageId: string): string {
  return `${articleId(pageId)}~top`;
}

function writeHead(context: ArticleContext, id: string): Markup {
  const { draft, texts, language } = context;
  const verified =
    context.citationCount === 0
      ? EMPTY
      : html`<li><a class="ow-verified" href="#${citationsId(draft.id)}">${countText(texts.citationsShort, context.citationCount, language)}</a></li>`;
  const minutes = fillMessage(texts.minutes, { count: readingMinutes(context) });
  return html`<header class="ow-head">${writeCrumbs(context)}<h1 id="${id}">${draft.title}</h1><ul class="ow-meta">${verified}<li>${originShort(context)}</li><li>${minutes}</li></ul>${writeSources(context)}</header>`;
}

/** The sections around a page; a page that stands in none needs no line about it. */
function writeCrumbs(context: ArticleContext): Markup {
  const crumbs: Markup[] = [];
  const seen = new Set<string>();
  for (let id = context.draft.parent; id !== undefined && !seen.has(id); id = context.pages.get(id)?.parent) {
    seen.add(id);
    const page = context.pages.get(id);
    if (page !== undefined) crumbs.unshift(html`<li><a href="#${articleId(id)}">${page.title}</a></li>`);
  }
  if (crumbs.length === 0) return EMPTY;
  const here = html`<li aria-current="page">${context.draft.title}</li>`;
  return html`<nav aria-label="${context.texts.breadcrumbs}"><ol class="ow-crumbs">${crumbs}${here}</ol></nav>`;
}

function writeSources(context: ArticleContext): Markup {
  const { sources } = context.draft;
  if (sources.length === 0) return EMPTY;
  const items = sources.map(
    ({ path, reason }) => html`<li>${writePath(path, undefined, context)} <span>${reason}</span></li>`,
  );
  const summary = fillMessage(context.texts.sources, { count: numberText(sources.length, context.language) });
  return html`<details class="ow-sources"><summary>${summary}</summary><ul>${items}</ul></details>`;
}

function writeFoot(context: ArticleContext): Markup {
  const { texts, language, droppedCount } = context;
  const dropped = droppedCount === 0 ? EMPTY : html` <span>${countText(texts.dropped, droppedCount, language)}</span>`;
  return html`<footer class="ow-foot">${writeCitations(context)}<p class="ow-origin">${originText(context)}.${dropped}</p></footer>`;
}

function originShort({ draft, texts }: ArticleContext): string {
  return draft.origin === 'model' ? texts.originModelShort : texts.originFactsShort;
}

function originText({ draft, texts, model }: ArticleContext): string {
  if (draft.origin === 'facts') return texts.originFacts;
  if (draft.origin === 'degraded') return texts.originDegraded;
  return model === undefined ? texts.originModel : fillMessage(texts.originModelNamed, { model });
}

function readingMinutes({ draft }: ArticleContext): number {
  let words = 0;
  for (const block of draft.blocks) {
    if ('statements' in block) words += wordsIn(block.statements);
    else if (block.kind === 'list') words += wordsIn(block.items.flat());
    else if (block.kind === 'table') words += wordsIn(block.rows.flat());
  }
  return Math.max(1, Math.round(words / WORDS_PER_MINUTE));
}

function wordsIn(statements: readonly { readonly inlines: readonly { readonly kind: string }[] }[]): number {
  let count = 0;
  for (const { inlines } of statements) {
    for (const inline of inlines) {
      if ('text' in inline && typeof inline.text === 'string') count += inline.text.split(/\s+/).filter(Boolean).length;
    }
  }
  return count;
}
