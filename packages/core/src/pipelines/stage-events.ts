import type { ProgressEvent, ProgressListener, ProgressUnit } from '#progress';
import type { Notice, StageName } from '#vocabulary';

/** Least growth of a counter between two events: a run of 100,000 files must not send 100,000 events. */
const STEPS_PER_STAGE = 50;

/** Tells the listener how one stage goes on; counters never go back. */
export class StageEvents {
  readonly #listener: ProgressListener;
  readonly #done = new Map<StageName, number>();

  constructor(listener: ProgressListener) {
    this.#listener = listener;
  }

  start(stage: StageName, unit?: ProgressUnit, total?: number): void {
    this.#done.set(stage, 0);
    this.#emit({ type: 'stage-start', stage, ...(unit && { unit }), ...(total !== undefined && { total }) });
  }

  progress(stage: StageName, done: number, unit?: ProgressUnit, total?: number): void {
    const before = this.#done.get(stage) ?? 0;
    const step = total === undefined ? 1 : Math.max(1, Math.floor(total / STEPS_PER_STAGE));
    if (done <= before || (done - before < step && done !== total)) return;
    this.#done.set(stage, done);
    this.#emit({ type: 'stage-progress', stage, done, ...(unit && { unit }), ...(total !== undefined && { total }) });
  }

  end(stage: StageName, unit?: ProgressUnit, done?: number): void {
    this.#emit({ type: 'stage-end', stage, ...(unit && { unit }), ...(done !== undefined && { done }) });
  }

  notice(notice: Notice): void {
    this.#emit({ type: 'notice', notice });
  }

  #emit(event: ProgressEvent): void {
    this.#listener(event);
  }
}
