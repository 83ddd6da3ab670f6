/**
 * Text as search sees it: lower case without marks, and both Turkish i's as one. The root locale on purpose: in the
 * Turkish one `INDEX` would become `ındex`, and names of code would not be found.
 */
export function foldText(text: string): string {
  return text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ı', 'i');
}

/** The words of a text; names of code count as a whole and in parts (`parseUrl`: parseUrl, parse, Url). */
export function wordsOf(text: string): string[] {
  const words: string[] = [];
  for (const [word] of text.matchAll(/[\p{L}\p{M}\p{N}_$]+/gu)) {
    words.push(word);
    const parts = word.split(/[_$]+|(?<=[\p{Ll}\p{N}])(?=\p{Lu})/u).filter(Boolean);
    if (parts.length > 1) words.push(...parts);
  }
  return words;
}
