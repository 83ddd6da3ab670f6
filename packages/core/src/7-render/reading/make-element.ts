/** A new element with properties and children (elements or texts). */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  properties: Partial<HTMLElementTagNameMap[K]>,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

/** A button that shows a sign or a word, with a name that says more. */
export function makeButton(shown: string, label: string, onclick: () => void): HTMLButtonElement {
  return make('button', { type: 'button', className: 'ow-button', ariaLabel: label, title: label, onclick }, shown);
}
