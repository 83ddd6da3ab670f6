import { $, $$, make } from './dom.js';
import { onPage } from './pages.js';

/** Pixels below the bar from which a heading counts as reached. */
const REACH = 120;

/** The table of contents of the open page, with a mark at what is being read. */
export function startContents() {
  const nav = $('#ow-toc');
  const fold = $('details', nav);
  const wide = matchMedia('(width >= 75rem)');
  const setFold = () => {
    fold.open = wide.matches;
  };
  wide.onchange = setFold;
  setFold();

  let entries = [];
  onPage((page) => {
    entries = $$('h2[id], h3[id]', page).map((heading) => {
      const link = make('a', { href: `#${heading.id}`, className: heading.tagName === 'H3' ? 'ow-deep' : '' });
      link.textContent = heading.textContent;
      return { heading, link };
    });
    $('ul', nav).replaceChildren(...entries.map(({ link }) => make('li', {}, link)));
    nav.hidden = entries.length === 0;
    mark();
  });

  function mark() {
    const isAtEnd = innerHeight + scrollY >= document.documentElement.scrollHeight - 2;
    let reached = entries.findLastIndex(({ heading }) => heading.getBoundingClientRect().top < REACH);
    if (isAtEnd && scrollY > 0) reached = entries.length - 1;
    for (const [index, { link }] of entries.entries()) {
      if (index === reached) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
    }
  }

  let isWaiting = false;
  addEventListener(
    'scroll',
    () => {
      if (isWaiting) return;
      isWaiting = true;
      requestAnimationFrame(() => {
        isWaiting = false;
        mark();
      });
    },
    { passive: true },
  );
}
