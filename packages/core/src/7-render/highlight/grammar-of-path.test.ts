import { expect, test } from 'vitest';
import { grammarOfPath } from './grammar-of-path.ts';

test.each([
  ['src/a.ts', 'typescript'],
  ['a/B.TSX', 'tsx'],
  ['Dockerfile', 'docker'],
  ['deploy/Dockerfile.prod', 'docker'],
  ['Makefile', 'make'],
  ['.env', 'ini'],
  ['LICENSE', undefined],
  ['a.constructor', undefined],
  ['__proto__', undefined],
])('%s is coloured as %s', (path, grammar) => {
  expect(grammarOfPath(path)).toBe(grammar);
});
