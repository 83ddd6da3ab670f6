import type { Block } from '#draft';
import { fillMessage } from '#messages';
import type { CodeToken } from '../highlight/code-token.ts';
import { EMPTY, html, join, type Markup } from '../markup/markup.ts';
import type { ArticleContext, PreparedExcerpt } from './article-context.ts';
import { linkOut, whereText } from './write-inlines.ts';

type Excerpt = Extract<Block, { kind: 'excerpt' }>;

/** Lines of a file, folded: readable without a network and without a script. */
export function writeExcerpt(block: Excerpt, context: ArticleContext): Markup {
  const { texts } = context;
  const where = whereText(block.path, block);
  const prepared = context.excerpts.get(block);
  const label = fillMessage(texts.codeLabel, { path: where });
  const link = linkOut(context.permalink(block.path, block), html`${texts.openAtCommit}`);
  const foot = context.permalink(block.path, block) === undefined ? EMPTY : html`<p class="ow-code-foot">${link}</p>`;
  const code =
    prepared === undefined
      ? html`<p>${texts.excerptMissing}</p>`
      : html`<div class="ow-code"><pre tabindex="0" role="group" aria-label="${label}" translate="no"><span class="ow-gutter" aria-hidden="true">${gutter(prepared)}</span><code>${writeLines(prepared, block)}</code></pre></div>`;
  const cut =
    prepared?.cutAfterLine === undefined
      ? EMPTY
      : html`<p class="ow-code-foot">${fillMessage(texts.excerptCut, { line: prepared.cutAfterLine })}</p>`;
  return html`<details class="ow-excerpt"><summary><span>${block.caption}</span> <code translate="no">${where}</code></summary>${code}${cut}${foot}</details>`;
}

function gutter(prepared: PreparedExcerpt): string {
  return prepared.lines.map((_, index) => String(prepared.firstLine + index)).join('\n');
}

/** The excerpt's own lines are marked when lines around them are shown too. */
function writeLines(prepared: PreparedExcerpt, block: Excerpt): Markup {
  const from = block.startLine - prepared.firstLine;
  const to = block.endLine - prepared.firstLine + 1;
  const before = prepared.lines.slice(0, from);
  const cited = prepared.lines.slice(from, to);
  const after = prepared.lines.slice(to);
  if (before.length === 0 && after.length === 0) return joinLines(cited);
  const parts = [html`<mark class="ow-cited">${joinLines(cited)}</mark>`];
  if (before.length > 0) parts.unshift(joinLines(before));
  if (after.length > 0) parts.push(joinLines(after));
  return join(parts, '\n');
}

function joinLines(lines: PreparedExcerpt['lines']): Markup {
  return join(
    lines.map((tokens) => join(tokens.map(writeToken))),
    '\n',
  );
}

function writeToken(token: CodeToken): Markup {
  return token.kind === '' ? html`${token.text}` : html`<span class="ow-${token.kind}">${token.text}</span>`;
}
