import { createClient, OrionWikiError } from '@orionwiki/client';

/** What became of an order. */
export interface Ordered {
  readonly way: 'plain HTTP' | 'client';
  readonly outcome: 'wiki' | 'busy' | 'other';
  /** When a refused one may come back: `Retry-After`, or the client's `retryAfterMs`. */
  readonly retryAfterMs?: number;
  /** What else happened. */
  readonly told?: string;
}

/** Longest time for one wiki, its place in the line included. */
const GIVE_UP_MS = 600_000;

/** Orders a wiki with one request, as curl would. */
export async function orderWithPlainHttp(url: string, repository: string): Promise<Ordered> {
  const answer = await fetch(`${url}/api/generate_ephemeral`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ repository: { url: repository } }),
    signal: AbortSignal.timeout(GIVE_UP_MS),
  });
  const body = await answer.text();
  if (answer.status === 200 && /<\/html>\s*$/i.test(body)) return { way: 'plain HTTP', outcome: 'wiki' };
  if (answer.status !== 429) return { way: 'plain HTTP', outcome: 'other', told: `${answer.status}` };
  const { code } = JSON.parse(body) as { readonly code: string };
  const retryAfterMs = Number(answer.headers.get('retry-after')) * 1000;
  return { way: 'plain HTTP', outcome: code === 'SERVER_BUSY' ? 'busy' : 'other', retryAfterMs, told: code };
}

/** Orders a wiki with our client and follows it. */
export async function orderWithClient(url: string, repository: string): Promise<Ordered> {
  try {
    const options = { signal: AbortSignal.timeout(GIVE_UP_MS), onProgress: () => {} };
    const wiki = await createClient({ url }).generate({ repository: { url: repository } }, options);
    return { way: 'client', outcome: wiki.outcome === 'complete' ? 'wiki' : 'other', told: wiki.outcome };
  } catch (error) {
    if (!(error instanceof OrionWikiError)) throw error;
    const { retryAfterMs } = error.params;
    return {
      way: 'client',
      outcome: error.code === 'SERVER_BUSY' ? 'busy' : 'other',
      told: error.code,
      ...(typeof retryAfterMs === 'number' ? { retryAfterMs } : {}),
    };
  }
}
