import type { Clock } from '../clock.ts';

/** The same trouble is told again after this time: a store that is away is tried several times a second. */
const AGAIN_MS = 30_000;

/** Messages that are remembered. */
const MAX_MESSAGES = 100;

/** Passes trouble on, but the same only now and then. */
export function calmed(tell: (error: Error) => void, clock: Clock): (error: Error) => void {
  const toldAt = new Map<string, number>();
  return (error) => {
    const now = clock.now();
    const before = toldAt.get(error.message);
    if (before !== undefined && now - before < AGAIN_MS) return;
    if (toldAt.size >= MAX_MESSAGES) toldAt.clear();
    toldAt.set(error.message, now);
    tell(error);
  };
}
