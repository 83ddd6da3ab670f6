/**
 * Text as search sees it: lower case without marks, and both Turkish i's as one. The root locale on purpose: in the
 * Turkish one `INDEX` would become `ındex`, and names of code would not be found.
 */
export function foldText(text: string): string {
  return text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ı', 'i');
}

/** The words of a text as they are written. */
export function wordsIn(text: string): readonly string[] {
  return text.match(/[\p{L}\p{M}\p{N}_$]+/gu) ?? [];
}

/** What a word is found by, folded: as a whole and, when it is a name of code, in parts (`parseUrl`: parse, url). */
export function formsOf(word: string): string[] {
  const parts = word.split(/[_$]+|(?<=[\p{Ll}\p{N}])(?=\p{Lu})/u).filter(Boolean);
  return [word, ...(parts.length > 1 ? parts : [])].map(foldText);
}
