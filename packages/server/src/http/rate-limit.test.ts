import { expect, test } from 'vitest';
import { createRateLimit } from './rate-limit.ts';

test('a client gets its share of each window, whatever others do', () => {
  let time = 0;
  const limit = createRateLimit({ perWindow: 2, windowMs: 60_000, now: () => time });
  limit.take('a');
  limit.take('a');
  limit.take('b');
  time = 45_000;
  expect(() => limit.take('a')).toThrow(
    expect.objectContaining({ code: 'RATE_LIMITED', params: { seconds: 15, retryAfterMs: 15_000 } }),
  );
  limit.take('b');
  time = 60_000;
  limit.take('a');
});

test('a limit of zero is none', () => {
  const limit = createRateLimit({ perWindow: 0, windowMs: 60_000, now: () => 0 });
  for (let i = 0; i < 1000; i++) limit.take('a');
});

test('a flood of addresses shares one count beyond the ten thousand that are told apart', () => {
  const limit = createRateLimit({ perWindow: 1, windowMs: 60_000, now: () => 0 });
  for (let i = 0; i < 10_000; i++) limit.take(`client ${i}`);
  limit.take('one more');
  expect(() => limit.take('yet another')).toThrow(expect.objectContaining({ code: 'RATE_LIMITED' }));
});
