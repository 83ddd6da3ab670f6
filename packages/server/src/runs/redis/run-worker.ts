import { OrionError } from '@orionwiki/core';
import type { EngineParts } from '../engine-parts.ts';
import type { RunId, RunOrder } from '../run-engine.ts';
import type { RunExecutor } from '../run-executor.ts';
import { unpackOrder } from './packed.ts';
import { type MirrorParts, RunMirror } from './run-mirror.ts';
import type { Worked } from './run-queue.ts';
import type { RunStore } from './run-store.ts';

/** What a worker works with. */
export interface WorkerParts extends Pick<EngineParts, 'onEnd'> {
  readonly store: RunStore;
  readonly executor: RunExecutor;
  readonly mirror: MirrorParts;
  /** Called before a run is executed: the line has moved. */
  readonly onBegin: () => Promise<void>;
  /** Called with a run that has ended here. */
  readonly onKept: (mirror: RunMirror) => void;
}

/** Executes the runs that this replica took from the line. */
export class RunWorker {
  readonly #parts: WorkerParts;
  readonly #active = new Map<RunId, RunMirror>();
  #hasLeft = false;

  constructor(parts: WorkerParts) {
    this.#parts = parts;
  }

  /** How many runs are executed here. */
  get count(): number {
    return this.#active.size;
  }

  /** A run that is executed here. */
  find(runId: RunId): RunMirror | undefined {
    return this.#active.get(runId);
  }

  /** Signs of life of all runs that are executed here. */
  async beatAll(): Promise<void> {
    await Promise.all([...this.#active.values()].map((mirror) => mirror.beat()));
  }

  /** Leaves all runs to other replicas, also those that were just taken from the line. */
  releaseAll(): void {
    this.#hasLeft = true;
    for (const mirror of this.#active.values()) mirror.release();
  }

  /** Executes a run to its end, unless it is somebody else's. Rejects when the store did not take what it ended with. */
  async work(runId: RunId, sealed: string): Promise<Worked> {
    if (this.#hasLeft) return 'handed back';
    const begun = await this.#parts.store.begin(runId);
    if (begun.word === 'lost') await this.conclude(runId, sealed, new OrionError('RUN_LOST'));
    if (begun.word !== 'begun') return 'done';
    const mirror = new RunMirror({ runId, ...begun }, this.#parts.mirror);
    this.#active.set(runId, mirror);
    if (this.#hasLeft) mirror.release();
    try {
      await this.#parts.onBegin();
      const order = await this.#orderOf(runId, sealed);
      if (begun.isCancelled) mirror.run.stop(new OrionError('CANCELLED'));
      const executed = this.#execute(mirror, { order, waitedMs: begun.waitedMs });
      const ended = await Promise.race([executed, mirror.left]);
      return ended === 'released' ? 'handed back' : 'done';
    } finally {
      this.#active.delete(runId);
    }
  }

  /** Ends a run that nobody works on, and reports it; not one of which there are signs of life within `silenceMs`. */
  async conclude(runId: RunId, sealed: string, error: OrionError, silenceMs = 0): Promise<void> {
    const ttlMs = this.#parts.mirror.resultTtlMs;
    const openMs = await this.#parts.store.conclude(runId, error, { ttlMs, silenceMs });
    if (openMs === undefined) return;
    const { request } = await this.#orderOf(runId, sealed);
    const outcome = error.code === 'CANCELLED' ? 'cancelled' : 'failed';
    const cause = outcome === 'failed' ? { error } : {};
    this.#parts.onEnd({ runId, request, outcome, ...cause, waitedMs: openMs, workedMs: 0, stageMs: {} });
  }

  async #execute(mirror: RunMirror, { order, waitedMs }: { order: RunOrder; waitedMs: number }): Promise<'ended'> {
    await this.#parts.executor.execute(mirror.run, order, {
      waitedMs,
      prepare: (wiki) => mirror.putFiles(wiki),
      onEnd: (report) => {
        if (!mirror.isMute) this.#parts.onEnd(report);
      },
    });
    if (!mirror.isMute) {
      this.#parts.onKept(mirror);
      await mirror.settle();
    }
    return 'ended';
  }

  async #orderOf(runId: RunId, sealed: string): Promise<RunOrder> {
    const { sealer } = this.#parts.mirror;
    return unpackOrder(await sealer.open({ runId, field: 'order' }, Buffer.from(sealed, 'base64')));
  }
}
