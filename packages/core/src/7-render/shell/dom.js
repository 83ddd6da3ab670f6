/** The first element that matches, or `null`. */
export const $ = (selector, root = document) => root.querySelector(selector);

/** Every element that matches, as an array. */
export const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];

/** A new element with properties and children (elements or texts). */
export function make(tag, properties, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

/** The shell's texts in the wiki's language. */
export const texts = JSON.parse($('#ow-texts').textContent);

/** Says a short sentence to those who listen instead of look. */
export function say(text) {
  $('#ow-live').textContent = text;
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
