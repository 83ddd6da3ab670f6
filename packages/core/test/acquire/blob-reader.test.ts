import { describe, expect, it } from 'vitest';
import { FrameParser } from '../../src/1-acquire/blob-reader.ts';

const OID = 'b'.repeat(40);
const STREAM = Buffer.from(
  `${OID} blob 5\nab\ncd\n${OID} missing\n${OID} blob 0\n\n${OID} blob 3\n\0\n\xff\n`,
  'latin1',
);

describe('a stream of objects', () => {
  it.each([1, 2, 3, 7, 1000])('is cut by lengths in chunks of %i bytes', (size) => {
    const parser = new FrameParser();
    const contents: string[] = [];
    for (let at = 0; at < STREAM.length; at += size) {
      for (const { bytes } of parser.push(STREAM.subarray(at, at + size)))
        contents.push(Buffer.from(bytes).toString('latin1'));
    }
    expect(contents).toEqual(['ab\ncd', '', '\0\n\xff']);
  });
});
