import { openIndex, readSections, snippetOf } from '../reading/index.ts';
import { $, make, texts } from './dom.js';
import { goTo, pages } from './pages.js';

const dialog = $('#ow-search');
const input = $('#ow-query');
const list = $('#ow-results');
let index;
let hits = [];
let chosen = 0;

/** Opens the search; the index is built the first time. */
export function openSearch() {
  index ??= openIndex(readSections(pages));
  if (!dialog.open) dialog.showModal();
  input.select();
  update();
}

function update() {
  const query = input.value.trim();
  hits = query ? index.find(query) : [];
  chosen = 0;
  list.replaceChildren(...hits.map((hit, place) => option(hit, place, query)));
  input.setAttribute('aria-expanded', String(hits.length > 0));
  const count = hits.length === 1 ? texts.countOne : texts.countOther;
  $('#ow-count').textContent = !query
    ? ''
    : hits.length > 0
      ? count.replace('{count}', hits.length)
      : texts.none.replace('{query}', query);
  choose();
}

function option(hit, place, query) {
  const name = hit.heading ? `${hit.page} › ${hit.heading}` : hit.page;
  const snippet = snippetOf(hit.text, query).map(({ text, isMatch }) => (isMatch ? make('mark', {}, text) : text));
  const item = make('div', { id: `ow-result-${place}` }, name, make('small', {}, ...snippet));
  item.setAttribute('role', 'option');
  item.onclick = () => take(place);
  return item;
}

function choose() {
  for (const [place, item] of [...list.children].entries())
    item.setAttribute('aria-selected', String(place === chosen));
  const item = list.children[chosen];
  if (!item) {
    input.removeAttribute('aria-activedescendant');
    return;
  }
  input.setAttribute('aria-activedescendant', item.id);
  item.scrollIntoView({ block: 'nearest' });
}

function take(place) {
  const hit = hits[place];
  if (!hit) return;
  dialog.close();
  goTo(hit.id);
}

function onKey(event) {
  if (event.isComposing) return;
  if (event.key === 'ArrowDown') chosen = Math.min(chosen + 1, hits.length - 1);
  else if (event.key === 'ArrowUp') chosen = Math.max(chosen - 1, 0);
  else if (event.key === 'Enter') take(chosen);
  else return;
  event.preventDefault();
  choose();
}

/** The search dialog: a field, and a list that follows what is typed. */
export function startSearch() {
  $('#ow-find').onclick = openSearch;
  input.oninput = update;
  input.onkeydown = onKey;
  // A click beside the dialog closes it, as Esc does.
  dialog.onclick = (event) => {
    if (event.target === dialog) dialog.close();
  };
}
