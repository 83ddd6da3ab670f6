import type { ReadablePage } from '@orionwiki/client';
import { expect, test } from 'vitest';
import type { PageEntry } from '#lib/run/run-state.ts';
import { groupHits } from './group-hits.ts';
import { WikiSearch } from './wiki-search.svelte.ts';

const TEXTS: Readonly<Record<string, string>> = {
  core: 'The router hands a request on. İstanbul.',
  api: 'A router again; INDEX.',
};

const entry = (id: string, version = 1): PageEntry => ({ id, title: id, kind: 'module', version });
const section = (id: string, page: string) => ({ id, page, heading: '', text: '' });

function searchOver(pages: PageEntry[]) {
  const taken: string[] = [];
  const search = new WikiSearch({
    pages: () => pages,
    take: async ({ id, version }) => {
      taken.push(`${id} ${version}`);
      if (id === 'broken') throw new Error('gone');
      return { pageId: id, title: id, version } as ReadablePage;
    },
    sectionsOf: ({ pageId, title, version }) => [
      { id: `p-${pageId}`, page: title, heading: '', text: `${TEXTS[pageId] ?? ''} version${version}` },
      { id: `p-${pageId}~end`, page: title, heading: 'The end', text: '' },
    ],
  });
  return { search, taken, ids: () => search.hits.map(({ id }) => id) };
}

test('written pages are fetched once and found; others are counted', async () => {
  const { search, taken, ids } = searchOver([entry('core'), entry('api'), entry('later', 0), entry('broken')]);
  search.query = 'router';
  expect(ids()).toEqual([]);
  await search.load();
  expect(ids().sort()).toEqual(['p-api', 'p-core']);
  expect(search.unwrittenCount).toBe(1);
  expect(search.missedCount).toBe(1);
  await search.load();
  expect(taken).toEqual(['core 1', 'api 1', 'broken 1', 'broken 1']);
});

test('a page that was written again is searched in its new version', async () => {
  const pages = [entry('core')];
  const { search, ids } = searchOver(pages);
  await search.load();
  pages[0] = entry('core', 2);
  await search.load();
  search.query = 'version2';
  expect(ids()).toEqual(['p-core']);
});

test.each(['istanbul', 'ISTANBUL', 'İSTANBUL', 'Istanbul'])('“%s” finds İstanbul', async (query) => {
  const { search, ids } = searchOver([entry('core'), entry('api')]);
  await search.load();
  search.query = query;
  expect(ids()).toEqual(['p-core']);
});

test('a choice stays when later pages bring further hits before it', async () => {
  const pages = [entry('core'), entry('api', 0)];
  const { search } = searchOver(pages);
  await search.load();
  search.query = 'end router';
  expect(search.hits.length).toBeGreaterThan(1);
  search.move(1);
  const chosen = search.chosen?.id;
  pages[1] = entry('api');
  await search.load();
  expect(search.chosen?.id).toBe(chosen);
});

test('the choice goes round and begins again with another query', async () => {
  const { search } = searchOver([entry('core'), entry('api')]);
  await search.load();
  search.query = 'router';
  const [first, second] = search.hits;
  expect(search.chosen).toBe(first);
  search.move(1);
  expect(search.chosen).toBe(second);
  search.move(1);
  expect(search.chosen).toBe(first);
  search.move(-1);
  expect(search.chosen).toBe(second);
  search.query = 'end';
  expect(search.chosen).toBe(search.hits[0]);
  search.query = 'nothing at all';
  search.move(1);
  expect(search.chosen).toBeUndefined();
});

test('hits are grouped by page, the page of the best hit first', () => {
  const groups = groupHits([section('p-b~x', 'B'), section('p-a', 'A'), section('p-b', 'B'), section('p-c', 'A')]);
  expect(groups.map(({ page, sections }) => [page, sections.map(({ id }) => id)])).toEqual([
    ['B', ['p-b~x', 'p-b']],
    ['A', ['p-a']],
    ['A', ['p-c']],
  ]);
});
