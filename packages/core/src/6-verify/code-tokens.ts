/** A piece of code: a word, a number, a string with its quotes, or a mark. */
export interface CodeToken {
  readonly text: string;
  readonly kind: 'word' | 'number' | 'string' | 'regex' | 'mark';
  /** Offset in the text it was cut from. */
  readonly at: number;
  /** Line of that text, from 0. */
  readonly line: number;
}

/** Most tokens taken: cited lines are few. @source own bound: keeps checks linear */
const MAX_TOKENS = 20_000;

/** Longest regular expression and deepest nesting of filled-in strings looked at. */
const MAX_REGEX = 300;
const MAX_DEPTH = 4;

const WORD = /[\p{L}_$#][\p{L}\p{N}_$]*/uy;
const NUMBER = /\d[\p{L}\p{N}_]*(?:\.\d[\p{L}\p{N}_]*)?/uy;
const MARK = /===|!==|\*\*=|\.\.\.|<<=|>>=|=>|==|!=|<=|>=|&&|\|\||\?\?|\?\.|->|::|:=|\+\+|--|[+\-*/%&|^]=|[^\s]/uy;

/** Words and marks behind which a slash begins a regular expression rather than a division. */
const BEFORE_REGEX = /^([([{,;:=!&|?+\-*%<>~^]|=>|&&|\|\||\?\?|===?|!==?|return|typeof|case|in|of|and|or|not)$/;

/**
 * Cuts code without comments into tokens; white space counts for nothing. What strings of JavaScript and Python fill in
 * (`${limit}`, `{limit}` of an f-string) is cut like code. One pass, each character looked at a bounded number of times.
 */
export function codeTokens(code: string): CodeToken[] {
  const cutter = new TokenCutter(code);
  cutter.cut(0, code.length, 0);
  return cutter.tokens;
}

class TokenCutter {
  readonly tokens: CodeToken[] = [];
  readonly #code: string;
  #line = 0;
  #lineKnownTo = 0;

  constructor(code: string) {
    this.#code = code;
  }

  cut(start: number, end: number, depth: number): void {
    let at = start;
    while (at < end && this.tokens.length < MAX_TOKENS) {
      const char = this.#code[at] as string;
      if (/\s/.test(char)) at += 1;
      else if (char === '"' || char === "'") at = this.#string(at, end, depth);
      else if (char === '`') at = this.#template(at, end, depth);
      else if (char === '/' && this.#mayBeRegex()) at = this.#regex(at, end);
      else at = this.#plain(at);
    }
  }

  #add(kind: CodeToken['kind'], at: number, end: number): number {
    for (; this.#lineKnownTo < at; this.#lineKnownTo++) if (this.#code[this.#lineKnownTo] === '\n') this.#line += 1;
    this.tokens.push({ kind, text: this.#code.slice(at, end), at, line: this.#line });
    return end;
  }

  #plain(at: number): number {
    for (const [kind, pattern] of PLAIN) {
      pattern.lastIndex = at;
      const found = pattern.exec(this.#code)?.[0];
      if (found !== undefined) return this.#add(kind, at, at + found.length);
    }
    return at + 1;
  }

  /** A string up to its quote; one that stays open on its line is no string but a mark. */
  #string(at: number, limit: number, depth: number): number {
    const quote = this.#code[at] as string;
    const triple = quote.repeat(3);
    const mark = this.#code.startsWith(triple, at) ? triple : quote;
    const last = this.tokens.at(-1);
    const isTouching = last !== undefined && last.at + last.text.length === at;
    const isFilled = isTouching && last.kind === 'word' && /^([rb]?f|f[rb])$/i.test(last.text);
    const isPrefix = isTouching && last.kind === 'word' && /^[rbuf]{1,2}$/i.test(last.text);
    if (isPrefix) this.tokens.pop();
    const start = isPrefix ? last.at : at;
    let end = at + mark.length;
    for (; end < limit; end++) {
      const char = this.#code[end];
      if (char === '\\') end += 1;
      else if (char === '\n' && mark === quote) break;
      else if (this.#code.startsWith(mark, end)) {
        const close = end + mark.length;
        this.#add('string', start, close);
        if (isFilled && depth < MAX_DEPTH) this.#fillings(at + mark.length, end, depth);
        return close;
      }
    }
    return this.#add('mark', at, at + mark.length);
  }

  /** What stands between braces in an f-string; doubled braces are text. */
  #fillings(start: number, end: number, depth: number): void {
    for (let at = start; at < end; at++) {
      if (this.#code[at] !== '{') continue;
      if (this.#code[at + 1] === '{') {
        at += 1;
        continue;
      }
      const close = this.#code.indexOf('}', at);
      if (close < 0 || close > end) return;
      this.cut(at + 1, close, depth + 1);
      at = close;
    }
  }

  #template(at: number, limit: number, depth: number): number {
    let from = at;
    for (let end = at + 1; end < limit; end++) {
      const char = this.#code[end];
      if (char === '\\') end += 1;
      else if (char === '`') return this.#add('string', from, end + 1);
      else if (char === '$' && this.#code[end + 1] === '{') {
        const close = this.#closing(end + 1, limit);
        if (close < 0 || depth >= MAX_DEPTH) break;
        this.#add('string', from, end);
        this.cut(end + 2, close, depth + 1);
        from = close;
        end = close;
      }
    }
    return this.#add('mark', from === at ? at : from, (from === at ? at : from) + 1);
  }

  /** The brace that closes the one at `open`. */
  #closing(open: number, limit: number): number {
    let level = 0;
    for (let at = open; at < limit && at < open + 4_000; at++) {
      if (this.#code[at] === '{') level += 1;
      else if (this.#code[at] === '}' && --level === 0) return at;
    }
    return -1;
  }

  #mayBeRegex(): boolean {
    const last = this.tokens.at(-1);
    return last === undefined || BEFORE_REGEX.test(last.text);
  }

  #regex(at: number, limit: number): number {
    let isClass = false;
    for (let end = at + 1; end < limit && end < at + MAX_REGEX; end++) {
      const char = this.#code[end];
      if (char === '\n') break;
      if (char === '\\') end += 1;
      else if (char === '[') isClass = true;
      else if (char === ']') isClass = false;
      else if (char === '/' && !isClass) return this.#add('regex', at, end + 1);
    }
    return this.#add('mark', at, at + 1);
  }
}

const PLAIN = [
  ['word', WORD],
  ['number', NUMBER],
  ['mark', MARK],
] as const;
