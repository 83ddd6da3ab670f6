import type { WikiFolderFile } from '../rendered-wiki.ts';

/** Every entry has this date, the first one the format knows, so that equal wikis give equal archives. */
const DOS_DATE = (1 << 5) | 1;
const VERSION = 20;
/** Names are UTF-8. */
const UTF8_FLAG = 0x0800;

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value >>> 0;
});

/** The files as a zip archive without compression: small enough, and nothing to go wrong. */
export function writeZip(files: readonly WikiFolderFile[]): Uint8Array {
  const encoder = new TextEncoder();
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const file of files) {
    const name = encoder.encode(file.path);
    const content = encoder.encode(file.text);
    const about = entryFields(content, name);
    const local = record(0x04034b50, about, name);
    const central = record(0x02014b50, [[2, VERSION], ...about, [2, 0], [2, 0], [2, 0], [4, 0], [4, offset]], name);
    parts.push(local, content);
    directory.push(central);
    offset += local.length + content.length;
  }
  const directorySize = directory.reduce((sum, part) => sum + part.length, 0);
  const count = files.length;
  const end = record(0x06054b50, [
    [2, 0],
    [2, 0],
    [2, count],
    [2, count],
    [4, directorySize],
    [4, offset],
    [2, 0],
  ]);
  return concatenate([...parts, ...directory, end]);
}

/** Number of bytes and value of a field. */
type Field = readonly [2 | 4, number];

function entryFields(content: Uint8Array, name: Uint8Array): readonly Field[] {
  return [
    [2, VERSION],
    [2, UTF8_FLAG],
    [2, 0],
    [2, 0],
    [2, DOS_DATE],
    [4, crc32(content)],
    [4, content.length],
    [4, content.length],
    [2, name.length],
    [2, 0],
  ];
}

function record(signature: number, fields: readonly Field[], name: Uint8Array = new Uint8Array()): Uint8Array {
  const size = fields.reduce((sum, [width]) => sum + width, 4);
  const bytes = new Uint8Array(size + name.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, signature, true);
  let at = 4;
  for (const [width, value] of fields) {
    if (width === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += width;
  }
  bytes.set(name, size);
  return bytes;
}

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crc >>> 8) ^ (CRC_TABLE[(crc ^ byte) & 0xff] ?? 0);
  return (crc ^ 0xffffffff) >>> 0;
}

function concatenate(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
