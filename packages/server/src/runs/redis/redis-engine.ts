import { randomUUID } from 'node:crypto';
import { OrionError } from '@orionwiki/core';
import { LAST_GRACE_MS } from '../engine-parts.ts';
import { refusal } from '../refusal.ts';
import type { RetryOrder, RunEngine, RunId, RunOrder } from '../run-engine.ts';
import { RunExecutor, secretsOf } from '../run-executor.ts';
import { untilAborted } from '../until-aborted.ts';
import { AcceptedRuns } from './accepted-runs.ts';
import { calmed } from './calm.ts';
import { packOrder } from './packed.ts';
import { connect, RedisClient } from './redis-client.ts';
import type { RedisEngineParts } from './redis-engine-parts.ts';
import { Replica } from './replica.ts';
import { RetryDesk } from './retry-desk.ts';
import { RetryRelay } from './retry-relay.ts';
import { RunQueue } from './run-queue.ts';
import { RunReader } from './run-reader.ts';
import { type Admission, RunStore } from './run-store.ts';
import { RunWorker } from './run-worker.ts';
import { Sealer } from './sealer.ts';
import { PRODUCTION_TIMING, type RedisTiming, RUN_TTL_MS } from './timing.ts';
import { type WakeUp, WakeUps } from './wake-ups.ts';
import { within } from './within.ts';

/** The braces keep all keys on one node of a cluster. */
const PREFIX = '{orion}';

/** How long the queue may take to say goodbye. */
const CLOSE_MS = 1000;

/** Signs of life after which a replica that went silent no longer counts. */
const SILENT_BEATS = 15;

/**
 * Runs wikis in whichever replica has a place, and answers for them in every replica: orders lie in a queue on Redis or
 * Valkey, events, pages and results in keys beside it, everything sealed.
 * @throws STORE_UNREACHABLE
 */
export async function createRedisEngine(parts: RedisEngineParts): Promise<RunEngine> {
  const { prefix = PREFIX, clock } = parts;
  const onTrouble = calmed(parts.onTrouble, clock);
  const [commands, subscription] = await connect(parts.address, onTrouble);
  const wakeUps = new WakeUps(subscription, clock);
  const engine = new RedisEngine({ ...parts, onTrouble }, new RedisClient(commands, { prefix, clock }), wakeUps);
  await engine.open(async () => subscription.disconnect());
  return engine;
}

class RedisEngine implements RunEngine {
  readonly #parts: RedisEngineParts;
  readonly #redis: RedisClient;
  readonly #wakeUps: WakeUps;
  readonly #timing: RedisTiming;
  readonly #name = randomUUID();
  readonly #sealer: Sealer;
  readonly #store: RunStore;
  readonly #executor: RunExecutor;
  readonly #reader: RunReader;
  readonly #accepted: AcceptedRuns;
  readonly #desk: RetryDesk;
  readonly #relay: RetryRelay;
  readonly #replica: Replica;
  readonly #worker: RunWorker;
  readonly #queue: RunQueue;
  #isDraining = false;
  #quietUntil = Number.NEGATIVE_INFINITY;
  #disconnect: () => Promise<void> = async () => {};

