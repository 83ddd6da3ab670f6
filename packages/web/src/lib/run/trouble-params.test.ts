import { expect, test } from 'vitest';
import { offeredFolders } from './offered-folders.ts';
import { secondsUntilRetry } from './trouble-params.ts';

const trouble = (params: Record<string, number | string>) => ({ code: 'SERVER_BUSY' as const, params });

test('the seconds until the next try count down from when the error came, and end at none', () => {
  const busy = trouble({ retryAfterMs: 90_000 });
  expect([0, 30_500, 90_000, 200_000].map((nowMs) => secondsUntilRetry(busy, 0, nowMs))).toEqual([90, 60, 0, 0]);
});

test('an error from before a reload may be tried at once; one without a time says nothing', () => {
  expect(secondsUntilRetry(trouble({ retryAfterMs: 90_000 }), undefined, 5)).toBe(0);
  expect(secondsUntilRetry(trouble({}), 0, 5)).toBeUndefined();
});

test('folders come one a line; other errors have none', () => {
  expect(offeredFolders({ folders: 'packages\t1234\ndocs\t1' })).toEqual([
    { path: 'packages', files: 1234 },
    { path: 'docs', files: 1 },
  ]);
  expect(offeredFolders({})).toEqual([]);
});
