import type { ProgressEvent, StageName } from '@orionwiki/core';

/** Measures stages by their events. */
export class StageTimes {
  readonly #now: () => number;
  readonly #startedAt = new Map<StageName, number>();
  readonly #ms = new Map<StageName, number>();

  /** `now` gives milliseconds on a steady scale. */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** Takes note of a stage's start and end; a stage that starts again is measured to its last end. */
  observe(event: ProgressEvent): void {
    if (event.type === 'stage-start' && !this.#startedAt.has(event.stage)) {
      this.#startedAt.set(event.stage, this.#now());
    } else if (event.type === 'stage-end') {
      const startedAt = this.#startedAt.get(event.stage);
      if (startedAt !== undefined) this.#ms.set(event.stage, Math.round(this.#now() - startedAt));
    }
  }

  /** Milliseconds of each stage; of one that has not ended, up to now. */
  report(): Partial<Record<StageName, number>> {
    const report: Partial<Record<StageName, number>> = {};
    for (const [stage, startedAt] of this.#startedAt) {
      report[stage] = this.#ms.get(stage) ?? Math.round(this.#now() - startedAt);
    }
    return report;
  }
}
