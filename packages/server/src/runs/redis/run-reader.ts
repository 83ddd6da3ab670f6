import { OrionError, type WikiFormat } from '@orionwiki/core';
import type { Clock } from '../clock.ts';
import { ARRIVAL_WAIT_MS } from '../engine-parts.ts';
import type { EventId, RunEnd, RunEvent, RunId } from '../run-engine.ts';
import type { PackedFile } from './packed.ts';
import type { RedisClient } from './redis-client.ts';
import type { RunState, RunStore } from './run-store.ts';
import type { Waiter, WakeUps } from './wake-ups.ts';

/** What a reader works with. */
export interface ReaderParts {
  readonly redis: RedisClient;
  readonly store: RunStore;
  readonly wakeUps: WakeUps;
  readonly clock: Clock;
  /** How long after a loss of the store's contents runs may be missing that will be written down again. */
  readonly recoveryMs: number;
}

/** Wake-ups may be lost: whoever waits looks again after this time. */
const LOOK_MS = 5000;

/** Ids that a run can have had; the store refuses to look for larger numbers. */
const POSSIBLE_ID = /^\d{1,15}-\d{1,15}$/;

/** Follows runs that are executed anywhere, by what the store has of them. */
export class RunReader {
  readonly #parts: ReaderParts;
  readonly #streamsOver = new AbortController();
  readonly #over = new AbortController();
  #waiting = 0;
  #onIdle: (() => void)[] = [];
  #recoversUntil = Number.NEGATIVE_INFINITY;

  constructor(parts: ReaderParts) {
    this.#parts = parts;
  }

  /** The store has lost its contents: for a while a missing run may come back. */
  expectRecovery(): void {
    this.#recoversUntil = this.#parts.clock.now() + this.#parts.recoveryMs;
  }

  /** Settles when nobody waits here for an end or a result any more. */
  async idle(): Promise<void> {
    if (this.#waiting > 0) await new Promise<void>((resolve) => this.#onIdle.push(resolve));
  }

  /** Ends the streams: their readers come back behind the last event they saw, in another replica. */
  endStreams(): void {
    this.#streamsOver.abort();
  }

  /** Lets everybody go. */
  close(): void {
    this.#streamsOver.abort();
    this.#over.abort();
  }

  /**
   * The run's events behind `after`, then the live ones.
   * @throws RUN_NOT_FOUND, STORE_UNREACHABLE
   */
  async *events(
    runId: RunId,
    after: EventId | undefined,
    gone: AbortSignal,
  ): AsyncGenerator<RunEvent, void, undefined> {
    const { redis, store, wakeUps, clock } = this.#parts;
    const signal = AbortSignal.any([gone, this.#streamsOver.signal]);
    const waiter = wakeUps.waiter(runId);
    const arrivesUntil = clock.now() + (after === undefined ? ARRIVAL_WAIT_MS : 0);
    let seen = after !== undefined && POSSIBLE_ID.test(after) ? after : '0-0';
    let isFirst = true;
    try {
      while (!signal.aborted) {
        waiter.reset();
        const batch = await redis.inTime(store.read(runId, seen, isFirst));
        if (signal.aborted) return;
        if (!batch) {
          if (!isFirst) this.#expectReturn();
          isFirst = true;
          await this.#arrival(waiter, arrivesUntil, signal);
          continue;
        }
        isFirst = false;
        for (const told of batch.events) {
          seen = told.id;
          yield told;
        }
        if (!batch.isWhole) continue;
        if (batch.isClosed) return;
        await waiter.next(LOOK_MS, signal);
      }
    } finally {
      waiter.close();
    }
  }

  /**
   * Waits for the run's last event.
   * @throws RUN_NOT_FOUND, CANCELLED, STORE_UNREACHABLE, and the code with which the run failed
   */
  async end(runId: RunId, gone: AbortSignal): Promise<RunEnd> {
    const { redis, store } = this.#parts;
    await this.until(runId, gone, ({ isEnded }) => isEnded);
    return await redis.inTime(store.end(runId));
  }

  /**
   * Waits until nothing more comes; then the wiki in one format.
   * @throws RUN_NOT_FOUND, CANCELLED, STORE_UNREACHABLE, and the code with which the run failed
   */
  async result(runId: RunId, format: WikiFormat, gone: AbortSignal): Promise<PackedFile> {
    const { redis, store } = this.#parts;
    await this.until(runId, gone, ({ isSettled }) => isSettled);
    const file = await redis.inTime(store.file(runId, format));
    if (file) return file;
    await redis.inTime(store.end(runId));
    throw new OrionError('RUN_NOT_FOUND');
  }

  /**
   * Waits for a state of the run.
   * @throws RUN_NOT_FOUND, CANCELLED when nobody waits any more, STORE_UNREACHABLE
   */
  async until(runId: RunId, gone: AbortSignal, isReached: (state: RunState) => boolean): Promise<RunState> {
    const { redis, store, wakeUps } = this.#parts;
    const signal = AbortSignal.any([gone, this.#over.signal]);
    const waiter = wakeUps.waiter(runId);
    let wasKnown = false;
    this.#waiting++;
    try {
      while (!signal.aborted) {
        waiter.reset();
        const state = await redis.inTime(store.state(runId));
        if (state && isReached(state)) return state;
        if (!state && wasKnown) this.#expectReturn();
        wasKnown = state !== undefined;
        if (state) await waiter.next(LOOK_MS, signal);
        else await this.#arrival(waiter, 0, signal);
      }
    } finally {
      waiter.close();
      this.#waiting--;
      if (this.#waiting === 0) for (const tell of this.#onIdle.splice(0)) tell();
    }
    throw new OrionError('CANCELLED', { cause: signal.reason });
  }

  /** A run has vanished under its reader's eyes: the store was emptied, or else it does not come back. */
  #expectReturn(): void {
    if (this.#recoversUntil < this.#parts.clock.now()) this.expectRecovery();
  }

  /** Waits for a run that is not there, if it may come. */
  async #arrival(waiter: Waiter, until: number, signal: AbortSignal): Promise<void> {
    const leftMs = Math.max(until, this.#recoversUntil) - this.#parts.clock.now();
    if (leftMs <= 0) throw new OrionError('RUN_NOT_FOUND');
    await waiter.next(Math.min(leftMs, LOOK_MS), signal);
  }
}
