import { OrionError } from '@orionwiki/core';

/** What a waiting place costs at least and at most, for "come back in". */
const RETRY_MIN_MS = 5000;
const RETRY_MAX_MS = 120_000;

/** The error that sends a person away for a while; `guessMs` is when a place may be free. */
export function refusal(code: 'DRAINING' | 'SERVER_BUSY', guessMs = 0): OrionError {
  const retryAfterMs = Math.round(Math.min(Math.max(guessMs, RETRY_MIN_MS), RETRY_MAX_MS));
  return new OrionError(code, { params: { seconds: Math.ceil(retryAfterMs / 1000), retryAfterMs } });
}
