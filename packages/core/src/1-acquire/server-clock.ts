/** A server that sends less than this, in bytes per second, for so many milliseconds is given up. @source acquire.md §3 */
const LOW_SPEED = { bytesPerSecond: 1000, forMs: 20_000 };

/**
 * Measures a server's silence and slowness, and only those: while git is at work on what came, the clock stands. So a
 * large file costs git's own time, and no server is blamed for it.
 */
export class ServerClock {
  readonly #idleMs: number;
  readonly #onSilent: () => void;
  #silence: NodeJS.Timeout | undefined;
  #slowness: NodeJS.Timeout | undefined;
  #bytes = 0;

  /** `onSilent` is called when the server let us wait for `idleMs` without a word, or sent too little for too long. */
  constructor(idleMs: number, onSilent: () => void) {
    this.#idleMs = idleMs;
    this.#onSilent = onSilent;
  }

  /** We wait for the server. */
  start(): void {
    this.stop();
    this.#silence = setTimeout(this.#onSilent, this.#idleMs);
    this.#bytes = 0;
    this.#slowness = setInterval(() => {
      if (this.#bytes < (LOW_SPEED.bytesPerSecond * LOW_SPEED.forMs) / 1000) this.#onSilent();
      this.#bytes = 0;
    }, LOW_SPEED.forMs);
  }

  /** We wait for git. */
  stop(): void {
    clearTimeout(this.#silence);
    clearInterval(this.#slowness);
    this.#silence = undefined;
    this.#slowness = undefined;
  }

  /** The server sent bytes. That alone is no sign of life: it may drip. */
  count(bytes: number): void {
    this.#bytes += bytes;
  }

  /** Git made something of what came. */
  heard(): void {
    this.#silence?.refresh();
  }
}
