import type { LineRange } from '#vocabulary';

/** Address of a file or of lines at the commit on the repository's host; `undefined` when it has no web address. */
export type Permalink = (path: string, lines?: LineRange) => string | undefined;

/** The address when it is one a page may link to: https or http without credentials; otherwise `undefined`. */
export function linkableAddress(address: string | undefined): string | undefined {
  if (address === undefined || !URL.canParse(address)) return undefined;
  const { protocol, username, password } = new URL(address);
  if (protocol !== 'https:' && protocol !== 'http:') return undefined;
  return username === '' && password === '' ? address : undefined;
}
