import { expect, test } from 'vitest';
import { type KeyPress, shortcutOf } from './shortcut-of.ts';
import { SingleKeys } from './single-keys.svelte.ts';

const press = (key: string, held: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  isComposing: false,
  ...held,
});
const FREE = { areSingleKeysOn: true, isTaken: false };

test.each([
  ['/', {}, 'search'],
  ['[', {}, 'previous'],
  [']', {}, 'next'],
  ['t', {}, 'tree'],
  ['y', {}, 'copyLink'],
  ['?', {}, 'help'],
  ['k', { ctrlKey: true }, 'search'],
  ['K', { metaKey: true }, 'search'],
  // A Turkish keyboard: AltGr on Windows and Linux, Option on a Mac.
  [']', { ctrlKey: true, altKey: true }, 'next'],
  ['[', { altKey: true }, 'previous'],
  ['t', { altKey: true }, undefined],
  ['t', { ctrlKey: true }, undefined],
  ['y', { metaKey: true }, undefined],
  ['/', { isComposing: true }, undefined],
  ['constructor', {}, undefined],
] as const)('%s with %j is %s', (key, held, shortcut) => {
  expect(shortcutOf(press(key, held), FREE)).toBe(shortcut);
});

test('single keys do nothing while somebody types or when they are off; Ctrl K works always', () => {
  for (const context of [
    { areSingleKeysOn: false, isTaken: false },
    { areSingleKeysOn: true, isTaken: true },
  ]) {
    expect(shortcutOf(press(']'), context)).toBeUndefined();
    expect(shortcutOf(press('k', { ctrlKey: true }), context)).toBe('search');
  }
});

test('the switch is remembered, and works without a store', () => {
  const kept = new Map<string, string>();
  const store = { get: (key: string) => kept.get(key), set: (key: string, value: string) => void kept.set(key, value) };
  const first = new SingleKeys(store);
  expect(first.isOn).toBe(true);
  first.isOn = false;
  expect(new SingleKeys(store).isOn).toBe(false);
  expect(new SingleKeys({ get: () => undefined, set: () => {} }).isOn).toBe(true);
});
