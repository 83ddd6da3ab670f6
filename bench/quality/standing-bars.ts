import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Bars, type Example, type Row, standingOf } from './row.ts';

/**
 * The bars of bench/bars.json.
 * @throws Error when `open` names a bar that is not there
 */
export function readBars(): Bars {
  const bars = JSON.parse(readFileSync(join(import.meta.dirname, '..', 'bars.json'), 'utf8')) as Bars;
  const strange = bars.open.filter((key) => typeof bars[key] !== 'number');
  if (strange.length > 0) throw new Error(`bars.json lists as open what is no bar: ${strange.join(', ')}`);
  return bars;
}

/** The rows of one wiki under the name a person knows it by. */
export interface MeasuredWiki {
  readonly name: string;
  readonly rows: readonly Row[];
}

/** How several wikis stand against the bars together. */
export interface Verdict {
  /** Bars that a wiki misses though they are not listed as open. */
  readonly missed: readonly string[];
  /** Bars that are listed as open though every wiki reaches them. */
  readonly reached: readonly string[];
  /** Bars that are listed as open and are missed, with who misses them. */
  readonly open: readonly string[];
}

/** Holds wikis against the bars: the list of open bars can only shrink. */
export function holdAgainstBars(wikis: readonly MeasuredWiki[], bars: Bars): Verdict {
  const missedBy = new Map<string, string[]>();
  const measured = new Set<string>();
  for (const { name, rows } of wikis) {
    for (const row of rows) {
      const standing = standingOf(row, bars);
      if (standing !== 'informs') measured.add(row.id);
      if (standing !== 'missed') continue;
      const text = `${row.id}: ${name} has ${Number(row.value.toFixed(2))}, the bar is ${bars[row.id]}`;
      const examples = row.examples
        .slice(0, 3)
        .map(({ where, text: what }: Example) => `\n    ${where}: ${what.slice(0, 160)}`);
      missedBy.set(row.id, [...(missedBy.get(row.id) ?? []), text + examples.join('')]);
    }
  }
  const of = (isOpen: boolean): string[] =>
    [...missedBy].filter(([id]) => bars.open.includes(id) === isOpen).flatMap(([, texts]) => texts);
  return {
    missed: of(false),
    open: of(true),
    reached: bars.open.filter((id) => measured.has(id) && !missedBy.has(id)),
  };
}
