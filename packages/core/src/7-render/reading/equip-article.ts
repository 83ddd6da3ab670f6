import type { ReadingTexts } from '#messages';
import { addCopyButton } from './copy-button.ts';

/** What an article needs of the frame around it. */
export interface ReadingOptions {
  readonly texts: ReadingTexts;
  /** Says a short sentence to those who listen instead of look. */
  say(text: string): void;
}

/**
 * Gives an article that is shown what needs a script: buttons on its code, and wide drawings that begin at their
 * middle. May be called again at any time, also after a part of the article was replaced: what is equipped stays as
 * it is.
 */
export function equipArticle(article: HTMLElement, options: ReadingOptions): void {
  for (const block of article.querySelectorAll('.ow-code')) addCopyButton(block, options);
  for (const drawing of article.querySelectorAll('.ow-diagram:not(.ow-equipped)')) {
    drawing.classList.add('ow-equipped');
    // That is where most drawings begin.
    drawing.scrollLeft = (drawing.scrollWidth - drawing.clientWidth) / 2;
  }
}
