import type { OrionError } from '@orionwiki/core';
import type { EngineParts } from '../engine-parts.ts';
import { KeptRuns } from '../kept-runs.ts';
import { refusal } from '../refusal.ts';
import type { RetriedPage, RetryOrder, RunId } from '../run-engine.ts';
import type { RunExecutor } from '../run-executor.ts';
import type { RunMirror } from './run-mirror.ts';

/** What the desk works with. */
export interface DeskParts extends Pick<EngineParts, 'limits' | 'clock'> {
  readonly executor: RunExecutor;
  /** Called with the number of runs that are being taken up again, whenever it changes. */
  readonly onChange: (count: number) => void;
}

/** The ended runs of this replica whose pages can be written again, and those of which some are being written. */
export class RetryDesk {
  readonly #parts: DeskParts;
  readonly #kept: KeptRuns<RunMirror>;
  readonly #retrying = new Map<RunId, RunMirror>();
  #isClosed = false;
  #onIdle: (() => void)[] = [];

  constructor(parts: DeskParts) {
    this.#parts = parts;
    this.#kept = new KeptRuns(parts.limits, parts.clock);
  }

  /** Keeps an ended run, if there is anything to write again. */
  keep(mirror: RunMirror): void {
    if (mirror.run.keptPages && !mirror.run.isRetrying) this.#kept.add(mirror);
  }

  find(runId: RunId): RunMirror | undefined {
    return this.#retrying.get(runId) ?? this.#kept.get(runId);
  }

  /** Takes nothing more on, and settles when all retries are decided. */
  async close(): Promise<void> {
    this.#isClosed = true;
    if (this.#retrying.size > 0) await new Promise<void>((resolve) => this.#onIdle.push(resolve));
  }

  /** Ends the retries of one run, or of all. */
  stop(error: OrionError, runId?: RunId): void {
    for (const mirror of this.#retrying.values()) {
      if (runId === undefined || mirror.runId === runId) mirror.run.stop(error);
    }
  }

  /**
   * Writes a page again, or joins who does; undefined where there is nothing to write again.
   * @throws SERVER_BUSY, DRAINING, CANCELLED, and every code of a model
   */
  async retry(mirror: RunMirror, order: RetryOrder): Promise<RetriedPage | undefined> {
    const joined = mirror.run.retryOf(order.pageId);
    if (joined) return await joined;
    const kept = mirror.run.keptPages;
    if (!kept?.has(order.pageId)) return undefined;
    const { executor, limits } = this.#parts;
    if (this.#isClosed) throw refusal('DRAINING');
    if (executor.places.taken >= limits.maxRuns && executor.places.waiting >= limits.maxQueued) {
      throw refusal('SERVER_BUSY', executor.meanWorkMs);
    }
    this.#kept.take(mirror.runId);
    this.#retrying.set(mirror.runId, mirror);
    this.#parts.onChange(this.#retrying.size);
    try {
      return await executor.retry(mirror.run, kept, { order, prepare: (wiki) => mirror.putFiles(wiki) });
    } finally {
      if (!mirror.run.isRetrying) await this.#putAway(mirror);
    }
  }

  async #putAway(mirror: RunMirror): Promise<void> {
    this.#retrying.delete(mirror.runId);
    this.keep(mirror);
    this.#parts.onChange(this.#retrying.size);
    // What the store does not take now is lost with it; the retry itself is decided.
    await mirror.settle().catch(() => {});
    if (this.#retrying.size === 0) for (const tell of this.#onIdle.splice(0)) tell();
  }
}
