import { expect, test } from 'vitest';
import type { CallParts } from './follow-run.ts';
import { pagePump } from './page-pump.ts';

/** A server whose pages are given when the test says so. */
function scriptedPages() {
  const asked: { readonly pageId: string; readonly answer: (version: number | undefined) => void }[] = [];
  const query = ({ pageId }: { pageId: string }) =>
    new Promise((resolve, reject) => {
      asked.push({
        pageId,
        answer: (version) => (version === undefined ? reject(new Error('gone')) : resolve({ version, html: '' })),
      });
    });
  return { asked, api: { page: { query } } as unknown as CallParts['api'] };
}

test('of several versions that wait, only the newest is fetched', async () => {
  const { api, asked } = scriptedPages();
  const shown: string[] = [];
  const pump = pagePump(api, 'run', (page) => shown.push(`${page.pageId} ${page.version}`));
  pump.fetch('a', 1);
  pump.fetch('b', 1);
  pump.fetch('b', 2);
  await Promise.resolve();
  asked[0]?.answer(1);
  await expect.poll(() => asked.length).toBe(2);
  asked[1]?.answer(2);
  await pump.drained();
  expect(shown).toEqual(['a 1', 'b 2']);
});

test('a page that came in a newer version is not fetched again for the older one', async () => {
  const { api, asked } = scriptedPages();
  const shown: number[] = [];
  const pump = pagePump(api, 'run', ({ version }) => shown.push(version));
  pump.fetch('a', 1);
  await Promise.resolve();
  pump.fetch('a', 2);
  asked[0]?.answer(2);
  await pump.drained();
  expect(shown).toEqual([2]);
  expect(asked).toHaveLength(1);
});

test('a page that cannot be had is left out without harm', async () => {
  const { api, asked } = scriptedPages();
  const pump = pagePump(api, 'run', () => expect.unreachable());
  pump.fetch('a', 1);
  await Promise.resolve();
  asked[0]?.answer(undefined);
  await pump.drained();
});

test('nobody to show pages to means nothing is fetched', async () => {
  const { api, asked } = scriptedPages();
  const pump = pagePump(api, 'run', undefined);
  pump.fetch('a', 1);
  await pump.drained();
  expect(asked).toEqual([]);
});
