import { formsOf, wordsIn } from './fold-text.ts';
import type { Section } from './read-sections.ts';
import { listWords, type WordList } from './word-list.ts';

/** Finds the sections a query means, best first. */
export interface SectionIndex {
  find(query: string): Section[];
}

/** Index of a section → what a word weighs in it. */
type Weights = Map<number, number>;

const MAX_RESULTS = 20;
const FIELD_WEIGHTS = [
  ['page', 2],
  ['heading', 4],
  ['text', 1],
] as const;

/** Finds sections by words, word beginnings and near words; all words must be there, or else any. */
export function openIndex(sections: readonly Section[]): SectionIndex {
  const words = readWords(sections);
  return {
    find(query) {
      const all = [...new Set(wordsIn(query).flatMap(formsOf))].map((term) => scoresOf(term, words, sections.length));
      const total: Weights = new Map();
      for (const scores of all) for (const [id, score] of scores) total.set(id, (total.get(id) ?? 0) + score);
      const ranked = [...total].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([id]) => id);
      const complete = ranked.filter((id) => all.every((scores) => scores.has(id)));
      return (complete.length > 0 ? complete : ranked).slice(0, MAX_RESULTS).flatMap((id) => sections[id] ?? []);
    },
  };
}

/** Word → how much it weighs in each section. */
function readWords(sections: readonly Section[]): WordList<Weights> {
  const words = new Map<string, Weights>();
  // The same few thousand words return over and over: each is taken apart once.
  const known = new Map<string, readonly Weights[]>();
  const weightsOf = (word: string) => {
    const found = formsOf(word).map((form) => {
      const weights = words.get(form) ?? new Map<number, number>();
      words.set(form, weights);
      return weights;
    });
    known.set(word, found);
    return found;
  };
  for (const [id, section] of sections.entries()) {
    for (const [field, weight] of FIELD_WEIGHTS) {
      for (const word of wordsIn(section[field])) {
        for (const weights of known.get(word) ?? weightsOf(word)) weights.set(id, (weights.get(id) ?? 0) + weight);
      }
    }
  }
  return listWords(words);
}

function scoresOf(term: string, words: WordList<Weights>, sectionCount: number): Weights {
  const scores: Weights = new Map();
  const add = (weights: Weights, closeness: number) => {
    const rarity = Math.log(1 + sectionCount / weights.size);
    for (const [id, weight] of weights) {
      const score = (closeness * rarity * weight) / (weight + 1.5);
      if (score > (scores.get(id) ?? 0)) scores.set(id, score);
    }
  };
  if (term.length > 4) {
    for (const [weights, distance] of words.near(term, Math.round(term.length * 0.15))) {
      add(weights, 0.5 / (1 + distance));
    }
  }
  if (term.length > 1) {
    for (const [word, weights] of words.beginningWith(term)) add(weights, 0.4 + (0.3 * term.length) / word.length);
  }
  const exact = words.get(term);
  if (exact) add(exact, 1);
  return scores;
}
