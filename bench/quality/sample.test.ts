import { expect, test } from 'vitest';
import { checkoutOf } from './checkout.ts';
import { drawSample } from './draw-sample.ts';
import { cite, handMadeWiki } from './hand-made-wiki.ts';
import { writeSheet } from './sheet.ts';

const row = (name: string): string => `<tr><td>${name}${cite('src/a.ts:2')}</td><td>text of ${name}</td></tr>`;
const table = (rows: number): string =>
  `<table><thead><tr><th>Name</th><th>Says</th></tr></thead><tbody>${Array.from({ length: rows }, (_, index) => row(`n${index}`)).join('')}</tbody></table>`;

const wiki = handMadeWiki(
  { id: 'overview', kind: 'overview', body: `<p>First thing.${cite('src/a.ts:1-2')} Second thing <b>here</b>.</p>` },
  { id: 'parts', body: `<h2>Heading</h2><p>Third thing.${cite('src/a.ts:9')}</p><ul><li>Item one.</li></ul>` },
  { id: 'reference', kind: 'reference', body: table(40) },
);
const other = handMadeWiki({ id: 'overview', kind: 'overview', body: '<p>Elsewhere one. Elsewhere two.</p>' });

test('the same seed draws the same statements, another seed others', () => {
  const draw = (seed: number): string[] => drawSample([wiki, other], { count: 6, seed }).map(({ text }) => text);
  expect(draw(7)).toEqual(draw(7));
  expect(new Set([1, 2, 3, 4].map((seed) => draw(seed).join())).size).toBeGreaterThan(1);
});

test('wikis, pages and kinds take turns, and a long reference table does not crowd them out', () => {
  const drawn = drawSample([wiki, other], { count: 7, seed: 3 });
  expect(drawn.map(({ text }) => text)).toEqual(
    expect.arrayContaining(['First thing.', 'Second thing here.', 'Third thing.', 'Item one.', 'Elsewhere one.']),
  );
  expect(drawn.filter(({ pageId }) => pageId === 'reference')).toHaveLength(1);
});

test('the sheet shows the cited lines below each statement, and says when lines are not there', () => {
  const checkout = checkoutOf({ 'src/a.ts': 'const one = 1;\nconst two = 2;\n' });
  const sample = drawSample([wiki], { count: 7, seed: 1 });
  const sheet = writeSheet(sample, [{ bundle: wiki, checkout }], { seed: 1, count: 7 });
  expect(sheet).toContain('> First thing.\n\nsrc/a.ts:1-2\n\n        1  const one = 1;\n        2  const two = 2;\n');
  expect(sheet).toContain('(there are no such lines)');
  expect(sheet).toContain('> (Name · Says)\n>\n> n');
  expect(sheet).toContain('> Second thing here.\n\nno citation\n');
  expect(sheet.match(/\[ \] right/g)).toHaveLength(sample.length);
});
