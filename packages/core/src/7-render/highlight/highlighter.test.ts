import { expect, test } from 'vitest';
import type { RenderPool } from '../render-pool.ts';
import { plainTokens } from './code-token.ts';
import { createHighlighter } from './highlighter.ts';

/** A pool that colours everything as a comment, or fails as it is told. */
function fakePool(answer: 'colours' | 'late' | 'dead' = 'colours'): RenderPool & { calls: number } {
  const pool: RenderPool & { calls: number } = {
    calls: 0,
    async run(job) {
      pool.calls += 1;
      if (answer === 'dead') return { failure: 'time' };
      const lines = 'lines' in job ? job.lines.map((text) => [{ kind: 'c', text }]) : [];
      return { result: { lines, isComplete: answer === 'colours', tookMs: 20 } as never };
    },
    close: () => Promise.resolve(),
  };
  return pool;
}

test('the same lines are coloured once', async () => {
  const pool = fakePool();
  const highlighter = createHighlighter(pool);
  await highlighter.highlight(['a'], 'go');
  expect(await highlighter.highlight(['a'], 'go')).toEqual({ lines: [[{ kind: 'c', text: 'a' }]] });
  expect(pool.calls).toBe(1);
});

test('without a grammar lines stay plain and nothing is asked', async () => {
  const pool = fakePool();
  expect(await createHighlighter(pool).highlight(['a', ''], undefined)).toEqual({ lines: [plainTokens('a'), []] });
  expect(pool.calls).toBe(0);
});

test('after 300,000 characters lines stay plain, and the reader is told', async () => {
  const highlighter = createHighlighter(fakePool());
  await highlighter.highlight(['a'.repeat(299_000)], 'go');
  expect(await highlighter.highlight(['b'.repeat(2000)], 'go')).toMatchObject({ shortfall: 'budget' });
  expect(await highlighter.highlight(['c'], 'go')).not.toHaveProperty('shortfall');
});

test('a thirteenth language stays plain', async () => {
  const highlighter = createHighlighter(fakePool());
  for (let count = 0; count < 12; count += 1) await highlighter.highlight(['a'], `g${count}`);
  expect(await highlighter.highlight(['a'], 'g12')).toMatchObject({ shortfall: 'budget' });
  expect(await highlighter.highlight(['b'], 'g3')).not.toHaveProperty('shortfall');
});

test.each(['late', 'dead'] as const)('a %s worker costs colours and nothing else', async (answer) => {
  const result = await createHighlighter(fakePool(answer)).highlight(['a'], 'go');
  expect(result.lines).toHaveLength(1);
  expect(result.shortfall).toBe('time');
});

test('three hanging workers are enough: the rest stays plain without another try', async () => {
  const pool = fakePool('dead');
  const highlighter = createHighlighter(pool);
  for (const line of ['a', 'b', 'c', 'd', 'e']) await highlighter.highlight([line], 'go');
  expect(pool.calls).toBe(3);
});
