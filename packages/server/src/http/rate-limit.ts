import { OrionError } from '@orionwiki/core';

/** Counts expensive requests of each client. */
export interface RateLimit {
  /** @throws RATE_LIMITED */
  take(client: string): void;
}

/** Bounds of a {@link createRateLimit}. */
export interface RateLimitOptions {
  /** Requests of one client in a window; 0 turns the limit off. */
  readonly perWindow: number;
  readonly windowMs: number;
  /** Milliseconds on any steady scale. */
  readonly now: () => number;
}

/** Clients counted at once; beyond, new ones are counted together so that a flood of addresses takes no memory. */
const MAX_CLIENTS = 10_000;

/** A limit over fixed windows: all counts are forgotten together when a window ends. */
export function createRateLimit({ perWindow, windowMs, now }: RateLimitOptions): RateLimit {
  const counts = new Map<string, number>();
  let windowEnd = Number.NEGATIVE_INFINITY;
  return {
    take(client) {
      if (perWindow === 0) return;
      const time = now();
      if (time >= windowEnd) {
        counts.clear();
        windowEnd = time + windowMs;
      }
      const key = counts.has(client) || counts.size < MAX_CLIENTS ? client : 'everybody else';
      const count = (counts.get(key) ?? 0) + 1;
      if (count > perWindow) {
        const retryAfterMs = windowEnd - time;
        throw new OrionError('RATE_LIMITED', { params: { seconds: Math.ceil(retryAfterMs / 1000), retryAfterMs } });
      }
      counts.set(key, count);
    },
  };
}
