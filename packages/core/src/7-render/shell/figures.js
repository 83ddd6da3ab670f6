import { $$ } from './dom.js';
import { onPage } from './pages.js';

/** Wide drawings show their middle first: that is where most of them begin. */
export function startFigures() {
  onPage((page) => {
    for (const figure of $$('.ow-diagram', page)) figure.scrollLeft = (figure.scrollWidth - figure.clientWidth) / 2;
  });
}
