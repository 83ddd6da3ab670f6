import type { Texts } from '#lib/i18n/texts.svelte.ts';
import { failedCount, isImproving, type RunState, type StepState, writeStage, writtenCount } from './run-state.ts';
import { timeLeft } from './time-left.ts';
import type { RunView } from './watch-run.ts';

/** Silence after which the screen says that it is still alive, in milliseconds. @source interface.md §6.5 */
const QUIET_MS = 20_000;

/** Silence of the connection after which a reload is offered, in milliseconds. @source interface.md §6.3 */
const LONG_LOST_MS = 60_000;

/** The texts and formats that a status needs. */
export type StatusTexts = Pick<Texts, 'ui' | 'fill' | 'count' | 'formats'>;

/** What a run is doing, or has done in `tookMs`, in a few words. */
export function statusText(state: RunState, { ui, fill, count, formats }: StatusTexts, tookMs?: number): string {
  const { run } = ui;
  switch (state.phase) {
    case 'connecting':
      return run.connecting;
    case 'queued':
      return state.queuePosition === undefined ? run.queued : fill(run.queuedAt, { position: state.queuePosition });
    case 'running':
      return runningText(state, { run, fill });
    case 'done': {
      const pages = count(run.pages, writtenCount(state));
      const failed = failedCount(state);
      if (failed > 0) return count(run.partialOf, failed);
      if (state.outcome === 'partial') return fill(run.partial, { pages });
      return tookMs === undefined
        ? fill(run.done, { pages })
        : fill(run.doneIn, { pages, time: formats.duration(tookMs) });
    }
    case 'failed':
      // The run itself may be well: it is this side that hears nothing of it.
      return state.trouble?.code === 'SERVER_UNREACHABLE' ? run.outOfReach : run.failed;
    case 'cancelled':
      return writtenCount(state) > 0 ? run.cancelled : run.cancelledEmpty;
  }
}

function runningText(
  state: RunState,
  { run, fill }: { run: StatusTexts['ui']['run']; fill: StatusTexts['fill'] },
): string {
  if (state.isAsking) return run.asking;
  const step = activeStep(state);
  const { done, total } = writeStage(state) ?? {};
  if (step.name !== 'writing' || done === undefined || total === undefined) return run[step.name];
  return fill(isImproving(state) ? run.improvingOf : run.writingOf, { done, total });
}

/** What is said aloud: a sentence for each change of what goes on and for the end, none for each page. */
export function spokenText(state: RunState, texts: StatusTexts): string {
  const { run } = texts.ui;
  if (state.phase !== 'running') return statusText(state, texts);
  if (state.isAsking) return run.asking;
  return isImproving(state) ? run.improving : run[activeStep(state).name];
}

/** The step to show for the whole run: writing, which takes longest, otherwise the last that is active. */
export function activeStep(state: RunState): StepState {
  const active = state.steps.filter((step) => step.status === 'active');
  const writing = active.find((step) => step.name === 'writing');
  const last = state.steps.findLast((step) => step.status === 'done');
  return writing ?? active.at(-1) ?? last ?? (state.steps[0] as StepState);
}

/** How many things a step has done, in words; empty when it has told no number. */
export function stepCount(step: StepState, { ui, fill, count }: StatusTexts): string {
  const latest = step.latestStage ? step.stages[step.latestStage] : undefined;
  // Checking counts citations, whatever the drawing that goes with it counts.
  const stage = step.stages.verify ?? latest;
  const { done, total, unit } = stage ?? {};
  if (done === undefined || done === 0 || unit === undefined || unit === 'bytes') return '';
  if (step.status === 'active' && total !== undefined) return fill(ui.run.countOf, { done, total });
  return count(ui.run[unit], done);
}

/** What the sentence about a silence depends on. */
export interface QuietContext {
  readonly nowMs: number;
  readonly texts: StatusTexts;
}

/** What to say when the usual news stay away: a lost connection or a long silence; empty otherwise. */
export function quietText(view: RunView, { nowMs, texts }: QuietContext): string {
  const { run } = texts.ui;
  if (view.state.phase !== 'running' && view.state.phase !== 'queued') return '';
  if (view.lostMs !== undefined) return isLongLost(view, nowMs) ? run.reconnectingLong : run.reconnecting;
  const silenceMs = nowMs - view.lastNewsMs;
  // A run that asks is silent because it waits for the person.
  if (view.state.phase !== 'running' || view.state.isAsking || silenceMs < QUIET_MS) return '';
  return texts.fill(isImproving(view.state) ? run.waitingModel : run.waiting, {
    seconds: Math.floor(silenceMs / 1000),
  });
}

/** Whether the connection is gone for so long that a reload should be offered. */
export function isLongLost(view: RunView, nowMs: number): boolean {
  return view.lostMs !== undefined && nowMs - view.lostMs >= LONG_LOST_MS;
}

/** The time left in words; empty when nothing honest can be said. */
export function timeLeftText(state: RunState, nowMs: number, { ui, fill, formats }: StatusTexts): string {
  const left = timeLeft(state, nowMs);
  return left ? fill(ui.run.left, { time: formats.range(left.fromMs, left.toMs) }) : '';
}
