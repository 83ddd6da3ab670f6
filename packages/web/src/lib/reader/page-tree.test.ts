import { describe, expect, test } from 'vitest';
import type { PageEntry } from '#lib/run/run-state.ts';
import { pageHash, readPageAddress } from './page-address.ts';
import { inTreeOrder, pageTree } from './page-tree.ts';

const page = (id: string, parent?: string): PageEntry => ({
  id,
  title: id,
  kind: 'module',
  version: 1,
  ...(parent === undefined ? {} : { parent }),
});

describe('pageTree', () => {
  test('pages stand below their parents in the order of the plan', () => {
    const tree = pageTree([page('a'), page('b'), page('b1', 'b'), page('b2', 'b'), page('c')]);
    expect(tree.map(({ page: { id }, children }) => [id, children.length])).toEqual([
      ['a', 0],
      ['b', 2],
      ['c', 0],
    ]);
    expect(inTreeOrder(tree).map(({ id }) => id)).toEqual(['a', 'b', 'b1', 'b2', 'c']);
  });

  test('a page that lost its parent, or is its own, stands at the top', () => {
    expect(pageTree([page('a', 'gone'), page('b', 'b')]).map((node) => node.page.id)).toEqual(['a', 'b']);
  });
});

describe('readPageAddress', () => {
  test.each([
    ['#p-core', { pageId: 'core' }],
    ['#p-core-2~the-router', { pageId: 'core-2', headingId: 'p-core-2~the-router' }],
    ['#p-core~%C3%A7', { pageId: 'core', headingId: 'p-core~ç' }],
    ['#content', undefined],
    ['', undefined],
    ['#p-%E0%A4%A', undefined],
    ['#p-<img>', undefined],
  ])('%s', (hash, address) => {
    expect(readPageAddress(hash)).toEqual(address);
  });

  test('a page’s own hash leads back to it', () => {
    expect(readPageAddress(pageHash('core'))).toEqual({ pageId: 'core' });
  });
});
