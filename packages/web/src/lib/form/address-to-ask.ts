import type { Understanding } from './understand-repository.ts';
import type { WikiDraft } from './wiki-draft.ts';

/** A query that carries a secret, as addresses copied from scripts do. */
const SECRET_IN_QUERY = /[?&][^=&]*(?:token|key|secret|password|auth)[^=&]*=/i;

/** The address to ask its host about; none where a secret is involved, which is sent with the run only. */
export function addressToAsk(
  understanding: Understanding | undefined,
  { token, username }: Pick<WikiDraft, 'token' | 'username'>,
): string | undefined {
  if (understanding?.kind !== 'understood' || token !== '' || username !== '') return undefined;
  return SECRET_IN_QUERY.test(understanding.address) ? undefined : understanding.address;
}
