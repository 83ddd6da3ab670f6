import { expect, test } from 'vitest';
import { estimateTokens } from './estimate-tokens.ts';

test.each([
  ['', 0, 0],
  ['a', 1, 1],
  ['a', 3900, 1300],
  ['ş', 1950, 1300],
  ['字', 1000, 1300],
])('"%s" %i times is estimated at %i tokens', (letter, times, tokens) => {
  expect(estimateTokens(letter.repeat(times))).toBe(tokens);
});
