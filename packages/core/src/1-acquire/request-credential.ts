import { OrionError } from '#errors';
import type { AcquireRequest } from './acquire-request.ts';
import { gitUserName } from './git-user-name.ts';
import type { ParsedRepoUrl } from './parse-repo-url.ts';
import type { GitCredential } from './preflight.ts';

/** What git's credential protocol can carry without a line end or a control character. @source acquire.md §4 */
const PRINTABLE = /^[\x21-\x7e]{1,4096}$/;

/**
 * The user name and token of a request; `undefined` without a token.
 * @throws REQUEST_INVALID for characters that no token or user name has
 */
export function requestCredential(address: ParsedRepoUrl, request: AcquireRequest): GitCredential | undefined {
  const token = request.token?.reveal() ?? '';
  if (!request.token || token === '') return undefined;
  const username = request.username || address.username || gitUserName(address.kind, token);
  for (const [field, value] of [
    ['token', token],
    ['username', username],
  ] as const) {
    if (!PRINTABLE.test(value)) {
      throw new OrionError('REQUEST_INVALID', { stage: 'acquire', params: { field, reason: 'characters' } });
    }
  }
  return { username, token: request.token };
}
