import { $, store } from './dom.js';
import { openTree } from './drawer.js';
import { turn } from './pages.js';
import { copyPermalink } from './permalink.js';
import { openSearch } from './search.js';

const help = $('#ow-help');
const ACTIONS = {
  '/': openSearch,
  '[': () => turn(-1),
  ']': () => turn(1),
  t: openTree,
  y: copyPermalink,
  '?': () => help.showModal(),
};

/** Shortcuts. Single keys can be switched off, and never act while somebody types (WCAG 2.1.4). */
export function startKeys() {
  const box = $('#ow-keys');
  box.checked = store.get('ow:keys') !== 'off';
  box.onchange = () => store.set('ow:keys', box.checked ? 'on' : 'off');
  $('#ow-help-open').onclick = ACTIONS['?'];
  $('#ow-help-close').onclick = () => help.close();
  addEventListener('keydown', (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
      event.preventDefault();
      openSearch();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || !box.checked) return;
    // A field of a panel that was just closed can still be the target for a moment.
    const isTyping = event.target.matches('input, textarea, select') && event.target.checkVisibility();
    if (isTyping || $('dialog[open]')) return;
    const action = Object.hasOwn(ACTIONS, event.key) ? ACTIONS[event.key] : undefined;
    if (!action) return;
    event.preventDefault();
    action();
  });
}
