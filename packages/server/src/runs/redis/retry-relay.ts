import { randomUUID } from 'node:crypto';
import { isOrionError, OrionError } from '@orionwiki/core';
import { withIncidentId } from '../../log/incident-id.ts';
import type { Clock } from '../clock.ts';
import type { RetriedPage, RetryOrder, RunId } from '../run-engine.ts';
import { type PackedRetry, type PackedRetryOrder, packError, packRetry, unpackError, unpackRetry } from './packed.ts';
import type { RedisClient } from './redis-client.ts';
import type { Sealer } from './sealer.ts';
import type { WakeUps } from './wake-ups.ts';

/** What the relay works with. */
export interface RelayParts {
  readonly redis: RedisClient;
  readonly sealer: Sealer;
  readonly wakeUps: WakeUps;
  readonly clock: Clock;
  /** Name of this replica. */
  readonly replica: string;
  /** Writes the page again here. */
  readonly retry: (runId: RunId, order: RetryOrder) => Promise<RetriedPage | undefined>;
}

/** How long a request and its answer lie in the store at most. */
const LETTER_TTL_MS = 60_000;

/** How long an answer is waited for: longer than any page takes to be written. */
const ANSWER_WAIT_MS = 900_000;

/** Pause between two looks whether the other replica is still there. */
const LOOK_MS = 2000;

/** Requests taken out of the inbox at once. */
const BATCH = 100;

/** Length of an id as text. */
const ID_LENGTH = 36;

/**
 * Retries of pages between replicas: what a page is to be written from is kept by the replica that made the wiki, and
 * only there.
 */
export class RetryRelay {
  readonly #parts: RelayParts;

  constructor(parts: RelayParts) {
    this.#parts = parts;
  }

  /**
   * Lets `owner` write a page again.
   * @throws RUN_LOST when the owner is gone, STORE_UNREACHABLE, and what the retry ends with
   */
  async ask(owner: string, runId: RunId, order: RetryOrder): Promise<RetriedPage | undefined> {
    const { redis, sealer, wakeUps, clock } = this.#parts;
    const call = randomUUID();
    const sealed = sealer.seal({ runId, field: 'retry' }, packRetry(order));
    const waiter = wakeUps.waiter(call);
    const until = clock.now() + ANSWER_WAIT_MS;
    try {
      const sending = redis.run('askOwner', owner, sealed, `${call} ${runId}`, LETTER_TTL_MS);
      let isThere = (await redis.inTime(sending)) === 1;
      while (isThere && clock.now() < until) {
        waiter.reset();
        const answer = await redis.inTime(redis.connection.getdelBuffer(redis.key(`answer:${call}`)));
        if (answer) return read(await sealer.open<PackedRetry>({ runId, field: `retried:${call}` }, answer));
        isThere = (await redis.inTime(redis.connection.hexists(redis.key('replicas'), owner))) === 1;
        if (isThere) await waiter.next(LOOK_MS);
      }
    } finally {
      waiter.close();
    }
    throw new OrionError('RUN_LOST');
  }

  /** Does what other replicas ask for. Never rejects. */
  async empty(): Promise<void> {
    const { redis, replica } = this.#parts;
    try {
      for (;;) {
        const letters = await redis.connection.lpopBuffer(redis.key(`inbox:${replica}`), BATCH);
        if (!letters) return;
        for (const letter of letters) void this.#answer(letter);
      }
    } catch {
      // The store is away; who asked looks again when it is back.
    }
  }

  async #answer(letter: Buffer): Promise<void> {
    const { redis, sealer, retry } = this.#parts;
    const call = letter.subarray(0, ID_LENGTH).toString();
    const runId = letter.subarray(ID_LENGTH + 1, 2 * ID_LENGTH + 1).toString();
    let answer: PackedRetry;
    try {
      const sealed = letter.subarray(2 * ID_LENGTH + 2);
      const order = await sealer.open<PackedRetryOrder>({ runId, field: 'retry' }, sealed);
      const page = await retry(runId, unpackRetry(order));
      answer = page ? { page } : {};
    } catch (thrown) {
      answer = { error: packError(isOrionError(thrown) ? thrown : withIncidentId(thrown)) };
    }
    const sealed = sealer.seal({ runId, field: `retried:${call}` }, answer);
    await redis.run('answer', call, sealed, LETTER_TTL_MS, call).catch(() => {});
  }
}

function read(answer: PackedRetry): RetriedPage | undefined {
  if ('error' in answer) throw unpackError(answer.error);
  return answer.page;
}
