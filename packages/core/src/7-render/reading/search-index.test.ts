import { expect, test } from 'vitest';
import { foldText } from './fold-text.ts';
import { openIndex } from './search-index.ts';
import { snippetOf } from './snippet-of.ts';

const section = (id: string, heading: string, text: string) => ({ id, page: 'Page', heading, text });
const index = openIndex([
  section('routing', 'Routing', 'The router takes parseUrl and hands the request on.'),
  section('signing', 'İmza yöntemi', 'Her iletiyi imzalar; INDEX burada durur.'),
  section('retry', 'Retry', 'A failed delivery is tried again.'),
]);
const found = (query: string) => index.find(query).map(({ id }) => id);

test.each([
  ['ISTANBUL', 'İstanbul'],
  ['istanbul', 'İSTANBUL'],
  ['INDEX', 'index'],
  ['ılık', 'ILIK'],
  ['café', 'CAFE'],
])('“%s” and “%s” are one word for the search', (one, other) => {
  expect(foldText(one)).toBe(foldText(other));
});

test.each([
  ['url', ['routing']],
  ['rout', ['routing']],
  ['delivry', ['retry']],
  ['IMZA index', ['signing']],
  ['failed router', ['routing', 'retry']],
  ['zzz', []],
])('“%s” finds %j', (query, ids) => {
  expect(found(query).sort()).toEqual([...ids].sort());
});

test('a section that holds every word hides those that hold only some', () => {
  expect(found('request router')).toEqual(['routing']);
});

test('a snippet begins near the first match and marks what was found, as it is written', () => {
  const text = `${'word '.repeat(40)}the İmza of a message`;
  const parts = snippetOf(text, 'imza');
  expect(parts[0]).toEqual({ text: '… ' });
  expect(parts.filter(({ isMatch }) => isMatch).map((part) => part.text)).toEqual(['İmza']);
  expect(parts.map((part) => part.text).join('').length).toBeLessThan(180);
});

test('a text without a match is shown from its beginning', () => {
  expect(snippetOf('  some \n text ', 'zzz')).toEqual([{ text: 'some text' }]);
});
