import { expect, test } from 'vitest';
import { licenceFiles, listShippedPackages } from '../image/third-party-licences.ts';

/** May be part of an MIT-licensed product when their texts are passed on. A new one is a decision, not an accident. */
const ACCEPTED = new Set(['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'PSF-2.0', '0BSD']);

const shipped = listShippedPackages();

test('the list reaches what server and web bundle, and what those bring', () => {
  const names = shipped.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(['pino', 'svelte', 'markdown-it', 'shiki', '@shikijs/langs', 'openai']));
  expect(names).not.toContain('vite');
  expect(names.filter((name) => name.startsWith('@orionwiki/'))).toEqual([]);
});

test('everything shipped is under a licence that we accept', () => {
  expect(shipped.filter(({ licence }) => !ACCEPTED.has(licence))).toEqual([]);
});

test('packages other than MIT bring the text of their licence', () => {
  expect(shipped.filter((one) => one.licence !== 'MIT' && licenceFiles(one).length === 0)).toEqual([]);
});
