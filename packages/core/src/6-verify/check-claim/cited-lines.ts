import type { RepoPath } from '#vocabulary';
import { codeText } from '../code-text.ts';
import { type CodeToken, codeTokens } from '../code-tokens.ts';

/** The lines a claim cites, in the forms the checkers need; each form is made once, when asked for. */
export class CitedLines {
  readonly path: RepoPath;
  readonly lines: readonly string[];
  #code: string | undefined;
  #bareCode: string | undefined;
  #tokens: readonly CodeToken[] | undefined;

  constructor(path: RepoPath, lines: readonly string[]) {
    this.path = path;
    this.lines = lines;
  }

  /** As written. */
  get raw(): string {
    return this.lines.join('\n');
  }

  /** Without comments. */
  get code(): string {
    this.#code ??= codeText(this.path, this.lines, 'keep');
    return this.#code;
  }

  /** Without comments and without the contents of strings. */
  get bareCode(): string {
    this.#bareCode ??= codeText(this.path, this.lines, 'blank');
    return this.#bareCode;
  }

  /** The code as tokens, comments left out. */
  get tokens(): readonly CodeToken[] {
    this.#tokens ??= codeTokens(this.code);
    return this.#tokens;
  }
}
