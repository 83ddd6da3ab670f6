import { foldText, formsOf, wordsIn } from './fold-text.ts';

/** A run of a snippet; a match begins like a word of the query. */
export interface SnippetPart {
  readonly text: string;
  readonly isMatch?: boolean;
}

const SNIPPET_LENGTH = 130;

/** A piece of `text` around the first word that begins like one of the query's, cut into plain and marked parts. */
export function snippetOf(text: string, query: string): SnippetPart[] {
  const terms = wordsIn(query).flatMap(formsOf);
  const flat = text.replace(/\s+/g, ' ').trim();
  const parts: SnippetPart[] = [];
  let start = -1;
  let end = 0;
  for (const { 0: word, index } of flat.matchAll(/[\p{L}\p{M}\p{N}_$]+/gu)) {
    if (start >= 0 && index > start + SNIPPET_LENGTH) break;
    const folded = foldText(word);
    if (!terms.some((term) => folded.startsWith(term))) continue;
    if (start < 0) {
      start = index < 50 ? 0 : flat.lastIndexOf(' ', index - 40) + 1;
      end = start;
    }
    parts.push({ text: flat.slice(end, index) }, { text: word, isMatch: true });
    end = index + word.length;
  }
  if (start < 0) return [{ text: cut(flat, 0, SNIPPET_LENGTH) }];
  parts.push({ text: cut(flat, end, Math.max(end, start + SNIPPET_LENGTH)) });
  return start > 0 ? [{ text: '… ' }, ...parts] : parts;
}

function cut(text: string, start: number, end: number): string {
  return end < text.length ? `${text.slice(start, end)}…` : text.slice(start);
}
