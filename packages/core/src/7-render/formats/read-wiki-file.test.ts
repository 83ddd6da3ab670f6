import { expect, test } from 'vitest';
import { readMarkup } from './read-markup.ts';
import { readWikiFile } from './read-wiki-file.ts';

test.each([
  ['an empty text', ''],
  ['another page', '<!doctype html><title>x</title>'],
  ['broken data', '<script type="application/json" id="ow-data">{</script>'],
  ['data of another shape', '<script type="application/json" id="ow-data">{"manifest":1}</script>'],
  ['data without an end', '<script type="application/json" id="ow-data">{'],
  ['other JSON', '{"schema":"orionwiki-bundle/1"}'],
])('%s is not a wiki', (_, text) => {
  expect(readWikiFile(text)).toBeUndefined();
});

test('ids and links are read with their entities resolved', () => {
  const { ids, links } = readMarkup(
    '<h2 id="a&amp;b">x</h2><a class="y" href="#c">z</a><link href="no"><a href="https://x.example/?a&amp;b">q</a>',
  );
  expect([...ids]).toEqual(['a&b']);
  expect(links).toEqual(['#c', 'https://x.example/?a&b']);
});

test('a megabyte of open brackets is read in no time', () => {
  expect(readMarkup('<'.repeat(1_000_000)).links).toEqual([]);
  expect(readMarkup('<a href="'.repeat(100_000)).links).toEqual([]);
});
