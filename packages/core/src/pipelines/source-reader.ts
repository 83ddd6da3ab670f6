import type { Snapshot } from '#snapshot';
import type { RepoPath, SourceText } from '#vocabulary';

/**
 * Bytes of text kept for verification and excerpts. Half of what one analysis may add to the process.
 * @source engine.md §7 (memory plan for 1 GiB)
 */
const KEPT_CHARS = 24 << 20;

/** Reads files of a snapshot by lines and keeps the most recently used ones within a bound. */
export class SourceReader implements SourceText {
  readonly #snapshot: Snapshot;
  /** Insertion order is order of use: the oldest goes first. */
  readonly #kept = new Map<RepoPath, { readonly lines: readonly string[] | undefined; readonly size: number }>();
  #keptChars = 0;

  constructor(snapshot: Snapshot) {
    this.#snapshot = snapshot;
  }

  /** Reads many files in one go, so that a page costs one git process instead of one for each citation. */
  async preload(paths: Iterable<RepoPath>): Promise<void> {
    const missing = [...new Set(paths)].filter((path) => !this.#kept.has(path));
    if (missing.length === 0) return;
    for await (const blob of this.#snapshot.read(missing)) this.#keep(blob.path, splitLines(blob.bytes));
    for (const path of missing) if (!this.#kept.has(path)) this.#keep(path, undefined);
  }

  async lines(path: RepoPath): Promise<readonly string[] | undefined> {
    const kept = this.#kept.get(path);
    if (kept) {
      this.#kept.delete(path);
      this.#kept.set(path, kept);
      return kept.lines;
    }
    // What was just read is kept even when it alone exceeds the bound, so it is there now.
    await this.preload([path]);
    return this.#kept.get(path)?.lines;
  }

  #keep(path: RepoPath, lines: readonly string[] | undefined): void {
    const size = lines?.reduce((sum, line) => sum + line.length + 1, 0) ?? 0;
    this.#kept.set(path, { lines, size });
    this.#keptChars += size;
    for (const [oldest, entry] of this.#kept) {
      if (this.#keptChars <= KEPT_CHARS || oldest === path) break;
      this.#kept.delete(oldest);
      this.#keptChars -= entry.size;
    }
  }
}

/** Lines without their ends; a final line end does not open another line; `undefined` for binary content. */
export function splitLines(bytes: Uint8Array): readonly string[] | undefined {
  if (bytes.subarray(0, BINARY_PROBE_BYTES).includes(0)) return undefined;
  const text = new TextDecoder('utf-8', { ignoreBOM: false }).decode(bytes);
  if (text === '') return [];
  const lines = text.split(/\r?\n/);
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

/** A zero byte this early means binary. @source engine.md §5 */
const BINARY_PROBE_BYTES = 8192;
