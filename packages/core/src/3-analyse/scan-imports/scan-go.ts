import { LineIndex } from './line-index.ts';
import { type ImportScanner, MAX_IMPORTS, type ScannedBinding, type ScannedImport } from './scanned-import.ts';

/** Most names kept that a file uses of one package. */
const MAX_USES = 200;

/** Longest import path and package name taken. */
const MAX_PATH = 300;
const MAX_NAME = 120;

/**
 * Imports of Go, single and in groups, with the names that the file uses of each package (`store.New`), because a Go
 * import does not say what it takes. Comments, strings and runes are told apart; each character is looked at once.
 */
export const scanGo: ImportScanner = (text) => new GoScanner(text).scan();

type OpenImport = Omit<ScannedImport, 'bindings'> & {
  /** The name before the path; `''` when there is none. */
  readonly alias: string;
  /** The name that stands for the package in the file. */
  local: string;
  readonly uses: ScannedBinding[];
};

class GoScanner {
  readonly #text: string;
  readonly #lines: LineIndex;
  readonly #found: OpenImport[] = [];
  #at = 0;

  constructor(text: string) {
    this.#text = text;
    this.#lines = new LineIndex(text);
  }

  scan(): ScannedImport[] {
    this.#skipBlank();
    if (this.#readWord() !== 'package') return [];
    this.#skipBlank();
    this.#readWord();
    this.#readImports();
    this.#readUses();
    return this.#found.map(({ alias, local, uses, ...one }) => ({ ...one, bindings: bindingsOf(alias, local, uses) }));
  }

  /** Import declarations stand before all others. */
  #readImports(): void {
    for (;;) {
      this.#skipBlank();
      const start = this.#at;
      if (this.#readWord() !== 'import') {
        this.#at = start;
        return;
      }
      this.#skipBlank();
      if (this.#text[this.#at] === '(') this.#readGroup();
      else if (!this.#readSpec(start)) return;
    }
  }

  #readGroup(): void {
    this.#at++;
    for (;;) {
      this.#skipBlank();
      if (this.#text[this.#at] === ')') {
        this.#at++;
        return;
      }
      if (!this.#readSpec(this.#at)) return;
    }
  }

  /** `name "path"`; whether there was one. */
  #readSpec(start: number): boolean {
    let alias = '';
    if (this.#text[this.#at] === '.') {
      alias = '.';
      this.#at++;
    } else alias = this.#readWord();
    this.#skipBlank();
    const quote = this.#text[this.#at];
    if (quote !== '"' && quote !== '`') return false;
    const end = this.#endOfString(quote);
    const specifier = this.#text.slice(this.#at + 1, Math.min(end - 1, this.#at + 1 + MAX_PATH));
    this.#at = end;
    if (specifier === '' || this.#found.length >= MAX_IMPORTS) return this.#found.length < MAX_IMPORTS;
    this.#found.push({
      specifier,
      alias,
      local: alias,
      uses: [],
      startLine: this.#lines.lineAt(start),
      endLine: this.#lines.lineAt(end - 1),
      isTypeOnly: false,
      isReExport: false,
    });
    return true;
  }

