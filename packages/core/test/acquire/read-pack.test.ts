import { randomBytes } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { DEFAULT_ACQUIRE_LIMITS } from '../../src/1-acquire/acquire-limits.ts';
import { Pace } from '../../src/1-acquire/pace.ts';
import type { ObjectFormat } from '../../src/1-acquire/pack-entry.ts';
import { type PackedObject, readPack } from '../../src/1-acquire/read-pack.ts';
import { delta, distance, entryBytes, idOf, packOf, sealed } from './pack-bytes.ts';

const [BLOB, TREE, OFS, REF] = [3, 2, 6, 7];
const ONE = Buffer.from('the first file\n');
const TWO = Buffer.from('the first file\nand more\n');
const INSERT = Buffer.from([9, ...Buffer.from('and more\n')]);
/** From ONE to TWO. */
const STEP = delta(ONE.length, TWO.length, Buffer.from([0x90, ONE.length]), INSERT);
const raw = (content: Buffer): Buffer => entryBytes({ type: BLOB, content });
const id = (content: Buffer): Buffer => Buffer.from(idOf(content), 'hex');

function read(
  pack: Buffer,
  oids: readonly string[],
  { format = 'sha1' as ObjectFormat, bounds = {}, signal = new AbortController().signal } = {},
): Promise<ReadonlyMap<string, PackedObject>> {
  const order = { oids: new Set(oids), format, pace: new Pace(signal) };
  return readPack(pack, { ...order, bounds: { ...DEFAULT_ACQUIRE_LIMITS, ...bounds } });
}

async function texts(...args: Parameters<typeof read>): Promise<string[]> {
  const found = await read(...args);
  return args[1].map((oid) => found.get(oid)?.bytes.toString() ?? '');
}

describe('a pack', () => {
  const both = [idOf(ONE), idOf(TWO)];

  it('of whole files is read', async () => {
    expect(await texts(packOf([raw(ONE), raw(TWO)]), both)).toEqual([String(ONE), String(TWO)]);
  });

  it('of version 3, of an empty file and of a large one is read', async () => {
    const [empty, large] = [Buffer.alloc(0), randomBytes(3 << 20)];
    const found = await read(packOf([raw(large), raw(empty)], { version: 3 }), [idOf(empty), idOf(large)]);
    expect(found.get(idOf(empty))?.bytes.length).toBe(0);
    expect(found.get(idOf(large))?.bytes.equals(large)).toBe(true);
  });

  it('with a delta of an entry before it is read', async () => {
    const one = raw(ONE);
    const two = entryBytes({ type: OFS, content: STEP, base: distance(one.length) });
    expect(await texts(packOf([one, two]), both)).toEqual([String(ONE), String(TWO)]);
  });

  it('with a delta far behind its base is read', async () => {
    const [one, filler] = [raw(ONE), randomBytes(40_000)];
    const far = raw(filler);
    const two = entryBytes({ type: OFS, content: STEP, base: distance(one.length + far.length) });
    const found = await read(packOf([one, far, two]), [...both, idOf(filler)]);
    expect(found.get(idOf(TWO))?.bytes.toString()).toBe(String(TWO));
  });

  it.each(['before', 'after'])('with a delta by id that stands %s its base is read', async (where) => {
    const two = entryBytes({ type: REF, content: STEP, base: id(ONE) });
    const entries = where === 'after' ? [raw(ONE), two] : [two, raw(ONE)];
    expect(await texts(packOf(entries), both)).toEqual([String(ONE), String(TWO)]);
  });

  it('with a delta of a delta that still waits is read', async () => {
    const three = Buffer.concat([TWO, Buffer.from('and more\n')]);
    const two = entryBytes({ type: REF, content: STEP, base: id(ONE) });
    const next = delta(TWO.length, three.length, Buffer.from([0x90, TWO.length]), INSERT);
    const last = entryBytes({ type: OFS, content: next, base: distance(two.length) });
    const found = await read(packOf([two, last, raw(ONE)]), [...both, idOf(three)]);
    expect(found.get(idOf(three))?.bytes.toString()).toBe(String(three));
  });

  it('with SHA-256 is read', async () => {
    const two = entryBytes({ type: REF, content: STEP, base: Buffer.from(idOf(ONE, 'sha256'), 'hex') });
    const pack = packOf([two, raw(ONE)], { format: 'sha256' });
    const oids = [idOf(ONE, 'sha256'), idOf(TWO, 'sha256')];
    expect(await texts(pack, oids, { format: 'sha256' })).toEqual([String(ONE), String(TWO)]);
  });
});

