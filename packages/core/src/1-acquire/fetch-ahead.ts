import type { FileSource } from './file-source.ts';

/** Windows fetched before the one that is read, at most. */
const MAX_AHEAD = 2;

/** Contents of a window that are in memory. */
export type WindowContents = ReadonlyMap<string, Uint8Array>;

const NONE: WindowContents = new Map();

/** Readings under way in this process. */
let readings = 0;

/**
 * Fetches windows before they are read. At most two of them are worked on at a time, and only one when somebody else
 * reads too, so that hostile content meets the same bound of memory however many runs there are; what waits in memory
 * is bounded for all of them together. Whoever made one calls `leave`.
 */
export class FetchAhead {
  readonly #source: FileSource;
  readonly #windows: readonly (readonly string[])[];
  readonly #fetches: Promise<WindowContents>[] = [];
  readonly #leaving = new AbortController();
  #working = 0;
  #reading = 0;
  /** Whether git is at work on the window that is read. */
  #isGitReading = false;
  #heldBytes = 0;

  constructor(source: FileSource, windows: readonly (readonly string[])[]) {
    this.#source = source;
    this.#windows = windows;
    readings++;
  }

  /** Resolves when the window can be read; then it counts as being read, and the one before is let go. */
  async fetched(index: number): Promise<WindowContents> {
    this.#reading = index;
    this.#isGitReading = false;
    this.#fetchMore();
    const contents = (await this.#fetches[index]) ?? NONE;
    this.#fetches[index] = Promise.resolve(NONE);
    this.#heldBytes -= bytesOf(contents);
    this.#isGitReading = !this.#windows[index]?.every((oid) => this.#source.objects.sizeOf(oid) !== undefined);
    this.#fetchMore();
    return contents;
  }

  async leave(): Promise<void> {
    readings--;
    this.#leaving.abort();
    await Promise.allSettled(this.#fetches);
  }

  #fetchMore(): void {
    const allowed = readings === 1 ? 2 : 1;
    while (
      this.#fetches.length < this.#windows.length &&
      this.#fetches.length <= this.#reading + MAX_AHEAD &&
      !this.#leaving.signal.aborted &&
      this.#working + (this.#isGitReading ? 1 : 0) < allowed
    ) {
      this.#fetches.push(this.#fetch(this.#windows[this.#fetches.length] ?? []));
    }
  }

  #fetch(window: readonly string[]): Promise<WindowContents> {
    this.#working++;
    const fetching = this.#source.objects
      .fetch(window, this.#leaving.signal)
      .then((contents) => this.#hold(contents))
      .finally(() => {
        this.#working--;
        this.#fetchMore();
      });
    // Whoever waits for it gets the error; nobody waits when the reader leaves.
    fetching.catch(() => {});
    return fetching;
  }

  /** What finds no room in memory is read from the disk when its turn comes. */
  #hold(contents: WindowContents): WindowContents {
    const bytes = bytesOf(contents);
    if (this.#heldBytes + bytes > this.#source.context.limits.heldBytes / readings) return NONE;
    this.#heldBytes += bytes;
    return contents;
  }
}

function bytesOf(contents: WindowContents): number {
  let bytes = 0;
  for (const content of contents.values()) bytes += content.byteLength;
  return bytes;
}
