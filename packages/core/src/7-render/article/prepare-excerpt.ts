import type { Block } from '#draft';
import type { SourceText } from '#vocabulary';
import { plainTokens } from '../highlight/code-token.ts';
import { grammarOfPath } from '../highlight/grammar-of-path.ts';
import type { HighlightedCode, Highlighter } from '../highlight/highlighter.ts';
import type { PreparedExcerpt } from './article-context.ts';

/** Lines shown before and after the excerpt, so that a reader sees where it stands. */
const CONTEXT_LINES = 2;
/** @source engine.md §4.2 */
const MAX_LINES = 200;
/** A longer line is cut: it is generated or minified, and nobody reads on. @source engine.md §4.2 */
const MAX_LINE_LENGTH = 2000;

/** The excerpt's lines in colour; `undefined` when the file or the range cannot be read. */
export async function prepareExcerpt(
  block: Extract<Block, { kind: 'excerpt' }>,
  ports: { readonly source: SourceText; readonly highlighter: Highlighter },
): Promise<(PreparedExcerpt & Pick<HighlightedCode, 'shortfall'>) | undefined> {
  const file = await ports.source.lines(block.path);
  const { startLine, endLine } = block;
  if (file === undefined || startLine < 1 || endLine < startLine || endLine > file.length) return undefined;
  const lastLine = Math.min(endLine, startLine + MAX_LINES - 1);
  const firstLine = Math.max(1, startLine - CONTEXT_LINES);
  const shownTo = lastLine < endLine ? lastLine : Math.min(file.length, endLine + CONTEXT_LINES);
  const lines = file.slice(firstLine - 1, shownTo).map(cutLine);
  const { lines: coloured, shortfall } = await ports.highlighter.highlight(lines, grammarOfPath(block.path));
  return {
    firstLine,
    lines: coloured.length === lines.length ? coloured : lines.map(plainTokens),
    ...(lastLine < endLine ? { cutAfterLine: lastLine } : {}),
    ...(shortfall === undefined ? {} : { shortfall }),
  };
}

function cutLine(line: string): string {
  return line.length <= MAX_LINE_LENGTH ? line : `${line.slice(0, MAX_LINE_LENGTH)}…`;
}
