import type { Clock } from '../clock.ts';

/** Settles with `work`, or when the time is over. */
export async function within(clock: Clock, ms: number, work: Promise<unknown>): Promise<void> {
  const { promise: over, resolve } = Promise.withResolvers<void>();
  const callOff = clock.after(ms, resolve);
  await Promise.race([work, over]);
  callOff();
}
