import type { ReadingOptions } from './equip-article.ts';
import { make } from './make-element.ts';

/** One verified range as the page lists it. */
interface ListedCitation {
  readonly path: string;
  readonly lines: string;
  /** Address of the lines at the commit; a repository without a web address has none. */
  readonly href: string | undefined;
  readonly claim: string;
}

/**
 * Makes the count of verified citations in a page's head open what it counts. Without a script it is a link to the
 * list at the page's end, from which the panel is read.
 */
export function addCitationsPanel(article: HTMLElement, options: ReadingOptions): void {
  const link = article.querySelector('a.ow-verified');
  if (!link) return;
  const button = make('button', { type: 'button', className: 'ow-verified', ariaHasPopup: 'dialog' }, link.textContent);
  button.onclick = () => openCitations(article, options);
  link.replaceWith(button);
}

/** Opens the panel of an article's citations. */
export function openCitations(article: HTMLElement, { texts, aboutWiki }: ReadingOptions): void {
  const close = make('button', { type: 'button', className: 'ow-button' }, texts.close);
  const title = make('h2', {}, texts.citationsTitle);
  const count = article.querySelector('.ow-citations > summary')?.textContent ?? '';
  const files = Map.groupBy(readCitations(article), ({ path }) => path);
  const dialog = make(
    'dialog',
    { className: 'ow-dialog ow-proofs', ariaLabel: texts.citationsTitle },
    make('header', {}, title, close),
    make('p', {}, [count, aboutWiki?.()].filter(Boolean).join(' · ')),
    ...[...files].flatMap(([path, citations]) => writeFile(path, citations)),
  );
  close.onclick = () => dialog.close();
  // A click beside the panel closes it, as Esc does.
  dialog.onclick = ({ target }) => {
    if (target === dialog) dialog.close();
  };
  dialog.onclose = () => dialog.remove();
  document.body.append(dialog);
  dialog.showModal();
}

function readCitations(article: HTMLElement): ListedCitation[] {
  return [...article.querySelectorAll('.ow-citations li')].map((item) => {
    const where = item.querySelector('code')?.textContent ?? '';
    const at = where.lastIndexOf(':');
    return {
      path: where.slice(0, at),
      lines: where.slice(at + 1),
      href: item.querySelector('a')?.href,
      claim: item.querySelector('span')?.textContent ?? '',
    };
  });
}

function writeFile(path: string, citations: readonly ListedCitation[]): HTMLElement[] {
  const inOrder = citations.toSorted((one, other) => one.lines.localeCompare(other.lines, 'en', { numeric: true }));
  const items = inOrder.map(({ lines, href, claim }) => {
    const range = make('code', { translate: false }, lines);
    const where = href ? make('a', { href, rel: 'noreferrer noopener', className: 'ow-out' }, range) : range;
    return make('li', {}, where, make('span', {}, claim));
  });
  return [make('h3', {}, make('code', { translate: false }, path)), make('ul', {}, ...items)];
}
