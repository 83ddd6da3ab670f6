import { promisify } from 'node:util';
import { inflate, inflateSync } from 'node:zlib';
import { readSevenBits } from './pack-delta.ts';
import { PackRefusal } from './pack-refusal.ts';

/** An object id's hash. */
export type ObjectFormat = 'sha1' | 'sha256';

/** Bytes of an id, and of a pack's checksum. */
export const ID_BYTES: Readonly<Record<ObjectFormat, number>> = { sha1: 20, sha256: 32 };

/** What a pack says about an entry before its content. */
export interface PackEntryHead {
  /** What the content is a delta of: the entry at a place in the pack, or the object of an id. */
  readonly base: number | string | undefined;
  /** Bytes of the content, or of the delta. */
  readonly size: number;
  /** Where the compressed bytes begin. */
  readonly start: number;
}

const BLOB = 3;
const OFS_DELTA = 6;
const REF_DELTA = 7;

/** The head of the entry at `at`. @source gitformat-pack @throws PackRefusal also when it is something other than a file */
export function readEntryHead(pack: Buffer, at: number, format: ObjectFormat): PackEntryHead {
  const first = pack[at] ?? 0;
  const type = (first >> 4) & 7;
  const low = first & 15;
  const { value: size, next } =
    first < 128 ? { value: low, next: at + 1 } : readSevenBits(pack, at + 1, { low, bits: 4 });
  if (type === BLOB) return { base: undefined, size, start: next };
  if (type === REF_DELTA) {
    const start = next + ID_BYTES[format];
    return { base: pack.toString('hex', next, start), size, start };
  }
  if (type !== OFS_DELTA) throw new PackRefusal('odd', `an object of type ${type}`);
  const { distance, start } = readDistance(pack, next);
  return { base: at - distance, size, start };
}

/** How far before the entry its base begins. Unlike a size: the highest bits first, and every byte but the last adds one. */
function readDistance(pack: Buffer, at: number): { readonly distance: number; readonly start: number } {
  let distance = -1;
  for (let next = at; next < pack.length && distance < pack.length; next++) {
    const byte = pack[next] as number;
    distance = (distance + 1) * 128 + (byte & 127);
    if (byte < 128) return { distance, start: next + 1 };
  }
  throw new PackRefusal('odd', 'a distance without an end');
}

/** What an entry's compressed bytes become, and how many of them there are. */
export interface InflatedEntry {
  readonly content: Buffer;
  readonly length: number;
}

/** Larger entries are inflated beside this thread, in bytes: below, handing over costs more than it saves. */
const MAX_BYTES_AT_ONCE = 512 << 10;

const inflateBeside = promisify(inflate);

/** Inflates the bytes at the beginning of `bytes`, which must become `size` bytes. @throws PackRefusal */
export async function inflateEntry(bytes: Buffer, size: number): Promise<InflatedEntry> {
  // One byte more than needed, so that the end is seen without another buffer; 64 is the least that zlib takes.
  const options = { info: true, chunkSize: Math.max(64, size + 1), maxOutputLength: Math.max(1, size) };
  const isLarge = size > MAX_BYTES_AT_ONCE;
  try {
    // The types do not know what `info` changes.
    const inflated = (isLarge ? await inflateBeside(bytes, options) : inflateSync(bytes, options)) as unknown as {
      readonly buffer: Buffer;
      readonly engine: { readonly bytesWritten: number };
    };
    if (inflated.buffer.length !== size) throw new PackRefusal('odd', 'an object shorter than announced');
    return { content: inflated.buffer, length: inflated.engine.bytesWritten };
  } catch (error) {
    throw error instanceof PackRefusal ? error : new PackRefusal('odd', 'an object that does not inflate', error);
  }
}
