import { type Bars, type Row, standingOf } from './row.ts';

const MARKS = { ok: 'ok    ', missed: 'MISSED', informs: '      ' } as const;

/** The rows as a table for a terminal; missed rows with their worst examples. */
export function formatRows(rows: readonly Row[], bars: Bars, exampleCount: number): string {
  return rows.flatMap((row) => formatRow(row, bars, exampleCount)).join('\n');
}

function formatRow(row: Row, bars: Bars, exampleCount: number): string[] {
  const standing = standingOf(row, bars);
  const isOpen = standing === 'missed' && bars.open.includes(row.id);
  const bar = row.bar === undefined ? '' : `${row.bar === 'least' ? '≥' : '≤'} ${bars[row.id]}`;
  const value = Number.isInteger(row.value) ? String(row.value) : row.value.toFixed(1);
  const line = `${isOpen ? 'open  ' : MARKS[standing]}  ${row.name.padEnd(48)} ${value.padStart(8)}  ${bar.padEnd(8)}  of ${row.count}`;
  const examples = standing === 'missed' ? row.examples.slice(0, exampleCount) : [];
  return [line, ...examples.map(({ where, text }) => `          ${where}: ${text.slice(0, 200)}`)];
}
