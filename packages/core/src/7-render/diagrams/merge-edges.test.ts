import { expect, test } from 'vitest';
import type { DiagramEdge } from '#draft';
import { mergeEdges } from './merge-edges.ts';

const diagram = (...edges: DiagramEdge[]) => ({
  id: 'd',
  kind: 'module' as const,
  title: 't',
  nodes: [
    { id: 'a', label: 'A' },
    { id: 'b', label: 'B' },
  ],
  edges,
});

test('two edges in opposite directions are one line with two heads', () => {
  const lines = mergeEdges(
    diagram({ from: 'a', to: 'b', kind: 'imports', weight: 3 }, { from: 'b', to: 'a', kind: 'imports' }),
  );
  expect(lines.map(({ from, to, isMutual, weight }) => ({ from, to, isMutual, weight }))).toEqual([
    { from: 0, to: 1, isMutual: true, weight: 4 },
  ]);
});

test('edges of different kinds stay apart', () => {
  const lines = mergeEdges(diagram({ from: 'a', to: 'b', kind: 'imports' }, { from: 'b', to: 'a', kind: 'extends' }));
  expect(lines).toHaveLength(2);
});

test('an edge to a node that is not there is not drawn', () => {
  expect(mergeEdges(diagram({ from: 'a', to: 'x', kind: 'calls' }))).toEqual([]);
});

test('an edge to itself is not mutual', () => {
  expect(mergeEdges(diagram({ from: 'a', to: 'a', kind: 'calls' }))[0]?.isMutual).toBe(false);
});
