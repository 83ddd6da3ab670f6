import { OrionWikiError } from '@orionwiki/client/light';
import type { ErrorCode, ErrorParams } from '@orionwiki/server/api';

/** An error as a screen shows it: the texts come from the catalogue by code. */
export interface Trouble {
  readonly code: ErrorCode;
  readonly params: ErrorParams;
  readonly incidentId?: string;
}

/** What to show for anything that was thrown by a call. */
export function toTrouble(error: unknown): Trouble {
  if (!(error instanceof OrionWikiError)) return { code: 'SERVER_UNREACHABLE', params: { server: 'OrionWiki' } };
  const { code, params, incidentId } = error;
  return incidentId === undefined ? { code, params } : { code, params, incidentId };
}
