import { type RunState, writtenCount } from './run-state.ts';

/** Fewest finished pages from which an estimate is made. @source interface.md §1.2 */
const MIN_PAGES = 2;

/** Estimates below this, in milliseconds, are not shown: they would be wrong before they are read. */
const MIN_SHOWN_MS = 10_000;

/** A range of milliseconds. */
export interface TimeRange {
  readonly fromMs: number;
  readonly toMs: number;
}

/** How long the writing will still take, as a range; `undefined` when nothing honest can be said. */
export function timeLeft(state: RunState, nowMs: number): TimeRange | undefined {
  const writing = state.steps.find((step) => step.name === 'writing');
  const done = writtenCount(state);
  const left = state.pages.length - done;
  if (state.phase !== 'running' || writing?.startedMs === undefined || done < MIN_PAGES || left <= 0) return undefined;
  const likely = ((nowMs - writing.startedMs) / done) * left;
  if (likely < MIN_SHOWN_MS) return undefined;
  return { fromMs: likely * 0.75, toMs: likely * 1.5 };
}
