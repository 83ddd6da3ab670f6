import type { Secret } from '@orionwiki/core';
import type { SecretRegistry } from '../../log/redact.ts';
import type { Clock } from '../clock.ts';
import type { RunId } from '../run-engine.ts';
import type { Whereabouts } from './run-store.ts';

/** An accepted run as its replica remembers it. */
interface Accepted {
  /** The order as it lies in the queue. */
  readonly sealed: string;
  readonly release: () => void;
  attempt: number;
  missingSince: number | undefined;
}

/** What is needed to watch over accepted runs. */
export interface AcceptedParts {
  readonly clock: Clock;
  readonly secrets: SecretRegistry;
  /** How long a run may be missing before it is ordered again: whoever works on it writes it down again first. */
  readonly lostAfterMs: number;
  readonly look: (runIds: readonly RunId[]) => Promise<readonly Whereabouts[]>;
  /** Orders a run again that was `attempt` attempts far. */
  readonly orderAgain: (runId: RunId, sealed: string, attempt: number) => Promise<void>;
}

/**
 * The runs that this replica has accepted, until they have ended: a store without a disk may forget everything, and then
 * they are ordered again under the same id.
 */
export class AcceptedRuns {
  readonly #parts: AcceptedParts;
  readonly #runs = new Map<RunId, Accepted>();
  #isLooking = false;

  constructor(parts: AcceptedParts) {
    this.#parts = parts;
  }

  /** Remembers a run until it has ended. */
  keep(runId: RunId, sealed: string, secrets: readonly Secret[]): void {
    this.forget(runId);
    const release = this.#parts.secrets.hold(secrets);
    this.#runs.set(runId, { sealed, release, attempt: 0, missingSince: undefined });
  }

  has(runId: RunId): boolean {
    return this.#runs.has(runId);
  }

  forget(runId: RunId): void {
    this.#runs.get(runId)?.release();
    this.#runs.delete(runId);
  }

  /** Looks what became of them, and orders again what is missing for too long. Never rejects. */
  async look(): Promise<void> {
    if (this.#isLooking || this.#runs.size === 0) return;
    this.#isLooking = true;
    try {
      const runIds = [...this.#runs.keys()];
      const found = await this.#parts.look(runIds);
      for (const [index, runId] of runIds.entries()) {
        const whereabouts = found[index];
        if (whereabouts) await this.#judge(runId, whereabouts);
      }
    } catch {
      // The store is away: the next look will tell.
    } finally {
      this.#isLooking = false;
    }
  }

  async #judge(runId: RunId, { word, attempt }: Whereabouts): Promise<void> {
    const accepted = this.#runs.get(runId);
    if (!accepted) return;
    accepted.attempt = Math.max(accepted.attempt, attempt);
    if (word === 'ended') this.forget(runId);
    if (word !== 'missing') {
      accepted.missingSince = undefined;
      return;
    }
    const now = this.#parts.clock.now();
    accepted.missingSince ??= now;
    if (now - accepted.missingSince < this.#parts.lostAfterMs) return;
    accepted.missingSince = undefined;
    await this.#parts.orderAgain(runId, accepted.sealed, accepted.attempt);
  }
}
