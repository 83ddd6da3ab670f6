import { $, $$, make, show, texts } from './dom.js';

/** The articles in reading order. */
export const pages = $$('.ow-page');

const listeners = [];
let current = -1;

/** Calls `listener` with each page that is opened. */
export function onPage(listener) {
  listeners.push(listener);
}

/** Goes `step` pages on or back, where there is one. */
export function turn(step) {
  const page = pages[current + step];
  if (page) location.hash = page.id;
}

/** Opens the page or heading of an id, as a link would; assigning the hash works in sandboxed frames, links do not. */
export function goTo(id) {
  if (hashId() === id) route();
  else location.hash = id;
}

function hashId() {
  const raw = location.hash.slice(1);
  try {
    return decodeURIComponent(raw);
  } catch {
    return raw;
  }
}

function open(index) {
  if (index === current) return;
  current = index;
  for (const [each, page] of pages.entries()) {
    if (each === index) page.removeAttribute('hidden');
    else if (!page.hidden) page.setAttribute('hidden', 'until-found');
  }
  const page = pages[index];
  document.title = `${$('h1', page).textContent} · ${texts.title}`;
  markInTree(page.id);
  for (const listener of listeners) listener(page, index);
}

function markInTree(id) {
  for (const link of $$('.ow-side a')) {
    if (link.hash.slice(1) !== id) {
      link.removeAttribute('aria-current');
      continue;
    }
    link.setAttribute('aria-current', 'page');
    unfold(link);
    const side = $('.ow-side');
    const { top, bottom } = link.getBoundingClientRect();
    const frame = side.getBoundingClientRect();
    if (top < frame.top || bottom > frame.bottom) side.scrollTop += top - frame.top - frame.height / 3;
  }
}

/** Opens every fold around an element, so that it can be seen. */
function unfold(element) {
  for (let fold = element.closest('details'); fold; fold = fold.parentElement.closest('details')) fold.open = true;
}

function route(isFirst) {
  const id = hashId();
  const target = id ? document.getElementById(id) : null;
  const page = target?.closest('.ow-page') ?? null;
  if (id && !page) show(texts.unknownPage);
  open(page ? pages.indexOf(page) : 0);
  if (isFirst && !page) return;
  const heading = !page || target === page ? $('h1', pages[current]) : target;
  unfold(heading);
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
  if (heading.tagName === 'H1') scrollTo({ top: 0, behavior: 'instant' });
  else heading.scrollIntoView({ behavior: 'instant' });
}

function onClick(event) {
  const link = event.target.closest('a');
  const href = link?.getAttribute('href');
  if (!href?.startsWith('#') || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const id = decodeURIComponent(href.slice(1));
  const target = document.getElementById(id);
  if (target && !target.closest('.ow-page')) target.focus();
  else goTo(id);
}

function startPaging() {
  const paging = $('#ow-paging');
  onPage((_, index) => {
    const link = (page, text, rel) =>
      page ? [make('a', { href: `#${page.id}`, rel }, make('small', {}, text), $('h1', page).textContent)] : [];
    paging.replaceChildren(
      ...link(pages[index - 1], texts.previous, 'prev'),
      ...link(pages[index + 1], texts.next, 'next'),
    );
  });
}

/** Shows one page at a time, by the address. */
export function startPages() {
  startPaging();
  document.addEventListener('click', onClick);
  addEventListener('hashchange', () => route(false));
  for (const [index, page] of pages.entries()) page.addEventListener('beforematch', () => open(index));
  route(true);
}
