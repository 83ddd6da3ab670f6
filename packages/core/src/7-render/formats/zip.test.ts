import { crc32 } from 'node:zlib';
import { expect, test } from 'vitest';
import { writeZip } from './zip.ts';

/** Reads the archive from its directory, as every program does. */
function readZip(bytes: Uint8Array): Record<string, string> {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const end = bytes.length - 22;
  expect(view.getUint32(end, true)).toBe(0x06054b50);
  const files: Record<string, string> = {};
  let at = view.getUint32(end + 16, true);
  for (let count = view.getUint16(end + 10, true); count > 0; count -= 1) {
    expect(view.getUint32(at, true)).toBe(0x02014b50);
    const nameLength = view.getUint16(at + 28, true);
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
    const local = view.getUint32(at + 42, true);
    expect(view.getUint32(local, true)).toBe(0x04034b50);
    const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    const content = bytes.subarray(start, start + view.getUint32(at + 20, true));
    expect(view.getUint32(at + 16, true)).toBe(crc32(content));
    files[name] = new TextDecoder().decode(content);
    at += 46 + nameLength;
  }
  return files;
}

test('an archive gives back its files, Turkish names included', () => {
  const files = [
    { path: 'README.md', text: '# Relay\n' },
    { path: 'pages/01-genel-bakış.md', text: 'İçindekiler ışık' },
    { path: 'empty.txt', text: '' },
  ];
  expect(readZip(writeZip(files))).toEqual(Object.fromEntries(files.map(({ path, text }) => [path, text])));
});

test('equal files give equal bytes', () => {
  const files = [{ path: 'a', text: 'b' }];
  expect(writeZip(files)).toEqual(writeZip(files));
});
