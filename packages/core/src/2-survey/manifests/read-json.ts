/** A JSON value with the lines it stands on (1-based, inclusive). */
export type JsonNode = JsonScalar | JsonArray | JsonObject;

interface JsonSpan {
  readonly startLine: number;
  endLine: number;
}

/** A string, number, `true`, `false` or `null`; `text` is the decoded string or the literal as written. */
export interface JsonScalar extends JsonSpan {
  readonly kind: 'string' | 'literal';
  readonly text: string;
}

/** A list in file order. */
export interface JsonArray extends JsonSpan {
  readonly kind: 'array';
  readonly items: JsonNode[];
}

/** An object; of repeated keys the last counts. `keyLine` is the line of the key itself. */
export interface JsonObject extends JsonSpan {
  readonly kind: 'object';
  readonly members: Map<string, { readonly keyLine: number; readonly node: JsonNode }>;
}

/** Deepest nesting read; real manifests stay below 20. */
const MAX_DEPTH = 200;

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f' };
const LITERAL = /[-+.\w]/;

/**
 * The document with the line of every key and value, or `undefined` when it is not JSON. Comments and commas before a
 * closing bracket are allowed, as in tsconfig files. One pass, no recursion.
 */
export function readJson(text: string): JsonNode | undefined {
  return new JsonReader(text).read();
}

type Container = JsonArray | JsonObject;

class JsonReader {
  readonly #text: string;
  readonly #open: Container[] = [];
  #at: number;
  #line = 1;
  #root: JsonNode | undefined;
  #key: { readonly name: string; readonly line: number } | undefined;

  constructor(text: string) {
    this.#text = text;
    this.#at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  }

  read(): JsonNode | undefined {
    while (this.#skipBlank()) {
      if (this.#root !== undefined && this.#open.length === 0) return undefined;
      if (!this.#step()) return undefined;
    }
    return this.#open.length === 0 ? this.#root : undefined;
  }

  /** Reads one token; `false` on a syntax error. */
  #step(): boolean {
    const mark = this.#text[this.#at] ?? '';
    const top = this.#open.at(-1);
    if (mark === ',') return this.#advance(top !== undefined && this.#key === undefined);
    if (mark === '}' || mark === ']') return this.#close(mark);
    if (top?.kind === 'object' && this.#key === undefined) return this.#readKey();
    if (mark === '{' || mark === '[') return this.#openContainer(mark);
    return this.#readScalar(mark);
  }

  #advance(isAllowed: boolean): boolean {
    this.#at++;
    return isAllowed;
  }

  #openContainer(mark: string): boolean {
    if (this.#open.length >= MAX_DEPTH) return false;
    const span = { startLine: this.#line, endLine: this.#line };
    const node: Container =
      mark === '{' ? { kind: 'object', members: new Map(), ...span } : { kind: 'array', items: [], ...span };
    this.#attach(node);
    this.#open.push(node);
    this.#at++;
    return true;
  }

  #close(mark: string): boolean {
    const top = this.#open.pop();
    if (top === undefined || this.#key !== undefined || (top.kind === 'object') !== (mark === '}')) return false;
    top.endLine = this.#line;
    this.#at++;
    return true;
  }

  #readKey(): boolean {
    const line = this.#line;
    const name = this.#text[this.#at] === '"' ? this.#readString() : undefined;
    if (name === undefined || !this.#skipBlank() || this.#text[this.#at] !== ':') return false;
    this.#at++;
    this.#key = { name, line };
    return true;
  }

  #readScalar(mark: string): boolean {
    const startLine = this.#line;
    if (mark === '"') {
      const text = this.#readString();
      if (text === undefined) return false;
      this.#attach({ kind: 'string', text, startLine, endLine: this.#line });
      return true;
    }
    const start = this.#at;
    while (LITERAL.test(this.#text[this.#at] ?? '')) this.#at++;
    if (this.#at === start) return false;
    this.#attach({ kind: 'literal', text: this.#text.slice(start, this.#at), startLine, endLine: startLine });
    return true;
  }

  #attach(node: JsonNode): void {
    const top = this.#open.at(-1);
    if (top === undefined) this.#root = node;
    else if (top.kind === 'array') top.items.push(node);
    else if (this.#key !== undefined) {
      top.members.set(this.#key.name, { keyLine: this.#key.line, node });
      this.#key = undefined;
    }
  }

  /** The decoded string at the cursor, which then stands behind the closing quote. */
  #readString(): string | undefined {
    const parts: string[] = [];
    let start = ++this.#at;
    for (;;) {
      const mark = this.#text[this.#at];
      if (mark === undefined || mark === '\n') return undefined;
      if (mark === '"') break;
      if (mark !== '\\') {
        this.#at++;
        continue;
      }
      parts.push(this.#text.slice(start, this.#at), this.#readEscape());
      start = this.#at;
    }
    parts.push(this.#text.slice(start, this.#at++));
    return parts.join('');
  }

  #readEscape(): string {
    const mark = this.#text[this.#at + 1] ?? '';
    this.#at += 2;
    if (mark !== 'u') return ESCAPES[mark] ?? mark;
    const code = Number.parseInt(this.#text.slice(this.#at, this.#at + 4), 16);
    this.#at += 4;
    return Number.isNaN(code) ? '' : String.fromCharCode(code);
  }

  /** Skips white space and comments; `false` at the end of the text. */
  #skipBlank(): boolean {
    for (;;) {
      const mark = this.#text[this.#at];
      if (mark === undefined) return false;
      if (mark === '\n') this.#line++;
      if (mark === ' ' || mark === '\n' || mark === '\t' || mark === '\r') this.#at++;
      else if (mark === '/' && this.#text[this.#at + 1] === '/') this.#skipTo('\n', 0);
      else if (mark === '/' && this.#text[this.#at + 1] === '*') this.#skipTo('*/', 2);
      else return true;
    }
  }

  #skipTo(end: string, extra: number): void {
    const found = this.#text.indexOf(end, this.#at + 2);
    const stop = found < 0 ? this.#text.length : found + extra;
    for (let at = this.#at; at < stop; at++) if (this.#text.charCodeAt(at) === 10) this.#line++;
    this.#at = stop;
  }
}

/** The member of an object; `undefined` when `node` is no object or has no such key. */
export function jsonMember(node: JsonNode | undefined, key: string): JsonNode | undefined {
  return node?.kind === 'object' ? node.members.get(key)?.node : undefined;
}

/** The text of a string node, otherwise `undefined`. */
export function jsonText(node: JsonNode | undefined): string | undefined {
  return node?.kind === 'string' ? node.text : undefined;
}

/** The texts of a list of strings (a single string counts as a list of one); other items are left out. */
export function jsonTexts(node: JsonNode | undefined): string[] {
  if (node?.kind === 'string') return [node.text];
  if (node?.kind !== 'array') return [];
  return node.items.flatMap((item) => (item.kind === 'string' ? [item.text] : []));
}
