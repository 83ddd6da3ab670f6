import { expect, test } from 'vitest';
import { RecentList, type Shelf } from './recent-list.svelte.ts';
import type { RecentWiki } from './recent-wiki.ts';

/** A shelf in memory, in the order it is given. */
function shelfOf(...ids: string[]): Shelf {
  let wikis = ids.map((id) => ({ id, repository: `acme/${id}`, commit: 'abcdef012345', language: 'en' }) as RecentWiki);
  return {
    list: async () => wikis,
    read: async (id) => {
      const wiki = wikis.find((one) => one.id === id);
      return wiki && { wiki, file: new Blob([id]) };
    },
    remove: async (gone) => {
      wikis = gone ? wikis.filter(({ id }) => !gone.includes(id)) : [];
    },
  };
}

async function listOf(...ids: string[]): Promise<{ list: RecentList; at: (place: number) => RecentWiki }> {
  const list = new RecentList(shelfOf(...ids));
  await list.load();
  return { list, at: (place) => list.wikis[place] as RecentWiki };
}

test('removing tells which wiki takes the place, the last one at the end', async () => {
  const { list, at } = await listOf('a', 'b', 'c');
  expect((await list.remove(at(1)))?.id).toBe('c');
  expect((await list.remove(at(1)))?.id).toBe('a');
  expect(await list.remove(at(0))).toBeUndefined();
  expect(list.wikis).toEqual([]);
});

test('a file that is gone takes its row along', async () => {
  const shelf = shelfOf('a', 'b');
  const list = new RecentList(shelf);
  await list.load();
  const [first] = list.wikis as [RecentWiki];
  expect((await list.file(first))?.filename).toBe('acme-a-abcdef0-wiki.en.html');
  await shelf.remove(['a']);
  expect(await list.file(first)).toBeUndefined();
  expect(list.wikis.map(({ id }) => id)).toEqual(['b']);
});

test('clearing removes everything and asks no more', async () => {
  const { list } = await listOf('a', 'b');
  list.isClearing = true;
  await list.clear();
  expect([list.wikis.length, list.isClearing]).toEqual([0, false]);
});
