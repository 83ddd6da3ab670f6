import { $, $$, make, say, texts } from './dom.js';
import { onPage } from './pages.js';

async function copy(code, button) {
  try {
    await navigator.clipboard.writeText(code.textContent);
  } catch {
    const selection = getSelection();
    selection.selectAllChildren(code);
    document.execCommand('copy');
    selection.removeAllRanges();
  }
  button.textContent = texts.copied;
  say(texts.copied);
  setTimeout(() => {
    button.textContent = texts.copy;
  }, 1500);
}

/** A button on every block of code of a page that is opened, not of all pages at once. */
export function startCopying() {
  const done = new WeakSet();
  onPage((page) => {
    if (done.has(page)) return;
    done.add(page);
    for (const block of $$('.ow-code', page)) {
      const button = make('button', { type: 'button', className: 'ow-button ow-copy' }, texts.copy);
      button.onclick = () => copy($('code', block), button);
      block.append(button);
    }
  });
}
