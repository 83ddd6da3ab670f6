import type { OrionError, PageId } from '@orionwiki/core';
import type { RetriedPage } from './run-engine.ts';
import { untilAborted } from './until-aborted.ts';

interface Retry {
  readonly abort: AbortController;
  readonly done: Promise<RetriedPage>;
}

/** The pages of one run that are being written again: each at most once at a time. */
export class RunningRetries {
  readonly #running = new Map<PageId, Retry>();

  get size(): number {
    return this.#running.size;
  }

  /** The retry of this page that is going on. */
  of(pageId: PageId): Promise<RetriedPage> | undefined {
    return this.#running.get(pageId)?.done;
  }

  /** Does the work, and calls `onEnd` when it is over and no longer counted; stopped work is not waited for. */
  run(pageId: PageId, work: (signal: AbortSignal) => Promise<RetriedPage>, onEnd: () => void): Promise<RetriedPage> {
    const abort = new AbortController();
    const done = untilAborted(work(abort.signal), abort.signal).finally(() => {
      this.#running.delete(pageId);
      onEnd();
    });
    this.#running.set(pageId, { abort, done });
    return done;
  }

  /** Stops all of them. */
  stop(reason: OrionError): void {
    for (const { abort } of this.#running.values()) abort.abort(reason);
  }
}
