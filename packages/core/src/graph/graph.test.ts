import { describe, expect, test } from 'vitest';
import { buildGraph, type CsrGraph, forEachTarget, reverseGraph } from './csr-graph.ts';
import { cutFolders } from './folder-groups.ts';
import { findLayers } from './layers.ts';
import { mergeGroups } from './merge-groups.ts';
import { findModuleFile, joinPath, sourceCandidates } from './module-path.ts';
import { pageRank } from './page-rank.ts';
import { findComponents } from './strongly-connected.ts';

const graphOf = (count: number, ...pairs: readonly (readonly [number, number])[]): CsrGraph =>
  buildGraph(
    count,
    pairs.map(([from, to]) => ({ from, to, weight: 1 })),
  );

const arrows = (graph: CsrGraph) => {
  const found: string[] = [];
  for (let node = 0; node < graph.nodeCount; node++) {
    forEachTarget(graph, node, (to, weight) => found.push(`${node}>${to}:${weight}`));
  }
  return found;
};

describe('the graph', () => {
  test('repeated arrows add up, order does not matter', () => {
    expect(arrows(graphOf(3, [2, 0], [0, 1], [0, 1]))).toEqual(['0>1:2', '2>0:1']);
    expect(arrows(reverseGraph(graphOf(3, [0, 1], [2, 1])))).toEqual(['1>0:1', '1>2:1']);
    expect(arrows(graphOf(0))).toEqual([]);
  });

  test('ranks sum to one and favour what is pointed at', () => {
    const ranks = pageRank(graphOf(4, [0, 3], [1, 3], [2, 3], [3, 0]));
    expect(ranks.reduce((sum, rank) => sum + rank, 0)).toBeCloseTo(1, 9);
    expect(ranks.indexOf(Math.max(...ranks))).toBe(3);
    expect([...pageRank(graphOf(0))]).toEqual([]);
  });

  test('nodes that reach each other share a component, numbered against the arrows', () => {
    const components = findComponents(graphOf(5, [0, 1], [1, 2], [2, 1], [3, 3]));
    expect(components[1]).toBe(components[2]);
    expect(new Set(components).size).toBe(4);
    expect(components[0]).toBeGreaterThan(components[1] ?? 0);
  });

  test('a chain of a hundred thousand nodes needs no stack', () => {
    const count = 100_000;
    const chain = Array.from({ length: count - 1 }, (_, node) => [node, node + 1] as const);
    expect(new Set(findComponents(graphOf(count, ...chain))).size).toBe(count);
  });

  test('layers follow the longest way from the top, circles share one', () => {
    const { layers, cycles } = findLayers(graphOf(5, [0, 1], [1, 2], [0, 2], [2, 3], [3, 2]));
    expect([...layers]).toEqual([0, 1, 2, 2, 0]);
    expect(cycles).toEqual([[2, 3]]);
  });
});

describe('paths of modules', () => {
  test.each([
    ['a/b', './c', 'a/b/c'],
    ['a/b', '../c', 'a/c'],
    ['', 'c', 'c'],
    ['a', '../../c', undefined],
  ])('%j joined with %j', (folder, relative, expected) => {
    expect(joinPath(folder, relative)).toBe(expected);
  });

  test('a built file may lie in src, or beside its build folder', () => {
    expect(sourceCandidates('pkg', './dist/esm/a.js')).toContain('pkg/src/a.js');
    expect(sourceCandidates('', 'dist/a.js')).toEqual(['dist/a.js', 'src/a.js', 'source/a.js', 'a.js']);
    expect(findModuleFile('src/a.js', new Set(['src/a.ts']))).toBe('src/a.ts');
  });
});

describe('folders', () => {
  const sizes = { maxFiles: 3, minFiles: 2, maxFlat: 4 };

  test('small trees stay whole and are named by their deepest folder', () => {
    expect(cutFolders(['a/b/x', 'a/b/y'], sizes)).toEqual([{ folder: 'a/b', files: [0, 1] }]);
  });

  test('large trees are cut, tiny sub-folders join the folder above', () => {
    const paths = ['a/1', 'a/2', 'b/1', 'b/2', 'c/1', 'd'];
    expect(cutFolders(paths, sizes)).toEqual([
      { folder: '', files: [4, 5] },
      { folder: 'a', files: [0, 1] },
      { folder: 'b', files: [2, 3] },
    ]);
  });

  test('a flat folder with too many files is split to be merged by imports', () => {
    expect(cutFolders(['a', 'b', 'c', 'd', 'e'], sizes)).toHaveLength(5);
  });
});

describe('merging', () => {
  const options = { maxGroups: 2, minFiles: 1, packageRootOf: () => '', isKept: () => false };

  test('the smallest group joins what it imports', () => {
    const groups = [
      { folder: 'src/a', files: [0, 1, 2] },
      { folder: 'src/b', files: [3, 4] },
      { folder: 'src/c', files: [5] },
    ];
    const merged = mergeGroups(groups, graphOf(6, [5, 3], [5, 4]), options);
    expect(merged.map(({ files }) => files)).toEqual([
      [0, 1, 2],
      [3, 4, 5],
    ]);
  });

  test('packages are not merged while a package with parts is left', () => {
    const groups = [
      { folder: 'p/one', files: [0] },
      { folder: 'q/a', files: [1, 2] },
      { folder: 'q/b', files: [3, 4] },
    ];
    const packageRootOf = (folder: string) => folder[0] ?? '';
    const merged = mergeGroups(groups, graphOf(5, [0, 1]), { ...options, packageRootOf, isKept: () => true });
    expect(merged.map(({ files }) => files)).toEqual([[0], [1, 2, 3, 4]]);
  });

  test('what belongs to nothing becomes the rest', () => {
    const groups = [
      { folder: 'src', files: [0, 1, 2, 3] },
      { folder: 'odd', files: [4] },
    ];
    const merged = mergeGroups(groups, graphOf(5), { ...options, minFiles: 2 });
    expect(merged.map(({ files, isRest }) => [files, isRest])).toEqual([
      [[0, 1, 2, 3], false],
      [[4], true],
    ]);
  });
});
