/** Occurrences that are looked at: a claim is not proven by the thousandth mention. @source own bound: keeps checks linear */
const OCCURRENCES = 1_000;
const WORD = /[\p{L}\p{N}_$]/u;

/** Indexes at which `name` stands as a whole word; signs at its own ends need no border. */
export function* wholeWordPositions(text: string, name: string): Generator<number> {
  if (name === '') return;
  const startsWithWord = WORD.test(name[0] as string);
  const endsWithWord = WORD.test(name[name.length - 1] as string);
  let left = OCCURRENCES;
  for (let at = text.indexOf(name); at >= 0 && left > 0; at = text.indexOf(name, at + name.length)) {
    left -= 1;
    const before = text[at - 1];
    const after = text[at + name.length];
    if (startsWithWord && before !== undefined && WORD.test(before)) continue;
    if (endsWithWord && after !== undefined && WORD.test(after)) continue;
    yield at;
  }
}

/** Whether `name` stands in the text as a whole word. */
export function hasWholeWord(text: string, name: string): boolean {
  return !wholeWordPositions(text, name).next().done;
}
