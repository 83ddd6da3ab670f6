import { list, type RedisClient } from './redis-client.ts';
import { RUN_TTL_MS } from './timing.ts';

/** What a replica says of itself. */
export interface ReplicaParts {
  readonly name: string;
  readonly places: number;
  /** Silence after which the others no longer count on it. */
  readonly goneMs: number;
  /** How many runs are executed here. */
  readonly busy: () => number;
}

/** How busy all replicas are together. */
export interface FleetStats {
  readonly running: number;
  readonly waiting: number;
  readonly kept: number;
}

/** This replica among the others: that it is there, what it is busy with, and the line they share. */
export class Replica {
  readonly #redis: RedisClient;
  readonly #parts: ReplicaParts;
  #retries = 0;
  #hasLeft = false;
  #isStopped = false;

  constructor(redis: RedisClient, parts: ReplicaParts) {
    this.#redis = redis;
    this.#parts = parts;
  }

  get isStopped(): boolean {
    return this.#isStopped;
  }

  /** How many ended runs are being taken up again here. */
  set retries(count: number) {
    this.#retries = count;
    void this.tellPresence();
  }

  /** Tells that this replica is there. Never rejects. */
  async tellPresence(): Promise<void> {
    const { name, goneMs, busy } = this.#parts;
    if (this.#isStopped) return;
    const places = this.#hasLeft ? busy() : this.#parts.places;
    await this.#redis.run('present', name, goneMs, places, this.#retries).catch(() => {});
  }

  /** Tells the runs in line their places. Never rejects: the next change tells them again. */
  async tellLine(): Promise<void> {
    await this.#redis.run('line', this.#parts.places, RUN_TTL_MS).catch(() => {});
  }

  /** How busy everybody is; `ttlMs` is how long results are kept. */
  async stats(ttlMs: number): Promise<FleetStats> {
    const reply = await this.#redis.run('stats', this.#parts.places, ttlMs);
    const [places = 0, open = 0, retries = 0, kept = 0] = list(reply).map(Number);
    // Who is in line while there is a place is about to take it.
    const running = Math.min(open, places);
    return { running: running + retries, waiting: open - running, kept };
  }

  /** Whether there are other replicas, which go on when this one leaves. Never rejects. */
  async hasOthers(): Promise<boolean> {
    // Counting places forgets the replicas that are gone.
    const counted = this.#redis.run('stats', 0, RUN_TTL_MS);
    const count = counted.then(() => this.#redis.connection.hlen(this.#redis.key('replicas')));
    return await count.then(
      (replicas) => replicas > 1,
      () => false,
    );
  }

  /** Offers no places any more but those that are taken. */
  async leave(): Promise<void> {
    this.#hasLeft = true;
    await this.tellPresence();
  }

  /** Says nothing more. */
  stop(): void {
    this.#isStopped = true;
    this.#redis.connection.hdel(this.#redis.key('replicas'), this.#parts.name).catch(() => {});
  }
}
