import type { LineRange } from '#vocabulary';
import type { LineIndex } from '../scan-imports/line-index.ts';
import type { SyntaxNode } from './syntax-node.ts';

/** Comments that stand together, with nothing else on their lines. */
export interface CommentBlock extends LineRange {
  /** The comments as written, in order; one for a block comment. */
  readonly comments: readonly string[];
  readonly isBlock: boolean;
  /** Offset of the first character. */
  readonly start: number;
}

/** Finds the comment that ends on the line above a declaration. Built once per file. */
export class CommentIndex {
  readonly #byEndLine = new Map<number, CommentBlock>();
  readonly #first: CommentBlock[] = [];

  constructor(text: string, nodes: readonly SyntaxNode[], lines: LineIndex) {
    let last: CommentBlock | undefined;
    for (const node of [...nodes].sort((left, right) => left.startIndex - right.startIndex)) {
      if (!startsLine(text, node.startIndex)) continue;
      const written = node.text.trimEnd();
      const startLine = lines.lineAt(node.startIndex);
      const endLine = lines.lineAt(node.startIndex + written.length - 1);
      const isBlock = written.startsWith('/*');
      const isNext: boolean = last !== undefined && !isBlock && !last.isBlock && startLine === last.endLine + 1;
      const block: CommentBlock =
        isNext && last !== undefined
          ? { ...last, comments: [...last.comments, written], endLine }
          : { comments: [written], isBlock, startLine, endLine, start: node.startIndex };
      if (isNext && last !== undefined) this.#byEndLine.delete(last.endLine);
      this.#byEndLine.set(endLine, block);
      last = block;
    }
    this.#first = [...this.#byEndLine.values()].sort((left, right) => left.start - right.start).slice(0, 3);
  }

  /** The comment directly above a line. */
  above(line: number): CommentBlock | undefined {
    return this.#byEndLine.get(line - 1);
  }

  /** The first few comments of the file. */
  get first(): readonly CommentBlock[] {
    return this.#first;
  }
}

function startsLine(text: string, offset: number): boolean {
  for (let at = offset - 1; at >= 0; at--) {
    const mark = text[at];
    if (mark === '\n') return true;
    if (mark !== ' ' && mark !== '\t') return false;
  }
  return true;
}
