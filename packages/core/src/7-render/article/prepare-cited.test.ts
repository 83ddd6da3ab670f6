import { expect, test } from 'vitest';
import type { RepoPath } from '#vocabulary';
import { prepareCited } from './prepare-cited.ts';

const text = ['export function send() {', '    const a = 1;', '', '      use(a);', '    return a;', '}', 'x', 'y', 'z'];
const source = { lines: async (path: string) => (path === 'src/send.ts' ? text : undefined) };
const range = (number: number, startLine: number, endLine: number, path = 'src/send.ts') => ({
  number,
  path: path as RepoPath,
  startLine,
  endLine,
  claims: [],
});

test('cited lines stand without the indentation they share; long ranges end openly', async () => {
  const cited = await prepareCited([range(1, 2, 5), range(2, 1, 9)], source);
  expect(cited.get(1)).toEqual(['const a = 1;', '', '  use(a);', 'return a;']);
  expect(cited.get(2)).toHaveLength(7);
  expect(cited.get(2)?.at(-1)).toBe('…');
});

test('a range that is not there, or of a file that cannot be read, is left out', async () => {
  const cited = await prepareCited([range(1, 8, 12), range(2, 1, 1, 'gone.ts')], source);
  expect([...cited]).toEqual([]);
});

test('a long line is cut', async () => {
  const long = { lines: async () => ['a'.repeat(500)] };
  expect((await prepareCited([range(1, 1, 1)], long)).get(1)?.[0]).toHaveLength(160);
});
