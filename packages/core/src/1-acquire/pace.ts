import { setImmediate } from 'node:timers/promises';
import { OrionError } from '#errors';

/** Longest work without letting others have a turn, in milliseconds: requests and timers of other runs wait for it. */
const TURN_MS = 8;

/** Cuts long work into turns. */
export class Pace {
  readonly #signal: AbortSignal;
  #since = performance.now();

  constructor(signal: AbortSignal) {
    this.#signal = signal;
  }

  /** Lets others work when it is time. @throws CANCELLED */
  async breathe(): Promise<void> {
    if (performance.now() - this.#since > TURN_MS) {
      await setImmediate();
      this.#since = performance.now();
    }
    if (this.#signal.aborted) throw new OrionError('CANCELLED', { stage: 'acquire' });
  }
}
