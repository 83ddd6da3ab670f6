import { type Job, Queue, WaitingError, Worker } from 'bullmq';
import type { Redis } from 'ioredis';
import type { RunId } from '../run-engine.ts';
import { MAX_DEATHS, type RedisTiming } from './timing.ts';

/** What lies in the queue: nothing that can be read. */
interface Order {
  readonly sealed: string;
}

/** What became of a job: `handed back` when another replica is to go on with it. */
export type Worked = 'done' | 'handed back';

/** What the queue works with. */
export interface QueueParts {
  readonly connection: Redis;
  readonly prefix: string;
  readonly maxRuns: number;
  readonly timing: RedisTiming;
  /** Executes a run. What it throws is told to `onLost`. */
  readonly work: (runId: RunId, sealed: string) => Promise<Worked>;
  /** Nobody works on the run any more: the work failed with `cause`, or too often nobody has renewed the lock. */
  readonly onLost: (runId: RunId, sealed: string, cause: Error | undefined) => void;
  readonly onTrouble: (error: Error) => void;
}

/** Name of the queue; the scripts know it too. */
const NAME = 'runs';

/** Events that the queue itself keeps: nobody reads them. */
const QUEUE_EVENTS = 100;

/** Pause after a failed look for jobs; the default of 15 s would let runs wait after every restart of the store. */
const LOOK_AGAIN_MS = 1000;

/** The line of runs that all replicas share, and this replica's worker on it. */
export class RunQueue {
  readonly #queue: Queue<Order>;
  readonly #worker: Worker<Order>;

  constructor(parts: QueueParts) {
    const { connection, prefix, maxRuns, timing, work, onTrouble } = parts;
    this.#queue = new Queue(NAME, { connection, prefix, streams: { events: { maxLen: QUEUE_EVENTS } } });
    this.#worker = new Worker(
      NAME,
      async (job: Job<Order>, token?: string) => {
        const worked = await work(job.id ?? '', job.data.sealed).catch((cause: Error) => {
          // The queue keeps messages readable: nothing of the cause may be in it.
          throw new Error('failed', { cause });
        });
        if (worked === 'done') return;
        await job.moveToWait(token);
        throw new WaitingError();
      },
      {
        connection,
        prefix,
        concurrency: maxRuns,
        lockDuration: timing.lockMs,
        lockRenewTime: timing.lockMs / 3,
        stalledInterval: timing.stalledMs,
        maxStalledCount: MAX_DEATHS,
        runRetryDelay: LOOK_AGAIN_MS,
      },
    );
    this.#worker.on('failed', (job, error) => {
      if (job?.id) parts.onLost(job.id, job.data.sealed, error.cause instanceof Error ? error.cause : undefined);
    });
    this.#queue.on('error', onTrouble);
    this.#worker.on('error', onTrouble);
  }

  /** Puts an order at the end of the line; without effect for a run that is in it. */
  async add(runId: RunId, sealed: string): Promise<void> {
    await this.#queue.add('run', { sealed }, { jobId: runId, removeOnComplete: true, removeOnFail: true });
  }

  /** Takes a run out of the line; gives its order, undefined when it is not there or somebody works on it. */
  async remove(runId: RunId): Promise<string | undefined> {
    const job = await this.#queue.getJob(runId);
    if (!job) return undefined;
    const isRemoved = await this.#queue.remove(runId);
    return isRemoved === 1 ? job.data.sealed : undefined;
  }

  /** How many runs this replica takes from now on; at least one. */
  set places(count: number) {
    this.#worker.concurrency = Math.max(count, 1);
  }

  /** Takes nothing more, and settles when this replica's work is done. */
  async leave(): Promise<void> {
    await this.#worker.close();
  }

  async close(): Promise<void> {
    await this.#queue.close();
  }
}