describe('a pack is refused', () => {
  const one = idOf(ONE);
  const two = idOf(TWO);
  const circle = [
    entryBytes({ type: REF, content: STEP, base: id(TWO) }),
    entryBytes({ type: REF, content: STEP, base: id(ONE) }),
  ];
  const own = entryBytes({ type: OFS, content: STEP, base: distance(0) });
  const outside = entryBytes({ type: OFS, content: STEP, base: distance(1 << 20) });
  const whole = packOf([raw(ONE)]);

  it.each([
    ['of no bytes', Buffer.alloc(0), [one]],
    ['that is something else', Buffer.alloc(100), [one]],
    ['of an unknown version', packOf([raw(ONE)], { version: 4 }), [one]],
    ['with another checksum', Buffer.concat([whole.subarray(0, -1), Buffer.from([0])]), [one]],
    ['with fewer objects than asked for', whole, [one, two]],
    ['with more objects than asked for', packOf([raw(ONE), raw(TWO)]), [one]],
    ['with more objects than it says', packOf([raw(ONE), raw(TWO)], { count: 1 }), [one]],
    ['with fewer objects than it says', packOf([raw(ONE)], { count: 2 }), [one, two]],
    ['with an object twice', packOf([raw(ONE), raw(ONE)]), [one, two]],
    ['with another object', packOf([raw(TWO)]), [one]],
    ['with a tree', packOf([entryBytes({ type: TREE, content: ONE })]), [one]],
    ['with an object of type 0', packOf([entryBytes({ type: 0, content: ONE })]), [one]],
    ['with an object shorter than it says', packOf([entryBytes({ type: BLOB, content: ONE, size: 16 })]), [one]],
    ['with an object longer than it says', packOf([entryBytes({ type: BLOB, content: ONE, size: 14 })]), [one]],
    ['with an object of no deflated bytes', packOf([Buffer.from([0x3f])]), [one]],
    ['with what does not inflate', packOf([entryBytes({ type: BLOB, content: ONE, compressed: ONE })]), [one]],
    ['with deltas in a circle', packOf(circle), [one, two]],
    ['with a delta of itself', packOf([own]), [two]],
    ['with a delta of something outside', packOf([outside, raw(ONE)]), [one, two]],
    ['with a base that is not in it', packOf([circle[1] as Buffer]), [two]],
    ['with a size that never ends', packOf([Buffer.alloc(64, 0xbf)]), [one]],
    ['with a distance that never ends', packOf([Buffer.concat([Buffer.from([0x61]), Buffer.alloc(64, 255)])]), [one]],
    ['that is cut off', sealed(whole.subarray(0, -25)), [one]],
  ])('%s', async (_title, pack, oids) => {
    await expect(read(pack, oids)).rejects.toMatchObject({ name: 'PackRefusal', reason: 'odd' });
  });

  const zeros = Buffer.alloc(1 << 20);
  const repeated = delta(1 << 20, 8 << 20, ...Array<Buffer>(8).fill(Buffer.from([0xc0, 16])));
  const bomb = packOf([raw(zeros), entryBytes({ type: REF, content: repeated, base: id(zeros) })]);
  const claim = entryBytes({ type: BLOB, content: ONE, size: 2 ** 40 });

  it.each([
    ['with an object above the bound of one', packOf([raw(zeros)]), { packObjectBytes: 1 << 19 }],
    ['with objects above the bound of all', packOf([raw(zeros)]), { packContentBytes: 1 << 19 }],
    ['with an object that claims a terabyte', packOf([claim]), {}],
    ['with a delta above its bound', bomb, { packDeltaBytes: 8 }],
    ['with a delta that becomes more than one may', bomb, { packObjectBytes: 4 << 20 }],
    ['with a delta that becomes more than all may', bomb, { packContentBytes: 4 << 20 }],
    ['with deltas one upon the other', bomb, { packDeltaDepth: 0 }],
  ])('%s as too large', async (_title, pack, bounds) => {
    const oids = Array.from({ length: pack.readUInt32BE(8) }, (_, index) => (index === 0 ? idOf(zeros) : two));
    await expect(read(pack, oids, { bounds })).rejects.toMatchObject({ name: 'PackRefusal', reason: 'too-large' });
  });

  it('with a small object that inflates to 64 MiB, before it has become one', async () => {
    const zip = deflateSync(Buffer.alloc(64 << 20), { level: 9 });
    const pack = packOf([entryBytes({ type: BLOB, content: ONE, compressed: zip })]);
    const before = process.memoryUsage().rss;
    await expect(read(pack, [one])).rejects.toMatchObject({ reason: 'odd' });
    expect(process.memoryUsage().rss - before).toBeLessThan(32 << 20);
  });

  it('not, but left, when it is cancelled', async () => {
    const reading = read(whole, [one], { signal: AbortSignal.abort() });
    await expect(reading).rejects.toMatchObject({ code: 'CANCELLED' });
  });
});
