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
