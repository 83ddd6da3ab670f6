import { OrionError } from '#errors';
import type { NoticeCode } from '#vocabulary';
import { readObjects, readSizes } from './blob-reader.ts';
import type { WindowContents } from './fetch-ahead.ts';
import { isTooLarge } from './fetch-error.ts';
import type { FileSource } from './file-source.ts';
import { GitFailure } from './git-failure.ts';
import type { GitContext } from './git-process.ts';
import { PackRefusal } from './pack-refusal.ts';

/** An LFS pointer is a short text beginning like this. @source git-lfs specification, version 1 */
const LFS_BEGINNING = Buffer.from('version https://git-lfs.github.com/spec/');
const LFS_MAX_BYTES = 1024;

/** An object's content, or why there is none. */
export interface ReadObject {
  readonly oid: string;
  readonly bytes: Uint8Array | Extract<NoticeCode, 'FILE_MISSING' | 'FILE_TOO_LARGE' | 'LFS_NOT_READ'>;
}

/** Objects of one fetch. */
export interface Window {
  readonly oids: readonly string[];
  /** Those that are in memory. */
  readonly contents: WindowContents;
}

/**
 * The objects of one fetch: first those that cannot be read, then the others in order. What git holds is taken from it
 * in groups of bounded size and handed out from memory, so that a slow reader never keeps a git process waiting.
 * @throws CANCELLED; GitFailure
 */
export async function* readWindow(
  source: FileSource,
  { contents, oids }: Window,
  maxFileBytes: number,
): AsyncGenerator<ReadObject> {
  const gitSizes = await readSizes(
    source.context,
    oids.filter((oid) => source.objects.sizeOf(oid) === undefined),
  );
  const readable: string[] = [];
  for (const oid of oids) {
    const size = source.objects.sizeOf(oid) ?? gitSizes.get(oid);
    if (size !== undefined && size <= maxFileBytes) readable.push(oid);
    else if (size === undefined && !source.objects.isTooLarge(oid)) yield { oid, bytes: 'FILE_MISSING' };
    else yield { oid, bytes: 'FILE_TOO_LARGE' };
  }
  const inGit = readGroups(
    source.context,
    readable.filter((oid) => source.objects.sizeOf(oid) === undefined),
    gitSizes,
  );
  try {
    for (const oid of readable) {
      const bytes = contents.get(oid) ?? (await readStored(source, oid));
      if (bytes) {
        yield withoutPointers({ oid, bytes });
        continue;
      }
      const next = await inGit.next();
      if (!next.done) yield next.value;
    }
  } finally {
    await inGit.return(undefined);
  }
}

async function readStored(source: FileSource, oid: string): Promise<Uint8Array | undefined> {
  try {
    return await source.objects.read(oid);
  } catch (cause) {
    // The folder goes when the snapshot is closed.
    if (source.context.signal.aborted) throw new OrionError('CANCELLED', { stage: 'acquire', cause });
    if (!(cause instanceof PackRefusal) && (cause as NodeJS.ErrnoException).code === undefined) throw cause;
    throw new OrionError('INTERNAL', { stage: 'acquire', cause });
  }
}

async function* readGroups(
  context: GitContext,
  oids: readonly string[],
  sizes: ReadonlyMap<string, number>,
): AsyncGenerator<ReadObject> {
  for (const group of groupBySize(oids, sizes, context.limits.readGroupBytes)) yield* readGroup(context, group);
}

/** Splits a group that git cannot hold within its limits, so that one object does not take the others with it. */
async function* readGroup(context: GitContext, group: readonly string[]): AsyncGenerator<ReadObject> {
  const waiting = [group];
  let splits = context.limits.maxBisections;
  for (let part = waiting.shift(); part; part = waiting.shift()) {
    try {
      for (const object of await readObjects(context, part)) yield withoutPointers(object);
    } catch (error) {
      if (!(error instanceof GitFailure && isTooLarge(error))) throw error;
      const middle = part.length >> 1;
      if (middle > 0 && splits-- > 0) waiting.unshift(part.slice(0, middle), part.slice(middle));
      else for (const oid of part) yield { oid, bytes: 'FILE_TOO_LARGE' };
    }
  }
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

function withoutPointers({ bytes, oid }: { readonly oid: string; readonly bytes: Uint8Array }): ReadObject {
  const isPointer = bytes.byteLength <= LFS_MAX_BYTES && LFS_BEGINNING.equals(bytes.subarray(0, LFS_BEGINNING.length));
  return { oid, bytes: isPointer ? 'LFS_NOT_READ' : bytes };
}
