import type { RepoHostKind } from './repo-url/repo-url-types.ts';

/**
 * The user name that goes with a token when none was given. One name for each host and kind of token, never a second
 * try with another: wrong tries lock accounts.
 * @source acquire.md §5, table of Basic-auth users
 */
export function gitUserName(kind: RepoHostKind, token: string): string {
  if (token.startsWith('ghs_') || kind === 'github') return 'x-access-token';
  if (kind === 'bitbucket') return token.startsWith('ATAT') ? 'x-bitbucket-api-token-auth' : 'x-token-auth';
  if (kind === 'bitbucket-server') return 'x-token-auth';
  if (kind === 'azure') return 'pat';
  return 'oauth2';
}
