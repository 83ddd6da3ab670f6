/** Words in order of the alphabet, each with what belongs to it: those that begin alike stand together. */
export interface WordList<T> {
  get(word: string): T | undefined;
  /** Words that begin with `beginning`, the word itself among them. */
  beginningWith(beginning: string): [word: string, value: T][];
  /** Words that become `word` by at most `most` letters added, left out or replaced, with how many it takes. */
  near(word: string, most: number): [value: T, distance: number][];
}

/** A list of the words of a map. A few thousand words: looking at each costs less than shipping a cleverer tree. */
export function listWords<T>(values: ReadonlyMap<string, T>): WordList<T> {
  const words = [...values].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    get: (word) => values.get(word),
    beginningWith(beginning) {
      let [low, high] = [0, words.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((words[middle]?.[0] ?? '') < beginning) low = middle + 1;
        else high = middle;
      }
      const end = words.findIndex(([word], at) => at >= low && !word.startsWith(beginning));
      return words.slice(low, end < 0 ? undefined : end);
    },
    near: (word, most) =>
      words.flatMap(([other, value]): [T, number][] => {
        if (Math.abs(other.length - word.length) > most) return [];
        const distance = distanceOf(word, other, most);
        return distance > most ? [] : [[value, distance]];
      }),
  };
}

/** Levenshtein's distance, row by row; once a whole row is beyond `most`, the answer only has to be beyond it too. */
function distanceOf(one: string, other: string, most: number): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let at = 1; at <= one.length && Math.min(...row) <= most; at += 1) {
    const next = [at];
    for (const [place, above] of row.entries()) {
      if (place === 0) continue;
      const diagonal = (row[place - 1] ?? 0) + (one[at - 1] === other[place - 1] ? 0 : 1);
      next.push(Math.min(diagonal, above + 1, (next[place - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
