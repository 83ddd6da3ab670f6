/** Least time between two sentences, in milliseconds. @source interface.md §2.4, 4.1.3 */
const PAUSE_MS = 5000;

/** The one voice for people who listen to the page: short sentences, never more than one in five seconds. */
export class Announcer {
  /** What the live region holds. */
  text = $state.raw('');
  #lastMs = Number.NEGATIVE_INFINITY;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #nowMs: () => number;

  constructor(nowMs: () => number = () => performance.now()) {
    this.#nowMs = nowMs;
  }

  /** Says a sentence now, or when the pause is over; of several that wait, only the last is said. */
  say(text: string): void {
    clearTimeout(this.#timer);
    const waitMs = this.#lastMs + PAUSE_MS - this.#nowMs();
    if (waitMs > 0) this.#timer = setTimeout(() => this.#speak(text), waitMs);
    else this.#speak(text);
  }

  #speak(text: string): void {
    this.#lastMs = this.#nowMs();
    this.text = text;
  }
}
