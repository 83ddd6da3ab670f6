import type { Notice, NoticeCode, RepoPath } from '#vocabulary';
import { readObjects, readSizes } from './blob-reader.ts';
import { isTooLarge } from './fetch-error.ts';
import { GitFailure } from './git-failure.ts';
import type { GitContext } from './git-process.ts';
import type { Blob, ReadOptions, TreeEntry } from './snapshot.ts';

/** Files above this size are not read, in bytes. @source contracts.md §1 */
const MAX_FILE_BYTES = 512 << 10;

/** Bytes of all files together. @source contracts.md §1 */
const MAX_TOTAL_BYTES = 600 * (1 << 20);

/** Where the files come from. */
export interface FileSource {
  readonly context: GitContext;
  readonly entries: ReadonlyMap<RepoPath, TreeEntry>;
  /** Brings the objects here unless `signal` ends that; does nothing for those that are here or were asked for before. */
  fetch(oids: readonly string[], signal: AbortSignal): Promise<void>;
  /** Whether git itself could not hold the object within its limits. */
  isTooLarge(oid: string): boolean;
  /** What ended fetching part by part. */
  stopped(): Extract<NoticeCode, 'DISK_LIMIT' | 'NO_PARTIAL_FETCH'> | undefined;
}

/**
 * Objects looked at together: one fetch. Half of what acquire.md §3 step 5 allows, so that reading begins early and the
 * last window, which nothing overlaps, is short.
 */
const WINDOW = 1_000;

/** Windows fetched before the one that is read, at most. */
const MAX_AHEAD = 2;

/** An LFS pointer is a short text beginning like this. @source git-lfs specification, version 1 */
const LFS_BEGINNING = Buffer.from('version https://git-lfs.github.com/spec/');
const LFS_MAX_BYTES = 1024;

/**
 * The files in the order asked for, each object read once. Content is taken from git in groups of bounded size and
 * handed out from memory, so that a slow reader never keeps a git process waiting.
 * @throws CANCELLED; GitFailure
 */
export async function* readFiles(
  source: FileSource,
  paths: readonly RepoPath[],
  options: ReadOptions = {},
): AsyncGenerator<Blob> {
  const { maxTotalBytes = MAX_TOTAL_BYTES, onProgress } = options;
  const wanted = groupByObject(source.entries, paths);
  const oids = [...wanted.keys()];
  const total = paths.length;
  let done = 0;
  let bytesGiven = 0;
  for await (const { oid, bytes } of readWindows(source, oids, options)) {
    for (const path of wanted.get(oid) ?? []) {
      onProgress?.(++done, total);
      if (typeof bytes === 'string') {
        report(options, bytes, { path, ...limitParams(bytes, options) });
        continue;
      }
      if (bytesGiven + bytes.byteLength > maxTotalBytes) {
        report(options, 'BYTE_BUDGET', { params: { limit: formatBytes(maxTotalBytes) } });
        return;
      }
      bytesGiven += bytes.byteLength;
      yield { path, oid, bytes };
    }
  }
  const stopped = source.stopped();
  if (stopped) report(options, stopped, { params: { limit: formatBytes(source.context.limits.diskBytes) } });
}

function report(options: ReadOptions, code: NoticeCode, rest: Pick<Notice, 'path' | 'params'>): void {
  options.onNotice?.({ code, stage: 'acquire', ...rest });
}

function limitParams(code: NoticeCode, { maxFileBytes = MAX_FILE_BYTES }: ReadOptions): Pick<Notice, 'params'> {
  return code === 'FILE_TOO_LARGE' ? { params: { limit: formatBytes(maxFileBytes) } } : {};
}

/** An object's content, or why there is none. */
interface ReadObject {
  readonly oid: string;
  readonly bytes: Uint8Array | Extract<NoticeCode, 'FILE_MISSING' | 'FILE_TOO_LARGE' | 'LFS_NOT_READ'>;
}

/** Readings under way in this process. */
let readings = 0;

/** Reads one window while the next ones are on their way: the server looks for objects as long as we read. */
async function* readWindows(
  source: FileSource,
  oids: readonly string[],
  options: ReadOptions,
): AsyncGenerator<ReadObject> {
  const windows: (readonly string[])[] = [];
  for (let start = 0; start < oids.length; start += WINDOW) windows.push(oids.slice(start, start + WINDOW));
  const fetching = new FetchAhead(source, windows);
  readings++;
  try {
    for (const [index, window] of windows.entries()) {
      await fetching.fetched(index);
      yield* readWindow(source, window, options);
    }
  } finally {
    readings--;
    await fetching.leave();
  }
}

/**
 * Fetches windows before they are read. At most two git commands work at a time, and only one when somebody else reads
 * too, so that hostile content meets the same bound of memory however many runs there are.
 */
