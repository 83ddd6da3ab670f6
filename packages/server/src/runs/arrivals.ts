import type { Clock } from './clock.ts';
import type { RunId } from './run-engine.ts';

/** Readers that may wait for runs at once; more are told at once that there is no such run. */
const MAX_WAITING = 500;

/** Readers that came before their run. */
export class Arrivals {
  readonly #clock: Clock;
  readonly #waiting = new Map<RunId, Set<() => void>>();
  #count = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Settles when the run starts, after `timeoutMs`, or when `signal` aborts. */
  wait(runId: RunId, timeoutMs: number, signal: AbortSignal): Promise<void> {
    if (this.#count >= MAX_WAITING || signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const group = this.#waiting.get(runId) ?? new Set();
      const end = (): void => {
        if (!group.delete(end)) return;
        this.#count--;
        if (group.size === 0) this.#waiting.delete(runId);
        callOff();
        signal.removeEventListener('abort', end);
        resolve();
      };
      const callOff = this.#clock.after(timeoutMs, end);
      signal.addEventListener('abort', end, { once: true });
      group.add(end);
      this.#waiting.set(runId, group);
      this.#count++;
    });
  }

  /** Lets the readers of this run go on. */
  tell(runId: RunId): void {
    for (const end of [...(this.#waiting.get(runId) ?? [])]) end();
  }

  /** Lets everybody go: nothing will arrive any more. */
  endAll(): void {
    for (const runId of [...this.#waiting.keys()]) this.tell(runId);
  }
}
