import { LineIndex } from './line-index.ts';
import { type ImportScanner, MAX_IMPORTS, type ScannedBinding, type ScannedImport } from './scanned-import.ts';

const NAME = /[\w.\u0080-\uffff]/;

/**
 * Imports of Python: `import a.b as c`, `from .a import b as c`, also inside functions and `TYPE_CHECKING` blocks.
 * Strings, comments and brackets are told apart; each character is looked at once.
 */
export const scanPython: ImportScanner = (text) => new PythonScanner(text).scan();

class PythonScanner {
  readonly #text: string;
  readonly #lines: LineIndex;
  readonly #found: ScannedImport[] = [];
  #at = 0;
  /** Indentation of the `if TYPE_CHECKING:` that encloses the cursor, -1 outside. */
  #typeIndent = -1;

  constructor(text: string) {
    this.#text = text;
    this.#lines = new LineIndex(text);
  }

  scan(): ScannedImport[] {
    while (this.#at < this.#text.length && this.#found.length < MAX_IMPORTS) this.#readStatement();
    return this.#found;
  }

  /** Reads one statement, from its indentation to the end of its last line (or a `;` or a block's `:`). */
  #readStatement(): void {
    const lineStart = this.#at;
    this.#skipSpaces();
    const start = this.#at;
    const isFirstOnLine = lineStart === 0 || this.#text[lineStart - 1] === '\n';
    const word = this.#readName();
    if (
      isFirstOnLine &&
      this.#text[start] !== '\n' &&
      this.#text[start] !== '#' &&
      start - lineStart <= this.#typeIndent
    ) {
      this.#typeIndent = -1;
    }
    if (word === 'import') this.#readImport(start);
    else if (word === 'from') this.#readFrom(start);
    else if (word === 'if') this.#readIf(start - lineStart);
    this.#skipRest();
  }

  #readIf(indent: number): void {
    this.#skipSpaces();
    const condition = this.#readName();
    if (condition === 'TYPE_CHECKING' || condition === 'typing.TYPE_CHECKING' || condition === 't.TYPE_CHECKING') {
      this.#typeIndent = indent;
    }
  }

  #readImport(start: number): void {
    do {
      this.#skipSpaces();
      const specifier = this.#readName();
      if (specifier === '' || specifier.startsWith('.')) return;
      const alias = this.#readAlias();
      const local = alias ?? specifier.slice(0, endOfFirst(specifier));
      const imported = alias === undefined && specifier.includes('.') ? '.' : '*';
      this.#add(start, specifier, [{ imported, local }]);
    } while (this.#take(','));
  }

  #readFrom(start: number): void {
    this.#skipSpaces();
    const specifier = this.#readName();
    this.#skipSpaces();
    if (specifier === '' || this.#readName() !== 'import') return;
    this.#skipSpaces();
    const isBracketed = this.#take('(');
    const bindings: ScannedBinding[] = [];
    for (;;) {
      this.#skipListBlank(isBracketed);
      if (this.#take('*')) bindings.push({ imported: '*', local: '*' });
      const name = this.#readName();
      if (name === '' || bindings.length >= MAX_IMPORTS) break;
      bindings.push({ imported: name, local: this.#readAlias(isBracketed) ?? name });
      this.#skipListBlank(isBracketed);
      if (!this.#take(',')) break;
    }
    if (isBracketed) this.#take(')');
    if (bindings.length > 0) this.#add(start, specifier, bindings);
  }

  #add(start: number, specifier: string, bindings: readonly ScannedBinding[]): void {
    this.#found.push({
      specifier,
      bindings,
      startLine: this.#lines.lineAt(start),
      endLine: this.#lines.lineAt(Math.max(start, this.#at - 1)),
      isTypeOnly: this.#typeIndent >= 0,
      isReExport: false,
    });
  }

  #readAlias(isBracketed = false): string | undefined {
    const back = this.#at;
    this.#skipListBlank(isBracketed);
    if (this.#readName() === 'as') {
      this.#skipSpaces();
      return this.#readName();
    }
    this.#at = back;
    return undefined;
  }

  #readName(): string {
    const start = this.#at;
    while (NAME.test(this.#text[this.#at] ?? '')) this.#at++;
    return this.#text.slice(start, this.#at);
  }

  #take(mark: string): boolean {
    this.#skipSpaces();
    if (this.#text[this.#at] !== mark) return false;
    this.#at++;
    return true;
  }

  /** Spaces, tabs and lines joined by a backslash. */
  #skipSpaces(): void {
    for (;;) {
      const mark = this.#text[this.#at];
      if (mark === ' ' || mark === '\t' || mark === '\r' || mark === '\f') this.#at++;
      else if (mark === '\\' && this.#text[this.#at + 1] === '\n') this.#at += 2;
      else if (mark === '\\' && this.#text.startsWith('\r\n', this.#at + 1)) this.#at += 3;
      else return;
    }
  }

  /** Inside brackets line ends and comments are blank too. */
  #skipListBlank(isBracketed: boolean): void {
    this.#skipSpaces();
    while (isBracketed && (this.#text[this.#at] === '\n' || this.#text[this.#at] === '#')) {
      if (this.#text[this.#at] === '#') this.#skipLine();
      else this.#at++;
      this.#skipSpaces();
    }
  }

  /** Moves behind the statement: over strings, brackets and comments to the line end, a `;`, or a block's `:`. */
  #skipRest(): void {
    let depth = 0;
    while (this.#at < this.#text.length) {
      const mark = this.#text[this.#at];
      if (mark === '"' || mark === "'") {
        this.#skipString(mark);
        continue;
      }
      if (mark === '#') {
        this.#skipLine();
        continue;
      }
      this.#at++;
      if (mark === '(' || mark === '[' || mark === '{') depth++;
      else if (mark === ')' || mark === ']' || mark === '}') depth = Math.max(0, depth - 1);
      else if (mark === '\\') this.#at++;
      else if (depth === 0 && (mark === '\n' || mark === ';' || mark === ':')) return;
      else if (mark === '\n' && this.#startsStatement()) return;
    }
  }

  /** An unclosed bracket ends at a line that can only be a new top-level statement. */
  #startsStatement(): boolean {
    return /^(def|class|import|from|if|@)\b/.test(this.#text.slice(this.#at, this.#at + 7));
  }

  #skipLine(): void {
    const end = this.#text.indexOf('\n', this.#at);
    this.#at = end < 0 ? this.#text.length : end;
  }

  #skipString(quote: string): void {
    const isLong = this.#text.startsWith(quote.repeat(3), this.#at);
    this.#at += isLong ? 3 : 1;
    while (this.#at < this.#text.length) {
      const mark = this.#text[this.#at];
      if (mark === '\\') this.#at++;
      else if (!isLong && mark === '\n') return;
      else if (mark === quote && (!isLong || this.#text.startsWith(quote.repeat(3), this.#at))) {
        this.#at += isLong ? 3 : 1;
        return;
      }
      this.#at++;
    }
  }
}

function endOfFirst(dotted: string): number {
  const dot = dotted.indexOf('.');
  return dot < 0 ? dotted.length : dot;
}
