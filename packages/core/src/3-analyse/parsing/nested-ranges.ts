/** A stretch of a text; two of them either nest or lie apart. */
export interface NestedRange {
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
}

/**
 * For every position the index of the innermost range around it, -1 for none. Ranges and positions may come in any order.
 * One sweep over the sorted input, so deep nesting costs nothing extra.
 */
export function findInnermost(ranges: readonly NestedRange[], positions: readonly number[]): Int32Array {
  const order = sortedIndices(ranges.length, (left, right) => {
    const one = ranges[left];
    const two = ranges[right];
    return (one?.start ?? 0) - (two?.start ?? 0) || (two?.end ?? 0) - (one?.end ?? 0) || left - right;
  });
  const asked = sortedIndices(positions.length, (left, right) => (positions[left] ?? 0) - (positions[right] ?? 0));
  const found = new Int32Array(positions.length).fill(-1);
  const open: number[] = [];
  let next = 0;
  for (const question of asked) {
    const position = positions[question] ?? 0;
    for (; next < order.length && (ranges[order[next] ?? 0]?.start ?? 0) <= position; next++) {
      closeBefore(open, ranges, ranges[order[next] ?? 0]?.start ?? 0);
      open.push(order[next] ?? 0);
    }
    closeBefore(open, ranges, position);
    found[question] = open.at(-1) ?? -1;
  }
  return found;
}

/** For every range the index of the innermost other range around it, -1 for none; of equal ranges the earlier is outside. */
export function findParents(ranges: readonly NestedRange[]): Int32Array {
  const order = sortedIndices(ranges.length, (left, right) => {
    const one = ranges[left];
    const two = ranges[right];
    return (one?.start ?? 0) - (two?.start ?? 0) || (two?.end ?? 0) - (one?.end ?? 0) || left - right;
  });
  const parents = new Int32Array(ranges.length).fill(-1);
  const open: number[] = [];
  for (const index of order) {
    closeBefore(open, ranges, ranges[index]?.start ?? 0);
    parents[index] = open.at(-1) ?? -1;
    open.push(index);
  }
  return parents;
}

function closeBefore(open: number[], ranges: readonly NestedRange[], position: number): void {
  while (open.length > 0 && (ranges[open.at(-1) ?? 0]?.end ?? 0) <= position) open.pop();
}

function sortedIndices(count: number, compare: (left: number, right: number) => number): number[] {
  return Array.from({ length: count }, (_, index) => index).sort(compare);
}
