import { make } from './make-element.ts';

/**
 * Shows a figure over the whole window: its own children move into a dialog and back, so that ids stay unique and what
 * was opened in it stays open. The answer closes it; `onClose` is told however it was closed.
 */
export function openFullScreen(figure: HTMLElement, label: string, onClose: () => void): () => void {
  const dialog = make('dialog', { className: 'ow-viewer', ariaLabel: label });
  const listening = new AbortController();
  const { signal } = listening;
  // The page keeps its shape under the dialog.
  figure.style.minHeight = `${figure.offsetHeight}px`;
  dialog.append(...figure.childNodes);
  document.body.append(dialog);
  dialog.showModal();

  const close = () => {
    if (signal.aborted) return;
    listening.abort();
    dialog.close();
    figure.append(...dialog.childNodes);
    figure.style.minHeight = '';
    dialog.remove();
    onClose();
  };
  dialog.addEventListener('close', close, { signal });
  // A link inside the wiki leads somewhere else, and not behind the dialog; so does the way back. Paper has no window.
  const onClick = ({ target }: Event) => {
    if (target instanceof Element && target.closest('a')?.getAttribute('href')?.startsWith('#')) close();
  };
  dialog.addEventListener('click', onClick, { signal });
  addEventListener('popstate', close, { signal });
  addEventListener('beforeprint', close, { signal });
  return close;
}
