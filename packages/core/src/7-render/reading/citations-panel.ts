import type { ReadingOptions } from './equip-article.ts';
import { foldText } from './fold-text.ts';
import { make } from './make-element.ts';

/** One verified range as the page lists it. */
interface ListedCitation {
  readonly path: string;
  readonly lines: string;
  /** Address of the lines at the commit; a repository without a web address has none. */
  readonly href: string | undefined;
  readonly claim: string;
}

/** A list that fits a screen needs no filter. */
const SHORT_LIST = 12;

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
  const listed = readCitations(article);
  const files = [...Map.groupBy(listed, ({ path }) => path)].map(([path, citations]) => writeFile(path, citations));
  const dialog = make(
    'dialog',
    { className: 'ow-dialog ow-proofs', ariaLabel: texts.citationsTitle },
    make('header', {}, title, close),
    make('p', {}, [count, aboutWiki?.()].filter(Boolean).join(' · ')),
    ...(listed.length > SHORT_LIST ? [makeFilter(files, texts.citationsFilter)] : []),
    ...files.flat(),
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

/** A field that leaves those citations in sight whose file or claim has what is typed, and says how many they are. */
function makeFilter(files: readonly (readonly HTMLElement[])[], label: string): HTMLElement {
  const count = document.createElement('output');
  const field = make('input', { type: 'text', ariaLabel: label, placeholder: label, autocomplete: 'off' });
  field.oninput = () => {
    const wanted = foldText(field.value.trim());
    let shown = 0;
    for (const [title, list] of files) {
      const items = [...(list?.children ?? [])] as HTMLElement[];
      for (const item of items) item.hidden = !foldText(`${title?.textContent} ${item.textContent}`).includes(wanted);
      const inFile = items.filter((item) => !item.hidden).length;
      for (const part of [title, list]) if (part) part.hidden = inFile === 0;
      shown += inFile;
    }
    count.value = wanted === '' ? '' : String(shown);
  };
  return make('div', { className: 'ow-filter' }, field, count);
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
