import type { ProgressEvent } from '@orionwiki/server/api';
import { STAGES_OF_STEP, type StageState, type StepName, type StepState } from './run-state.ts';

/** An event about a stage. */
export type StageEvent = Extract<ProgressEvent, { type: 'stage-start' | 'stage-progress' | 'stage-end' }>;

/** The steps after a stage has told something. Stages may overlap: pages are written, checked and drawn one by one. */
export function foldStage(
  steps: readonly StepState[],
  event: StageEvent,
  atMs: number | undefined,
): readonly StepState[] {
  return steps.map((step) => (STAGES_OF_STEP[step.name].includes(event.stage) ? withEvent(step, event, atMs) : step));
}

/** The steps while the run waits for a place. */
export function foldQueue(steps: readonly StepState[], atMs: number | undefined): readonly StepState[] {
  return change(steps, 'waitingTurn', (step) => ({
    ...step,
    status: 'active',
    ...(step.status === 'waiting' && atMs !== undefined ? { startedMs: atMs } : {}),
  }));
}

/** The steps when the run has its place: also one that never had to wait is through with waiting. */
export function endQueue(steps: readonly StepState[], atMs: number | undefined): readonly StepState[] {
  return change(steps, 'waitingTurn', (step) =>
    step.status === 'done'
      ? step
      : { ...step, status: 'done', ...(step.status === 'active' && atMs !== undefined ? { endedMs: atMs } : {}) },
  );
}

/** The steps with a finished one that goes on. */
export function activeAgain(steps: readonly StepState[], name: StepName): readonly StepState[] {
  return change(steps, name, ({ endedMs: _endedMs, ...step }) => ({ ...step, status: 'active' }));
}

function change(
  steps: readonly StepState[],
  name: StepName,
  how: (step: StepState) => StepState,
): readonly StepState[] {
  return steps.map((step) => (step.name === name ? how(step) : step));
}

function withEvent(step: StepState, event: StageEvent, atMs: number | undefined): StepState {
  const stages = { ...step.stages, [event.stage]: stageAfter(step.stages[event.stage], event, atMs) };
  const done = STAGES_OF_STEP[step.name].every((stage) => stages[stage]?.ended);
  const { endedMs: _endedMs, ...running } = step;
  return {
    ...(done ? step : running),
    stages,
    status: done ? 'done' : 'active',
    latestStage: event.stage,
    ...(step.status === 'waiting' && atMs !== undefined ? { startedMs: atMs } : {}),
    ...(done && step.status !== 'done' && atMs !== undefined ? { endedMs: atMs } : {}),
  };
}

function stageAfter(before: StageState | undefined, event: StageEvent, atMs: number | undefined): StageState {
  const done = event.type === 'stage-start' ? 0 : (event.done ?? before?.done);
  const total = event.type === 'stage-end' ? before?.total : (event.total ?? before?.total);
  const unit = event.unit ?? before?.unit;
  const startedMs = event.type === 'stage-start' ? atMs : before?.startedMs;
  return {
    ended: event.type === 'stage-end',
    ...(startedMs === undefined ? {} : { startedMs }),
    ...(done === undefined ? {} : { done }),
    ...(total === undefined ? {} : { total }),
    ...(unit === undefined ? {} : { unit }),
  };
}
