/** Pause before the first retry without Retry-After; doubles each time. Milliseconds. */
const FIRST_PAUSE_MS = 500;

/** Longest pause; a provider that asks for more is left alone. Milliseconds. @source model.md §2 (the stall limit) */
const MAX_PAUSE_MS = 60_000;

/** Added to a pause that the provider set, so that waiting calls do not return at the same moment. Share of the pause. */
const JITTER_SHARE = 0.25;

/** What decides about a pause. */
export interface RetryState {
  /** 0 before the first retry. */
  readonly retriesDone: number;
  /** Retry-After as sent: seconds or an HTTP date. */
  readonly retryAfter?: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** 0 ≤ random < 1. */
  readonly random: number;
}

/** Milliseconds to wait before the next attempt; `undefined` when it is not worth waiting. */
export function retryDelay({ retriesDone, retryAfter, now, random }: RetryState): number | undefined {
  const asked = retryAfter === undefined ? undefined : parseRetryAfter(retryAfter, now);
  if (asked !== undefined) return asked > MAX_PAUSE_MS ? undefined : Math.round(asked * (1 + JITTER_SHARE * random));
  const pause = FIRST_PAUSE_MS * 2 ** retriesDone;
  return Math.round(pause / 2 + (pause / 2) * random);
}

/** Milliseconds that a Retry-After value asks for; `undefined` when it cannot be read. */
function parseRetryAfter(value: string, now: number): number | undefined {
  if (/^\d{1,9}(?:\.\d{1,3})?$/.test(value.trim())) return Number(value) * 1000;
  const date = Date.parse(value.slice(0, 64));
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
