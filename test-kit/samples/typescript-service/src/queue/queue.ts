/** One webhook with what is known about its delivery. */
export interface Webhook {
  readonly id: string;
  readonly channel: string;
  readonly body: string;
  /** Deliveries tried so far. */
  readonly attempts: number;
  /** Milliseconds since 1970; not delivered before. */
  readonly dueAt: number;
}

/** Keeps webhooks until they are delivered. */
export interface Queue {
  /** Adds a webhook, or puts one back with a later due time. */
  put(webhook: Webhook): Promise<void>;
  /** Takes the webhook that has been due for the longest time. */
  takeDue(now: number): Promise<Webhook | undefined>;
  /** Sets a webhook aside for a person to look at. */
  park(webhook: Webhook): Promise<void>;
  /** Everything set aside so far. */
  parked(): Promise<readonly Webhook[]>;
}