class FetchAhead {
  readonly #source: FileSource;
  readonly #windows: readonly (readonly string[])[];
  readonly #fetches: Promise<void>[] = [];
  readonly #leaving = new AbortController();
  #working = 0;
  #reading = 0;
  #isReading = false;

  constructor(source: FileSource, windows: readonly (readonly string[])[]) {
    this.#source = source;
    this.#windows = windows;
  }

  /** Resolves when the window can be read; then it counts as being read. */
  async fetched(index: number): Promise<void> {
    this.#reading = index;
    this.#isReading = false;
    this.#fetchMore();
    await this.#fetches[index];
    this.#isReading = true;
    this.#fetchMore();
  }

  async leave(): Promise<void> {
    this.#leaving.abort();
    await Promise.allSettled(this.#fetches);
  }

  #fetchMore(): void {
    const allowed = readings === 1 ? 2 : 1;
    while (
      this.#fetches.length < this.#windows.length &&
      this.#fetches.length <= this.#reading + MAX_AHEAD &&
      !this.#leaving.signal.aborted &&
      this.#working + (this.#isReading ? 1 : 0) < allowed
    ) {
      const window = this.#windows[this.#fetches.length] ?? [];
      this.#working++;
      const fetching = this.#source.fetch(window, this.#leaving.signal).finally(() => {
        this.#working--;
        this.#fetchMore();
      });
      // Whoever waits for it gets the error; nobody waits when the reader leaves.
      fetching.catch(() => {});
      this.#fetches.push(fetching);
    }
  }
}

/** The objects of one fetch: first those that cannot be read, then the others in order. */
async function* readWindow(
  source: FileSource,
  oids: readonly string[],
  { maxFileBytes = MAX_FILE_BYTES }: ReadOptions,
): AsyncGenerator<ReadObject> {
  const sizes = await readSizes(source.context, oids);
  const readable: string[] = [];
  for (const oid of oids) {
    const size = sizes.get(oid);
    if (size !== undefined && size <= maxFileBytes) readable.push(oid);
    else if (size === undefined && !source.isTooLarge(oid)) yield { oid, bytes: 'FILE_MISSING' };
    else yield { oid, bytes: 'FILE_TOO_LARGE' };
  }
  for (const group of groupBySize(readable, sizes, source.context.limits.readGroupBytes)) {
    yield* readGroup(source.context, group);
  }
}

/** Splits a group that git cannot hold within its limits, so that one object does not take the others with it. */
async function* readGroup(context: GitContext, group: readonly string[]): AsyncGenerator<ReadObject> {
  const waiting = [group];
  let splits = context.limits.maxBisections;
  for (let part = waiting.shift(); part; part = waiting.shift()) {
    try {
      for (const { oid, bytes } of await readObjects(context, part)) {
        yield { oid, bytes: isLfsPointer(bytes) ? 'LFS_NOT_READ' : bytes };
      }
    } catch (error) {
      if (!(error instanceof GitFailure && isTooLarge(error))) throw error;
      const middle = part.length >> 1;
      if (middle > 0 && splits-- > 0) waiting.unshift(part.slice(0, middle), part.slice(middle));
      else for (const oid of part) yield { oid, bytes: 'FILE_TOO_LARGE' };
    }
  }
}

/** The regular files among the paths, by object, in the order of first mention. */
function groupByObject(
  entries: ReadonlyMap<RepoPath, TreeEntry>,
  paths: readonly RepoPath[],
): ReadonlyMap<string, readonly RepoPath[]> {
  const groups = new Map<string, RepoPath[]>();
  for (const path of new Set(paths)) {
    const entry = entries.get(path);
    if (entry?.kind !== 'file' && entry?.kind !== 'executable') continue;
    const group = groups.get(entry.oid);
    if (group) group.push(path);
    else groups.set(entry.oid, [path]);
  }
  return groups;
}

function* groupBySize(
  oids: readonly string[],
  sizes: ReadonlyMap<string, number>,
  groupBytes: number,
): Generator<readonly string[]> {
  let group: string[] = [];
  let bytes = 0;
  for (const oid of oids) {
    const size = sizes.get(oid) ?? 0;
    if (group.length > 0 && bytes + size > groupBytes) {
      yield group;
      group = [];
      bytes = 0;
    }
    group.push(oid);
    bytes += size;
  }
  if (group.length > 0) yield group;
}

function isLfsPointer(bytes: Uint8Array): boolean {
  return bytes.byteLength <= LFS_MAX_BYTES && LFS_BEGINNING.equals(bytes.subarray(0, LFS_BEGINNING.length));
}

function formatBytes(bytes: number): string {
  const [size, unit] = bytes >= 1 << 20 ? [bytes / (1 << 20), 'MiB'] : [bytes / 1024, 'KiB'];
  return `${Number.isInteger(size) ? size : size.toFixed(1)} ${unit}`;
}
