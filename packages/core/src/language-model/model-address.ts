import { OrionError } from '#errors';

/** Where a provider is reached. */
export interface ModelAddress {
  /** Without trailing slash, query, fragment. */
  readonly baseUrl: string;
  /** Host with port, for texts. */
  readonly host: string;
}

/** Path that people paste along with the base URL. */
const CHAT_PATH = /\/chat\/completions$/;

/**
 * The address rebuilt from its parts. Whether it may be contacted is decided by the outbound policy, not here.
 * @throws REQUEST_INVALID when it is no http(s) address or holds credentials
 */
export function parseModelAddress(raw: string): ModelAddress {
  const url = URL.parse(raw.trim());
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:')) throw refused('not an http or https address');
  if (url.username !== '' || url.password !== '') throw refused('it must not hold a user name or password');
  const path = trimSlashes(trimSlashes(url.pathname).replace(CHAT_PATH, ''));
  return { baseUrl: `${url.origin}${path}`, host: url.host };
}

function trimSlashes(path: string): string {
  let end = path.length;
  while (end > 0 && path[end - 1] === '/') end -= 1;
  return path.slice(0, end);
}

function refused(reason: string): OrionError {
  return new OrionError('REQUEST_INVALID', { params: { field: 'model.baseUrl', reason } });
}
