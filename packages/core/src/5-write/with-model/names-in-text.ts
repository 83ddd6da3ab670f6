/** Names inside a code span: `retry(fn, 3)` has `retry` and `fn`. */
const IDENTIFIER = /[\p{L}_$][\p{L}\p{N}_$]*/gu;

/**
 * Words of running text that only code looks like: camelCase, PascalCase with two humps, snake_case, dotted and colon
 * names, paths, addresses, calls, flags, variables.
 */
const CODE_WORD =
  /(?<![\p{L}\p{N}_$])(?:--[a-z][\w-]{1,60}|[@\w$~.-]{0,80}(?:[/\\@][\w$@.~-]{1,80}){1,12}|\$?[a-z]+[a-z0-9]*[A-Z][\w$]*|[A-Z][a-z0-9]+[A-Z][\w$]*|\w+_\w+|[\w$]{2,80}(?:(?:\.|::|#|->)[A-Za-z_$][\w$]{1,80}){1,8}|[A-Za-z_$][\w$]*\(\))/gu;

/** `client/server` and `and/or` are ordinary words. */
const WORD_PAIR = /^\p{L}+\/\p{L}+$/u;

/** Numbers, with their fraction, as they stand in text; not digits inside of names. */
const NUMBER = /(?<![\p{L}\p{N}_$.])\d{1,15}(?:[.,]\d{1,10})*(?![\p{L}_$])/gu;

/** Longest stretch of text looked at; sentences are shorter. */
const MAX_CHARS = 2000;

/** The names in a code span, in order, each once; one-letter names too. */
export function namesInCode(span: string): readonly string[] {
  return [...new Set(span.slice(0, MAX_CHARS).match(IDENTIFIER) ?? [])];
}

/** The words of running text that look like code, without final marks, each once. */
export function codeWordsIn(prose: string): readonly string[] {
  const found = prose.slice(0, MAX_CHARS).match(CODE_WORD) ?? [];
  const words = found.map((word) => word.replace(/[.,:;-]+$/, ''));
  return [...new Set(words.filter((word) => !WORD_PAIR.test(word)))];
}

/** The numbers of running text as written, each once. */
export function numbersIn(prose: string): readonly string[] {
  return [...new Set(prose.slice(0, MAX_CHARS).match(NUMBER) ?? [])];
}

/** Words too common to anchor a sentence in lines. */
const COMMON = new Set(
  'about above after again against because before being below between could during every first following found given having itself might other should since start their there these thing those through under until using value where which while whose would return const class export import function string number default false async await public private static interface nasıl sonra önce çünkü kadar başka kendi olarak üzerinden tarafından içinde'.split(
    ' ',
  ),
);

/** Shortest word of prose that can anchor a sentence, in letters. */
const MIN_ANCHOR_LETTERS = 5;

/** The words of running text that can anchor a sentence in the lines it cites, as written, each once. */
export function anchorWordsIn(prose: string): readonly string[] {
  const words = prose.slice(0, MAX_CHARS).match(/\p{L}+/gu) ?? [];
  const kept = words.filter((word) => word.length >= MIN_ANCHOR_LETTERS && !COMMON.has(word.toLowerCase()));
  return [...new Set(kept)];
}
