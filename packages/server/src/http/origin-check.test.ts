import { expect, test } from 'vitest';
import { judgeOrigin } from './origin-check.ts';

const LISTED = ['https://tools.example.org'];

test.each([
  ['a program', {}, 'no-page'],
  ['our own page', { 'sec-fetch-site': 'same-origin', origin: 'http://x' }, 'own-page'],
  ['an address typed by a person', { 'sec-fetch-site': 'none' }, 'own-page'],
  ['a page of another site', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }, 'foreign-page'],
  ['a page of a sister site', { 'sec-fetch-site': 'same-site', origin: 'https://other.example.org' }, 'foreign-page'],
  ['a listed page', { 'sec-fetch-site': 'cross-site', origin: 'https://tools.example.org' }, 'listed-page'],
  ['a page that only resembles a listed one', { origin: 'https://tools.example.org.evil.example' }, 'foreign-page'],
  ['our own page in an older browser', { origin: 'http://localhost:3000', host: 'localhost:3000' }, 'own-page'],
  [
    'our own page behind the interface’s proxy',
    { origin: 'http://10.0.0.5:3000', host: 'orionwiki-backend:8001', 'x-forwarded-host': '10.0.0.5:3000' },
    'own-page',
  ],
  ['a page without an origin of its own', { origin: 'null', host: 'localhost' }, 'foreign-page'],
])('%s is told apart', (_title, headers, verdict) => {
  expect(judgeOrigin(headers, LISTED)).toBe(verdict);
});
