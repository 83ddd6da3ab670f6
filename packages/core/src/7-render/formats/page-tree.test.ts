import { expect, test } from 'vitest';
import { pageTree } from './page-tree.ts';

test('children stand below their parent, in order', () => {
  const tree = pageTree([
    { id: 'a', title: 'A' },
    { id: 'b', title: 'B', parent: 'a' },
    { id: 'c', title: 'C' },
  ]);
  expect(tree.source).toBe(
    '<ul><li class="ow-branch"><a href="#p-a">A</a><details open><summary aria-label="A"></summary><ul><li><a href="#p-b">B</a></li></ul></details></li><li><a href="#p-c">C</a></li></ul>',
  );
});

test('a page whose parent is missing stands at the top', () => {
  expect(pageTree([{ id: 'b', title: 'B', parent: 'gone' }]).source).toContain('#p-b');
});

test('pages that are each other’s parents are all listed', () => {
  const circle = [
    { id: 'x', title: 'X' },
    { id: 'a', title: 'A', parent: 'b' },
    { id: 'b', title: 'B', parent: 'a' },
  ];
  expect(pageTree(circle).source.match(/href/g)).toHaveLength(3);
});
