import { $, store, texts } from './dom.js';

const NEXT = { system: 'light', light: 'dark', dark: 'system' };

/** The button that goes through system, light and dark. */
export function startTheme() {
  const button = $('#ow-theme');
  let theme = document.documentElement.dataset.theme ?? 'system';
  const label = () => {
    button.title = `${texts.theme}: ${texts[theme]}`;
    button.setAttribute('aria-label', button.title);
  };
  button.onclick = () => {
    theme = NEXT[theme];
    if (theme === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
    store.set('ow:theme', theme);
    label();
  };
  label();
}
