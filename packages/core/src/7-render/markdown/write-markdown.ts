import type { Block, Inline, Statement } from '#draft';
import type { ArticleContext } from '../article/article-context.ts';
import { whereText } from '../article/write-inlines.ts';
import { writeMermaid } from '../diagrams/write-mermaid.ts';
import { codeFence, codeSpan, escapeMarkdown, linkTarget } from './escape-markdown.ts';

/** What Markdown needs beyond the article's own context. */
export interface MarkdownContext extends ArticleContext {
  /** File name of a page beside this one; `undefined` when the wiki has no such page. */
  readonly pageFile: (pageId: string) => string | undefined;
}

/**
 * The page as Markdown from the same blocks as its HTML: heading 1, blocks, citations as footnotes that link to the
 * lines at the commit. Ends with a line end.
 */
export function writeMarkdown(context: MarkdownContext): string {
  const parts = [`# ${escapeMarkdown(context.draft.title)}`];
  for (const block of context.draft.blocks) {
    const text = writeBlock(block, context);
    if (text !== '') parts.push(text);
  }
  const notes = writeFootnotes(context);
  if (notes !== '') parts.push(notes);
  return `${parts.join('\n\n')}\n`;
}

function writeBlock(block: Block, context: MarkdownContext): string {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${escapeMarkdown(block.text)}`;
    case 'paragraph':
      return writeStatements(block.statements, context);
    case 'list':
      return block.items
        .map((item, index) => `${block.isOrdered ? `${index + 1}.` : '-'} ${writeStatements(item, context)}`)
        .join('\n');
    case 'table':
      return writeTable(block.columns, block.rows, context);
    case 'quotation':
      return block.statements.map((statement) => `> ${writeStatement(statement, context)}`).join('\n>\n');
    case 'commands':
      return [writeStatement(block.statement, context), codeFence(block.lines, 'sh')].filter(Boolean).join('\n\n');
    case 'excerpt':
      return writeExcerpt(block, context);
    case 'diagram':
      return writeDiagram(block.diagramId, context);
    case 'note':
      return `> **${escapeMarkdown(context.texts.note)}:** ${writeStatements(block.statements, context)}`;
  }
}

function writeStatements(statements: readonly Statement[], context: MarkdownContext, isInTable = false): string {
  return statements.map((statement) => writeStatement(statement, context, isInTable)).join(' ');
}

function writeStatement(statement: Statement, context: MarkdownContext, isInTable = false): string {
  const text = statement.inlines.map((inline) => writeInline(inline, context, isInTable)).join('');
  const numbers = new Set(statement.evidence.map((evidence) => context.numbers.numberOf(evidence)));
  const notes = [...numbers].filter((number) => number !== undefined).map((number) => `[^${number}]`);
  return `${text}${notes.join('')}`;
}

function writeInline(inline: Inline, context: MarkdownContext, isInTable: boolean): string {
  switch (inline.kind) {
    case 'text':
      return escapeMarkdown(inline.text);
    case 'strong':
      return `**${escapeMarkdown(inline.text)}**`;
    case 'code':
      return codeSpan(inline.text, isInTable);
    case 'quote':
      return `“${escapeMarkdown(inline.text)}”`;
    case 'path': {
      const lines = inline.line === undefined ? undefined : { startLine: inline.line, endLine: inline.line };
      return link(codeSpan(whereText(inline.path, lines), isInTable), context.permalink(inline.path, lines));
    }
    case 'page':
      return link(escapeMarkdown(inline.text), context.pageFile(inline.pageId));
  }
}

function link(text: string, target: string | undefined): string {
  return target === undefined ? text : `[${text}](${linkTarget(target)})`;
}

function writeTable(
  columns: readonly string[],
  rows: readonly (readonly Statement[])[],
  context: MarkdownContext,
): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const body = rows.map((row) =>
    line(columns.map((_, index) => (row[index] === undefined ? '' : writeStatements([row[index]], context, true)))),
  );
  return [line(columns.map(escapeMarkdown)), line(columns.map(() => '---')), ...body].join('\n');
}

function writeExcerpt(block: Extract<Block, { kind: 'excerpt' }>, context: MarkdownContext): string {
  const where = link(codeSpan(whereText(block.path, block)), context.permalink(block.path, block));
  const prepared = context.excerpts.get(block);
  const lead = `${escapeMarkdown(block.caption)} (${where})`;
  if (prepared === undefined) return lead;
  const from = block.startLine - prepared.firstLine;
  const lines = prepared.lines
    .slice(from, block.endLine - prepared.firstLine + 1)
    .map((tokens) => tokens.map((token) => token.text).join(''));
  return `${lead}\n\n${codeFence(lines)}`;
}

function writeDiagram(diagramId: string, context: MarkdownContext): string {
  const drawn = context.diagrams.get(diagramId);
  if (drawn === undefined) return '';
  const title = `**${escapeMarkdown(drawn.diagram.title)}**`;
  const items = drawn.sentences.map(({ text, evidence }) => {
    const where = evidence === undefined ? '' : whereText(evidence.path, evidence);
    const address = evidence === undefined ? undefined : context.permalink(evidence.path, evidence);
    return `- ${escapeMarkdown(text)}${where === '' ? '' : ` (${link(codeSpan(where), address)})`}`;
  });
  const picture = drawn.svg === undefined ? [] : [codeFence(writeMermaid(drawn.diagram), 'mermaid')];
  return [title, ...picture, items.join('\n')].join('\n\n');
}

function writeFootnotes(context: MarkdownContext): string {
  return context.numbers.ranges
    .map((range) => {
      const where = link(codeSpan(whereText(range.path, range)), context.permalink(range.path, range));
      return `[^${range.number}]: ${where}`;
    })
    .join('\n');
}
