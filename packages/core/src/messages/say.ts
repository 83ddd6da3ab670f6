import type { WikiLanguage } from '#vocabulary';

/** A piece of a sentence that is not ours to word: a name, quotation, path or link. Its kinds are the draft's business. */
export interface Slot {
  readonly kind: string;
}

/** A run of our own words. */
export interface SaidText extends Slot {
  readonly kind: 'text';
  readonly text: string;
}

/** A sentence or clause: our words and slots in the order of the language. */
export type Said = readonly (Slot | SaidText)[];

/** What can stand in a pattern. */
export type Sayable = string | number | Slot | Said;

/** Builds a clause from a template: `say\`${name} calls ${callee}.\``. */
export type Say = (words: TemplateStringsArray, ...values: Sayable[]) => Said;

/**
 * The template tag of one language: fixed words become text, numbers are written as the language writes them, everything
 * else stays what it is, so that text of the repository can never pass for ours.
 */
export function sayIn(language: WikiLanguage): Say {
  const numbers = new Intl.NumberFormat(language);
  return (words, ...values) => {
    const said: Slot[] = [];
    words.forEach((word, at) => {
      addText(said, word);
      const value = values[at];
      if (value === undefined) return;
      if (typeof value === 'string') addText(said, value);
      else if (typeof value === 'number') addText(said, numbers.format(value));
      else addAll(said, value);
    });
    return said;
  };
}

/** The clause as the beginning of a sentence: its first word with a capital, unless a name comes first. */
export function capitalised(said: Said, language: WikiLanguage): Said {
  const [first, ...rest] = said;
  if (first === undefined || !isText(first)) return said;
  const text = first.text.charAt(0).toLocaleUpperCase(language) + first.text.slice(1);
  return [{ ...first, text }, ...rest];
}

/** The parts with words between them: `a, b and c`. */
export function joinSaid(
  parts: readonly (Slot | Said)[],
  words: { readonly between: string; readonly last: string },
): Said {
  const said: Slot[] = [];
  parts.forEach((part, at) => {
    if (at > 0) addText(said, at === parts.length - 1 ? words.last : words.between);
    addAll(said, part);
  });
  return said;
}

function addAll(said: Slot[], value: Slot | Said): void {
  const slots = 'kind' in value ? [value] : value;
  for (const slot of slots) {
    if (isText(slot)) addText(said, slot.text);
    else said.push(slot);
  }
}

function addText(said: Slot[], text: string): void {
  if (text === '') return;
  const last = said.at(-1);
  const before = last !== undefined && isText(last) ? last.text : undefined;
  if (before !== undefined) said.pop();
  const piece: SaidText = { kind: 'text', text: (before ?? '') + text };
  said.push(piece);
}

function isText(slot: Slot): slot is SaidText {
  return slot.kind === 'text';
}
