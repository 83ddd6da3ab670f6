/** A text without its quotes: what a person would set. */
export function bareText(literal: string): string {
  return /^(["'`])([^"'`$]+)\1$/.exec(literal)?.[2] ?? literal;
}
