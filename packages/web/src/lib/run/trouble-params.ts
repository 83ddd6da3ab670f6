import { understandRepository } from '#lib/form/understand-repository.ts';
import type { WikiDraft } from '#lib/form/wiki-draft.ts';
import type { Trouble } from './run-state.ts';

/** The values of an error's texts: what came with it, and what this side knows anyway. */
export function troubleParams(trouble: Trouble, draft?: WikiDraft): Readonly<Record<string, string | number>> {
  const understanding = understandRepository(draft?.repository ?? '');
  const { retryAfterMs } = trouble.params;
  return {
    server: 'OrionWiki',
    ...(understanding.kind === 'understood' ? { host: understanding.host } : {}),
    ...(draft?.ref ? { ref: draft.ref } : {}),
    ...(trouble.incidentId === undefined ? {} : { incidentId: trouble.incidentId }),
    ...(typeof retryAfterMs === 'number' ? { seconds: Math.ceil(retryAfterMs / 1000) } : {}),
    ...trouble.params,
  };
}
