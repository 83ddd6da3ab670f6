import type { IncomingHttpHeaders } from 'node:http';
import { namesCalled } from './host-check.ts';

/** What a request's headers say about the page behind it. */
export type OriginVerdict = 'no-page' | 'own-page' | 'listed-page' | 'foreign-page';

/**
 * Whose page sends this request. Browsers tell it in `Sec-Fetch-Site`, older ones and plain-http pages in `Origin`;
 * programs send neither. Names are vetted before this.
 */
export function judgeOrigin(headers: IncomingHttpHeaders, listed: readonly string[]): OriginVerdict {
  const { origin } = headers;
  if (origin !== undefined && listed.includes(origin)) return 'listed-page';
  const site = headers['sec-fetch-site'];
  if (site === 'same-origin' || site === 'none') return 'own-page';
  if (site !== undefined) return 'foreign-page';
  if (origin === undefined) return 'no-page';
  return URL.canParse(origin) && namesCalled(headers).includes(new URL(origin).host) ? 'own-page' : 'foreign-page';
}
