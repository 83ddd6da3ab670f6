import { fillMessage } from '#messages';
import type { WikiLanguage } from '#vocabulary';

/** A number as people of the language write it. */
export function numberText(value: number, language: WikiLanguage): string {
  return new Intl.NumberFormat(language).format(value);
}

/** The plural form that fits `count`, with `{count}` filled in. */
export function countText(
  texts: { readonly one: string; readonly other: string },
  count: number,
  language: WikiLanguage,
): string {
  const form = new Intl.PluralRules(language).select(count) === 'one' ? texts.one : texts.other;
  return fillMessage(form, { count: numberText(count, language) });
}
