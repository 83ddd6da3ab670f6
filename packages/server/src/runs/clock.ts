/** Time as the engine sees it: an argument, so that tests need not wait. */
export interface Clock {
  /** Milliseconds on a steady scale of its own. */
  now(): number;
  /** Runs `work` once after `delayMs`; the returned function calls it off. Never keeps the process alive. */
  after(delayMs: number, work: () => void): () => void;
}

/** The process's clock. */
export const systemClock: Clock = {
  now: () => performance.now(),
  after(delayMs, work) {
    const timer = setTimeout(work, delayMs);
    timer.unref();
    return () => clearTimeout(timer);
  },
};
