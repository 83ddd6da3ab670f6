import type { Notice, NoticeCode, RepoPath } from '#vocabulary';
import { FetchAhead } from './fetch-ahead.ts';
import type { FileSource } from './file-source.ts';
import { type ReadObject, readWindow } from './read-window.ts';
import type { Blob, ReadOptions, TreeEntry } from './snapshot.ts';

/** Files above this size are not read, in bytes. @source contracts.md §1 */
const MAX_FILE_BYTES = 512 << 10;

/** Bytes of all files together. @source contracts.md §1 */
const MAX_TOTAL_BYTES = 600 * (1 << 20);

/**
 * Objects looked at together: one fetch. Half of what acquire.md §3 step 5 allows, so that reading begins early and the
 * last window, which nothing overlaps, is short.
 */
const WINDOW = 1_000;

/**
 * The files in the order asked for, each object read once.
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
  const stopped = source.objects.stopped();
  if (stopped) report(options, stopped, { params: { limit: formatBytes(source.context.limits.diskBytes) } });
}

function report(options: ReadOptions, code: NoticeCode, rest: Pick<Notice, 'path' | 'params'>): void {
  options.onNotice?.({ code, stage: 'acquire', ...rest });
}

function limitParams(code: NoticeCode, { maxFileBytes = MAX_FILE_BYTES }: ReadOptions): Pick<Notice, 'params'> {
  return code === 'FILE_TOO_LARGE' ? { params: { limit: formatBytes(maxFileBytes) } } : {};
}

/** Reads one window while the next ones are on their way: the server looks for objects as long as we read. */
async function* readWindows(
  source: FileSource,
  oids: readonly string[],
  options: ReadOptions,
): AsyncGenerator<ReadObject> {
  const windows: (readonly string[])[] = [];
  for (let start = 0; start < oids.length; start += WINDOW) windows.push(oids.slice(start, start + WINDOW));
  const fetching = new FetchAhead(source, windows);
  const { maxFileBytes = MAX_FILE_BYTES } = options;
  try {
    for (const [index, oids] of windows.entries()) {
      const contents = await fetching.fetched(index);
      yield* readWindow(source, { oids, contents }, maxFileBytes);
    }
  } finally {
    await fetching.leave();
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

function formatBytes(bytes: number): string {
  const [size, unit] = bytes >= 1 << 20 ? [bytes / (1 << 20), 'MiB'] : [bytes / 1024, 'KiB'];
  return `${Number.isInteger(size) ? size : size.toFixed(1)} ${unit}`;
}
