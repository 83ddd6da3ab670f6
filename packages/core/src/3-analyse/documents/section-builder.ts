import { toPlainProse, withoutLabelMarks } from '#text/plain-prose';
import type { RepoPath } from '#vocabulary';
import type { DocumentFact, DocumentLine, DocumentRow, DocumentSection } from '../analysis.ts';
import { flatCopy } from '../intern-strings.ts';
import { releaseOf } from './change-log.ts';
import { decisionOf } from './decision-record.ts';
import { documentKind } from './document-kind.ts';
import { proseOf } from './lead-text.ts';
import { itemsOf, rowsOf } from './lists-and-tables.ts';
import { sectionKind } from './section-kind.ts';

/** Most sections of a document, most code blocks of a section, and the longest block kept. */
const MAX_SECTIONS = 300;
const MAX_BLOCKS = 12;
const MAX_BLOCK = 3_000;
/** Most list items and table rows of a section. @source analysis.ts */
const MAX_ITEMS = 12;
const MAX_ROWS = 60;

type Lead = NonNullable<DocumentSection['lead']>;
type CodeBlock = DocumentSection['codeBlocks'][number];

interface OpenSection {
  readonly heading: string;
  readonly level: number;
  readonly startLine: number;
  lead?: Lead | undefined;
  /** A weaker first sentence, used when no paragraph is found. */
  fallback?: Lead | undefined;
  readonly codeBlocks: CodeBlock[];
  readonly items: DocumentLine[];
  readonly rows: DocumentRow[];
}

/** Consecutive lines with the number of the first. */
export interface LineRun {
  readonly startLine: number;
  readonly lines: readonly string[];
}

/** Collects the sections of one document while its lines are read in order. */
export class SectionBuilder {
  readonly #path: RepoPath;
  readonly #sections: DocumentSection[] = [];
  #open: OpenSection = { heading: '', level: 0, startLine: 1, codeBlocks: [], items: [], rows: [] };
  #title: DocumentFact['title'];
  /** Name with which the first paragraph opens as a link to elsewhere. */
  #subject: string | undefined;

  constructor(path: RepoPath) {
    this.#path = path;
  }

