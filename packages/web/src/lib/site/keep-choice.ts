/** How long a choice is remembered, in seconds: a year. */
const MAX_AGE_SECONDS = 31_536_000;

/** Remembers a choice in a cookie of this site: the server needs it to draw the first page right. */
export function keepChoice(name: 'lang' | 'theme', value: string): void {
  const secure = location.protocol === 'https:' ? '; Secure' : '';
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing on plain http and in older browsers
  document.cookie = `${name}=${value}; Path=/; Max-Age=${MAX_AGE_SECONDS}; SameSite=Lax${secure}`;
}
