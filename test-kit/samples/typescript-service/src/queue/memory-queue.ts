import type { Queue, Webhook } from './queue.js';

/** Keeps webhooks in memory: fast, and gone when the process ends. */
export class MemoryQueue implements Queue {
  readonly #waiting = new Map<string, Webhook>();
  readonly #parked: Webhook[] = [];

  async put(webhook: Webhook): Promise<void> {
    this.#waiting.set(webhook.id, webhook);
  }

  async takeDue(now: number): Promise<Webhook | undefined> {
    let next: Webhook | undefined;
    for (const webhook of this.#waiting.values()) {
      if (webhook.dueAt <= now && (!next || webhook.dueAt < next.dueAt)) next = webhook;
    }
    if (next) this.#waiting.delete(next.id);
    return next;
  }

  async park(webhook: Webhook): Promise<void> {
    this.#parked.push(webhook);
  }

  async parked(): Promise<readonly Webhook[]> {
    return this.#parked;
  }
}
