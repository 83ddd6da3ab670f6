import { fillMessage } from '#messages';
import { articleId } from '../heading-ids.ts';
import { html, type Markup } from '../markup/markup.ts';
import type { NumberedRange } from '../number-citations.ts';
import { numberText } from '../number-text.ts';
import type { ArticleContext } from './article-context.ts';
import { citationId, linkOut, whereText } from './write-inlines.ts';

/** Characters of a claim shown beside its lines. */
const MAX_CLAIM_LENGTH = 120;

/** The page's citations as a numbered list: where the numbers in the text lead, and what each range proves. */
export function writeCitations(context: ArticleContext): Markup {
  const { texts, language, numbers, citationCount } = context;
  if (citationCount === 0) return html`<p class="ow-origin">${texts.citationsNone}</p>`;
  const count = numberText(citationCount, language);
  const summary = fillMessage(texts.citationsVerified, { ok: count, count, commit: context.commit.slice(0, 7) });
  const items = numbers.ranges.map((range) => writeRange(range, context));
  return html`<details class="ow-citations" id="${citationsId(context.draft.id)}"><summary class="ow-verified">${summary}</summary><ol>${items}</ol></details>`;
}

/** Id of the whole list; like its entries', no heading can have it. */
export function citationsId(pageId: string): string {
  return `${articleId(pageId)}~cite.list`;
}

function writeRange(range: NumberedRange, context: ArticleContext): Markup {
  const where = html`<code translate="no">${whereText(range.path, range)}</code>`;
  const claim = range.claims[0] ?? '';
  const lines = context.cited.get(range.number);
  const code =
    lines === undefined ? html`` : html`<pre class="ow-proof" translate="no"><code>${lines.join('\n')}</code></pre>`;
  return html`<li id="${citationId(context.draft.id, range.number)}">${linkOut(context.permalink(range.path, range), where)} <span>${shorten(claim)}</span>${code}</li>`;
}

function shorten(text: string): string {
  return text.length <= MAX_CLAIM_LENGTH ? text : `${text.slice(0, MAX_CLAIM_LENGTH - 1).trimEnd()}…`;
}
