import { type Block, statementsIn } from './page-text.ts';

/** Shapes with fewer words of their own, names aside, say too little to count as a repetition. */
const LEAST_WORDS = 2;

/**
 * The shapes of the sentences in paragraphs and list items: names, links, quotations and numbers masked, enumerations
 * as one name, cut at colons.
 */
export function skeletonsOf(blocks: readonly Block[]): string[] {
  return blocks
    .filter(({ kind }) => kind === 'paragraph' || kind === 'item' || kind === 'commands')
    .flatMap(statementsIn)
    .flatMap(({ spans }) =>
      spans
        .filter(({ kind }) => kind !== 'cite')
        .map(({ kind, text }) => (kind === 'text' ? text : ' N '))
        .join('')
        .replace(/“[^”]*”/g, 'N')
        .replace(/\s+/g, ' ')
        .replace(/ ([,.:;)”])/g, '$1')
        .replace(/([(“]) /g, '$1')
        .replace(/\d[\d,.]*/g, '#')
        .replace(/N(?: \(N\))?(?:(?:, | and | ve | or | veya )N(?: \(N\))?)*/g, 'N')
        .split(/(?<=:)\s+/),
    )
    .map((part) => part.trim())
    .filter((part) => part.split(' ').length > LEAST_WORDS && ownWords(part) >= LEAST_WORDS);
}

function ownWords(shape: string): number {
  return shape.split(' ').filter((word) => /\p{L}/u.test(word) && !/^\P{L}*N\P{L}*$/u.test(word)).length;
}
