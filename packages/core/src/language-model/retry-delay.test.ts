import { expect, test } from 'vitest';
import { retryDelay } from './retry-delay.ts';

const NOW = Date.UTC(2026, 0, 1);

test.each([
  ['the first pause is short', { retriesDone: 0, random: 0 }, 250],
  ['jitter makes it longer', { retriesDone: 0, random: 1 }, 500],
  ['each pause is longer than the one before', { retriesDone: 2, random: 0 }, 1000],
  ['seconds are honoured', { retriesDone: 0, retryAfter: '7', random: 0 }, 7000],
  ['fractions of seconds are honoured', { retriesDone: 0, retryAfter: '0.5', random: 0 }, 500],
  ['jitter never shortens what was asked for', { retriesDone: 0, retryAfter: '4', random: 1 }, 5000],
  ['a date is honoured', { retriesDone: 0, retryAfter: 'Thu, 01 Jan 2026 00:00:09 GMT', random: 0 }, 9000],
  ['a date in the past means now', { retriesDone: 0, retryAfter: 'Wed, 31 Dec 2025 00:00:00 GMT', random: 0 }, 0],
  ['an hour is not waited for', { retriesDone: 0, retryAfter: '3600', random: 0 }, undefined],
  ['nonsense counts as nothing', { retriesDone: 0, retryAfter: 'soon', random: 0 }, 250],
])('%s', (_fact, state, expected) => {
  expect(retryDelay({ now: NOW, ...state })).toBe(expected);
});
