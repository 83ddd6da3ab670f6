/** Why a sentence of a model did not reach the page: the reasons of `6-verify`, met earlier. */
export type AnswerProblemReason =
  | 'no-evidence'
  | 'claim-not-proven'
  | 'unknown-name'
  | 'dead-link'
  | 'wrong-language'
  | 'unwanted-markup';

/** A sentence, heading or block of an answer that was left out. */
export interface AnswerProblem {
  readonly reason: AnswerProblemReason;
  /** What the model wrote, as plain text, at most 300 characters. */
  readonly text: string;
}

/** A stretch of a sentence. */
export type AnswerPiece =
  | { readonly kind: 'text' | 'strong' | 'code'; readonly text: string }
  | { readonly kind: 'page'; readonly pageId: string };

/** A sentence as the model wrote it, its evidence taken out. */
export interface AnswerSentence {
  readonly pieces: readonly AnswerPiece[];
  /** What stood in the square brackets: `e12`, `src/a.ts:3-9`. */
  readonly cites: readonly string[];
  /** Set when the sentence holds a link, an image or HTML. */
  readonly hasMarkup: boolean;
}

/** A piece of an answer. */
export type AnswerBlock =
  | { readonly kind: 'heading'; readonly level: 2 | 3; readonly text: string }
  | { readonly kind: 'paragraph'; readonly sentences: readonly AnswerSentence[] }
  | { readonly kind: 'list'; readonly isOrdered: boolean; readonly items: readonly (readonly AnswerSentence[])[] };

/** An answer taken apart; nothing in it was checked. */
export interface ParsedAnswer {
  readonly blocks: readonly AnswerBlock[];
  readonly problems: readonly AnswerProblem[];
}

/** Longest text of a problem, in characters. */
const MAX_PROBLEM_CHARS = 300;

/** A problem with its text cut to size. */
export function problemOf(reason: AnswerProblemReason, text: string): AnswerProblem {
  return { reason, text: text.replace(/\s+/g, ' ').trim().slice(0, MAX_PROBLEM_CHARS) };
}

/** The sentence as plain text. */
export function sentenceText({ pieces }: Pick<AnswerSentence, 'pieces'>): string {
  return pieces.map((piece) => (piece.kind === 'page' ? `[[${piece.pageId}]]` : piece.text)).join('');
}
