import type { Understanding } from './understand-repository.ts';

/** Where the settings of each kind of host hold access tokens. */
const TOKEN_PATHS = {
  github: '/settings/personal-access-tokens/new',
  gitlab: '/-/user_settings/personal_access_tokens',
  gitea: '/user/settings/applications',
} as const;

/** The page on which a host hands out tokens, where it is known. */
export function tokenPage(understanding: Understanding | undefined): string | undefined {
  if (understanding?.kind !== 'understood') return undefined;
  const { host, hostKind } = understanding;
  return hostKind in TOKEN_PATHS ? `https://${host}${TOKEN_PATHS[hostKind as keyof typeof TOKEN_PATHS]}` : undefined;
}
