import type { ReadingOptions } from './equip-article.ts';
import { make } from './make-element.ts';

/** How long a button says that it has copied. */
const SAID_MS = 1500;

/** A button that copies the lines of a block of code; a block that has one is left alone. */
export function addCopyButton(block: Element, { texts, say }: ReadingOptions): void {
  const code = block.querySelector('code');
  if (!code || block.querySelector(':scope > .ow-copy')) return;
  const button = make('button', { type: 'button', className: 'ow-button ow-copy' }, texts.copy);
  button.onclick = async () => {
    await copyText(code.textContent);
    button.textContent = texts.copied;
    say(texts.copied);
    setTimeout(() => {
      button.textContent = texts.copy;
    }, SAID_MS);
  };
  block.append(button);
}

/** Copies by the clipboard, or as a hand would where a sandbox denies it. */
export async function copyText(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const copy = make('pre', { className: 'ow-unseen' }, text);
    document.body.append(copy);
    getSelection()?.selectAllChildren(copy);
    document.execCommand('copy');
    copy.remove();
  }
}
