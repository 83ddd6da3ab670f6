import { OrionError } from '#errors';
import { type ModelClock, waitFor } from './model-clock.ts';
import { classifyFailure, type ModelFailure } from './model-failure.ts';
import { retryDelay } from './retry-delay.ts';

/** Attempts after the first one. @source model.md §2 */
export const MAX_RETRIES = 3;

/** How often and how patiently a call is tried. */
export interface RetrySettings {
  /** Attempts after the first one. */
  readonly retries: number;
  readonly clock: ModelClock;
  /** 0 ≤ random < 1. */
  readonly random: () => number;
  readonly signal: AbortSignal;
  /** Whether the failure taught another form of the request, so that it is sent again at once. Must end saying no. */
  readonly learn: (failure: ModelFailure) => boolean;
  /** The error for people. */
  readonly describe: (failure: ModelFailure, thrown: unknown) => OrionError;
  readonly onRateLimited?: () => void;
}

/**
 * The first result that `attempt` gives, after pauses as the provider asks.
 * @throws CANCELLED, and what `describe` makes of the last failure
 */
export async function callWithRetries<T>(attempt: () => Promise<T>, settings: RetrySettings): Promise<T> {
  const { signal, clock } = settings;
  for (let retriesDone = 0; ; ) {
    try {
      if (!signal.aborted) return await attempt();
    } catch (thrown) {
      if (signal.aborted) throw new OrionError('CANCELLED');
      const failure = classifyFailure(thrown);
      if (settings.learn(failure)) continue;
      if (failure.code === 'MODEL_RATE_LIMITED') settings.onRateLimited?.();
      const pauseMs = pauseBefore(settings, failure, retriesDone);
      if (pauseMs === undefined) throw settings.describe(failure, thrown);
      retriesDone += 1;
      await waitFor(pauseMs, signal, clock).catch(() => undefined);
    }
    if (signal.aborted) throw new OrionError('CANCELLED');
  }
}

function pauseBefore(settings: RetrySettings, failure: ModelFailure, retriesDone: number): number | undefined {
  if (!failure.isTransient || retriesDone >= settings.retries) return undefined;
  const state = { retriesDone, now: settings.clock.now(), random: settings.random() };
  return retryDelay(failure.retryAfter === undefined ? state : { ...state, retryAfter: failure.retryAfter });
}
