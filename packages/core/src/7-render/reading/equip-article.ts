import type { ReadingTexts } from '#messages';
import { addCitationsPanel } from './citations-panel.ts';
import { addCopyButton } from './copy-button.ts';
import { equipFigure } from './equip-figure.ts';

/** What an article needs of the frame around it. */
export interface ReadingOptions {
  readonly texts: ReadingTexts;
  /** Says a short sentence to those who listen instead of look. */
  say(text: string): void;
  /** A few words about the citations of the whole wiki, where they are known; asked when the panel opens. */
  aboutWiki?(): string;
}

/**
 * Gives an article that is shown what needs a script: copying of its code, zoom and full screen of its drawings, and a
 * panel of its citations. May be called again at any time, also after a part of the article was replaced: what is
 * equipped stays as it is.
 */
export function equipArticle(article: HTMLElement, options: ReadingOptions): void {
  for (const block of article.querySelectorAll('.ow-code')) addCopyButton(block, options);
  for (const figure of article.querySelectorAll<HTMLElement>('.ow-figure')) equipFigure(figure, options);
  addCitationsPanel(article, options);
}
