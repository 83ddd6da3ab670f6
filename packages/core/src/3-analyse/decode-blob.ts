import type { Blob } from '#snapshot';
import type { NoticeCode } from '#vocabulary';

/** A file's text, or the reason why there is none. */
export type DecodedBlob =
  | { readonly text: string; readonly isExact: boolean }
  | { readonly text: undefined; readonly reason: NoticeCode };

/** Bytes in which a NUL proves binary content. @source engine.md §5 */
const BINARY_PROBE_BYTES = 8_192;

/** Largest file looked into. @source contracts.md §1 */
const MAX_FILE_BYTES = 512 * 1024;

const LFS_HEADER = 'version https://git-lfs.github.com/spec/';

/** The text of a blob as UTF-8, byte-order mark removed. Invalid bytes become replacement characters. */
export function decodeBlob(blob: Blob): DecodedBlob {
  if (blob.bytes.length > MAX_FILE_BYTES) return { text: undefined, reason: 'FILE_TOO_LARGE' };
  if (blob.bytes.subarray(0, BINARY_PROBE_BYTES).includes(0)) return { text: undefined, reason: 'FILE_BINARY' };
  const text = new TextDecoder().decode(blob.bytes);
  if (text.startsWith(LFS_HEADER)) return { text: undefined, reason: 'LFS_NOT_READ' };
  return { text, isExact: !text.includes('\uFFFD') || isUtf8(blob.bytes) };
}

/** Whether the bytes are UTF-8: a replacement character may also stand in the file itself. */
function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** Number of lines; a line end at the end of the file starts no further line. */
export function countLines(text: string): number {
  if (text === '') return 0;
  let count = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < text.length - 1; at = text.indexOf('\n', at + 1)) count++;
  return count;
}
