import type { WikiLanguage } from '#vocabulary';

/** HTML, Markdown links, images and addresses: nothing of this belongs into a sentence. */
const UNWANTED = /<\/?[a-z!][^>]{0,200}>|!?\[[^\]]{0,200}\]\(|\bhttps?:\/\/|\bjavascript:|```/i;

const COMMON_WORDS: Readonly<Record<WikiLanguage, ReadonlySet<string>>> = {
  en: new Set('the and of to is are in with that for which when from this each by it as on into its'.split(' ')),
  tr: new Set(
    've bir bu ile için olan olarak da de her gibi sonra önce göre daha ya veya ise ki tarafından'.split(' '),
  ),
};
/** Fewer words than this do not tell a language. */
const ENOUGH_WORDS = 8;

/** Whether a text carries markup that only the renderer may write. */
export function hasUnwantedMarkup(text: string): boolean {
  return UNWANTED.test(text);
}

/** Whether a sentence is plainly in another language than asked for: its common words are, and none of the asked one's. */
export function isOtherLanguage(text: string, language: WikiLanguage): boolean {
  const words = text.toLowerCase().match(/[\p{L}]+/gu) ?? [];
  if (words.length < ENOUGH_WORDS) return false;
  const count = (of: WikiLanguage): number => words.filter((word) => COMMON_WORDS[of].has(word)).length;
  const other: WikiLanguage = language === 'en' ? 'tr' : 'en';
  return count(language) === 0 && count(other) >= 3;
}
