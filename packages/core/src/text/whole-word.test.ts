import { expect, test } from 'vitest';
import { hasWholeWord } from './whole-word.ts';

test.each([
  ['call retry(3)', 'retry', true],
  ['call retryAll(3)', 'retry', false],
  ['myRetry retry_ retry', 'retry', true],
  ['retry_', 'retry', false],
  ['$retry', 'retry', false],
  ['a.b(c)', 'a.b', true],
  ['--dry-run', '--dry-run', true],
  ['x--dry-run', '--dry-run', true],
  ['', 'a', false],
  ['a', '', false],
])('"%s" holds "%s" as a word: %s', (text, name, expected) => {
  expect(hasWholeWord(text, name)).toBe(expected);
});