  /** Begins a section; the one before ends on the line above. */
  heading(written: string, level: number, range: { readonly startLine: number; readonly endLine: number }): void {
    const heading = flatCopy(withoutLabelMarks(toPlainProse(written.slice(0, 400))));
    this.#close(range.startLine - 1);
    this.#open = { heading, level, startLine: range.startLine, codeBlocks: [], items: [], rows: [] };
    if (this.#title === undefined && level <= 1 && heading !== '') this.#title = { text: heading, ...range };
  }

  /** A title written in another way than as a heading. */
  title(written: string, line: number): void {
    const text = flatCopy(withoutLabelMarks(toPlainProse(written.slice(0, 400))));
    if (text !== '') this.#title ??= { text, startLine: line, endLine: line };
  }

  /** The first paragraph of prose in a section becomes its lead. */
  paragraph({ startLine, lines }: LineRun): void {
    const isFirst =
      this.#subject === undefined &&
      this.#open.lead === undefined &&
      this.#sections.every(({ lead }) => lead === undefined);
    this.#open.lead ??= leadOf({ startLine, lines });
    if (isFirst && this.#open.lead !== undefined) this.#subject = subjectOf(lines.join(' ').slice(0, 400));
  }

  /** A quotation: at the top of a document it is its motto, further down it speaks only where no paragraph does. */
  quotation(run: LineRun): void {
    if (this.#sections.length === 0 && this.#open.level <= 1) this.paragraph(run);
    else this.fallback(run);
  }

  /** A sentence outside paragraphs (in HTML), used when the section has none. */
  fallback(run: LineRun): void {
    this.#open.fallback ??= leadOf(run);
  }

  /** A list, as far as the section has room for its items. */
  list(run: LineRun): void {
    const room = MAX_ITEMS - this.#open.items.length;
    if (room > 0) this.#open.items.push(...itemsOf(run).slice(0, room));
  }

  /** A table of pipes; other lines that look like one give nothing. */
  table(run: LineRun): void {
    const room = MAX_ROWS - this.#open.rows.length;
    if (room > 0) this.#open.rows.push(...rowsOf(run).slice(0, room));
  }

  /** A term with its definition. */
  definition(row: DocumentRow): void {
    if (this.#open.rows.length < MAX_ROWS) this.#open.rows.push(row);
  }

  code(language: string, { startLine, lines }: LineRun): void {
    const text = lines.join('\n');
    if (this.#open.codeBlocks.length >= MAX_BLOCKS || text.trim() === '' || text.length > MAX_BLOCK) return;
    const block = {
      language: flatCopy(language),
      text: flatCopy(text),
      startLine,
      endLine: startLine + lines.length - 1,
    };
    this.#open.codeBlocks.push(block);
  }

  /** The document; `lines` are all of its lines. */
  finish(lines: readonly string[]): DocumentFact {
    this.#close(lines.length);
    const tops = this.#sections.filter((section) => section.level === 1);
    const isTitled = tops.length <= 1 || this.#sections[0]?.level === 0;
    const title = isTitled ? this.#title : undefined;
    const sections = this.#sections.map((section, index) => this.#withKind(section, index === 0 && isTitled));
    const kind = documentKind(this.#path);
    const release = kind === 'changelog' ? releaseOf(sections, lines) : undefined;
    return {
      path: this.#path,
      kind,
      sections,
      ...(title === undefined ? {} : { title }),
      ...(this.#subject === undefined ? {} : { subject: this.#subject }),
      ...(release === undefined ? {} : { release }),
      ...(kind === 'decision' ? { decision: decisionOf(sections, lines) } : {}),
    };
  }

  /** What stands above the first heading or right below the document's title says what the thing is. */
  #withKind(section: DocumentSection, isOpening: boolean): DocumentSection {
    const isWhat = section.level === 0 || (isOpening && section.level === 1);
    return { ...section, kind: isWhat ? 'what' : sectionKind(section.heading) };
  }

  #close(endLine: number): void {
    const { heading, level, startLine, codeBlocks, items, rows } = this.#open;
    const lead = this.#open.lead ?? this.#open.fallback;
    const isEmpty = level === 0 && lead === undefined && codeBlocks.length + items.length + rows.length === 0;
    if (isEmpty || endLine < startLine || this.#sections.length >= MAX_SECTIONS) return;
    const isOpening = this.#sections.every((section) => section.level === 0) && level <= 1;
    const kind = level === 0 || isOpening ? 'what' : sectionKind(heading);
    this.#sections.push({
      heading,
      level,
      kind,
      startLine,
      endLine,
      codeBlocks,
      ...(lead === undefined ? {} : { lead }),
      ...(items.length === 0 ? {} : { items }),
      ...(rows.length === 0 ? {} : { rows }),
    });
  }
}

function leadOf({ startLine, lines }: LineRun): Lead | undefined {
  const text = proseOf(lines);
  return text === undefined ? undefined : { text: flatCopy(text), startLine, endLine: startLine + lines.length - 1 };
}

/** What a document defines that opens with a link: `[Briefcase](https://…) is a tool …`. */
function subjectOf(text: string): string | undefined {
  const match =
    /^\[([^[\]]{2,60})\]\(https?:[^()\s]{1,400}\)\s+(?:is|are|provides?|lets?|allows?|helps?)\b/.exec(text) ??
    /^`([^`<]{2,60}?)\s*<https?:[^<>]{1,400}>`_{1,2}\s+(?:is|are|provides?|lets?|allows?|helps?)\b/.exec(text);
  return match?.[1] === undefined ? undefined : flatCopy(match[1]);
}
