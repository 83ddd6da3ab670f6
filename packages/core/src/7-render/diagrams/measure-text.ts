/**
 * Widths in parts of the font size, taken from the widest common system fonts in bold: with any other font a label
 * has a little more air, and with none does it leave its box.
 * @source measured against DejaVu Sans Bold and Verdana Bold; the browser test compares them with the real widths
 */
const NARROW = 0.4;
const SLIM = 0.5;
const LOWER = 0.7;
const UPPER = 0.8;
const BROAD = 1.1;
/** Every code font is close to this. */
const MONO = 0.62;

/** Upper bound of the width of a label in the interface's font, in the unit of `size`. */
export function labelWidth(text: string, size: number): number {
  let width = 0;
  for (const char of text) width += charWidth(char);
  return width * size;
}

/** Width of a text in the code font, in the unit of `size`. */
export function codeWidth(text: string, size: number): number {
  let width = 0;
  for (const char of text) width += isWide(char) ? BROAD : isMark(char) ? 0 : MONO;
  return width * size;
}

function charWidth(char: string): number {
  if (/[ iljI.,:;!'|]/.test(char)) return NARROW;
  if (/[ftr()[\]/\\`"-]/.test(char)) return SLIM;
  if (/[mwMWQO@%&—…]/.test(char) || isWide(char)) return BROAD;
  if (isMark(char)) return 0;
  if (/\p{Lu}/u.test(char)) return UPPER;
  return /[\p{Ll}\p{Nd}_]/u.test(char) ? LOWER : UPPER;
}

/** Scripts and symbols whose characters fill a square. */
function isWide(char: string): boolean {
  return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Extended_Pictographic}\uff00-\uff60]/u.test(
    char,
  );
}

function isMark(char: string): boolean {
  return /[\p{Mn}\p{Me}\p{Cf}]/u.test(char);
}
