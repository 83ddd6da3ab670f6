import { JavascriptLexer, type Token } from './javascript-lexer.ts';
import { LineIndex } from './line-index.ts';
import { type ImportScanner, MAX_IMPORTS, type ScannedBinding, type ScannedImport } from './scanned-import.ts';

/** Most tokens one import or export clause may have; longer ones are not written by hand. */
const MAX_CLAUSE_TOKENS = 8_000;

/**
 * Imports of JavaScript and TypeScript: `import`, `export … from`, `import()`, `require()`. Strings, comments, templates
 * and regular expressions are told apart; each token is looked at once.
 */
export const scanJavascript: ImportScanner = (text) => new JavascriptScanner(text).scan();

interface Clause {
  readonly bindings: ScannedBinding[];
  isTypeOnly: boolean;
  specifier?: Token;
}

class JavascriptScanner {
  readonly #lexer: JavascriptLexer;
  readonly #lines: LineIndex;
  readonly #found: ScannedImport[] = [];
  #token: Token;
  #previous = '';

  constructor(text: string) {
    this.#lexer = new JavascriptLexer(text);
    this.#lines = new LineIndex(text);
    this.#token = this.#lexer.next();
  }

  scan(): ScannedImport[] {
    while (this.#token.kind !== 'end' && this.#found.length < MAX_IMPORTS) {
      const { kind, text } = this.#token;
      if (kind === 'word' && this.#previous !== '.') {
        if (text === 'import') this.#readImport();
        else if (text === 'export') this.#readExport();
        else if (text === 'require') this.#readRequire([], this.#token.start);
        else if (text === 'const' || text === 'let' || text === 'var') this.#readDeclaration();
        else this.#step();
      } else this.#step();
    }
    return this.#found;
  }

  #step(): void {
    this.#previous = this.#token.text;
    this.#token = this.#lexer.next();
  }

  #isMark(text: string): boolean {
    return this.#token.kind === 'mark' && this.#token.text === text;
  }

  #isWord(text: string): boolean {
    return this.#token.kind === 'word' && this.#token.text === text;
  }

  #add(start: number, specifier: Token, clause: Clause, isReExport = false): void {
    const startLine = this.#lines.lineAt(start);
    this.#found.push({
      specifier: specifier.text,
      bindings: clause.bindings,
      startLine,
      endLine: this.#lines.lineAt(specifier.start),
      isTypeOnly: clause.isTypeOnly,
      isReExport,
    });
  }

  #readImport(): void {
    const start = this.#token.start;
    this.#step();
    if (this.#isMark('(')) {
      this.#readCallArgument({ bindings: [], isTypeOnly: false }, start);
      return;
    }
    if (this.#token.kind === 'string') {
      this.#add(start, this.#token, { bindings: [], isTypeOnly: false });
      this.#step();
      return;
    }
    const clause = this.#readClause();
    if (clause.specifier !== undefined) this.#add(start, clause.specifier, clause);
    else if (this.#isMark('=') && clause.bindings.length === 1) {
      this.#step();
      if (this.#isWord('require')) this.#readRequire(wholeModule(clause.bindings), start);
    }
  }

  #readExport(): void {
    const start = this.#token.start;
    this.#step();
    const isList = this.#isMark('{') || this.#isMark('*') || this.#isWord('type');
    if (!isList) return;
    const clause = this.#readClause();
    if (clause.specifier !== undefined) this.#add(start, clause.specifier, clause, true);
  }

  /** `const x = require('y')`, `const { a, b: c } = require('y')` and the same with `await import('y')`; leaves the cursor on the first token that differs. */
  #readDeclaration(): void {
    const start = this.#token.start;
    this.#step();
    if (this.#token.kind !== 'word' && !this.#isMark('{')) return;
    const isList = this.#isMark('{');
    const { bindings } = this.#readClause(isList ? ':' : 'as');
    if (!this.#isMark('=')) return;
    this.#step();
    const bound = isList ? bindings : wholeModule(bindings);
    if (this.#isWord('require')) this.#readRequire(bound, start);
    else if (this.#isWord('await')) this.#readAwaited(bound, start);
  }

  /** `await import('y')` gives the module; other awaited values are none of ours. */
  #readAwaited(bindings: ScannedBinding[], start: number): void {
    this.#step();
    if (!this.#isWord('import')) return;
    this.#step();
    if (this.#isMark('(')) this.#readCallArgument({ bindings, isTypeOnly: false }, start);
  }

  #readRequire(bindings: ScannedBinding[], start: number): void {
    this.#step();
    if (this.#isMark('(')) this.#readCallArgument({ bindings, isTypeOnly: false }, start);
  }

  #readCallArgument(clause: Clause, start: number): void {
    this.#step();
    if (this.#token.kind !== 'string') return;
    const specifier = this.#token;
    this.#step();
    if (this.#isMark(')') || this.#isMark(',')) this.#add(start, specifier, clause);
  }

  /** Names up to `from "…"`; stops at the first token that cannot belong to a clause. */
  #readClause(alias = 'as'): Clause {
    const clause: Clause = { bindings: [], isTypeOnly: false };
    let isInBraces = false;
    let imported: string | undefined;
    for (let count = 0; count < MAX_CLAUSE_TOKENS; count++) {
      const { kind, text } = this.#token;
      if (kind === 'word' && text === 'from' && !isInBraces) {
        if (this.#readSpecifier(clause)) return clause;
        imported = 'from';
        clause.bindings.push({ imported: 'default', local: 'from' });
        continue;
      }
      if (kind === 'mark' && (text === '{' || text === '}')) isInBraces = text === '{';
      else if (kind === 'mark' && text === '*') {
        imported = '*';
        clause.bindings.push({ imported: '*', local: '*' });
      } else if (text === alias && imported !== undefined && kind !== 'string') {
        this.#step();
        this.#rename(clause, imported);
        continue;
      } else if (kind === 'word' && text === 'type') {
        this.#readTypeMark(clause, count);
        continue;
      } else if (kind === 'word' || (kind === 'string' && isInBraces)) {
        imported = isInBraces ? text : 'default';
        clause.bindings.push({ imported, local: text });
      } else if (kind !== 'mark' || text !== ',') return clause;
      this.#step();
    }
    return clause;
  }

  #rename(clause: Clause, imported: string): void {
    if (this.#token.kind !== 'word' && this.#token.kind !== 'string') return;
    clause.bindings.pop();
    clause.bindings.push({ imported, local: this.#token.text });
    this.#step();
  }

  /** Steps over `type`, which is a modifier unless what follows shows that it is a name. */
  #readTypeMark(clause: Clause, position: number): void {
    this.#step();
    const isName = [',', '}', '='].some((mark) => this.#isMark(mark)) || this.#isWord('from') || this.#isWord('as');
    if (isName) clause.bindings.push({ imported: position === 0 ? 'default' : 'type', local: 'type' });
    else if (position === 0) clause.isTypeOnly = true;
  }

  #readSpecifier(clause: Clause): boolean {
    this.#step();
    if (this.#token.kind !== 'string') return false;
    clause.specifier = this.#token;
    this.#step();
    return true;
  }
}

function wholeModule(bindings: readonly ScannedBinding[]): ScannedBinding[] {
  return bindings.map(({ local }) => ({ imported: '*', local }));
}
