import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';

/** Packs of git written byte by byte. @source gitformat-pack */

/** An entry as it stands in a pack: what its type is, the size it claims, and what it holds. */
export interface HandEntry {
  readonly type: number;
  readonly content: Buffer;
  /** Default: the content's. */
  readonly size?: number;
  /** Between head and content: an id, or a distance. */
  readonly base?: Buffer;
  /** Default: the content, deflated. */
  readonly compressed?: Buffer;
}

/** Seven bits in each byte, the lowest first. */
export function sevenBits(value: number): Buffer {
  const bytes: number[] = [];
  let left = value;
  for (; left >= 128; left = Math.floor(left / 128)) bytes.push((left % 128) | 128);
  return Buffer.from([...bytes, left]);
}

/** Type and size as a pack writes them: four bits of size in the first byte, then seven in each. */
export function entryHead(type: number, size: number): Buffer {
  const rest = Math.floor(size / 16);
  const first = (type << 4) | (size % 16);
  return rest === 0 ? Buffer.from([first]) : Buffer.concat([Buffer.from([first | 128]), sevenBits(rest)]);
}

/** How far before its own head a delta's base begins. */
export function distance(bytes: number): Buffer {
  const parts = [bytes % 128];
  for (let left = Math.floor(bytes / 128) - 1; left >= 0; left = Math.floor(left / 128) - 1)
    parts.unshift((left % 128) | 128);
  return Buffer.from(parts);
}

/** A delta from so many bytes to so many by these orders. */
export function delta(from: number, to: number, ...orders: readonly Buffer[]): Buffer {
  return Buffer.concat([sevenBits(from), sevenBits(to), ...orders]);
}

export function entryBytes({ base, compressed, content, size, type }: HandEntry): Buffer {
  const head = entryHead(type, size ?? content.length);
  return Buffer.concat([head, base ?? Buffer.alloc(0), compressed ?? deflateSync(content)]);
}

/** A whole pack with its checksum. */
export function packOf(
  entries: readonly Buffer[],
  { count = entries.length, version = 2, format = 'sha1' }: { count?: number; version?: number; format?: string } = {},
): Buffer {
  const head = Buffer.from('PACK\0\0\0\0\0\0\0\0', 'latin1');
  head.writeUInt32BE(version, 4);
  head.writeUInt32BE(count, 8);
  return sealed(Buffer.concat([head, ...entries]), format);
}

/** The bytes with the checksum that belongs to them. */
export function sealed(body: Buffer, format = 'sha1'): Buffer {
  return Buffer.concat([body, createHash(format).update(body).digest()]);
}

/** Id of a file with this content. */
export function idOf(content: Buffer, format = 'sha1'): string {
  return createHash(format).update(`blob ${content.length}\0`).update(content).digest('hex');
}
