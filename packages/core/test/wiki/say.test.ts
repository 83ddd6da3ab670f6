import { expect, test } from 'vitest';
import { wiki as english } from '../../src/messages/en/wiki.ts';
import { joinSaid, sayIn } from '../../src/messages/say.ts';
import { wiki as turkish } from '../../src/messages/tr/wiki.ts';

const name = { kind: 'code', text: 'put' };

test('text of the repository keeps its kind among our own words', () => {
  expect(sayIn('en')`Calls ${name} ${2000} times.`).toEqual([
    { kind: 'text', text: 'Calls ' },
    name,
    { kind: 'text', text: ' 2,000 times.' },
  ]);
});

test('numbers are written as the language writes them', () => {
  expect(sayIn('tr')`${1234567}`).toEqual([{ kind: 'text', text: '1.234.567' }]);
});

test('a list is joined with the words of the language', () => {
  expect(
    joinSaid([name, name, name], { between: ', ', last: ' and ' }).map((slot) => ('text' in slot ? slot.text : '')),
  ).toEqual(['put', ', ', 'put', ' and ', 'put']);
});

test('both languages have the same patterns at every depth', () => {
  const shape = (value: unknown): unknown =>
    typeof value === 'object' && value !== null
      ? Object.fromEntries(
          Object.entries(value).map(([key, inner]) => [key, Array.isArray(inner) ? inner.length : shape(inner)]),
        )
      : typeof value;
  expect(shape(turkish)).toEqual(shape(english));
});

test('no Turkish text glues a suffix to a variable', async () => {
  const { readdir, readFile } = await import('node:fs/promises');
  const folder = new URL('../../src/messages/tr/wiki/', import.meta.url);
  for (const file of await readdir(folder)) {
    const text = await readFile(new URL(file, folder), 'utf8');
    expect(text).not.toMatch(/\$\{s\.\w+\}['’]?[a-zçğıöşü]/);
  }
});
