import type { PodLimit } from '../speed/pod-limit.ts';
import { residentBytes } from '../speed/watch-process.ts';

/** How often memory is looked at, in milliseconds. */
const LOOK_MS = 50;

/** The memory of a process and everything below it, in MiB without page cache. */
export interface WatchedMemory {
  nowMiB(): number;
  /** The most that was seen so far. */
  peakMiB(): number;
  stop(): void;
}

/** Looks every 50 ms: at what the kernel counts for the group, or without one at the resident memory of the tree. */
export function watchMemory(pid: number, limit: PodLimit | undefined): WatchedMemory {
  const nowMiB = (): number => (limit ? limit.heldMiB() : residentBytes(pid) / 2 ** 20);
  let peak = 0;
  const looking = setInterval(() => {
    peak = Math.max(peak, nowMiB());
  }, LOOK_MS);
  return { nowMiB, peakMiB: () => peak, stop: () => clearInterval(looking) };
}
