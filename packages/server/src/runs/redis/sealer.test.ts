import { randomBytes, randomUUID } from 'node:crypto';
import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { parseSealKeys } from './seal-keys.ts';
import { Sealer } from './sealer.ts';

const text = (id: string) => `${id}:${randomBytes(32).toString('base64')}`;
const ring = (...parts: string[]) => new Sealer(parseSealKeys(parts.join(',')) ?? []);
const place = { runId: randomUUID(), field: 'order' };

describe('a sealed value', () => {
  test('opens where it belongs, and nothing of it can be read', async () => {
    const sealer = ring(text('k1'));
    const value = { token: 'ghp_topsecret', list: Array.from({ length: 1000 }, () => 'same') };
    for (const sealed of [sealer.seal(place, value), await sealer.sealLarge(place, value)]) {
      expect(sealed.toString('latin1')).not.toContain('topsecret');
      expect(sealed.length).toBeLessThan(300);
      expect(await sealer.open(place, sealed)).toEqual(value);
    }
  });

  test('is different every time', () => {
    const sealer = ring(text('k1'));
    expect(sealer.seal(place, 1)).not.toEqual(sealer.seal(place, 1));
  });

  test.each([
    ['for another run', { ...place, runId: randomUUID() }],
    ['as another field', { ...place, field: 'event' }],
  ])('does not open %s', async (_name, other) => {
    const sealer = ring(text('k1'));
    await expect(sealer.open(other, sealer.seal(place, 1))).rejects.toThrow();
  });

  test('does not open when any byte was changed', async () => {
    const sealer = ring(text('k1'));
    const sealed = sealer.seal(place, 'x');
    for (let at = 0; at < sealed.length; at++) {
      const changed = Buffer.from(sealed);
      changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
      await expect(sealer.open(place, changed)).rejects.toThrow();
    }
  });

  test('opens with every key of the ring after the first one was replaced, and with no other', async () => {
    const [old, young] = [text('k1'), text('k2')];
    const sealed = ring(old).seal(place, 'x');
    expect(await ring(young, old).open(place, sealed)).toBe('x');
    await expect(ring(young).open(place, sealed)).rejects.toThrow('SEAL_KEYS');
    await expect(ring(old).open(place, ring(young, old).seal(place, 'x'))).rejects.toThrow();
  });

  test('hidden names stay the same for a key and tell nothing', () => {
    const [old, young] = [text('k1'), text('k2')];
    const [name] = ring(old).hiddenNames(place, 'payments');
    expect(ring(young, old).hiddenNames(place, 'payments')).toEqual([expect.not.stringContaining(name), name]);
    expect(name).not.toContain('payments');
  });
});

describe('SEAL_KEYS', () => {
  test('holds names and keys of 32 bytes, the newest first', () => {
    expect(parseSealKeys(`${text('k2')}, ${text('k1')}`)?.map(({ id }) => id)).toEqual(['k2', 'k1']);
  });

  test.each([
    ['', 'nothing'],
    ['k1', 'no key'],
    [`k1:${randomBytes(16).toString('base64')}`, 'a short key'],
    [`k1:${randomBytes(48).toString('base64')}`, 'a long key'],
    [`k 1:${randomBytes(32).toString('base64')}`, 'a name with a space'],
    [`${text('k1')},${text('k1')}`, 'a name twice'],
    [`${text('k1')},`, 'an empty part'],
  ])('%j is refused', (given) => {
    expect(parseSealKeys(given)).toBeUndefined();
  });

  test('cannot be printed', () => {
    const bytes = randomBytes(32);
    const keys = parseSealKeys(`k1:${bytes.toString('base64')}`);
    const printed = `${inspect(keys, { depth: 9, showHidden: true })}${JSON.stringify(keys)}`;
    expect(printed).not.toContain(bytes.toString('base64'));
    expect(printed).not.toContain(bytes.toString('hex'));
  });
});
