import type { RepoPath } from '#vocabulary';
import type { DocumentFact } from '../analysis.ts';
import { definitionRow } from './lists-and-tables.ts';
import { SectionBuilder } from './section-builder.ts';

/** Longest line looked at; the rest of a longer one is ignored. */
const MAX_LINE = 4_000;

const ADORNMENT = /^([=\-~^"'`#*+.:_<>])\1{2,}$/;
const DIRECTIVE = /^\.\.(\s+([\w-]+)::\s*(.*))?/;
const CODE_DIRECTIVES = new Set(['code-block', 'code', 'sourcecode', 'highlight', 'parsed-literal']);
const LIST = /^([-*+•]|\d{1,9}[.)]|#\.)\s/;
const FIELD = /^:[^:\s][^:]{0,60}:(\s|$)/;
const SUBSTITUTIONS = /^(\|[^|]{1,60}\|_{0,2}\s*)+$/;

/**
 * The sections of a reStructuredText or plain text document: underlined titles, first paragraphs, code blocks, each with
 * its lines. Levels follow the order in which underlines appear. One pass over the lines.
 */
export function readRst(path: RepoPath, text: string): DocumentFact {
  return new RstReader(path, text).read();
}

class RstReader {
  readonly #lines: readonly string[];
  readonly #builder: SectionBuilder;
  readonly #styles: string[] = [];
  #at = 0;

  constructor(path: RepoPath, text: string) {
    this.#lines = text.split('\n').map((line) => line.slice(0, MAX_LINE).trimEnd());
    if (this.#lines.at(-1) === '') this.#lines = this.#lines.slice(0, -1);
    this.#builder = new SectionBuilder(path);
  }

  read(): DocumentFact {
    while (this.#at < this.#lines.length) this.#readBlock();
    return this.#builder.finish(this.#lines);
  }

  #line(offset = 0): string {
    return this.#lines[this.#at + offset] ?? '';
  }

  #readBlock(): void {
    const line = this.#line();
    if (line === '') this.#at++;
    else if (ADORNMENT.test(line) && this.#isTitle(1)) this.#readTitle(1);
    else if (this.#isTitle(0)) this.#readTitle(0);
    else if (line.startsWith('..')) this.#readDirective();
    else if (/^\s/.test(line)) this.#readIndented();
    else this.#readParagraph();
  }

  /** Whether a title text stands `offset` lines below the cursor, with an underline long enough below it. */
  #isTitle(offset: number): boolean {
    const title = this.#line(offset).trim();
    const under = this.#line(offset + 1);
    if (title === '' || ADORNMENT.test(title) || !ADORNMENT.test(under)) return false;
    if (offset === 0 && /^[\s]/.test(this.#line())) return false;
    return under.length >= Math.min(title.length, 60) - 1;
  }

  #readTitle(offset: number): void {
    const start = this.#at + 1;
    const mark = this.#line(offset + 1)[0] ?? '';
    const style = offset === 1 ? mark + mark : mark;
    if (!this.#styles.includes(style)) this.#styles.push(style);
    const level = Math.min(6, this.#styles.indexOf(style) + 1);
    const title = this.#line(offset).trim();
    this.#at += offset + 2;
    this.#builder.heading(title, level, { startLine: start, endLine: this.#at });
  }

  #readDirective(): void {
    const match = DIRECTIVE.exec(this.#line());
    const name = match?.[2] ?? '';
    this.#at++;
    const start = this.#at;
    this.#skipIndented();
    if (CODE_DIRECTIVES.has(name)) this.#addCode(match?.[3] ?? '', start);
  }

  /** An indented block is a quotation: it speaks where no paragraph does. */
  #readIndented(): void {
    const start = this.#at;
    while (this.#at < this.#lines.length && this.#line() !== '' && /^\s/.test(this.#line())) this.#at++;
    const lines = this.#lines.slice(start, this.#at).map((line) => line.trim());
    if (!LIST.test(lines[0] ?? '') && !FIELD.test(lines[0] ?? ''))
      this.#builder.fallback({ startLine: start + 1, lines });
  }

  /** Steps over indented and empty lines. */
  #skipIndented(): void {
    while (this.#at < this.#lines.length && (this.#line() === '' || /^\s/.test(this.#line()))) this.#at++;
  }

  /** The indented block from line index `start` up to the cursor, without options and empty lines around it. */
  #addCode(language: string, start: number): void {
    let from = start;
    let to = this.#at;
    while (from < to && ((this.#lines[from] ?? '') === '' || FIELD.test((this.#lines[from] ?? '').trim()))) from++;
    while (to > from && (this.#lines[to - 1] ?? '') === '') to--;
    const block = this.#lines.slice(from, to);
    const indent = block.reduce(
      (least, line) => (line === '' ? least : Math.min(least, line.length - line.trimStart().length)),
      80,
    );
    const lines = block.map((line) => line.slice(indent));
    this.#builder.code(language.trim().toLowerCase(), { startLine: from + 1, lines });
  }

  #readParagraph(): void {
    const start = this.#at;
    while (this.#at < this.#lines.length && this.#line() !== '') {
      if (this.#at > start && (this.#isTitle(0) || this.#line().startsWith('.. '))) break;
      this.#at++;
    }
    const lines = this.#lines.slice(start, this.#at);
    const [first = '', second = ''] = lines;
    if (LIST.test(first)) this.#builder.list({ startLine: start + 1, lines });
    else if (/^\s/.test(second) && !/^\s/.test(first) && !first.startsWith('..'))
      this.#builder.definition(definitionRow(first, lines.slice(1), start + 1));
    const isProse =
      !LIST.test(first) && !FIELD.test(first) && !/^[|+=]/.test(first) && !SUBSTITUTIONS.test(lines.join(' '));
    if (isProse)
      this.#builder.paragraph({ startLine: start + 1, lines: lines.map((line) => line.replace(/::$/, ':')) });
    if (lines.at(-1)?.endsWith('::') !== true) return;
    const code = this.#at;
    this.#skipIndented();
    this.#addCode('', code);
  }
}
