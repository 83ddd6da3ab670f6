import { expect, test } from 'vitest';
import type { Citation, RepoPath } from '#vocabulary';
import { numberCitations } from './number-citations.ts';

const cite = (path: string, startLine: number, endLine: number, claim: string): Citation => ({
  path: path as RepoPath,
  startLine,
  endLine,
  claim,
  check: { predicate: 'mentions', names: ['x'] },
});

test('equal lines share one number and keep what each sentence says', () => {
  const numbers = numberCitations([
    cite('a.ts', 1, 4, 'first'),
    cite('b.ts', 1, 4, 'second'),
    cite('a.ts', 1, 4, 'third'),
  ]);
  expect(numbers.ranges.map(({ number, path, claims }) => [number, path, claims])).toEqual([
    [1, 'a.ts', ['first', 'third']],
    [2, 'b.ts', ['second']],
  ]);
});

test('a range that was not verified has no number', () => {
  const numbers = numberCitations([cite('a.ts', 1, 4, 'first')]);
  expect(numbers.numberOf({ path: 'a.ts', startLine: 1, endLine: 5 })).toBeUndefined();
});
