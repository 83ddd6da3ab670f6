import type { WikiLanguage } from '#vocabulary';

/** Frequent little words that few other languages share. */
const LITTLE_WORDS: Readonly<Record<string, ReadonlySet<string>>> = {
  en: new Set(
    'the and of to is are in with that for which when from this each by it as on into its be or an before after not then only has can how where what while'.split(
      ' ',
    ),
  ),
  tr: new Set(
    've bir bu ile için olan olarak da de her gibi sonra önce göre daha ya veya ise ki tarafından değil hem ne çok böylece üzerinden eder olur yapar verir kullanır içinde'.split(
      ' ',
    ),
  ),
  de: new Set(
    'der die das und ist nicht mit von ein eine für auf dass wird werden sich auch den dem des wie oder bei aus'.split(
      ' ',
    ),
  ),
  fr: new Set(
    'le la les des est une dans pour que qui avec sur par pas plus du au ce cette sont ou lorsque'.split(' '),
  ),
  es: new Set('el los las una es en que por con para del se como más este esta son cuando también su al'.split(' ')),
  pt: new Set('o os as uma é em que por com para do da se como mais este esta são quando também não ao'.split(' ')),
  it: new Set(
    'il lo gli una è che per con del della di non si come più questo questa sono quando anche nel'.split(' '),
  ),
  nl: new Set('het een is niet met van voor op dat wordt zijn ook als bij aan naar deze die door er'.split(' ')),
  pl: new Set('jest nie się na do że z dla przez oraz który która jak czy po od tego są przy lub'.split(' ')),
};

/** Fewer words than this do not tell a language. */
const ENOUGH_WORDS = 8;

/** Another language needs this many of its little words, and twice as many as the asked one, to be believed. */
const ENOUGH_LITTLE_WORDS = 3;

/**
 * Whether prose may be in the asked language: `false` only when its letters or its little words plainly belong to
 * another one. Names and code must be taken out before. O(n).
 */
export function mayBeWrittenIn(language: WikiLanguage, prose: string): boolean {
  const letters = prose.match(/\p{L}/gu) ?? [];
  const latin = letters.filter((letter) => /\p{Script=Latin}/u.test(letter)).length;
  if (letters.length >= ENOUGH_WORDS && latin * 2 < letters.length) return false;
  const words = prose.toLocaleLowerCase(language).match(/\p{L}+/gu) ?? [];
  if (words.length < ENOUGH_WORDS) return true;
  const asked = countLittleWords(words, language);
  for (const other of Object.keys(LITTLE_WORDS)) {
    if (other === language) continue;
    const count = countLittleWords(words, other);
    if (count >= ENOUGH_LITTLE_WORDS && count > asked * 2) return false;
  }
  return true;
}

function countLittleWords(words: readonly string[], language: string): number {
  const known = LITTLE_WORDS[language];
  return known ? words.filter((word) => known.has(word)).length : 0;
}
