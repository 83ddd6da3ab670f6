import { expect, test } from 'vitest';
import { isTelling } from './author-words.ts';

test.each([
  ['a sentence about the thing', 'Safely pass data to untrusted environments and back', true],
  ['a sentence that goes on from a title', '... so better sign this before it leaves', false],
  ['the same with one character', '… so better sign this before it leaves', false],
  ['a note to a tool', 'eslint-disable-next-line no-console for this file', false],
  ['words that repeat the name', 'The retry queue', false],
])('%s describes: %#', (_, words, expected) => {
  expect(isTelling(words, 'RetryQueue')).toBe(expected);
});
