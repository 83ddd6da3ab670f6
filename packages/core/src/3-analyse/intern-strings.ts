/**
 * Keeps one flat copy of every string. A piece cut from a file's text keeps the whole text alive in memory; its interned
 * copy does not. @source engine.md §2.3: 678 MB without, 175 MB with flat interned copies
 */
export class StringInterner {
  readonly #known = new Map<string, string>();

  /** The one flat copy of `text`. */
  intern(text: string): string {
    const known = this.#known.get(text);
    if (known !== undefined) return known;
    const copy = flatCopy(text);
    this.#known.set(copy, copy);
    return copy;
  }
}

/** Below this length V8 copies characters when cutting, so nothing is kept alive. */
const SHORTEST_SLICE = 13;

/** A copy of `text` that shares no memory with the text it was cut from. */
export function flatCopy(text: string): string {
  return text.length < SHORTEST_SLICE ? text : ` ${text}`.slice(1);
}
