import type { Inspection } from '@orionwiki/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Lookup } from './lookup.svelte.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const found = (fullName: string): Inspection => ({
  url: `https://github.com/${fullName}`,
  host: 'github.com',
  fullName,
  isReachable: true,
  defaultBranch: 'main',
  refs: [],
  hasMoreRefs: false,
});

/** A host whose answers are given by the test. */
function host() {
  const asked: { address: string; signal: AbortSignal; answer: (inspection: Inspection) => void; fail: () => void }[] =
    [];
  const lookup = new Lookup({
    pauseMs: 800,
    inspect: (address, signal) =>
      new Promise((resolve, reject) => {
        asked.push({ address, signal, answer: resolve, fail: () => reject(new Error('no')) });
      }),
  });
  return { lookup, asked };
}

test('nothing is asked while somebody types, once after a pause', async () => {
  const { lookup, asked } = host();
  for (const address of ['acme/t', 'acme/to', 'acme/tools']) {
    lookup.want(address);
    await vi.advanceTimersByTimeAsync(500);
  }
  expect(asked).toEqual([]);
  await vi.advanceTimersByTimeAsync(300);
  expect(asked.map(({ address }) => address)).toEqual(['acme/tools']);
  asked[0]?.answer(found('acme/tools'));
  await vi.advanceTimersByTimeAsync(0);
  expect(lookup.answerFor('acme/tools')?.defaultBranch).toBe('main');
  expect(lookup.answerFor('acme/other')).toBeUndefined();
});

test('leaving the field asks at once, and only once', async () => {
  const { lookup, asked } = host();
  lookup.want('acme/tools');
  lookup.hurry();
  lookup.hurry();
  await vi.advanceTimersByTimeAsync(2000);
  expect(asked).toHaveLength(1);
});

test('a new address gives the old question up, and a late answer changes nothing', async () => {
  const { lookup, asked } = host();
  lookup.want('acme/one');
  lookup.hurry();
  lookup.want('acme/two');
  expect(asked[0]?.signal.aborted).toBe(true);
  asked[0]?.answer(found('acme/one'));
  await vi.advanceTimersByTimeAsync(0);
  expect(lookup.state.kind).toBe('idle');
});

test('what is known is not asked again', async () => {
  const { lookup, asked } = host();
  lookup.want('acme/one');
  lookup.hurry();
  asked[0]?.answer(found('acme/one'));
  await vi.advanceTimersByTimeAsync(0);
  lookup.want(undefined);
  lookup.want('acme/one');
  await vi.advanceTimersByTimeAsync(2000);
  expect(asked).toHaveLength(1);
  expect(lookup.answerFor('acme/one')).toBeDefined();
});

test('a failure is silent', async () => {
  const { lookup, asked } = host();
  lookup.want('acme/one');
  lookup.hurry();
  asked[0]?.fail();
  await vi.advanceTimersByTimeAsync(0);
  expect(lookup.state).toEqual({ kind: 'idle' });
});
