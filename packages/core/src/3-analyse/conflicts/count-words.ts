import { MAX_PARTS, partsOf } from './word-sketch.ts';

/** The word without marks and capitals. */
export function spelling(word: string): string {
  return word.toLowerCase().replace(/[^a-z0-9]/g, '');
}

/** How often each of the words occurs in the texts, counted as `WordSketch` counts: never more often. */
export function countIn(texts: readonly string[], words: ReadonlySet<string>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  if (words.size === 0) return counts;
  for (const text of texts) {
    for (const token of text.match(/[A-Za-z0-9_-]+/g) ?? []) {
      const parts = partsOf(token.slice(0, 400)).map((part) => part.toLowerCase());
      parts.forEach((_, start) => {
        let run = '';
        for (let end = start; end < parts.length && end < start + MAX_PARTS; end++) {
          run += parts[end];
          if (words.has(run)) counts.set(run, (counts.get(run) ?? 0) + 1);
        }
      });
    }
  }
  return counts;
}
