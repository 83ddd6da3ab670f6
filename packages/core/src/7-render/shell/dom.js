/** The first element that matches, or `null`. */
export const $ = (selector, root = document) => root.querySelector(selector);

/** Every element that matches, as an array. */
export const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];

export { make } from '../reading/make-element.ts';

/** The shell's texts in the wiki's language. */
export const texts = JSON.parse($('#ow-texts').textContent);

/** Says a short sentence to those who listen instead of look. */
export function say(text) {
  $('#ow-live').textContent = text;
}

let shownUntil;

/** Says it, and shows it for a while to those who look: for what changes nothing else on the page. */
export function show(text) {
  say(text);
  const { classList } = $('#ow-live');
  classList.add('ow-told');
  clearTimeout(shownUntil);
  shownUntil = setTimeout(() => classList.remove('ow-told'), 5000);
}

/** Kept between visits where the browser allows it; sandboxed frames throw. */
export const store = {
  get(key) {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  },
  set(key, value) {
    try {
      localStorage.setItem(key, value);
    } catch {}
  },
};
