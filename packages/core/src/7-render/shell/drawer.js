import { $, $$ } from './dom.js';
import { onPage } from './pages.js';

const side = $('#ow-side');
const button = $('#ow-menu');
const narrow = matchMedia('(width < 52rem)');

function setOpen(isOpen) {
  side.classList.toggle('ow-open', isOpen);
  button.setAttribute('aria-expanded', String(isOpen));
  for (const part of $$('#ow-content, #ow-toc')) part.inert = isOpen;
}

/** Takes the reader to the list of pages: into the drawer on a narrow screen, to the side on a wide one. */
export function openTree() {
  if (narrow.matches) setOpen(true);
  $('a[aria-current]', side)?.focus();
}

/** The list of pages as a drawer on narrow screens. */
export function startDrawer() {
  button.onclick = () => (side.classList.contains('ow-open') ? setOpen(false) : openTree());
  addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !side.classList.contains('ow-open')) return;
    setOpen(false);
    button.focus();
  });
  narrow.onchange = () => setOpen(false);
  onPage(() => setOpen(false));
}
