/** Counters of the sketch; a power of two. @source own bound: 2 MiB stay in the cache and hold the words of 30 MB of code with few collisions */
const SLOTS = 1 << 21;

/** Longest run of parts that is counted as one word: `allow-missing-template-keys` has four. @source own bound */
export const MAX_PARTS = 4;

/** Factor of the polynomial hash; odd, from the fractional part of √2. */
const FACTOR = 0x6a09e667;

/** The bit that makes a small letter of a capital and leaves digits as they are. */
const SMALL_BIT = 32;

/** What characters are to the reader of words: nothing, a small letter or digit, a capital, a joint. */
const NONE = 0;
const SMALL = 1;
const CAPITAL = 2;
const JOINT = 3;

/** Class of each byte of UTF-8; letters outside ASCII separate words. */
const CLASSES = (() => {
  const classes = new Uint8Array(256);
  for (let code = 48; code <= 57; code++) classes[code] = SMALL;
  for (let code = 97; code <= 122; code++) classes[code] = SMALL;
  for (let code = 65; code <= 90; code++) classes[code] = CAPITAL;
  classes[95] = JOINT;
  classes[45] = JOINT;
  return classes;
})();

/** Powers of the factor by the length of a part; a part is cut into words at 256 letters. */
const POWERS = (() => {
  const powers = new Int32Array(256).fill(1);
  for (let at = 1; at < powers.length; at++) powers[at] = Math.imul(powers[at - 1] as number, FACTOR);
  return powers;
})();

/**
 * How often words occur in the texts that were added, in any spelling: `dry-run`, `dryRun`, `DRY_RUN` and `DryRun` are one
 * word, and a word inside a longer name counts too. Counts may be too high, never too low: a count of nought proves that
 * no text has the word. Memory is fixed; adding is linear.
 */
export class WordSketch {
  readonly #counts = new Uint8Array(SLOTS);

  /** Counts every word of a text given as UTF-8. */
  add(bytes: Uint8Array): void {
    // Hashes of the runs that end with the last part and hold one, two and three parts.
    let one = 0;
    let two = 0;
    let three = 0;
    let parts = 0;
    let at = 0;
    while (at < bytes.length) {
      let kind = CLASSES[bytes[at] as number] as number;
      if (kind === NONE || kind === JOINT) {
        if (kind === NONE) parts = 0;
        at++;
        continue;
      }
      const end = Math.min(bytes.length, at + POWERS.length - 1);
      const start = at;
      let hash = 0;
      while (kind === CAPITAL) {
        hash = (Math.imul(hash, FACTOR) + ((bytes[at++] as number) | SMALL_BIT)) | 0;
        kind = at < end ? (CLASSES[bytes[at] as number] as number) : NONE;
      }
      while (kind === SMALL) {
        hash = (Math.imul(hash, FACTOR) + ((bytes[at++] as number) | SMALL_BIT)) | 0;
        kind = at < end ? (CLASSES[bytes[at] as number] as number) : NONE;
      }
      const power = POWERS[at - start] as number;
      const four = (Math.imul(three, power) + hash) | 0;
      three = (Math.imul(two, power) + hash) | 0;
      two = (Math.imul(one, power) + hash) | 0;
      one = hash;
      this.#bump(one);
      if (parts > 0) this.#bump(two);
      if (parts > 1) this.#bump(three);
      if (parts > 2) this.#bump(four);
      parts++;
    }
  }

  /** At least how often the word was counted, at most 255; marks and capitals make no difference. */
  count(word: string): number {
    let hash = 0;
    for (const letter of word.replace(/[^A-Za-z0-9]/g, '')) {
      hash = (Math.imul(hash, FACTOR) + (letter.charCodeAt(0) | SMALL_BIT)) | 0;
    }
    return this.#counts[slotOf(hash)] as number;
  }

  /** Whether any text has the word. A word of more parts than are counted together is always said to be there. */
  has(word: string): boolean {
    return partsOf(word).length > MAX_PARTS || this.count(word) > 0;
  }

  #bump(hash: number): void {
    const slot = slotOf(hash);
    const count = this.#counts[slot] as number;
    if (count < 255) this.#counts[slot] = count + 1;
  }
}

/** High bits of a multiplied hash are the best mixed ones. */
function slotOf(hash: number): number {
  return Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 11;
}

/** The parts of a name as words are cut: at marks, and where a capital follows a small letter or digit. */
export function partsOf(name: string): string[] {
  return name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').match(/[A-Za-z0-9]+/g) ?? [];
}
