import { type Gate, isOrionError, type LanguageModel, OrionError, type PageId } from '@orionwiki/core';
import { withIncidentId } from '../log/incident-id.ts';
import type { Clock } from './clock.ts';
import type { KeptPages } from './generate-port.ts';
import { isStop, type LocalRun } from './local-run.ts';
import type { RetriedPage } from './run-engine.ts';
import type { RetryReport } from './run-report.ts';
import type { Slots } from './slots.ts';

/** What a retry works with. */
interface RetryParts {
  readonly kept: KeptPages;
  readonly clock: Clock;
  readonly places: Slots;
  readonly cpuGate: (signal: AbortSignal) => Gate;
  readonly model: LanguageModel;
  readonly onRetry: (report: RetryReport) => void;
}

/** One page of an ended run, written again and reported. */
export class RetryWork {
  readonly #run: LocalRun;
  readonly #parts: RetryParts;

  constructor(run: LocalRun, parts: RetryParts) {
    this.#run = run;
    this.#parts = parts;
  }

  /**
   * Waits for a place and lets the page be written.
   * @throws the reason of `signal` when it aborts, and every code of a model
   */
  async do(pageId: PageId, signal: AbortSignal): Promise<RetriedPage> {
    const { clock } = this.#parts;
    const startedAt = clock.now();
    const report = (how: Omit<RetryReport, 'runId' | 'workedMs'>): void =>
      this.#parts.onRetry({ runId: this.#run.runId, workedMs: clock.now() - startedAt, ...how });
    try {
      const { origin, version, usage } = await this.#write(pageId, signal);
      report({ outcome: origin === 'degraded' ? 'degraded' : 'improved', usage });
      return { origin, version };
    } catch (thrown) {
      const error = isOrionError(signal.reason) ? signal.reason : withIncidentId(thrown);
      report(isStop(error) ? { outcome: 'cancelled' } : { outcome: 'failed', error });
      throw new OrionError(error.code, { params: error.params, ...incidentOf(error) });
    }
  }

  async #write(pageId: PageId, signal: AbortSignal) {
    const { places, kept, model, cpuGate } = this.#parts;
    const leave = await places.take({ signal });
    try {
      const { tell, addPage } = this.#run;
      return await kept.retry(pageId, { signal, model, onEvent: tell, onPage: addPage, cpuGate: cpuGate(signal) });
    } finally {
      leave();
    }
  }
}

function incidentOf({ incidentId }: OrionError): { incidentId?: string } {
  return incidentId === undefined ? {} : { incidentId };
}
