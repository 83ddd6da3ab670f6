/**
 * What a piece of code is, as far as its colour goes: comment, keyword, string, constant, function, other name, tag;
 * `''` is plain. Each kind is the class `ow-<kind>` of `wiki.css`.
 */
export type TokenKind = '' | 'c' | 'k' | 's' | 'n' | 'f' | 'v' | 'g';

/** A piece of one line of code. */
export interface CodeToken {
  readonly kind: TokenKind;
  readonly text: string;
}

/** One line as one plain piece; nothing for an empty line. */
export function plainTokens(line: string): readonly CodeToken[] {
  return line === '' ? [] : [{ kind: '', text: line }];
}
