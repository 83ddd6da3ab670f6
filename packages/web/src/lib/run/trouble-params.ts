import type { RunNote } from '#lib/session/run-notes.ts';
import type { Trouble } from './run-state.ts';

/** The values of an error's texts: what came with it, and what this side knows anyway. */
export function troubleParams(trouble: Trouble, note?: RunNote): Readonly<Record<string, string | number>> {
  const { retryAfterMs } = trouble.params;
  return {
    server: 'OrionWiki',
    ...(note?.host ? { host: note.host } : {}),
    ...(note?.draft.ref ? { ref: note.draft.ref } : {}),
    ...(trouble.incidentId === undefined ? {} : { incidentId: trouble.incidentId }),
    ...(typeof retryAfterMs === 'number' ? { seconds: Math.ceil(retryAfterMs / 1000) } : {}),
    ...trouble.params,
  };
}

/**
 * Seconds until the server wants to be asked again, counted down from when the error came; `undefined` when it named no
 * time, 0 when that time is over or when nobody knows when the error came.
 */
export function secondsUntilRetry(trouble: Trouble, sinceMs: number | undefined, nowMs: number): number | undefined {
  const { retryAfterMs } = trouble.params;
  if (typeof retryAfterMs !== 'number') return undefined;
  return sinceMs === undefined ? 0 : Math.max(0, Math.ceil((sinceMs + retryAfterMs - nowMs) / 1000));
}
