import type { Inline, Statement } from '#draft';
import type { LineRange } from '#vocabulary';
import { articleId } from '../heading-ids.ts';
import { EMPTY, html, join, type Markup } from '../markup/markup.ts';
import type { ArticleContext } from './article-context.ts';

/** Statements of one block: sentences with their citations, a space between them. */
export function writeStatements(statements: readonly Statement[], context: ArticleContext): Markup {
  return join(
    statements.map((statement) => html`${writeInlines(statement.inlines, context)}${writeChips(statement, context)}`),
    ' ',
  );
}

/** The text of a statement without its citations. */
export function writeInlines(inlines: readonly Inline[], context: ArticleContext): Markup {
  return join(inlines.map((inline) => writeInline(inline, context)));
}

function writeInline(inline: Inline, context: ArticleContext): Markup {
  switch (inline.kind) {
    case 'text':
      return html`${inline.text}`;
    case 'strong':
      return html`<strong>${inline.text}</strong>`;
    case 'code':
      return html`<code translate="no">${inline.text}</code>`;
    case 'quote':
      return html`<span class="ow-quoted">“${inline.text}”</span>`;
    case 'path':
      return writePath(inline.path, inline.line, context);
    case 'page':
      return context.pages.has(inline.pageId)
        ? html`<a href="#${articleId(inline.pageId)}">${inline.text}</a>`
        : html`${inline.text}`;
  }
}

/** A file or folder, linked to the host where it has one. */
export function writePath(path: string, line: number | undefined, context: ArticleContext): Markup {
  const lines = line === undefined ? undefined : { startLine: line, endLine: line };
  return linkOut(context.permalink(path, lines), html`<code translate="no">${whereText(path, lines)}</code>`);
}

/** `content` as a link that leaves the wiki, or alone when there is no address. */
export function linkOut(address: string | undefined, content: Markup): Markup {
  return address === undefined
    ? content
    : html`<a class="ow-out" href="${address}" rel="noreferrer noopener">${content}</a>`;
}

/** `path`, `path:12` or `path:12-40`. */
export function whereText(path: string, lines?: LineRange): string {
  if (lines === undefined) return path;
  return lines.startLine === lines.endLine
    ? `${path}:${lines.startLine}`
    : `${path}:${lines.startLine}-${lines.endLine}`;
}

/** The numbers of the verified ranges behind a statement, as small links to the lines at the commit. */
export function writeChips(statement: Statement, context: ArticleContext): Markup {
  const seen = new Set<number>();
  const chips: Markup[] = [];
  for (const evidence of statement.evidence) {
    const number = context.numbers.numberOf(evidence);
    if (number === undefined || seen.has(number)) continue;
    seen.add(number);
    // A line may break after every third number, so that a long row of them cannot leave the page.
    if (chips.length % 4 === 3) chips.push(html`<wbr>`);
    chips.push(writeChip(number, evidence, context));
  }
  return chips.length === 0 ? EMPTY : html`<sup class="ow-cites">${chips}</sup>`;
}

/** The number alone is read in a sentence; path and lines are told on demand, by the eye or by the ear. */
function writeChip(number: number, range: LineRange & { readonly path: string }, context: ArticleContext): Markup {
  const title = whereText(range.path, range);
  const address = context.permalink(range.path, range);
  return address === undefined
    ? html`<a class="ow-cite" href="#${citationId(context.draft.id, number)}" title="${title}">${number}</a>`
    : html`<a class="ow-cite" href="${address}" rel="noreferrer noopener" title="${title}">${number}</a>`;
}

/** Id of an entry of the page's list of citations; the dot keeps it apart from every heading's id. */
export function citationId(pageId: string, number: number): string {
  return `${articleId(pageId)}~cite.${number}`;
}
