import { expect, test } from 'vitest';
import { shortenPath, wrapLabel } from './fit-label.ts';

test.each([
  ['short', ['short']],
  ['Retrying failed deliveries', ['Retrying failed', 'deliveries']],
  ['createHttpSubscriptionLink', ['createHttp', 'SubscriptionLink']],
  ['packages/client/links', ['packages/client/', 'links']],
  ['a'.repeat(40), [`${'a'.repeat(15)}…`]],
  ['one two three four five six seven eight', ['one two three', 'four five six…']],
  ['', ['']],
])('%j fits in two lines of 16', (text, lines) => {
  expect(wrapLabel(text, 16, 2)).toEqual(lines);
});

test('a label of a million characters is cut at once', () => {
  expect(wrapLabel('a '.repeat(500_000), 24, 2).join('').length).toBeLessThan(50);
});

test('a long path keeps its end', () => {
  expect(shortenPath('packages/core/src/pipelines/generate-wiki.ts', 20)).toBe('…es/generate-wiki.ts');
});
