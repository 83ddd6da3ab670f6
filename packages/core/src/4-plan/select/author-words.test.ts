import { expect, test } from 'vitest';
import type { RepoPath } from '#vocabulary';
import { isTelling, quoteWords } from './author-words.ts';

test.each([
  ['a sentence about the thing', 'Safely pass data to untrusted environments and back', true],
  ['a sentence that goes on from a title', '... so better sign this before it leaves', false],
  ['the same with one character', '… so better sign this before it leaves', false],
  ['a note to a tool', 'eslint-disable-next-line no-console for this file', false],
  ['words that repeat the name', 'The retry queue', false],
])('%s describes: %#', (_, words, expected) => {
  expect(isTelling(words, 'RetryQueue')).toBe(expected);
});

test.each([
  ['a list that is announced', 'The key pieces are:', undefined],
  ['a sentence before an announcement', 'Tests run without a shell. The key pieces are:', 'Tests run without a shell'],
  [
    'a sentence with a bare label',
    'Work inside of a virtual environment. We suggest {ref}`virtualenv-heading`.',
    'Work inside of a virtual environment',
  ],
  ['nothing but a bare label', 'All of it stands in :ref:`the-heading`.', undefined],
  [
    'issue numbers at the end',
    'Fix how tabs are shown in help. {issue}`12` {pr}`13`',
    'Fix how tabs are shown in help',
  ],
  ['an issue number inside', 'Fix what was broken by {pr}`13` in help.', 'Fix what was broken by #13 in help'],
])('%s: %#', (_, words, expected) => {
  const origin = { path: 'README.md' as RepoPath, range: { startLine: 1, endLine: 1 }, from: 'readme' } as const;
  expect(quoteWords(words, origin)?.words).toBe(expected);
});
