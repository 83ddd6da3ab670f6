// A measured row, the bars it is held against, and the few sums that all groups need.

/** An example of what missed, for a person to look at. */
export interface Example {
  /** Page id, or a path. */
  readonly where: string;
  readonly text: string;
}

/** One measured row. */
export interface Row {
  /** Key in bars.json when there is a bar, else a name that no bar has. */
  readonly id: string;
  /** As a person says it, with the unit. */
  readonly name: string;
  readonly value: number;
  /** How many things the value speaks of; 0 when the wiki has none of them. */
  readonly count: number;
  /** Whether the bar is the least or the most; absent for rows that only inform. */
  readonly bar?: 'least' | 'most';
  /** Worst first. */
  readonly examples: readonly Example[];
}

/** The bars of bars.json. */
export interface Bars {
  /** Bars that the product does not reach yet, by key. */
  readonly open: readonly string[];
  readonly [key: string]: number | readonly string[];
}

/** What a row is worth against its bar. */
export type Standing = 'ok' | 'missed' | 'informs';

/**
 * Holds a row against its bar.
 * @throws Error when the row wants a bar that bars.json does not have
 */
export function standingOf(row: Row, bars: Bars): Standing {
  if (row.bar === undefined) return 'informs';
  const bar = bars[row.id];
  if (typeof bar !== 'number') throw new Error(`bars.json has no ${row.id}`);
  if (row.bar === 'least') return row.value >= bar ? 'ok' : 'missed';
  return row.value <= bar ? 'ok' : 'missed';
}

/** How much of all is good, in per cent; nothing at all is all good. */
export function percent(good: number, all: number): number {
  return all === 0 ? 100 : (good / all) * 100;
}

/** The sum of numbers. */
export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** The middle one, the upper of two; 0 of none. */
export function median(values: readonly number[]): number {
  return [...values].sort((left, right) => left - right)[Math.floor(values.length / 2)] ?? 0;
}

/** How often each value occurs, most first, then by name. */
export function countEach(values: Iterable<string>): (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((left, right) => right[1] - left[1] || (left[0] < right[0] ? -1 : 1));
}
