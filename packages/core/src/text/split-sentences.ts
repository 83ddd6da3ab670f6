/** Words whose final full stop does not end a sentence, English and Turkish, lower case, inner stops kept. */
const ABBREVIATIONS = new Set(
  'e.g i.e cf vs approx resp incl excl fig eq vol dr mr mrs ms prof st inc ltd corp jr sr ca viz al örn bkz yy vb sn çev haz'.split(
    ' ',
  ),
);

/** A run of marks that may end a sentence, with quotes and brackets that close after it. */
const END_MARKS = /[.!?…]{1,8}["'”’»)\]]{0,4}(?=\s|$)/g;

/** Longest word looked at before a full stop. */
const MAX_WORD_CHARS = 40;

/**
 * The sentences of one paragraph in order; joined with single spaces they give the paragraph with its white space
 * collapsed. Full stops in abbreviations, initials, numbers and before a small letter end nothing. O(n).
 */
export function splitSentences(paragraph: string): string[] {
  const text = paragraph.replace(/\s+/g, ' ').trim();
  const sentences: string[] = [];
  let start = 0;
  for (const match of text.matchAll(END_MARKS)) {
    const end = match.index + match[0].length;
    if (!endsSentence(text, match.index, end)) continue;
    sentences.push(text.slice(start, end));
    start = end + 1;
  }
  if (start < text.length) sentences.push(text.slice(start));
  return sentences;
}

function endsSentence(text: string, markAt: number, end: number): boolean {
  if (end >= text.length) return true;
  if (/\p{Ll}/u.test(text.charAt(end + 1))) return false;
  if (text[markAt] !== '.' || text[markAt + 1] === '.') return true;
  const before = text.slice(Math.max(0, markAt - MAX_WORD_CHARS), markAt);
  const word = /[\p{L}\p{N}.]+$/u.exec(before)?.[0].replace(/^\.+/, '') ?? '';
  return !ABBREVIATIONS.has(word.toLowerCase()) && !/^\p{Lu}$/u.test(word);
}
