import { expect, test } from 'vitest';
import { findInnermost } from './nested-ranges.ts';

test('each position gets the innermost range around it', () => {
  const ranges = [
    { start: 0, end: 100 },
    { start: 10, end: 50 },
    { start: 20, end: 30 },
    { start: 60, end: 70 },
  ];
  expect([...findInnermost(ranges, [5, 25, 45, 55, 65, 100, 20, 30])]).toEqual([0, 2, 1, 0, 3, -1, 2, 1]);
});

test('order of ranges and positions does not matter, ends are exclusive', () => {
  const ranges = [
    { start: 10, end: 20 },
    { start: 0, end: 30 },
  ];
  expect([...findInnermost(ranges, [29, 15, 9, 20])]).toEqual([1, 0, 1, 1]);
  expect([...findInnermost([], [1])]).toEqual([-1]);
});

test('deep nesting is one sweep', () => {
  const depth = 50_000;
  const ranges = Array.from({ length: depth }, (_, index) => ({ start: index, end: 2 * depth - index }));
  const found = findInnermost(ranges, [depth - 1, 2 * depth - 1, 2 * depth]);
  expect([...found]).toEqual([depth - 1, 0, -1]);
});
