import type { DocComment, SymbolFact } from '../analysis.ts';
import type { CommentBlock, CommentIndex } from './comment-index.ts';
import { blockCommentText, lineCommentText } from './doc-text.ts';

/** A comment among the code, with its lines. */
export type Remark = Pick<DocComment, 'text' | 'startLine' | 'endLine'>;

/** Most remarks of a file and the longest one. @source own bounds: comments that are longer hold code */
const MAX = { remarks: 100, text: 3_000 } as const;
/** What may be a name of the code: a call, or words joined by underscores. */
const NAMING = /[A-Za-z0-9_$]\(\)|[a-z0-9]_[a-z]/;

/** Comments that document no declaration but name code: where stale names stay behind longest. */
export function extractRemarks(
  comments: CommentIndex,
  symbols: readonly SymbolFact[],
  doc: DocComment | undefined,
): Remark[] {
  const documented = new Set(
    [...symbols.flatMap((symbol) => symbol.doc ?? []), ...(doc === undefined ? [] : [doc])].map(lastLine),
  );
  return comments.all
    .filter((block) => !documented.has(lastLine(block)) && block.comments.some((comment) => NAMING.test(comment)))
    .slice(0, MAX.remarks)
    .flatMap((block) => {
      const text = textOf(block);
      return text.length > MAX.text ? [] : [{ text, startLine: block.startLine, endLine: block.endLine }];
    });
}

function lastLine({ endLine }: { readonly endLine: number }): number {
  return endLine;
}

function textOf({ comments, isBlock }: CommentBlock): string {
  return isBlock ? blockCommentText(comments[0] ?? '') : lineCommentText(comments);
}
