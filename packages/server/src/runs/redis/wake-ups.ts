import type { Redis } from 'ioredis';
import type { Clock } from '../clock.ts';

/** What a wake-up is about; see the scripts. */
export interface WakeUp {
  /** `e` an event or state, `z` the run's end, `c` something a run is told, `x` end its retries, `i` a replica's inbox, `a` an answer. */
  readonly kind: string;
  readonly id: string;
}

/** Waits for news of one id; what comes between two waits is not missed. */
export interface Waiter {
  /** From here on news count. */
  reset(): void;
  /** Settles with news since the last {@link reset}, after `ms`, or when `signal` aborts. */
  next(ms: number, signal?: AbortSignal): Promise<void>;
  close(): void;
}

/**
 * The one subscription of a process. A wake-up carries no data and may be lost: whoever is woken looks for himself, and
 * after a lost connection everybody is.
 */
export class WakeUps {
  readonly #connection: Redis;
  readonly #clock: Clock;
  readonly #waiting = new Map<string, Set<() => void>>();

  constructor(connection: Redis, clock: Clock) {
    this.#connection = connection;
    this.#clock = clock;
  }

  /** Begins to listen. `onWake` hears everything; `onBack` that wake-ups may have been lost. */
  async open(channel: string, onWake: (wakeUp: WakeUp) => void, onBack: () => void): Promise<void> {
    this.#connection.on('message', (_channel: string, message: string) => {
      const wakeUp = { kind: message.slice(0, 1), id: message.slice(1) };
      this.wake(wakeUp.id);
      onWake(wakeUp);
    });
    await this.#connection.subscribe(channel);
    this.#connection.on('ready', async () => {
      // The client renews the subscription by itself; asking once more tells when it stands. A connection that is lost
      // meanwhile comes by here again.
      await this.#connection.subscribe(channel).catch(() => {});
      this.wakeAll();
      onBack();
    });
  }

  /** Wakes those who wait for news of this id. */
  wake(id: string): void {
    for (const tell of [...(this.#waiting.get(id) ?? [])]) tell();
  }

  /** Wakes everybody. */
  wakeAll(): void {
    for (const id of [...this.#waiting.keys()]) this.wake(id);
  }

  /** Somebody who waits for news of this id. */
  waiter(id: string): Waiter {
    let isNews = false;
    let go: (() => void) | undefined;
    const tell = (): void => {
      isNews = true;
      go?.();
    };
    const group = this.#waiting.get(id) ?? new Set();
    this.#waiting.set(id, group.add(tell));
    return {
      reset() {
        isNews = false;
      },
      next: (ms, signal) => {
        if (isNews || signal?.aborted) return Promise.resolve();
        return new Promise((resolve) => {
          const end = (): void => {
            go = undefined;
            callOff();
            signal?.removeEventListener('abort', end);
            resolve();
          };
          const callOff = this.#clock.after(ms, end);
          signal?.addEventListener('abort', end, { once: true });
          go = end;
        });
      },
      close: () => {
        group.delete(tell);
        if (group.size === 0) this.#waiting.delete(id);
      },
    };
  }
}
