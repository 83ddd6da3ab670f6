import type { ErrorCode, RetriedPage, RetryInput } from '@orionwiki/client';
import { type Trouble, toTrouble } from '#lib/api/to-trouble.ts';
import type { ModelAccess } from './model-access.ts';

/** What the desk needs of the run. */
export interface RetryPorts {
  readonly retryPage: (input: RetryInput) => Promise<RetriedPage>;
  readonly cancel: () => Promise<void>;
}

/** Trouble with which no other page would fare better. */
const HOPELESS: ReadonlySet<ErrorCode> = new Set([
  'MODEL_AUTH_FAILED',
  'MODEL_NOT_FOUND',
  'MODEL_QUOTA',
  'MODEL_UNREACHABLE',
  'RUN_NOT_FOUND',
  'RATE_LIMITED',
  'SERVER_BUSY',
  'SERVER_UNREACHABLE',
  'DRAINING',
  'CANCELLED',
]);

/** How the last try of a page ended, when it brought no page. */
export type FailedTry = { readonly kind: 'unproven' } | { readonly kind: 'trouble'; readonly trouble: Trouble };

/** Lets failed pages be written again, one after the other: each takes a place on the server. */
export class RetryDesk {
  /** The page that a model is writing now. */
  working = $state<string>();
  waiting: readonly string[] = $state.raw([]);
  isStopping = $state(false);
  /** How the last tries ended. */
  failures: Readonly<Record<string, FailedTry>> = $state.raw({});
  /** What was typed for this run, once it was accepted by nobody but the person; kept in memory only. */
  access: ModelAccess | undefined = $state.raw();
  readonly #ports: RetryPorts;

  constructor(ports: RetryPorts) {
    this.#ports = ports;
  }

  /** Whether the page is being written or will be. */
  has(pageId: string): boolean {
    return this.working === pageId || this.waiting.includes(pageId);
  }

  /** Takes pages on; settles when nothing is left to do. Never rejects: `failures` tells. */
  async retry(pageIds: readonly string[], access: ModelAccess): Promise<void> {
    this.access = access;
    this.waiting = [...this.waiting, ...pageIds.filter((id) => !this.has(id))];
    if (this.working !== undefined) return;
    for (let next = this.#next(); next !== undefined; next = this.#next()) await this.#retry(next);
    this.isStopping = false;
  }

  /** Gives up what waits and ends what is being written. */
  async stop(): Promise<void> {
    this.waiting = [];
    if (this.working === undefined) return;
    this.isStopping = true;
    // When the server cannot be told, the button comes back.
    await this.#ports.cancel().catch(() => {
      this.isStopping = false;
    });
  }

  #next(): string | undefined {
    const [next, ...rest] = this.waiting;
    this.waiting = rest;
    this.working = next;
    return next;
  }

  async #retry(pageId: string): Promise<void> {
    const { [pageId]: _before, ...others } = this.failures;
    this.failures = others;
    try {
      const { origin } = await this.#ports.retryPage({ pageId, ...this.access });
      if (origin === 'degraded') this.#fail(pageId, { kind: 'unproven' });
    } catch (error) {
      const trouble = toTrouble(error);
      if (trouble.code !== 'CANCELLED') this.#fail(pageId, { kind: 'trouble', trouble });
      if (HOPELESS.has(trouble.code)) this.waiting = [];
    }
  }

  #fail(pageId: string, failure: FailedTry): void {
    this.failures = { ...this.failures, [pageId]: failure };
  }
}
