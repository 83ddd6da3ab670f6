import { randomUUID } from 'node:crypto';
import { type ConfirmChoice, OrionError, type PageId, type WikiFormat } from '@orionwiki/core';
import type { EventId, RunEnd, RunEvent, RunId, RunPage } from '../run-engine.ts';
import { type PackedEnd, type PackedFile, packError, unpackError } from './packed.ts';
import { bytes, list, type RedisClient, text } from './redis-client.ts';
import type { Sealer } from './sealer.ts';
import { MAX_DEATHS, type RedisTiming, RUN_TTL_MS } from './timing.ts';

/** How much is read of a run at a time. */
const BATCH = 500;

/** Room for a run, or none. */
export interface Admission {
  readonly word: 'started' | 'attached' | 'busy';
  /** Runs in line, and places of all replicas. */
  readonly waiting: number;
  readonly places: number;
}

/** Whether the caller is to execute the run. */
export type Begun =
  | { readonly word: 'begun'; readonly attempt: number; readonly waitedMs: number; readonly isCancelled: boolean }
  | { readonly word: 'ended' | 'taken' | 'lost' };

/** What is known of a run. */
export interface RunState {
  readonly isEnded: boolean;
  readonly isSettled: boolean;
  /** An attempt was begun and not given back. */
  readonly isHeld: boolean;
  /** The replica that can write pages again. */
  readonly owner: string | undefined;
}

/** Some events of a run. */
interface EventBatch {
  readonly events: readonly RunEvent[];
  readonly isWhole: boolean;
  /** Nothing follows for now. */
  readonly isClosed: boolean;
}

/** What became of an accepted run. */
export interface Whereabouts {
  readonly word: 'ended' | 'held' | 'missing';
  readonly attempt: number;
}

/** The runs of all replicas, as the store has them: one method for each script and each sealed value. */
export class RunStore {
  readonly #redis: RedisClient;
  readonly #sealer: Sealer;
  readonly #timing: RedisTiming;

  constructor(redis: RedisClient, sealer: Sealer, timing: RedisTiming) {
    this.#redis = redis;
    this.#sealer = sealer;
    this.#timing = timing;
  }

  /** Accepts a run unless it is known or all places and the line are full. `attempt`: as far as the run has come. */
  async admit(runId: RunId, room: { places: number; maxQueued: number; attempt?: number }): Promise<Admission> {
    const { places, maxQueued, attempt = 0 } = room;
    const reply = await this.#redis.run('admit', runId, places, maxQueued, RUN_TTL_MS, attempt, randomUUID());
    const [word, waiting, all] = list(reply);
    return { word: text(word) as Admission['word'], waiting: Number(waiting), places: Number(all) };
  }

  /** Takes an acceptance back. */
  async withdraw(runId: RunId): Promise<void> {
    await this.#redis.run('withdraw', runId);
  }

  /** Makes the caller the next attempt at the run, if there is to be one. */
  async begin(runId: RunId): Promise<Begun> {
    const { lostAfterMs } = this.#timing;
    const reply = await this.#redis.run('begin', runId, lostAfterMs, MAX_DEATHS, RUN_TTL_MS, randomUUID());
    const [word, attempt, waitedMs, cancel] = list(reply);
    if (text(word) !== 'begun') return { word: text(word) as 'ended' | 'taken' | 'lost' };
    return { word: 'begun', attempt: Number(attempt), waitedMs: Number(waitedMs), isCancelled: text(cancel) !== '' };
  }

