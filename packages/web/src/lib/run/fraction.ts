import type { StageName } from '@orionwiki/server/api';
import { type RunState, type StageState, writeStage } from './run-state.ts';

/** Share of each stage in the bar; together 1. @source rounded from the stage times of a medium repository */
const SHARE: Readonly<Record<StageName, number>> = {
  acquire: 0.2,
  survey: 0.05,
  analyse: 0.25,
  plan: 0.02,
  write: 0.34,
  verify: 0.08,
  render: 0.06,
};

/** What the bar shows before the end, at most; the last hundredth belongs to `done`. */
const BEFORE_DONE = 0.99;

/** Share of everything before the model begins to write; a model takes minutes where the rest takes seconds. */
const BEFORE_MODEL = 0.3;

/** How far the run is, 0 to 1; 1 only when it is done. */
export function fractionOf(state: RunState): number {
  if (state.phase === 'done') return 1;
  if (!state.hasModel) return Math.min(factsFraction(state), BEFORE_DONE);
  if (state.estimate === undefined) return factsFraction(state) * BEFORE_MODEL;
  const written = stageFraction(writeStage(state) ?? { ended: false });
  return BEFORE_MODEL + (BEFORE_DONE - BEFORE_MODEL) * written;
}

function factsFraction(state: RunState): number {
  let fraction = 0;
  for (const step of state.steps) {
    for (const [stage, progress] of Object.entries(step.stages) as [StageName, StageState][]) {
      fraction += SHARE[stage] * stageFraction(progress);
    }
  }
  return fraction;
}

function stageFraction({ ended, done, total }: StageState): number {
  if (ended) return 1;
  if (!total || done === undefined) return 0;
  return Math.min(done / total, 1);
}
