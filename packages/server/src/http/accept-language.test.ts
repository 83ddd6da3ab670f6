import { expect, test } from 'vitest';
import { preferredLanguage } from './accept-language.ts';

test.each([
  [undefined, 'en'],
  ['', 'en'],
  ['tr', 'tr'],
  ['tr-TR,tr;q=0.9,en;q=0.8', 'tr'],
  ['en-GB, tr;q=0.5', 'en'],
  ['de, fr;q=0.9', 'en'],
  ['de, tr;q=0.1', 'tr'],
  ['tr;q=0, en;q=0.1', 'en'],
  ['TR', 'tr'],
  ['trv', 'en'],
  ['tr;q=abc', 'en'],
  [`${'x,'.repeat(1000)}tr`, 'en'],
])('of %j the client gets %s', (header, language) => {
  expect(preferredLanguage(header)).toBe(language);
});