  /**
   * Ends a run that nobody works on; gives how long it was open in milliseconds, undefined when it had ended, or when
   * there are signs of life that are less than `silenceMs` old.
   */
  async conclude(runId: RunId, error: OrionError, how: { ttlMs: number; silenceMs?: number }) {
    const { code, params, incidentId } = packError(error);
    const incident = incidentId === undefined ? {} : { incidentId };
    const event = code === 'CANCELLED' ? { type: 'cancelled' } : { type: 'failed', code, params, ...incident };
    const end: PackedEnd = { error: packError(error) };
    const sealed = [this.#seal(runId, 'event', event), this.#seal(runId, 'end', end)];
    const openMs = Number(await this.#redis.run('conclude', runId, ...sealed, how.ttlMs, how.silenceMs ?? 0));
    return openMs < 0 ? undefined : openMs;
  }

  /** Passes a cancel on; false for an unknown run. */
  async cancel(runId: RunId): Promise<boolean> {
    return (await this.#redis.run('cancel', runId)) === 1;
  }

  /** Passes an answer on; false for an unknown run. */
  async confirm(runId: RunId, choice: ConfirmChoice): Promise<boolean> {
    return (await this.#redis.run('confirm', runId, this.#seal(runId, 'answer', choice))) === 1;
  }

  /** Whether the run is known, and how far it is. */
  async state(runId: RunId): Promise<RunState | undefined> {
    const fields = ['accepted', 'ended', 'settled', 'beat', 'owner'];
    const [accepted, ended, settled, beat, owner] = await this.#redis.connection.hmget(this.#run(runId), ...fields);
    if (!accepted) return undefined;
    return { isEnded: !!ended, isSettled: !!settled, isHeld: !!beat, owner: owner || undefined };
  }

  /** What became of these runs. */
  async look(runIds: readonly RunId[]): Promise<readonly Whereabouts[]> {
    const reply = list(await this.#redis.run('look', this.#timing.lostAfterMs, RUN_TTL_MS, ...runIds));
    return runIds.map((_, index) => ({
      word: text(reply[index * 2]) as Whereabouts['word'],
      attempt: Number(reply[index * 2 + 1]),
    }));
  }

  /** The events behind `after`; undefined for an unknown run. `isFirst`: the reader has just come. */
  async read(runId: RunId, after: EventId, isFirst: boolean): Promise<EventBatch | undefined> {
    const reply = await this.#redis.run('read', runId, after, BATCH, isFirst ? 1 : 0);
    const [isKnown, isClosed, entries] = list(reply);
    if (isKnown !== 1) return undefined;
    const events = await Promise.all(
      list(entries).map(async (entry): Promise<RunEvent> => {
        const [id, [name, value] = []] = list(entry) as [Buffer, Buffer[]];
        if (text(name) === 'q') return { id: text(id), event: { type: 'queued', position: Number(value) } };
        return { id: text(id), event: await this.#sealer.open({ runId, field: 'event' }, value as Buffer) };
      }),
    );
    return { events, isWhole: events.length < BATCH, isClosed: isClosed === 1 };
  }

  /**
   * What an ended run has to say.
   * @throws RUN_NOT_FOUND, CANCELLED, and the code with which the run failed
   */
  async end(runId: RunId): Promise<RunEnd> {
    const sealed = bytes(await this.#redis.connection.hgetBuffer(this.#run(runId), 'end'));
    if (!sealed) throw new OrionError('RUN_NOT_FOUND');
    const packed = await this.#sealer.open<PackedEnd>({ runId, field: 'end' }, sealed);
    if ('error' in packed) throw unpackError(packed.error);
    return packed.end;
  }

  /** The newest version of a page. */
  async page(runId: RunId, pageId: PageId): Promise<RunPage | undefined> {
    const names = this.#sealer.hiddenNames({ runId, field: 'page' }, pageId);
    const found = await this.#redis.connection.hmgetBuffer(`${this.#run(runId)}:pages`, ...names);
    const sealed = found.find((value) => value !== null);
    return sealed ? await this.#sealer.open({ runId, field: `page:${pageId}` }, sealed) : undefined;
  }

  /** The wiki in one format. */
  async file(runId: RunId, format: WikiFormat): Promise<PackedFile | undefined> {
    const sealed = bytes(await this.#redis.connection.hgetBuffer(`${this.#run(runId)}:files`, format));
    return sealed ? await this.#sealer.open({ runId, field: `file:${format}` }, sealed) : undefined;
  }

  #run(runId: RunId): string {
    return this.#redis.key(`run:${runId}`);
  }

  #seal(runId: RunId, field: string, value: unknown): Buffer {
    return this.#sealer.seal({ runId, field }, value);
  }
}
