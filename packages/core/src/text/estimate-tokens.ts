/** Characters of one token in English text and code. @source model.md §2 */
const CHARS_PER_TOKEN = 3.9;

/** Added to every estimate, because a request that is too large is worse than one with room to spare. @source model.md §2 */
const TOKEN_MARGIN = 1.3;

/** Weight of one character of a script that tokenisers split finely: Cyrillic, Greek, accented Latin … */
const FINE_WEIGHT = 2;

/** From here on (CJK and beyond) a character is about a token of its own. */
const FIRST_WIDE_CODE = 0x2e80;

/**
 * Tokens that a text will need, rounded up, with the margin. Never less than characters / 3.9 × 1.3; more for scripts
 * other than ASCII. O(n).
 */
export function estimateTokens(text: string): number {
  return Math.ceil((weighText(text) / CHARS_PER_TOKEN) * TOKEN_MARGIN);
}

/** Length of a text in characters of English: the unit in which budgets are kept. O(n). */
function weighText(text: string): number {
  let wide = 0;
  let fine = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= FIRST_WIDE_CODE) wide += 1;
    else if (code > 0x7f) fine += 1;
  }
  return text.length - fine - wide + fine * FINE_WEIGHT + wide * CHARS_PER_TOKEN;
}
