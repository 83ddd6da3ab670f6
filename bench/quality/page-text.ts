// The readable text of a rendered page: blocks with their spans, and the statements in them with the citations they carry.
import type { BundlePage } from './bundle.ts';
import { hasClass, type MarkupElement, parseMarkup, textOf } from './markup.ts';

/** A stretch of text of one kind; `cite` holds the place that a citation leads to, `src/a.ts:3-9`. */
export interface Span {
  readonly kind: 'text' | 'code' | 'quoted' | 'link' | 'strong' | 'cite';
  readonly text: string;
}

/** A paragraph, list item, table row, heading or block of commands. */
export interface Block {
  readonly kind: 'paragraph' | 'item' | 'row' | 'heading' | 'commands' | 'head-row';
  /** Cells of a row are parted by a text span that is a tab. */
  readonly spans: readonly Span[];
  /** Heading above it. */
  readonly under: string;
  /** Number of its list or table on the page; 0 outside of both. */
  readonly group: number;
}

/** Lines as a citation mark gives them: 1-based, both ends included. */
export interface CitedLines {
  readonly path: string;
  readonly startLine: number;
  readonly endLine: number;
}

/** The sentence, row or item that citations stand behind. */
export interface Statement {
  readonly kind: Block['kind'];
  readonly spans: readonly Span[];
  /** Without citation marks. */
  readonly text: string;
  /** The lines it cites, in order, without repeats. */
  readonly cites: readonly CitedLines[];
  readonly under: string;
  /** As in {@link Block.group}. */
  readonly group: number;
}

/** Not prose: drawings, excerpts of code, folded lists of sources and edges. */
const SKIPPED = new Set(['svg', 'ow-diagram', 'ow-excerpt', 'ow-edges', 'ow-anchor']);
const BLOCKS: Readonly<Record<string, Block['kind']>> = {
  p: 'paragraph',
  li: 'item',
  tr: 'row',
  h1: 'heading',
  h2: 'heading',
  h3: 'heading',
  h4: 'heading',
};

/** Blocks of the page's body in the order of reading. */
export function blocksIn(page: Pick<BundlePage, 'html'>): Block[] {
  const reader = new BlockReader();
  const { children } = parseMarkup(page.html);
  reader.walk(children.filter((child) => typeof child !== 'string' && hasClass(child, 'ow-body')));
  return reader.blocks;
}

class BlockReader {
  readonly blocks: Block[] = [];
  #under = '';
  #group = 0;
  #groups = 0;

  walk(children: MarkupElement['children']): void {
    for (const child of children) {
      if (typeof child === 'string' || isSkipped(child)) continue;
      const kind = kindOfBlock(child);
      if (kind !== undefined) this.#take(child, kind);
      else if (/^(ul|ol|table)$/.test(child.tag)) this.#inGroup(child);
      else this.walk(child.children);
    }
  }

  #inGroup(list: MarkupElement): void {
    const outer = this.#group;
    this.#group = ++this.#groups;
    this.walk(list.children);
    this.#group = outer;
  }

  #take(element: MarkupElement, kind: Block['kind']): void {
    const nested: MarkupElement[] = [];
    const spans = mergeText([...spansOf(element.children, nested)]);
    const isHead = kind === 'row' && element.children.some((cell) => typeof cell !== 'string' && cell.tag === 'th');
    if (spans.length > 0) {
      if (kind === 'heading') this.#under = plainText(spans);
      this.blocks.push({ kind: isHead ? 'head-row' : kind, spans, under: this.#under, group: this.#group });
    }
    for (const list of nested) this.#inGroup(list);
  }
}

function kindOfBlock(element: MarkupElement): Block['kind'] | undefined {
  if (hasClass(element, 'ow-commands')) return 'commands';
  // A quotation in a figure: one block with its source.
  if (hasClass(element, 'ow-quote')) return 'paragraph';
  return BLOCKS[element.tag];
}

function isSkipped(element: MarkupElement): boolean {
  return (
    SKIPPED.has(element.tag) || (element.attributes.get('class') ?? '').split(' ').some((name) => SKIPPED.has(name))
  );
}

function kindOf({ tag, attributes }: MarkupElement, isQuoted: boolean): Span['kind'] {
  if (isQuoted) return 'quoted';
  if (tag === 'code') return 'code';
  if (tag === 'strong') return 'strong';
  return tag === 'a' && attributes.get('href')?.startsWith('#') === true ? 'link' : 'text';
}

