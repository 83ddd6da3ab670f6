import MarkdownIt, { type Token } from 'markdown-it';
import { type AnswerBlock, type AnswerSentence, type ParsedAnswer, problemOf } from './answer.ts';
import { cleanAnswer } from './clean-answer.ts';
import { readSentences } from './read-inline.ts';

/**
 * HTML stays text, addresses are not turned into links, and no line can make `[e1]` a link somewhere else.
 */
const MARKDOWN = new MarkdownIt({ html: false, linkify: false, typographer: false }).disable('reference');

/** Blocks that only the program itself puts on a page. */
const FOREIGN_BLOCKS = new Set(['fence', 'code_block', 'table_open', 'html_block']);

/** The blocks and sentences of a model's answer. Whatever is no heading, paragraph or list is left out. Never throws. */
export function parseAnswer(raw: string): ParsedAnswer {
  const reader = new AnswerReader(MARKDOWN.parse(cleanAnswer(raw), {}));
  return reader.read();
}

/** Walks the flat list of tokens once. */
class AnswerReader {
  readonly #tokens: readonly Token[];
  readonly #blocks: AnswerBlock[] = [];
  readonly #problems: ReturnType<typeof problemOf>[] = [];
  /** The outermost open list; deeper items are told as items of it. */
  #list: { isOrdered: boolean; items: AnswerSentence[][]; depth: number } | undefined;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  read(): ParsedAnswer {
    for (let at = 0; at < this.#tokens.length; at += 1) {
      const token = this.#tokens[at] as Token;
      // A heading inside a list item is no heading of the page.
      if (token.type === 'heading_open' && !this.#list) this.#readHeading(token.tag, this.#tokens[at + 1]);
      else if (token.type === 'heading_open') this.#readParagraph(this.#tokens[at + 1]);
      else if (token.type === 'paragraph_open') this.#readParagraph(this.#tokens[at + 1]);
      else if (/^(?:ordered|bullet)_list_open$/.test(token.type)) this.#openList(token.type === 'ordered_list_open');
      else if (/^(?:ordered|bullet)_list_close$/.test(token.type)) this.#closeList();
      else if (token.type === 'list_item_open') this.#list?.items.push([]);
      else if (FOREIGN_BLOCKS.has(token.type)) at = this.#skipBlock(at);
    }
    return { blocks: this.#blocks, problems: this.#problems };
  }

  #readHeading(tag: string, inline: Token | undefined): void {
    const text = readSentences(inline?.children ?? [])
      .flatMap((sentence) => (sentence.hasMarkup ? [] : sentence.pieces))
      .map((piece) => (piece.kind === 'page' ? '' : piece.text))
      .join('');
    this.#blocks.push({ kind: 'heading', level: tag === 'h1' || tag === 'h2' ? 2 : 3, text: text.trim() });
  }

  #readParagraph(inline: Token | undefined): void {
    const sentences = readSentences(inline?.children ?? []);
    if (sentences.length === 0) return;
    if (this.#list) this.#list.items.at(-1)?.push(...sentences);
    else this.#blocks.push({ kind: 'paragraph', sentences });
  }

  #openList(isOrdered: boolean): void {
    if (this.#list) this.#list.depth += 1;
    else this.#list = { isOrdered, items: [], depth: 1 };
  }

  #closeList(): void {
    if (!this.#list) return;
    this.#list.depth -= 1;
    if (this.#list.depth > 0) return;
    const items = this.#list.items.filter((item) => item.length > 0);
    if (items.length > 0) this.#blocks.push({ kind: 'list', isOrdered: this.#list.isOrdered, items });
    this.#list = undefined;
  }

  /** The index of the block's last token. */
  #skipBlock(from: number): number {
    const token = this.#tokens[from] as Token;
    let to = from;
    if (token.nesting === 1) {
      const close = token.type.replace(/_open$/, '_close');
      while (to + 1 < this.#tokens.length && this.#tokens[to]?.type !== close) to += 1;
    }
    const text = this.#tokens.slice(from, to + 1).map((skipped) => skipped.content);
    this.#problems.push(problemOf('unwanted-markup', text.join(' ')));
    return to;
  }
}
