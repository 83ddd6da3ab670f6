import { expect, test } from 'vitest';
import type { DocumentFact } from '#analysis';
import { definitionIn } from './document-words.ts';

function readmeThatOpensWith(text: string): DocumentFact {
  const lead = { text, startLine: 3, endLine: 3 };
  const section = { heading: 'Kiln', level: 1, kind: 'other', startLine: 1, endLine: 3, lead };
  return { path: 'README.md', sections: [section] } as unknown as DocumentFact;
}

test.each([
  ['a definition', 'Kiln is a cache that keeps entries in files.', 'Kiln is a cache that keeps entries in files'],
  ['a pointer to a site', 'For more details, head to: https://kiln.example', undefined],
  ['a pointer to documents', 'See the docs of kiln for what it is.', undefined],
  ['a plea for money', 'Please sponsor kiln if it helps you.', undefined],
])('%s as the opening of a README', (_, text, words) => {
  expect(definitionIn(readmeThatOpensWith(text), ['kiln'], 200)?.words).toBe(words);
});
