import { isImproving, type RunState, writeStage } from './run-state.ts';

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
  const { startedMs, ended, done = 0, total = 0 } = writeStage(state) ?? { ended: true };
  // With a model, the seconds that the facts take say nothing about its minutes.
  if (state.hasModel && !isImproving(state)) return undefined;
  if (state.phase !== 'running' || ended || startedMs === undefined) return undefined;
  if (done < MIN_PAGES || done >= total) return undefined;
  const likely = ((nowMs - startedMs) / done) * (total - done);
  if (likely < MIN_SHOWN_MS) return undefined;
  return { fromMs: likely * 0.75, toMs: likely * 1.5 };
}
