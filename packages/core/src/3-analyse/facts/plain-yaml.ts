/** Checks of the YAML parser that cost the square of the length on hostile text and tell nothing here. */
export const PLAIN_YAML = { prettyErrors: false, uniqueKeys: false, logLevel: 'silent' } as const;

/** Deepest indentation accepted, in characters: deeper nesting is no definition that a person wrote. */
const MAX_NESTING = 200;

/** Whether brackets or lists are nested so deep that the parser's stack would be exhausted. */
export function isTooDeep(text: string): boolean {
  let depth = 0;
  for (const mark of text) {
    if (mark === '[' || mark === '{') depth++;
    else if (mark === ']' || mark === '}') depth = Math.max(0, depth - 1);
    if (depth > MAX_NESTING) return true;
  }
  return text.split('\n').some((line) => /^(\s*- ){100}|^\s{400}/.test(line));
}
