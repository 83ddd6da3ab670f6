import type { Block, Diagram, Inline, PageDraft, Statement } from '#draft';
import type { Evidence, RepoPath } from '#vocabulary';
import { lineOf } from './relay-source.ts';

/** A page without what all of them have in common. */
export interface Draft {
  readonly id: string;
  readonly title: string;
  readonly kind: PageDraft['kind'];
  readonly parent?: string;
  readonly summary: string;
  readonly sources?: readonly [string, string][];
  readonly diagrams?: readonly Diagram[];
  readonly blocks: readonly Block[];
}

/** Gives the text in the language of the wiki. */
export type Words = (en: string, tr: string) => string;

/** Short words to write pages with. A plain string stands for a piece of text. */
export type Piece = string | Inline;

export const code = (text: string): Inline => ({ kind: 'code', text });
export const strong = (text: string): Inline => ({ kind: 'strong', text });
export const quote = (text: string): Inline => ({ kind: 'quote', text });
export const path = (where: string, line?: number): Inline => ({
  kind: 'path',
  path: where,
  ...(line === undefined ? {} : { line }),
});
export const page = (pageId: string, text: string): Inline => ({ kind: 'page', pageId, text });

/** Lines from the first that holds `from` to the first that holds `to`. */
export function at(file: string, from: string, to = from): Evidence {
  const startLine = lineOf(file, from);
  return {
    path: file as RepoPath,
    startLine,
    endLine: Math.max(startLine, lineOf(file, to)),
    claim: { predicate: 'mentions', names: [from] },
  };
}

export function say(pieces: readonly Piece[], ...evidence: Evidence[]): Statement {
  const inlines = pieces.map((piece): Inline => (typeof piece === 'string' ? { kind: 'text', text: piece } : piece));
  return { inlines, evidence };
}

export const h2 = (text: string): Block => ({ kind: 'heading', level: 2, text });
export const h3 = (text: string): Block => ({ kind: 'heading', level: 3, text });
export const para = (...statements: Statement[]): Block => ({ kind: 'paragraph', statements });
export const note = (...statements: Statement[]): Block => ({ kind: 'note', statements });
export const quotation = (...statements: Statement[]): Block => ({ kind: 'quotation', statements });
export const list = (isOrdered: boolean, ...items: Statement[][]): Block => ({ kind: 'list', isOrdered, items });
export const table = (columns: string[], ...rows: Statement[][]): Block => ({ kind: 'table', columns, rows });
export const figure = (diagramId: string): Block => ({ kind: 'diagram', diagramId });
export const commands = (lines: string[], statement: Statement): Block => ({ kind: 'commands', lines, statement });

export function excerpt(file: string, from: string, to: string, caption: string): Block {
  const { startLine, endLine } = at(file, from, to);
  return { kind: 'excerpt', path: file as RepoPath, startLine, endLine, caption };
}
