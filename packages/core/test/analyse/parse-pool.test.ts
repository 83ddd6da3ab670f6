import { expect, test } from 'vitest';
import { ParsePool } from '../../src/3-analyse/parsing/parse-pool.ts';
import type { ParseJob } from '../../src/3-analyse/parsing/parsed-file.ts';

const worker = new URL('./stubborn-worker.ts', import.meta.url);
const job = (path: string): ParseJob => ({ path: path as never, grammar: 'python', text: path, keepsAllCalls: true });

/** What becomes of jobs handed in at once. */
async function outcomes(paths: readonly string[], signal = new AbortController().signal): Promise<string[]> {
  const pool = new ParsePool(signal, { worker, hardKillMs: 300 });
  try {
    const results = await Promise.all(paths.map((path) => pool.parse(job(path))));
    return results.map((result) => (typeof result === 'string' ? result : 'parsed'));
  } finally {
    await pool.close();
  }
}

test('a file that never ends is given up, those behind it are parsed', async () => {
  expect(await outcomes(['a', 'hang', 'b', 'c'])).toEqual(['parsed', 'PARSE_TIME', 'parsed', 'parsed']);
});

test('a file that ends the thread is reported, those behind it are parsed', async () => {
  expect(await outcomes(['a', 'crash', 'b'])).toEqual(['parsed', 'PARSE_MEMORY', 'parsed']);
  expect(await outcomes(['broken', 'a'])).toEqual(['PARSE_MEMORY', 'parsed']);
});

test('a file that fails only behind others gets a fresh thread', async () => {
  expect(await outcomes(['a', 'crash-when-used', 'b'])).toEqual(['parsed', 'parsed', 'parsed']);
});

test('a worker that cannot start is our failure, not that of a file', async () => {
  const missing = new URL('./no-such-worker.ts', import.meta.url);
  const pool = new ParsePool(new AbortController().signal, { worker: missing });
  expect(await pool.parse(job('a'))).toBe('PARSE_FAILED');
  await expect(pool.ready()).rejects.toMatchObject({ code: 'INTERNAL', stage: 'analyse' });
  await pool.close();
});

test('a closed or aborted pool answers at once', async () => {
  const controller = new AbortController();
  controller.abort();
  expect(await outcomes(['a'], controller.signal)).toEqual(['PARSE_FAILED']);
  const pool = new ParsePool(new AbortController().signal, { worker });
  const pending = pool.parse(job('hang'));
  await pool.close();
  expect(await pending).toBe('PARSE_FAILED');
  expect(await pool.parse(job('a'))).toBe('PARSE_FAILED');
});

test('much text is shared by two threads, and what breaks one costs the other nothing', async () => {
  const pool = new ParsePool(new AbortController().signal, { worker, hardKillMs: 300 });
  pool.warm(['python']);
  try {
    const names = ['a', 'hang', ...Array.from({ length: 12 }, (_, index) => `f${index}`)];
    const jobs = names.map((path) => ({ ...job(path), text: ' '.repeat(200_000) }));
    const results = await Promise.all(jobs.map((one) => pool.parse(one)));
    expect(results.map((result) => (typeof result === 'string' ? result : 'parsed'))).toEqual(
      names.map((name) => (name === 'hang' ? 'PARSE_TIME' : 'parsed')),
    );
    await pool.ready();
  } finally {
    await pool.close();
  }
});