  constructor(parts: RedisEngineParts, redis: RedisClient, wakeUps: WakeUps) {
    const { clock, limits, secrets, timing = PRODUCTION_TIMING } = parts;
    this.#parts = parts;
    this.#redis = redis;
    this.#wakeUps = wakeUps;
    this.#timing = timing;
    const sealer = new Sealer(parts.sealKeys);
    const store = new RunStore(redis, sealer, timing);
    const replica = this.#name;
    const executor = new RunExecutor(parts);
    this.#sealer = sealer;
    this.#store = store;
    this.#executor = executor;
    this.#reader = new RunReader({ redis, store, wakeUps, clock, recoveryMs: 3 * timing.lostAfterMs });
    this.#replica = new Replica(redis, {
      name: replica,
      places: limits.maxRuns,
      goneMs: SILENT_BEATS * timing.beatMs,
      busy: () => this.#worker.count,
    });
    this.#desk = new RetryDesk({ executor, limits, clock, onChange: (count) => this.#onRetries(count) });
    const retry = (runId: RunId, order: RetryOrder) => this.#retryHere(runId, order);
    this.#relay = new RetryRelay({ redis, sealer, wakeUps, clock, replica, retry });
    this.#accepted = new AcceptedRuns({
      clock,
      secrets,
      lostAfterMs: timing.lostAfterMs,
      look: (runIds) => store.look(runIds),
      orderAgain: (runId, sealed, attempt) => this.#orderAgain(runId, sealed, attempt),
    });
    const resultTtlMs = Math.min(limits.resultTtlMs, RUN_TTL_MS);
    const mirror = { redis, sealer, clock, replica, resultTtlMs, resultBytes: limits.resultBytes };
    this.#worker = new RunWorker({
      store,
      executor,
      mirror,
      onEnd: parts.onEnd,
      onBegin: () => this.#replica.tellLine(),
      onKept: (kept) => this.#desk.keep(kept),
    });
    this.#queue = new RunQueue({
      connection: redis.connection,
      prefix: parts.prefix ?? PREFIX,
      maxRuns: limits.maxRuns,
      timing,
      work: (runId, sealed) => this.#worker.work(runId, sealed),
      onLost: (runId, sealed, cause) => {
        const lost = new OrionError('RUN_LOST', cause && { cause });
        // A worker without a lock may only be slow: who still gives signs of life may finish.
        this.#worker.conclude(runId, sealed, lost, cause ? 0 : timing.lostAfterMs).catch(parts.onTrouble);
      },
      onTrouble: parts.onTrouble,
    });
  }

  /** Begins to take part. */
  async open(disconnect: () => Promise<void>): Promise<void> {
    this.#disconnect = disconnect;
    const onWake = (wakeUp: WakeUp): void => this.#onWake(wakeUp);
    await this.#wakeUps.open(this.#redis.key('wake'), onWake, () => void this.#relay.empty());
    this.#redis.connection.on('ready', () => {
      this.#reader.expectRecovery();
      // Runs that are executed somewhere are written down again first; a new order for one of them would be a second run.
      this.#quietUntil = this.#parts.clock.now() + 2 * this.#timing.beatMs;
      this.#beat();
    });
    await this.#replica.tellPresence();
    this.#beatOn();
  }

  /** A run that is accepted but in nobody's hands is not known: then its order comes again, and it is taken up. */
  async has(runId: RunId) {
    const [found] = await this.#redis.inTime(this.#store.look([runId]));
    return (found !== undefined && found.word !== 'missing') || this.#accepted.has(runId);
  }

  async start(runId: RunId, order: RunOrder) {
    if (await this.has(runId)) return 'attached';
    if (this.#isDraining) throw refusal('DRAINING');
    await this.#untilQuiet();
    const { word, waiting, places } = await this.#admit(runId);
    if (word === 'busy') throw refusal('SERVER_BUSY', (this.#executor.meanWorkMs * (waiting + 1)) / places);
    if (word === 'attached' && (await this.has(runId))) return word;
    const sealed = this.#sealer.seal({ runId, field: 'order' }, packOrder(order)).toString('base64');
    this.#accepted.keep(runId, sealed, secretsOf(order));
    try {
      await this.#redis.inTime(this.#queue.add(runId, sealed));
    } catch (error) {
      this.#accepted.forget(runId);
      this.#store.withdraw(runId).catch(() => {});
      throw error;
    }
    await this.#replica.tellLine();
    return word;
  }

  events(runId: RunId, after: string | undefined, signal: AbortSignal) {
    return this.#reader.events(runId, after, signal);
  }

  end(runId: RunId, signal: AbortSignal) {
    return this.#reader.end(runId, signal);
  }

  result(runId: RunId, format: Parameters<RunEngine['result']>[1], signal: AbortSignal) {
    return this.#reader.result(runId, format, signal);
  }

  async page(runId: RunId, pageId: string) {
    const page = await this.#redis.inTime(this.#store.page(runId, pageId));
    if (!page && !(await this.#redis.inTime(this.#store.state(runId)))) throw new OrionError('RUN_NOT_FOUND');
    return page;
  }

  async cancel(runId: RunId) {
    const state = await this.#redis.inTime(this.#store.state(runId));
    const waiting = state && !state.isHeld && !state.isEnded;
    const sealed = waiting ? await this.#redis.inTime(this.#queue.remove(runId)) : undefined;
    if (sealed !== undefined) {
      await this.#redis.inTime(this.#worker.conclude(runId, sealed, new OrionError('CANCELLED')));
      await this.#replica.tellLine();
    } else if (!(await this.#redis.inTime(this.#store.cancel(runId)))) throw new OrionError('RUN_NOT_FOUND');
  }

  async confirm(runId: RunId, choice: Parameters<RunEngine['confirm']>[1]) {
    if (!(await this.#redis.inTime(this.#store.confirm(runId, choice)))) throw new OrionError('RUN_NOT_FOUND');
  }

  async retryPage(runId: RunId, order: RetryOrder, signal: AbortSignal) {
    if (this.#mirrorOf(runId)) return await untilAborted(this.#retryHere(runId, order), signal);
    const state = await this.#redis.inTime(this.#store.state(runId));
    if (!state) throw new OrionError('RUN_NOT_FOUND');
    if (!state.isEnded) return undefined;
    const { owner } = await this.#reader.until(runId, signal, ({ isSettled }) => isSettled);
    if (owner === undefined) return undefined;
    if (this.#isDraining) throw refusal('DRAINING');
    return await untilAborted(this.#relay.ask(owner, runId, order), signal);
  }

  async stats() {
    const ttlMs = Math.min(this.#parts.limits.resultTtlMs, RUN_TTL_MS);
    const { running, waiting, kept } = await this.#redis.inTime(this.#replica.stats(ttlMs));
    return { running, waiting, kept, draining: this.#isDraining };
  }

  async drain(timeoutMs: number) {
    this.#isDraining = true;
    const leaving = Promise.all([this.#queue.leave(), this.#desk.close(), this.#replica.leave()]);
    const done = leaving.catch(this.#parts.onTrouble);
    await within(this.#parts.clock, timeoutMs, Promise.all([done, this.#untilServed()]));
    this.#worker.releaseAll();
    this.#desk.stop(new OrionError('RUN_LOST'));
    await within(this.#parts.clock, LAST_GRACE_MS, done);
    this.#reader.endStreams();
  }

  async close() {
    this.#isDraining = true;
    this.#replica.stop();
    this.#reader.close();
    await within(this.#parts.clock, CLOSE_MS, this.#queue.close());
    await this.#disconnect();
    this.#redis.connection.disconnect();
  }

  /** Settles when nobody waits here for an end that another replica brings about. */
  async #untilServed(): Promise<void> {
    if (await this.#replica.hasOthers()) await this.#reader.idle();
  }

  async #admit(runId: RunId): Promise<Admission> {
    const { maxRuns, maxQueued } = this.#parts.limits;
    const admitting = this.#store.admit(runId, { places: maxRuns, maxQueued });
    try {
      return await this.#redis.inTime(admitting);
    } catch (error) {
      // The answer may still come: then nobody waits for this run any more.
      const undo = async ({ word }: Admission) => word === 'started' && (await this.#store.withdraw(runId));
      admitting.then(undo).catch(() => {});
      throw error;
    }
  }

  #mirrorOf(runId: RunId) {
    return this.#desk.find(runId) ?? this.#worker.find(runId);
  }

  async #retryHere(runId: RunId, order: RetryOrder) {
    const mirror = this.#mirrorOf(runId);
    return mirror ? await this.#desk.retry(mirror, order) : undefined;
  }

  async #orderAgain(runId: RunId, sealed: string, attempt: number): Promise<void> {
    const { maxRuns } = this.#parts.limits;
    await this.#store.admit(runId, { places: maxRuns, maxQueued: Number.MAX_SAFE_INTEGER, attempt });
    await this.#queue.add(runId, sealed);
    await this.#replica.tellLine();
  }

  #onRetries(count: number): void {
    this.#queue.places = this.#parts.limits.maxRuns - count;
    this.#replica.retries = count;
  }

  #onWake({ kind, id }: WakeUp): void {
    if (kind === 'z') this.#accepted.forget(id);
    else if (kind === 'c') void this.#worker.find(id)?.beat();
    else if (kind === 'x') this.#desk.stop(new OrionError('CANCELLED'), id);
    else if (kind === 'i' && id === this.#name) void this.#relay.empty();
  }

  #beatOn(): void {
    this.#parts.clock.after(this.#timing.beatMs, () => {
      if (this.#replica.isStopped) return;
      this.#beat();
      this.#beatOn();
    });
  }

  #beat(): void {
    // While the store is away signs of life would only pile up; the first one follows when it is back.
    if (this.#redis.connection.status !== 'ready') return;
    void this.#replica.tellPresence();
    void this.#worker.beatAll();
    void this.#accepted.look();
    void this.#relay.empty();
  }

  async #untilQuiet(): Promise<void> {
    const leftMs = this.#quietUntil - this.#parts.clock.now();
    if (leftMs > 0) await within(this.#parts.clock, leftMs, new Promise(() => {}));
  }
}
