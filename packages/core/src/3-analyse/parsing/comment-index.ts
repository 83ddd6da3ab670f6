import type { LineRange } from '#vocabulary';
import type { LineIndex } from '../scan-imports/line-index.ts';
import type { SyntaxNode } from './syntax-node.ts';

/** Comments that stand together, with nothing else on their lines. */
export interface CommentBlock extends LineRange {
  /** The comments as written, in order; one for a block comment. */
  readonly comments: readonly string[];
  readonly isBlock: boolean;
}

/** Most line comments joined to one block, and blocks looked at as the head of a file. */
const MAX_JOINED = 200;
const MAX_FIRST = 3;

type OpenBlock = { -readonly [K in keyof CommentBlock]: CommentBlock[K] } & { comments: string[] };

/** Finds the comment that ends on the line above a declaration. Built once per file, in one pass over its comments. */
export class CommentIndex {
  /** The first few comments of the file. */
  readonly first: readonly CommentBlock[];
  /** All comments that have their lines to themselves, in order. */
  readonly all: readonly CommentBlock[];
  readonly #byEndLine = new Map<number, CommentBlock>();

  constructor(text: string, nodes: readonly SyntaxNode[], lines: LineIndex) {
    const blocks: OpenBlock[] = [];
    for (const node of [...nodes].sort((left, right) => left.startIndex - right.startIndex)) {
      if (startsLine(text, node.startIndex)) this.#add(blocks, node, lines);
    }
    for (const block of blocks) this.#byEndLine.set(block.endLine, block);
    this.first = blocks.slice(0, MAX_FIRST);
    this.all = blocks;
  }

  #add(blocks: OpenBlock[], node: SyntaxNode, lines: LineIndex): void {
    const written = node.text.trimEnd();
    const startLine = lines.lineAt(node.startIndex);
    const endLine = lines.lineAt(node.startIndex + written.length - 1);
    const isBlock = written.startsWith('/*');
    const last = blocks.at(-1);
    const isNext = last !== undefined && !isBlock && !last.isBlock && startLine === last.endLine + 1;
    if (isNext && last.comments.length < MAX_JOINED) {
      last.comments.push(written);
      last.endLine = endLine;
    } else blocks.push({ comments: [written], isBlock, startLine, endLine });
  }

  /** The comment directly above a line. */
  above(line: number): CommentBlock | undefined {
    return this.#byEndLine.get(line - 1);
  }
}

/** Longest indentation looked at before a comment. */
const MAX_INDENT = 500;

/** Whether only blanks stand between the start of the line and `offset`. */
function startsLine(text: string, offset: number): boolean {
  for (let at = offset - 1; at >= Math.max(0, offset - MAX_INDENT); at--) {
    const mark = text[at];
    if (mark === '\n') return true;
    if (mark !== ' ' && mark !== '\t') return false;
  }
  return offset <= MAX_INDENT;
}
