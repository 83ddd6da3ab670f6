import { expect, test } from 'vitest';
import type { RepoPath } from '#vocabulary';
import { testNamesakes } from './test-names.ts';

const PRODUCT = [
  'src/click/core.py',
  'src/click/basic.py',
  'src/click/_termui_impl.py',
  'src/http/server.ts',
  'src/mail/server.ts',
  'lib/rate-limiter.ts',
];

test.each([
  ['tests/test_core.py', 'src/click/core.py'],
  ['tests/test_termui_impl.py', 'src/click/_termui_impl.py'],
  ['tests/http/server.test.ts', 'src/http/server.ts'],
  ['test/RateLimiterTest.ts', 'lib/rate-limiter.ts'],
  ['tests/test_core/deep.py', 'src/click/core.py'],
])('%s is called after %s', (path, expected) => {
  expect(testNamesakes(PRODUCT as RepoPath[])(path as RepoPath)).toBe(expected);
});

test.each([
  ['two files have the name', 'tests/server.test.ts'],
  ['the name is one that many have', 'tests/test_basic.py'],
  ['no file has it', 'tests/test_story.py'],
])('nothing is chosen when %s', (_, path) => {
  expect(testNamesakes(PRODUCT as RepoPath[])(path as RepoPath)).toBeUndefined();
});
