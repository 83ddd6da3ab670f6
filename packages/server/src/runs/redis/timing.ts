/** How soon replicas notice each other's trouble, in milliseconds. */
export interface RedisTiming {
  /** How long a job belongs to a worker that says nothing. */
  readonly lockMs: number;
  /** Distance of the looks for jobs whose worker is gone. */
  readonly stalledMs: number;
  /** Distance of the signs of life of a run and of a replica. */
  readonly beatMs: number;
  /** Silence after which an attempt at a run is over, and a run that the store has lost is ordered again. */
  readonly lostAfterMs: number;
}

/**
 * Long enough for stages that keep the event loop busy for seconds: a lock is renewed three times before it ends.
 * @source server.md: `redis` prototype, settings
 */
export const PRODUCTION_TIMING: RedisTiming = { lockMs: 30_000, stalledMs: 15_000, beatMs: 1000, lostAfterMs: 5000 };

/** Workers that may die over one run before it counts as lost: the run itself may be what kills them. */
export const MAX_DEATHS = 2;

/** How long the keys of a run stay without a sign of life. */
export const RUN_TTL_MS = 3_600_000;

/** How long the store may take to answer a person's call. */
export const ANSWER_LIMIT_MS = 10_000;
