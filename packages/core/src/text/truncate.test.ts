import { expect, test } from 'vitest';
import { truncateText } from './truncate.ts';

test.each([
  ['short', 10, 'short'],
  ['exactly ten', 11, 'exactly ten'],
  ['one two three', 8, 'one two…'],
  ['one two three', 9, 'one two…'],
  ['ab😀cd', 4, 'ab…'],
  ['ab😀cd', 5, 'ab😀…'],
  ['👩‍👩‍👧‍👦 family', 6, '…'],
  ['e\u0301e\u0301e', 4, 'e\u0301…'],
  ['abc', 0, ''],
])('"%s" within %i characters is "%s"', (text, limit, cut) => {
  expect(truncateText(text, limit)).toBe(cut);
});

test('a sign of endless marks is cut without leaving half a pair', () => {
  const cut = truncateText(`a${'\u0301'.repeat(10_000)}`, 100);
  expect(cut).toHaveLength(100);
});
