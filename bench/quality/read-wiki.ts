import { type BundlePage, isConcept, type WikiBundle } from './bundle.ts';
import { type Block, blocksIn, countWords, plainText, type Statement, statementsIn, visibleText } from './page-text.ts';

/** A page with its text taken apart once for all measures. */
export interface ReadPage {
  readonly page: BundlePage;
  readonly isConcept: boolean;
  readonly blocks: readonly Block[];
  readonly statements: readonly Statement[];
  /** Words a reader reads: headings, paragraphs, lists, tables; no excerpts and no folded lists. */
  readonly words: number;
  /** Everything that can be seen, excerpts and diagrams included. */
  readonly visible: string;
}

/** Takes every page of a bundle apart. */
export function readWiki(bundle: WikiBundle): ReadPage[] {
  return bundle.pages.map((page) => {
    const blocks = blocksIn(page);
    return {
      page,
      isConcept: isConcept(page),
      blocks,
      statements: blocks.flatMap(statementsIn),
      words: wordsOf(blocks),
      visible: visibleText(page),
    };
  });
}

/** Number of words in blocks. */
export function wordsOf(blocks: readonly Block[]): number {
  return countWords(blocks.map(({ spans }) => plainText(spans)));
}
