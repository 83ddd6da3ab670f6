import { OrionError } from '@orionwiki/core';
import { Arrivals } from './arrivals.ts';
import { ARRIVAL_WAIT_MS, type EngineParts, LAST_GRACE_MS } from './engine-parts.ts';
import type { KeptPages } from './generate-port.ts';
import { KeptRuns } from './kept-runs.ts';
import { LocalRun } from './local-run.ts';
import { refusal } from './refusal.ts';
import type { RetryOrder, RunEngine, RunId, RunOrder } from './run-engine.ts';
import { RunExecutor } from './run-executor.ts';
import { untilAborted } from './until-aborted.ts';

/** Runs wikis in this process: the engine of a server that has no second replica. */
export function createEmbeddedEngine(parts: EngineParts): RunEngine {
  return new EmbeddedEngine(parts);
}

class EmbeddedEngine implements RunEngine {
  readonly #parts: EngineParts;
  readonly #active = new Map<RunId, LocalRun>();
  readonly #kept: KeptRuns<LocalRun>;
  readonly #arrivals: Arrivals;
  readonly #executor: RunExecutor;
  #isDraining = false;
  #onIdle: (() => void) | undefined;

  constructor(parts: EngineParts) {
    this.#parts = parts;
    this.#kept = new KeptRuns(parts.limits, parts.clock);
    this.#arrivals = new Arrivals(parts.clock);
    this.#executor = new RunExecutor(parts);
  }

  async has(runId: RunId) {
    return this.#find(runId) !== undefined;
  }

  async start(runId: RunId, order: RunOrder) {
    if (this.#find(runId)) return 'attached';
    this.#admit();
    const run = new LocalRun(runId, { clock: this.#parts.clock });
    this.#active.set(runId, run);
    this.#arrivals.tell(runId);
    const onEnd: EngineParts['onEnd'] = (report) => {
      this.#parts.onEnd(report);
      this.#putAway(run);
    };
    void this.#executor.execute(run, order, { onEnd });
    return 'started';
  }

  async *events(runId: RunId, after: string | undefined, signal: AbortSignal) {
    if (after === undefined && !this.#find(runId)) await this.#arrivals.wait(runId, ARRIVAL_WAIT_MS, signal);
    if (signal.aborted) return;
    yield* this.#known(runId).log.read(after, signal);
  }

  end(runId: RunId, signal: AbortSignal) {
    return untilAborted(this.#known(runId).end(), signal);
  }

  async page(runId: RunId, pageId: string) {
    return this.#known(runId).page(pageId);
  }

  async result(runId: RunId, format: Parameters<RunEngine['result']>[1], signal: AbortSignal) {
    return await untilAborted(this.#known(runId).result(format), signal);
  }

  async cancel(runId: RunId) {
    this.#known(runId).stop(new OrionError('CANCELLED'));
  }

  async confirm(runId: RunId, choice: Parameters<RunEngine['confirm']>[1]) {
    this.#known(runId).confirm(choice);
  }

  async retryPage(runId: RunId, order: RetryOrder, signal: AbortSignal) {
    const run = this.#known(runId);
    const joined = run.retryOf(order.pageId);
    if (joined) return await untilAborted(joined, signal);
    const kept = run.keptPages;
    if (!kept?.has(order.pageId)) return undefined;
    this.#admit();
    return await untilAborted(this.#retry(run, kept, order), signal);
  }

  async stats() {
    return {
      running: this.#executor.places.taken,
      waiting: this.#executor.places.waiting,
      kept: this.#kept.size,
      draining: this.#isDraining,
    };
  }

  async drain(timeoutMs: number) {
    this.#isDraining = true;
    this.#arrivals.endAll();
    if (this.#active.size === 0) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#onIdle = resolve;
    const callOff = this.#parts.clock.after(timeoutMs, () => {
      for (const run of this.#active.values()) run.stop(new OrionError('RUN_LOST'));
      this.#parts.clock.after(LAST_GRACE_MS, resolve);
    });
    await promise;
    callOff();
  }

  async close() {}

  #find(runId: RunId): LocalRun | undefined {
    return this.#active.get(runId) ?? this.#kept.get(runId);
  }

  #known(runId: RunId): LocalRun {
    const run = this.#find(runId);
    if (!run) throw new OrionError('RUN_NOT_FOUND');
    return run;
  }

  /** Refuses work that there is no room for. */
  #admit(): void {
    if (this.#isDraining) throw refusal('DRAINING');
    const { maxRuns, maxQueued } = this.#parts.limits;
    const { taken, waiting } = this.#executor.places;
    if (taken < maxRuns || waiting < maxQueued) return;
    throw refusal('SERVER_BUSY', (this.#executor.meanWorkMs * (waiting + 1)) / maxRuns);
  }

  /** Puts a run among the ended ones, unless it still goes on. */
  #putAway(run: LocalRun): void {
    if (run.isRetrying) return;
    this.#active.delete(run.runId);
    this.#kept.add(run);
    if (this.#active.size === 0) this.#onIdle?.();
  }

  /** Takes the run up again until the page is decided. */
  async #retry(run: LocalRun, kept: KeptPages, order: RetryOrder) {
    this.#kept.take(run.runId);
    this.#active.set(run.runId, run);
    try {
      return await this.#executor.retry(run, kept, { order });
    } finally {
      this.#putAway(run);
    }
  }
}
