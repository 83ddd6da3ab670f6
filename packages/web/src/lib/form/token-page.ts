import type { UiMessages } from '@orionwiki/core/messages';
import type { Understanding } from './understand-repository.ts';

/** Where the settings of each kind of host hold access tokens. */
const TOKEN_PATHS = {
  github: '/settings/personal-access-tokens/new',
  gitlab: '/-/user_settings/personal_access_tokens',
  gitea: '/user/settings/applications',
} as const;

/** Hosts whose name says that they are GitHub; other products have taken over the form of its addresses. */
const GITHUB_HOST = /(?:^|\.)github\.|\.ghe\.com$/;

/** Which kind of token the host of a repository wants. */
export function tokenKind(understanding: Understanding | undefined): keyof UiMessages['tokenKind'] {
  if (understanding?.kind !== 'understood') return 'unknown';
  const { host, hostKind } = understanding;
  return hostKind === 'github' && !GITHUB_HOST.test(host) ? 'unknown' : hostKind;
}

/** The page on which a host hands out tokens, where it is known. */
export function tokenPage(understanding: Understanding | undefined): string | undefined {
  const kind = tokenKind(understanding);
  if (understanding?.kind !== 'understood' || !(kind in TOKEN_PATHS)) return undefined;
  return `https://${understanding.host}${TOKEN_PATHS[kind as keyof typeof TOKEN_PATHS]}`;
}