  /** Every `name.Exported` behind the imports whose name stands for one of them. */
  #readUses(): void {
    const known = this.#importsByName();
    const seen = new Set<string>();
    while (this.#at < this.#text.length) {
      this.#skipBlank();
      const mark = this.#text.charCodeAt(this.#at);
      if (isWordPart(mark)) this.#readUse(known, seen);
      else if (mark === QUOTE || mark === BACK_QUOTE || mark === RUNE)
        this.#at = this.#endOfString(this.#text[this.#at] ?? '');
      else if (mark === DOT) {
        this.#at++;
        this.#skipBlank();
        this.#skipWord();
      } else this.#at++;
    }
  }

  #readUse(known: ReadonlyMap<string, OpenImport>, seen: Set<string>): void {
    const start = this.#at;
    this.#skipWord();
    const end = this.#at;
    if (this.#text.charCodeAt(end) !== DOT || !isUpper(this.#text.charCodeAt(end + 1)) || end - start > MAX_NAME)
      return;
    const name = this.#text.slice(start, end);
    const from = known.get(name);
    this.#at = end + 1;
    this.#skipWord();
    if (from === undefined || from.uses.length >= MAX_USES || this.#at - end > MAX_NAME) return;
    const taken = this.#text.slice(end + 1, this.#at);
    const written = `${name}.${taken}`;
    from.local = name;
    if (seen.has(written)) return;
    seen.add(written);
    from.uses.push({ imported: taken, local: written, line: this.#lines.lineAt(start) });
  }

  #importsByName(): Map<string, OpenImport> {
    const known = new Map<string, OpenImport>();
    for (const one of this.#found) if (one.alias !== '') known.set(one.alias, one);
    for (const one of this.#found) {
      if (one.alias !== '') continue;
      const names = likelyNames(one.specifier);
      one.local = names[0] ?? '';
      for (const name of names) if (!known.has(name)) known.set(name, one);
    }
    return known;
  }

  #readWord(): string {
    const start = this.#at;
    this.#skipWord();
    return this.#text.slice(start, Math.min(this.#at, start + MAX_NAME));
  }

  #skipWord(): void {
    while (isWordPart(this.#text.charCodeAt(this.#at))) this.#at++;
  }

  /** White space, semicolons and comments. */
  #skipBlank(): void {
    for (;;) {
      const mark = this.#text[this.#at];
      if (mark === ' ' || mark === '\t' || mark === '\n' || mark === '\r' || mark === ';' || mark === '\ufeff')
        this.#at++;
      else if (mark === '/' && this.#text[this.#at + 1] === '/') this.#skipTo('\n', 0);
      else if (mark === '/' && this.#text[this.#at + 1] === '*') this.#skipTo('*/', 2);
      else return;
    }
  }

  #skipTo(end: string, extra: number): void {
    const found = this.#text.indexOf(end, this.#at + 2);
    this.#at = found < 0 ? this.#text.length : found + extra;
  }

  /** Offset behind the string or rune at the cursor; one that is not closed ends with its line, a raw one with the text. */
  #endOfString(quote: string): number {
    if (quote === '`') {
      const end = this.#text.indexOf('`', this.#at + 1);
      return end < 0 ? this.#text.length : end + 1;
    }
    for (let at = this.#at + 1; at < this.#text.length; at++) {
      const mark = this.#text[at];
      if (mark === '\\') at++;
      else if (mark === quote) return at + 1;
      else if (mark === '\n') return at;
    }
    return this.#text.length;
  }
}

const DOT = 46;
const QUOTE = 34;
const BACK_QUOTE = 96;
const RUNE = 39;

/** Letters, digits, `_` and everything beyond ASCII. NaN, which stands for the end of the text, is none. */
function isWordPart(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    (code >= 48 && code <= 57) ||
    code === 95 ||
    code >= 128
  );
}

function isUpper(code: number): boolean {
  return (code >= 65 && code <= 90) || (code >= 128 && /\p{Lu}/u.test(String.fromCharCode(code)));
}

function bindingsOf(alias: string, local: string, uses: readonly ScannedBinding[]): ScannedBinding[] {
  if (alias === '_') return [];
  return [{ imported: '*', local: alias === '.' ? '*' : local }, ...uses];
}

/** The names a package may have by its path, likeliest first: `yaml` for `gopkg.in/yaml.v3`, `chi` for `…/go-chi/chi/v5`. */
export function likelyNames(path: string): string[] {
  const parts = path.split('/').filter((part) => part !== '');
  const isMajor = parts.length > 1 && /^v\d{1,4}$/.test(parts.at(-1) ?? '');
  const last = (isMajor ? parts.at(-2) : parts.at(-1)) ?? '';
  const bare = last.replace(/\.v\d{1,4}$/, '');
  const names = [
    bare,
    bare.replace(/^go-|^go\.|[-.]go$/, ''),
    bare.slice(bare.lastIndexOf('-') + 1),
    bare.split('-', 1)[0] ?? '',
    bare.replace(/[-.]/g, ''),
    bare.replace(/[-.]/g, '_'),
    ...(isMajor ? [parts.at(-1) ?? ''] : []),
  ];
  return [...new Set(names)].filter((name) => /^[\p{L}_][\p{L}\p{N}_]*$/u.test(name));
}
