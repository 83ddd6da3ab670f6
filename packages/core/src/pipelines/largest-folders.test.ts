import { expect, test } from 'vitest';
import type { TreeEntry } from '#snapshot';
import { largestFolders } from './largest-folders.ts';

const tree = (...paths: string[]): readonly TreeEntry[] =>
  paths.map((path) => ({ path, oid: '0', kind: 'file' }) as unknown as TreeEntry);

test('folders of the root come with their files counted, the largest first', () => {
  expect(largestFolders(tree('README.md', 'a/x', 'b/c/x', 'b/y', 'c/z'))).toBe('b\t2\na\t1\nc\t1');
});

test('eight folders are enough, and a name that would break a line is none of them', () => {
  const many = Array.from({ length: 20 }, (_, index) => `f${String(index).padStart(2, '0')}/x`);
  expect(largestFolders(tree('e\nvil/x', 'e\tvil/y', ...many)).split('\n')).toHaveLength(8);
});

test('below a folder that was asked for, its own folders are offered with their whole path', () => {
  expect(largestFolders(tree('lib/a/x', 'lib/a/y', 'lib/x', 'other/b/x'), 'lib/')).toBe('lib/a\t2');
});
