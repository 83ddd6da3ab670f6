/** Wait before the first retry, in milliseconds. */
export const FIRST_WAIT_MS = 2_000;

/** No wait is longer than this, in milliseconds. */
export const LONGEST_WAIT_MS = 3_600_000;

/** How long to wait before the next delivery. `random` gives a number from 0 up to 1. */
export function waitAfter(attempts: number, random: () => number = Math.random): number {
  const wait = Math.min(FIRST_WAIT_MS * 2 ** (attempts - 1), LONGEST_WAIT_MS);
  return Math.round(wait * (1 + random() / 5));
}
