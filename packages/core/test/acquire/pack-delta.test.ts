import { describe, expect, it } from 'vitest';
import { applyDelta, readSevenBits } from '../../src/1-acquire/pack-delta.ts';
import { PackRefusal } from '../../src/1-acquire/pack-refusal.ts';
import { delta, sevenBits } from './pack-bytes.ts';

const BASE = Buffer.from('0123456789abcdefghijklmnopqrstuvwxyz');
const insert = (text: string): Buffer => Buffer.from([text.length, ...Buffer.from(text)]);

describe('a delta', () => {
  it.each([
    ['copies with one byte of offset and size', [Buffer.from([0x91, 10, 3])], 'abc'],
    ['copies from the beginning', [Buffer.from([0x90, 4])], '0123'],
    ['copies more than is copied byte by byte', [Buffer.from([0x90, 36])], BASE.toString()],
    ['inserts', [insert('xyz')], 'xyz'],
    ['does both in order', [insert('<'), Buffer.from([0x91, 35, 1]), insert('>')], '<z>'],
    ['makes an empty file', [], ''],
  ])('%s', (_title, orders, expected) => {
    const made = applyDelta(BASE, delta(BASE.length, expected.length, ...orders), 100);
    expect(made.toString()).toBe(expected);
  });

  it('copies 64 KiB when no size is said, from an offset of four bytes', () => {
    const base = Buffer.alloc(0x1020304 + 0x10000, 1);
    base[0x1020304] = 7;
    const made = applyDelta(base, delta(base.length, 0x10000, Buffer.from([0x8f, 4, 3, 2, 1])), 0x10000);
    expect([made.length, made[0], made[1]]).toEqual([0x10000, 7, 1]);
  });

  it.each([
    ['of another base', delta(BASE.length + 1, 1, insert('x')), 'odd'],
    ['that becomes too large', delta(BASE.length, 101, insert('x')), 'too-large'],
    ['that becomes larger than it says', delta(BASE.length, 2, insert('xyz')), 'odd'],
    ['that becomes smaller than it says', delta(BASE.length, 4, insert('xyz')), 'odd'],
    ['that copies from behind the end', delta(BASE.length, 3, Buffer.from([0x91, 34, 3])), 'odd'],
    ['that copies from far away', delta(BASE.length, 3, Buffer.from([0x9f, 255, 255, 255, 255, 3])), 'odd'],
    ['that uses the reserved order', delta(BASE.length, 1, Buffer.from([0])), 'odd'],
    ['that is cut off in an insertion', delta(BASE.length, 3, Buffer.from([3, 120])), 'odd'],
    ['that is cut off in a copy', delta(BASE.length, 3, Buffer.from([0x91, 1])), 'odd'],
    ['of no bytes', Buffer.alloc(0), 'odd'],
    ['with a size that never ends', Buffer.alloc(100, 255), 'odd'],
  ])('%s is refused', (_title, bytes, reason) => {
    const apply = () => applyDelta(BASE, bytes, 100);
    expect(apply).toThrow(PackRefusal);
    expect(apply).toThrow(expect.objectContaining({ reason }));
  });
});

describe('a number of variable length', () => {
  it.each([0, 1, 127, 128, 16_383, 16_384, 2 ** 31, 2 ** 40])('%i is read', (value) => {
    const bytes = sevenBits(value);
    expect(readSevenBits(Buffer.concat([Buffer.alloc(3), bytes, Buffer.alloc(3)]), 3)).toEqual({
      value,
      next: 3 + bytes.length,
    });
  });
});
