import type { Bars } from '../quality/row.ts';

/** One measured figure. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  /** Key in bars.json; absent for figures that only inform. */
  readonly bar?: string;
  /** Whether the bar is the least; else it is the most. */
  readonly isLeast?: boolean;
}

/** Prints the figures with their bars and how many times the bar they are; exit code 1 when one is missed. */
export function printTable(figures: readonly Figure[], bars: Bars): void {
  for (const { name, value, bar: key, isLeast = false } of figures) {
    const bar = key === undefined ? undefined : bars[key];
    if (key !== undefined && typeof bar !== 'number') throw new Error(`bars.json has no ${key}`);
    const isKept = typeof bar !== 'number' || (isLeast ? value >= bar : value <= bar);
    if (!isKept) process.exitCode = 1;
    const mark = bar === undefined ? '      ' : isKept ? 'ok    ' : 'MISSED';
    process.stdout.write(`${mark} ${name.padEnd(56)} ${rounded(value).padStart(9)}${standing(value, bar, isLeast)}\n`);
  }
}

function standing(value: number, bar: unknown, isLeast: boolean): string {
  if (typeof bar !== 'number') return '';
  const ratio = bar === 0 ? '' : `, ${(value / bar).toFixed(2)} × the bar`;
  return `   ${isLeast ? '≥' : '≤'} ${bar}${ratio}`;
}

function rounded(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toFixed(1);
}
