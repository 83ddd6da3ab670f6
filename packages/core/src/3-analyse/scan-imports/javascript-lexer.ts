/** A piece of JavaScript that matters for finding imports. For a string, `text` is its content as written. */
export interface Token {
  readonly kind: 'word' | 'string' | 'mark' | 'template' | 'end';
  readonly text: string;
  readonly start: number;
}

/** Longest regular expression recognised; a longer one is taken for a division. @source engine.md §2.1 */
const MAX_REGEX = 300;

/** Failed look-aheads for a regular expression allowed on one line, so that `/[/[/[…` stays linear. */
const MAX_FAILED_REGEX = 20;

const WORD_START = /[A-Za-z_$\u0080-\uffff]/;
const WORD_PART = /[\w$\u0080-\uffff]/y;
const WORD = /[\w$\u0080-\uffff]+/y;
const BEFORE_REGEX = new Set('( , = : [ ! & | ? { } ; + - * % < > ~ ^'.split(' '));
const WORDS_BEFORE_REGEX = new Set(
  'return typeof case in of delete void throw new else do instanceof await yield'.split(' '),
);

/** Cuts JavaScript or TypeScript into tokens; comments and regular expressions are skipped. Each character is seen once. */
export class JavascriptLexer {
  readonly #text: string;
  #at = 0;
  /** Depth of braces at which each open template goes on. */
  readonly #templates: number[] = [];
  #braces = 0;
  #last: Token = { kind: 'mark', text: ';', start: 0 };
  #failedRegex = 0;
  #failedUntil = -1;

  constructor(text: string) {
    this.#text = text;
  }

  /** The next token; `end` for ever after the last one. */
  next(): Token {
    this.#last = this.#read();
    return this.#last;
  }

  #read(): Token {
    this.#skipBlank();
    const start = this.#at;
    const mark = this.#text[start];
    if (mark === undefined) return { kind: 'end', text: '', start };
    if (mark === '"' || mark === "'") return this.#string(mark);
    if (mark === '`') return this.#template(start + 1);
    if (WORD_START.test(mark)) return this.#word();
    this.#at++;
    if (mark === '{') this.#braces++;
    if (mark === '}' && this.#closesTemplate()) return this.#template(this.#at);
    if (mark === '/' && this.#startsRegex()) this.#skipRegex();
    return { kind: 'mark', text: mark, start };
  }

  #closesTemplate(): boolean {
    this.#braces--;
    if (this.#templates.length === 0 || this.#templates.at(-1) !== this.#braces) return false;
    this.#templates.pop();
    return true;
  }

  #word(): Token {
    const start = this.#at;
    WORD.lastIndex = start;
    WORD.test(this.#text);
    this.#at = Math.max(WORD.lastIndex, start + 1);
    return { kind: 'word', text: this.#text.slice(start, this.#at), start };
  }

  #string(quote: string): Token {
    const start = this.#at++;
    for (;;) {
      const mark = this.#text[this.#at];
      if (mark === undefined || mark === '\n') return { kind: 'mark', text: quote, start };
      if (mark === quote) break;
      this.#at += mark === '\\' ? 2 : 1;
    }
    return { kind: 'string', text: this.#text.slice(start + 1, this.#at++), start };
  }

  /** Skips template text up to its end or to the next `${`, after which code follows. */
  #template(from: number): Token {
    this.#at = from;
    for (;;) {
      const mark = this.#text[this.#at];
      if (mark === undefined) break;
      if (mark === '\\') this.#at++;
      else if (mark === '$' && this.#text[this.#at + 1] === '{') {
        this.#templates.push(this.#braces++);
        this.#at += 2;
        return { kind: 'mark', text: '(', start: from };
      }
      this.#at++;
      if (mark === '`') break;
    }
    return { kind: 'template', text: '', start: from };
  }

  #skipBlank(): void {
    for (;;) {
      const mark = this.#text[this.#at];
      if (mark === ' ' || mark === '\n' || mark === '\t' || mark === '\r') this.#at++;
      else if (mark === '/' && this.#text[this.#at + 1] === '/') this.#skipTo('\n', 0);
      else if (mark === '/' && this.#text[this.#at + 1] === '*') this.#skipTo('*/', 2);
      else return;
    }
  }

  #skipTo(end: string, extra: number): void {
    const found = this.#text.indexOf(end, this.#at + 2);
    this.#at = found < 0 ? this.#text.length : found + extra;
  }

  #startsRegex(): boolean {
    const { kind, text } = this.#last;
    if (kind === 'word') return WORDS_BEFORE_REGEX.has(text);
    return kind === 'mark' && BEFORE_REGEX.has(text);
  }

  /** Moves behind a regular expression when one ends on this line; otherwise stays, for a division. */
  #skipRegex(): void {
    if (this.#at > this.#failedUntil) this.#failedRegex = 0;
    if (this.#failedRegex >= MAX_FAILED_REGEX) return;
    const limit = Math.min(this.#text.length, this.#at + MAX_REGEX);
    let isInClass = false;
    let at = this.#at;
    for (; at < limit; at++) {
      const mark = this.#text[at];
      if (mark === '\n') break;
      if (mark === '\\') at++;
      else if (mark === '[') isInClass = true;
      else if (mark === ']') isInClass = false;
      else if (mark === '/' && !isInClass) {
        this.#at = this.#endOfFlags(at + 1);
        return;
      }
    }
    this.#failedRegex++;
    this.#failedUntil = at;
  }

  #endOfFlags(from: number): number {
    let at = from;
    for (WORD_PART.lastIndex = at; WORD_PART.test(this.#text); WORD_PART.lastIndex = at) at++;
    return at;
  }
}
