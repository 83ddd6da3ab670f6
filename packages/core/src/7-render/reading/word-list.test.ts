import { expect, test } from 'vitest';
import { listWords } from './word-list.ts';

const words = ['route', 'router', 'routes', 'rot', 'retry', 'zebra', 'şema', 'a'];
const list = listWords(new Map(words.map((word) => [word, word.toUpperCase()])));

test.each([
  ['rout', ['route', 'router', 'routes']],
  ['router', ['router']],
  ['a', ['a']],
  ['z', ['zebra']],
  ['ş', ['şema']],
  ['routesx', []],
  ['', [...words].sort()],
])('“%s” begins %j', (beginning, found) => {
  expect(list.beginningWith(beginning).map(([word]) => word)).toEqual(found);
});

test.each([
  ['router', 0, [['ROUTER', 0]]],
  ['roter', 1, [['ROUTER', 1]]],
  [
    'ruote',
    2,
    [
      ['ROT', 2],
      ['ROUTE', 2],
    ],
  ],
  ['rotue', 1, []],
  [
    'outers',
    2,
    [
      ['ROUTER', 2],
      ['ROUTES', 2],
    ],
  ],
  ['zebras', 1, [['ZEBRA', 1]]],
])('“%s” with at most %i changes is near %j', (word, most, found) => {
  expect(list.near(word, most)).toEqual(found);
});

test('a word that is not there has nothing', () => {
  expect(list.get('nothing')).toBeUndefined();
  expect(list.get('retry')).toBe('RETRY');
});
