/** Letters that do not come apart into a base letter and a mark. */
const SPELLED: Readonly<Record<string, string>> = {
  ı: 'i',
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  ß: 'ss',
  đ: 'd',
  ł: 'l',
  þ: 'th',
};

/** Longest slug in characters. */
const MAX_SLUG_CHARS = 80;

/** Lower-case ASCII letters, digits and single hyphens, at most 80 characters; `''` when nothing of the text is left. */
export function slugOf(text: string): string {
  const plain = text
    .slice(0, 4 * MAX_SLUG_CHARS)
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[ıøæœßđłþ]/g, (letter) => SPELLED[letter] ?? '');
  const parts = plain.split(/[^a-z0-9]+/).filter((part) => part !== '');
  return parts.join('-').slice(0, MAX_SLUG_CHARS).replace(/-$/, '');
}
