/** Controls that reorder what follows: they can make code read differently from what it is. */
const REORDERING = /[\u202a-\u202e\u2066-\u2069]/g;
const CONTROLS = /\p{Cc}/gu;

/**
 * Text that is safe to show: well-formed Unicode, control characters replaced, and reordering controls made visible
 * as `[U+202E]`, so that a line of code cannot look like another one.
 */
export function cleanText(text: string): string {
  return text
    .toWellFormed()
    .replace(CONTROLS, (char) => (char === '\n' || char === '\t' ? char : char === '\r' ? '' : '\ufffd'))
    .replace(REORDERING, (char) => `[U+${char.charCodeAt(0).toString(16).toUpperCase()}]`);
}
