import type { RepoPath } from '#vocabulary';
import type { DocumentFact } from '../analysis.ts';
import { definitionRow } from './lists-and-tables.ts';
import { type LineRun, SectionBuilder } from './section-builder.ts';

/** Longest line looked at; the rest of a longer one is ignored. */
const MAX_LINE = 4_000;
/** Frames of documentation tools: `!!! note`, `??? abstract "API"`, `=== "Tab"`, `::: module.name`, `:::tip`; no sentence of anybody. */
const FRAME = /^\s*(?:(?:!!!|\?{3}\+?|={3})\s+\S|:{3,})/;

const ATX = /^ {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*$/;
const FENCE = /^ {0,3}(`{3,}|~{3,})[ \t]*\{?\.?([\w+#.-]{0,40})/;
const SETEXT = /^ {0,3}(=+|-{2,})[ \t]*$/;
const LIST = /^\s{0,12}([-*+]|\d{1,9}[.)])\s/;
const TABLE = /^\s*\||\|\s*$/;
const REFERENCE = /^ {0,3}\[[^\]]{1,300}\]:\s/;
const RULE = /^ {0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*$/;
const HTML = /^ {0,3}<\/?[a-zA-Z!][^\n]{0,4000}$/;
const DEFINITION = /^ {0,3}:\s+\S/;
const MODULE_LINE = /^(import|export)\s/;

/**
 * The sections of a Markdown document: headings, first paragraphs, code blocks, each with its lines. Front matter, HTML,
 * pictures, badges and link definitions are stepped over. One pass over the lines.
 */
export function readMarkdown(path: RepoPath, text: string): DocumentFact {
  return new MarkdownReader(path, text).read();
}

class MarkdownReader {
  readonly #lines: readonly string[];
  readonly #builder: SectionBuilder;
  #paragraph: string[] = [];
  #paragraphStart = 0;
  #at = 0;
  /** Open `<div>` and the like, so that headings of sponsors inside them can be told from the document's own. */
  #htmlDepth = 0;

  constructor(path: RepoPath, text: string) {
    this.#lines = text.split('\n').map((line) => line.slice(0, MAX_LINE).replace(/\r$/, ''));
    if (this.#lines.at(-1) === '') this.#lines = this.#lines.slice(0, -1);
    this.#builder = new SectionBuilder(path);
  }

  read(): DocumentFact {
    this.#skipFrontMatter();
    while (this.#at < this.#lines.length) this.#readLine(this.#lines[this.#at] ?? '');
    this.#endParagraph();
    return this.#builder.finish(this.#lines);
  }

  #skipFrontMatter(): void {
    if (this.#lines[0]?.trim() !== '---') return;
    const end = this.#lines.findIndex((line, index) => index > 0 && index < 200 && line.trim() === '---');
    if (end < 0) return;
    const titleLine = this.#lines.findIndex((line, index) => index < end && /^title:\s/.test(line));
    const title = /^title:\s*(["']?)(.*?)\1\s*$/.exec(this.#lines[titleLine] ?? '')?.[2];
    if (title !== undefined) this.#builder.title(title, titleLine + 1);
    this.#at = end + 1;
  }

  #readLine(line: string): void {
    const fence = FENCE.exec(line);
    const atx = ATX.exec(line);
    if (fence !== null) this.#readFence(fence[1] ?? '', fence[2] ?? '');
    else if (atx !== null && !this.#isForeignHeading(atx[2] ?? ''))
      this.#readHeading(atx[2] ?? '', atx[1]?.length ?? 1);
    else if (SETEXT.test(line) && this.#paragraph.length > 0) this.#readUnderline(line.trim().startsWith('=') ? 1 : 2);
    else if (line.trim().startsWith('<!--')) this.#skipComment();
    else if (HTML.test(line) && this.#paragraph.length === 0) this.#readHtml();
    else if (line.trim() === '' || RULE.test(line) || FRAME.test(line) || atx !== null) this.#step();
    else if (LIST.test(line)) this.#builder.list(this.#takeBlock());
    else if (TABLE.test(line)) this.#builder.table(this.#takeBlock());
    else if (REFERENCE.test(line) || MODULE_LINE.test(line)) this.#takeBlock();
    else if (DEFINITION.test(line) && this.#paragraph.length > 0) this.#readDefinition();
    else if (/^ {0,3}>/.test(line)) this.#readQuote();
    else if (/^( {4}|\t)/.test(line) && this.#paragraph.length === 0) this.#step();
    else this.#addLine(line);
  }

  #step(): void {
    this.#endParagraph();
    this.#at++;
  }

  #addLine(line: string): void {
    if (this.#paragraph.length === 0) this.#paragraphStart = this.#at + 1;
    this.#paragraph.push(line);
    this.#at++;
  }

  #endParagraph(): void {
    if (this.#paragraph.length > 0) {
      this.#builder.paragraph({ startLine: this.#paragraphStart, lines: this.#paragraph });
    }
    this.#paragraph = [];
  }

  /** A heading inside an HTML frame that is one link to elsewhere advertises somebody else. */
  #isForeignHeading(heading: string): boolean {
    return this.#htmlDepth > 0 && /^\[[^[\]]{0,300}\]\(https?:[^()\s]{0,600}\)$/.test(heading.trim());
  }

  #readHeading(heading: string, level: number): void {
    this.#endParagraph();
    const line = this.#at + 1;
    this.#builder.heading(heading, level, { startLine: line, endLine: line });
    this.#at++;
  }

  /** A line of `=` or `-` makes the paragraph above it a heading. */
  #readUnderline(level: number): void {
    const heading = this.#paragraph.join(' ');
    const range = { startLine: this.#paragraphStart, endLine: this.#at + 1 };
    this.#paragraph = [];
    this.#builder.heading(heading, level, range);
    this.#at++;
  }

  #readFence(mark: string, language: string): void {
    this.#endParagraph();
    const start = this.#at + 1;
    let end = start;
    while (end < this.#lines.length && !this.#closesFence(this.#lines[end] ?? '', mark)) end++;
    this.#builder.code(language.toLowerCase(), { startLine: start + 1, lines: this.#lines.slice(start, end) });
    this.#at = end + 1;
  }

  #closesFence(line: string, mark: string): boolean {
    const bare = line.trim();
    return bare.length >= mark.length && bare === (mark[0] ?? '').repeat(bare.length);
  }

  #skipComment(): void {
    this.#endParagraph();
    while (this.#at < this.#lines.length && !(this.#lines[this.#at] ?? '').includes('-->')) this.#at++;
    this.#at++;
  }

  /** HTML up to an empty line; only titles and one-line sentences in it are looked at. */
  #readHtml(): void {
    while (this.#at < this.#lines.length) {
      const line = this.#lines[this.#at] ?? '';
      if (line.trim() === '') return;
      if (line.trim().startsWith('<!--')) {
        this.#skipComment();
        continue;
      }
      this.#htmlDepth = Math.max(0, this.#htmlDepth + count(line, /<div\b/g) - count(line, /<\/div>/g));
      const title = /<h1\b[^>]{0,300}>(.{1,300}?)<\/h1>/i.exec(line)?.[1];
      if (title !== undefined) this.#builder.title(title, this.#at + 1);
      else if (/^\s*<(h[2-5]|p|b|strong|em)\b/i.test(line) && !/<a\b|<img\b/i.test(line)) {
        this.#builder.fallback({ startLine: this.#at + 1, lines: [line] });
      }
      this.#at++;
    }
  }

  /** The line above is a term, this one and those that continue it say what it is. */
  #readDefinition(): void {
    const term = this.#paragraph.at(-1) ?? '';
    this.#paragraph = this.#paragraph.slice(0, -1);
    const { startLine, lines } = this.#takeBlock();
    const words = lines.map((line) => line.replace(/^ {0,3}:\s+/, '').trim());
    this.#builder.definition(definitionRow(term, words, startLine - 1));
  }

  /** Lists, tables and definitions, with the lines that continue them. */
  #takeBlock(): LineRun {
    this.#endParagraph();
    const start = this.#at++;
    while (this.#at < this.#lines.length) {
      const line = this.#lines[this.#at] ?? '';
      if (line.trim() === '' || ATX.test(line) || FENCE.test(line)) break;
      this.#at++;
    }
    return { startLine: start + 1, lines: this.#lines.slice(start, this.#at) };
  }

  /** A quotation may open a document as its motto; notes and warnings are no prose of the section. */
  #readQuote(): void {
    this.#endParagraph();
    const start = this.#at;
    while (this.#at < this.#lines.length && /^ {0,3}>/.test(this.#lines[this.#at] ?? '')) this.#at++;
    const lines = this.#lines.slice(start, this.#at).map((line) => line.replace(/^ {0,3}> ?/, ''));
    // A frame with a heading of its own is a notice to the reader, no word about the project.
    if (!/^(\[!\w+\]|#{1,6}\s)/.test(lines[0] ?? '')) this.#builder.quotation({ startLine: start + 1, lines });
  }
}

function count(line: string, pattern: RegExp): number {
  return line.match(pattern)?.length ?? 0;
}