function* spansOf(
  children: MarkupElement['children'],
  nested: MarkupElement[],
  outer: Span['kind'] = 'text',
): Generator<Span> {
  for (const child of children) {
    if (typeof child === 'string') {
      if (child !== '') yield { kind: outer, text: child.replace(/\s+/g, ' ') };
      continue;
    }
    if (isSkipped(child)) continue;
    if (hasClass(child, 'ow-cite')) {
      yield { kind: 'cite', text: child.attributes.get('title') ?? '' };
    } else if (child.tag === 'figcaption' && /:\d+(?:-\d+)?$/.test(textOf(child).trim())) {
      yield { kind: 'cite', text: textOf(child).trim() };
    } else if (/^(ul|ol)$/.test(child.tag)) nested.push(child);
    else {
      const inner = outer === 'text' ? kindOf(child, hasClass(child, 'ow-quoted')) : outer;
      yield* spansOf(child.children, nested, inner);
      if (/^(td|th)$/.test(child.tag)) yield { kind: 'text', text: '\t' };
      else if (/^(p|pre|br)$/.test(child.tag) || hasClass(child, 'ow-command')) yield { kind: 'text', text: ' ' };
    }
  }
}

function mergeText(spans: readonly Span[]): Span[] {
  const merged: Span[] = [];
  for (const span of spans) {
    const last = merged.at(-1);
    if (last !== undefined && last.kind === span.kind && span.kind !== 'cite') {
      merged[merged.length - 1] = { kind: span.kind, text: last.text + span.text };
    } else merged.push(span);
  }
  return merged.some(({ kind, text }) => kind !== 'cite' && text.trim() !== '') ? merged : [];
}

/** The text of spans without citation marks. */
export function plainText(spans: readonly Span[]): string {
  return spans
    .filter(({ kind }) => kind !== 'cite')
    .map(({ text }) => text)
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Where the plain text of a paragraph ends a sentence: quotations and code are other spans and never looked into. */
const SENTENCE_END = /([.?!]["”)]?)(\s+)/g;

/** The statements of a block: its sentences, or the whole of a row or of commands. */
export function statementsIn(block: Block): Statement[] {
  const { kind, under, group } = block;
  if (kind === 'heading' || kind === 'head-row') return [];
  const parts = kind === 'row' || kind === 'commands' ? [block.spans] : sentencesOf(block.spans);
  return parts
    .map((spans) => ({
      kind,
      under,
      group,
      spans,
      text: plainText(spans),
      cites: [...new Set(spans.filter((span) => span.kind === 'cite').map((span) => span.text))].flatMap(readCited),
    }))
    .filter(({ text }) => text !== '');
}

/** `src/a.ts:3` or `src/a.ts:3-9` as lines; nothing when it is neither. */
function readCited(text: string): CitedLines[] {
  const found = /^(.+):(\d+)(?:[-–](\d+))?$/.exec(text);
  if (found === null) return [];
  const [, path = '', start = '', end = start] = found;
  return [{ path, startLine: Number(start), endLine: Number(end) }];
}

function sentencesOf(spans: readonly Span[]): Span[][] {
  const sentences: Span[][] = [[]];
  let hasEnded = false;
  for (const span of spans) {
    if (span.kind === 'cite') {
      sentences.at(-1)?.push(span);
      continue;
    }
    const text = span.text;
    // Marks follow the full stop, so a sentence ends with the first text behind it.
    if (hasEnded && /^\s/.test(text)) sentences.push([]);
    hasEnded = false;
    if (span.kind !== 'text') {
      sentences.at(-1)?.push(span);
      continue;
    }
    let from = 0;
    for (const match of text.matchAll(SENTENCE_END)) {
      const end = match.index + match[0].length;
      // "e.g. this" and "3. of" go on in small letters.
      if (end < text.length && /[a-z]/.test(text[end] ?? '') && match[1] === '.') continue;
      sentences.at(-1)?.push({ kind: 'text', text: text.slice(from, end) });
      sentences.push([]);
      from = end;
    }
    if (from < text.length) sentences.at(-1)?.push({ kind: 'text', text: text.slice(from) });
    hasEnded = /[.?!]["”)]?$/.test(text);
  }
  return sentences;
}

/** Number of words in all of the texts. */
export function countWords(texts: readonly string[]): number {
  return texts.reduce((count, text) => count + (text === '' ? 0 : text.split(/\s+/).length), 0);
}

/** Everything a reader can see as text on the page, head and foot aside, excerpts and diagrams included. */
export function visibleText(page: Pick<BundlePage, 'html'>): string {
  return parseMarkup(page.html)
    .children.filter((child) => typeof child === 'string' || !hasClass(child, 'ow-foot'))
    .map(textOf)
    .join(' ');
}
