import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LONGEST_WAIT_MS, waitAfter } from '../src/delivery/backoff.js';

test('each wait is twice as long as the one before', () => {
  const waits = [1, 2, 3].map((attempts) => waitAfter(attempts, () => 0));
  assert.deepEqual(waits, [2_000, 4_000, 8_000]);
});

test('no wait is longer than an hour and a fifth', () => {
  assert.equal(
    waitAfter(40, () => 1),
    LONGEST_WAIT_MS * 1.2,
  );
});
