import type { ReadablePage } from '@orionwiki/client';
import { expect, test } from 'vitest';
import type { Run } from '#lib/run/run.svelte.ts';
import type { PageEntry } from '#lib/run/run-state.ts';
import { headingInSight } from './heading-in-sight.ts';
import { Reader } from './reader.svelte.ts';

const entry = (id: string, version = 1, parent?: string): PageEntry => ({
  id,
  title: id,
  kind: 'module',
  version,
  ...(parent === undefined ? {} : { parent }),
});

/** A reader of a run whose pages come when `send` is called. */
function readerOf(...pages: PageEntry[]) {
  const waiting = new Map<string, (page: ReadablePage) => void>();
  const run = {
    runId: 'run',
    state: { pages },
    client: { page: (_run: string, id: string) => new Promise((resolve) => waiting.set(id, resolve)) },
  } as unknown as Run;
  const reader = new Reader(run);
  const send = (id: string) => waiting.get(id)?.({ pageId: id, title: id, version: 1 } as ReadablePage);
  return { reader, send, waiting };
}

test('going back before the other page has come keeps the first on the screen', async () => {
  const { reader, send } = readerOf(entry('a'), entry('b'));
  const opened = reader.open();
  send('a');
  await opened;
  reader.wantedId = 'b';
  const toB = reader.open();
  reader.wantedId = 'a';
  await reader.open();
  send('b');
  await toB;
  expect(reader.shown?.pageId).toBe('a');
});

test('neighbours are fetched ahead, so that turning the page waits for nothing', async () => {
  const { reader, send, waiting } = readerOf(entry('a'), entry('b'), entry('c', 0));
  const opened = reader.open();
  send('a');
  await opened;
  expect([...waiting.keys()]).toEqual(['a', 'b']);
  send('b');
  await expect.poll(() => reader.shelf.peek(entry('b'))).toBeDefined();
  reader.wantedId = 'b';
  await reader.open();
  expect(reader.shown?.pageId).toBe('b');
  expect(waiting.has('c')).toBe(false);
});

test('the way to a page names the pages above it, the outermost first', () => {
  const { reader } = readerOf(entry('core'), entry('router', 1, 'core'), entry('lost', 1, 'gone'));
  const trail = (id: string) => {
    reader.wantedId = id;
    return reader.trail.map((page) => page.id);
  };
  expect([trail('core'), trail('router'), trail('lost')]).toEqual([[], ['core'], []]);
});

test.each([
  ['nothing above the line: the first', [400, 900], false, 0],
  ['the last one above the line', [-300, 90, 700], false, 1],
  ['at the end of the page, the last one', [-300, 90, 700], true, 2],
  ['no heading', [], true, -1],
] as const)('%s', (_title, tops, isAtEnd, index) => {
  expect(headingInSight(tops, { line: 250, isAtEnd })).toBe(index);
});
