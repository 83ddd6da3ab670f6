import { Markup } from '../markup/markup.ts';

/** A data element with the value as JSON in which no `<` is left that could end the element. `id` is a literal. */
export function embedJson(id: string, value: unknown): Markup {
  const json = JSON.stringify(value).replaceAll('<', '\\u003c');
  return new Markup(`<script type="application/json" id="${id}">${json}</script>`);
}
