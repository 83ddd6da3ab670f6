import type { IncomingHttpHeaders } from 'node:http';

/** What a request's headers say about the page behind it. */
export type OriginVerdict = 'no-page' | 'own-page' | 'listed-page' | 'foreign-page';

/**
 * Whose page sends this request. Browsers tell it in `Sec-Fetch-Site`, older ones and plain-http pages in `Origin`;
 * programs send neither. `X-Forwarded-Host` counts as our own name: a foreign page cannot set it without asking first.
 */
export function judgeOrigin(headers: IncomingHttpHeaders, listed: readonly string[]): OriginVerdict {
  const { origin } = headers;
  if (origin !== undefined && listed.includes(origin)) return 'listed-page';
  const site = headers['sec-fetch-site'];
  if (site === 'same-origin' || site === 'none') return 'own-page';
  if (site !== undefined) return 'foreign-page';
  if (origin === undefined) return 'no-page';
  const names = [headers.host, headers['x-forwarded-host']].flat();
  return URL.canParse(origin) && names.includes(new URL(origin).host) ? 'own-page' : 'foreign-page';
}
