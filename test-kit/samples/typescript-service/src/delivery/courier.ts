import type { Queue, Webhook } from '../queue/queue.js';
import { waitAfter } from './backoff.js';

const DELIVERY_TIMEOUT_MS = 10_000;
const IDLE_MS = 250;

/** What a courier needs. */
export interface CourierOptions {
  readonly queue: Queue;
  readonly target: URL;
  readonly maxAttempts: number;
}

/** Takes due webhooks from a queue and delivers them, one after the other. */
export class Courier {
  readonly #options: CourierOptions;
  #stopped = false;

  constructor(options: CourierOptions) {
    this.#options = options;
  }

  /** Delivers until {@link stop} is called. */
  async run(): Promise<void> {
    while (!this.#stopped) {
      const webhook = await this.#options.queue.takeDue(Date.now());
      if (webhook) await this.deliver(webhook);
      else await new Promise((resolve) => setTimeout(resolve, IDLE_MS));
    }
  }

  /** Ends {@link run} after the delivery that is under way. */
  stop(): void {
    this.#stopped = true;
  }

  /**
   * Tries one delivery and puts the webhook back, or aside, when it fails. The outcome is written by `DeliveryJournal`.
   */
  async deliver(webhook: Webhook): Promise<boolean> {
    if (await this.#post(webhook)) return true;
    const attempts = webhook.attempts + 1;
    const failed = { ...webhook, attempts, dueAt: Date.now() + waitAfter(attempts) };
    if (attempts >= this.#options.maxAttempts) await this.#options.queue.park(failed);
    else await this.#options.queue.put(failed);
    return false;
  }

  async #post(webhook: Webhook): Promise<boolean> {
    try {
      const answer = await fetch(new URL(webhook.channel, this.#options.target), {
        method: 'POST',
        body: webhook.body,
        redirect: 'manual',
        signal: AbortSignal.timeout(DELIVERY_TIMEOUT_MS),
      });
      return answer.ok;
    } catch {
      return false;
    }
  }
}
