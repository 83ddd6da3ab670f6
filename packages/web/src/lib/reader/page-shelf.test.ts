import type { ReadablePage } from '@orionwiki/client';
import { expect, test } from 'vitest';
import type { PageEntry } from '#lib/run/run-state.ts';
import { PageShelf } from './page-shelf.ts';

const entry = (id: string, version = 1): PageEntry => ({ id, title: id, kind: 'module', version });

/** A server whose answers are given by hand. */
function server() {
  const asked: { id: string; answer: (version: number) => void; refuse: () => void }[] = [];
  const shelf = new PageShelf(
    (id) =>
      new Promise((resolve, reject) => {
        const answer = (version: number) => resolve({ pageId: id, version } as ReadablePage);
        asked.push({ id, answer, refuse: () => reject(new Error('gone')) });
      }),
  );
  return { shelf, asked };
}

test('a page that several ask for is fetched once and stays', async () => {
  const { shelf, asked } = server();
  const both = [shelf.take(entry('core')), shelf.take(entry('core'))];
  asked[0]?.answer(1);
  const [one, other] = await Promise.all(both);
  expect(one).toBe(other);
  expect(await shelf.take(entry('core'))).toBe(one);
  expect(shelf.peek(entry('core'))).toBe(one);
  expect(shelf.peek(entry('core', 2))).toBeUndefined();
  expect(asked).toHaveLength(1);
});

test('a version announced while an older one is on its way is fetched after it', async () => {
  const { shelf, asked } = server();
  const older = shelf.take(entry('core', 1));
  const newer = shelf.take(entry('core', 2));
  asked[0]?.answer(1);
  expect((await older).version).toBe(1);
  await expect.poll(() => asked.length).toBe(2);
  asked[1]?.answer(2);
  expect((await newer).version).toBe(2);
});

test('a page that could not be had is asked for again', async () => {
  const { shelf, asked } = server();
  const first = shelf.take(entry('core'));
  asked[0]?.refuse();
  await expect(first).rejects.toThrow('gone');
  const second = shelf.take(entry('core'));
  asked[1]?.answer(1);
  expect((await second).pageId).toBe('core');
});
