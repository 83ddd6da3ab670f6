const WORD_SIGN = /[\p{L}\p{N}_$]/u;

/** Whether `name` stands in the text as a whole word; signs at its own ends need no border. O(n). */
export function hasWholeWord(text: string, name: string): boolean {
  if (name === '') return false;
  const startsWithWord = WORD_SIGN.test(name.charAt(0));
  const endsWithWord = WORD_SIGN.test(name.charAt(name.length - 1));
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
    const isOpen = startsWithWord && at > 0 && WORD_SIGN.test(text.charAt(at - 1));
    const end = at + name.length;
    const goesOn = endsWithWord && end < text.length && WORD_SIGN.test(text.charAt(end));
    if (!isOpen && !goesOn) return true;
  }
  return false;
}
