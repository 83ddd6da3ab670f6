import { expect, test } from 'vitest';
import { errorForLog } from './error-for-log.ts';

test('an error is written with its code, its stack and the chain of its causes', () => {
  const deepest = Object.assign(new Error('no such host'), { code: 'ENOTFOUND' });
  const logged = errorForLog(new TypeError('fetch failed', { cause: new AggregateError([deepest], 'all failed') }));
  expect(logged).toMatchObject({
    type: 'TypeError',
    message: 'fetch failed',
    stack: expect.stringContaining('.test.ts'),
  });
  expect(logged.causes).toMatchObject([
    { type: 'AggregateError', message: 'all failed' },
    { type: 'Error', message: 'no such host', code: 'ENOTFOUND' },
  ]);
});

test('a chain that bites its tail is cut', () => {
  const error = new Error('round');
  error.cause = error;
  expect(errorForLog(error).causes).toHaveLength(8);
});

test('text without end is cut, and what is no error is named by its type', () => {
  expect(errorForLog(new Error('x'.repeat(1e6))).message.length).toBeLessThan(9000);
  expect(errorForLog('only a word')).toEqual({ type: 'string', message: 'only a word' });
});
