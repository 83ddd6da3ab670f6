import type { Block } from '#draft';
import { fillMessage } from '#messages';
import type { HeadingIds } from '../heading-ids.ts';
import { EMPTY, html, type Markup } from '../markup/markup.ts';
import type { ArticleContext } from './article-context.ts';
import { writeExcerpt } from './write-excerpt.ts';
import { writeFigure } from './write-figure.ts';
import { linkOut, whereText, writeChips, writeInlines, writeStatements } from './write-inlines.ts';

type Of<K extends Block['kind']> = Extract<Block, { kind: K }>;

/** The blocks of a page in order, with heading levels that never skip one. */
export function writeBlocks(blocks: readonly Block[], ids: HeadingIds, context: ArticleContext): readonly Markup[] {
  let hasSection = false;
  return blocks.map((block) => {
    if (block.kind !== 'heading') return writeBlock(block, context);
    const level = block.level === 3 && hasSection ? 3 : 2;
    hasSection = true;
    return writeHeading(level, block.text, ids.next(block.text), context);
  });
}

function writeBlock(block: Exclude<Block, Of<'heading'>>, context: ArticleContext): Markup {
  switch (block.kind) {
    case 'paragraph':
      return html`<p>${writeStatements(block.statements, context)}</p>`;
    case 'list':
      return writeList(block, context);
    case 'table':
      return writeTable(block, context);
    case 'quotation':
      return writeQuotation(block, context);
    case 'commands':
      return writeCommands(block, context);
    case 'excerpt':
      return writeExcerpt(block, context);
    case 'diagram':
      return writeFigure(context.diagrams.get(block.diagramId), context);
    case 'note':
      return html`<div class="ow-note" role="note"><p>${writeStatements(block.statements, context)}</p></div>`;
  }
}

function writeHeading(level: 2 | 3, text: string, id: string, context: ArticleContext): Markup {
  const label = fillMessage(context.texts.headingLink, { heading: text });
  const anchor = html`<a class="ow-anchor" href="#${id}" aria-label="${label}"></a>`;
  return level === 2 ? html`<h2 id="${id}">${text}${anchor}</h2>` : html`<h3 id="${id}">${text}${anchor}</h3>`;
}

function writeList(block: Of<'list'>, context: ArticleContext): Markup {
  const items = block.items.map((statements) => html`<li>${writeStatements(statements, context)}</li>`);
  return block.isOrdered ? html`<ol>${items}</ol>` : html`<ul>${items}</ul>`;
}

function writeTable(block: Of<'table'>, context: ArticleContext): Markup {
  const label = fillMessage(context.texts.tableLabel, { columns: block.columns.join(', ') });
  const head = block.columns.map((column) => html`<th scope="col">${column}</th>`);
  const rows = block.rows.map((row) => {
    const cells = block.columns.map((_, index) => {
      const statement = row[index];
      return html`<td>${statement === undefined ? EMPTY : writeStatements([statement], context)}</td>`;
    });
    return html`<tr>${cells}</tr>`;
  });
  return html`<div class="ow-scroll" tabindex="0" role="group" aria-label="${label}"><table><thead><tr>${head}</tr></thead><tbody>${rows}</tbody></table></div>`;
}

/** The authors' words are attributed to the lines they stand in, not to a number. */
function writeQuotation(block: Of<'quotation'>, context: ArticleContext): Markup {
  const words = block.statements.map((statement) => html`<p>${writeInlines(statement.inlines, context)}</p>`);
  const seen = new Set<string>();
  const sources: Markup[] = [];
  for (const evidence of block.statements.flatMap((statement) => statement.evidence)) {
    const where = whereText(evidence.path, evidence);
    if (seen.has(where) || context.numbers.numberOf(evidence) === undefined) continue;
    seen.add(where);
    const link = linkOut(context.permalink(evidence.path, evidence), html`<code translate="no">${where}</code>`);
    sources.push(html`<span>${link}</span>`);
  }
  const caption = sources.length === 0 ? EMPTY : html`<figcaption>${sources}</figcaption>`;
  return html`<figure class="ow-quote"><blockquote>${words}</blockquote>${caption}</figure>`;
}

function writeCommands(block: Of<'commands'>, context: ArticleContext): Markup {
  const { statement } = block;
  const lead =
    statement.inlines.length === 0
      ? EMPTY
      : html`<p>${writeInlines(statement.inlines, context)}${writeChips(statement, context)}</p>`;
  const chips = statement.inlines.length === 0 ? writeChips(statement, context) : EMPTY;
  const lines = block.lines.map(
    (line, index) => html`${index === 0 ? '' : '\n'}<span class="ow-command">${line}</span>`,
  );
  return html`<div class="ow-commands">${lead}<div class="ow-code"><pre tabindex="0" role="group" aria-label="${context.texts.commandsLabel}" translate="no"><code>${lines}</code></pre></div>${chips}</div>`;
}
