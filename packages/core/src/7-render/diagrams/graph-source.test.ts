import { expect, test } from 'vitest';
import { framedGroups, graphSource } from './graph-source.ts';
import { mergeEdges } from './merge-edges.ts';
import { boxOf } from './node-box.ts';

test('no text of the repository reaches the layout engine', () => {
  const nasty = 'x"]; evil [label="\\N';
  const nodes = [
    { id: nasty, label: nasty, detail: nasty, group: nasty },
    { id: 'b', label: nasty, group: nasty },
  ];
  const edges = mergeEdges({
    id: 'd',
    kind: 'module',
    title: nasty,
    nodes,
    edges: [{ from: nasty, to: 'b', kind: 'calls', label: nasty }],
  });
  const source = graphSource({
    boxes: nodes.map(boxOf),
    groups: nodes.map((node) => node.group),
    edges,
    labelWidths: [40],
    groupLabelWidths: new Map([[nasty, 50]]),
    direction: 'TB',
  });
  expect(source).not.toContain('evil');
  expect(source).toMatch(/n0 -> n1 \[comment=0/);
});

test('only groups of two nodes or more are framed', () => {
  expect(framedGroups(['a', 'b', 'a', undefined])).toEqual(['a']);
});
