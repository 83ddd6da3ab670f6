import { type Gate, OrionError, type RunPorts, type Secret } from '@orionwiki/core';
import { withIncidentId } from '../log/incident-id.ts';
import type { EngineParts } from './engine-parts.ts';
import type { FinishedWiki, KeptPages } from './generate-port.ts';
import { isStop, type LocalRun } from './local-run.ts';
import { RetryWork } from './retry-work.ts';
import type { ModelOrder, RetriedPage, RetryOrder, RunOrder } from './run-engine.ts';
import type { RunReport } from './run-report.ts';
import { createSlots, type Slots } from './slots.ts';

/** What an engine adds to the execution of a run. */
export interface ExecuteOptions {
  /** Called when the run has ended, while its error still has its cause. */
  readonly onEnd: (report: RunReport) => void;
  /** Works on the finished wiki before the run's end is announced. */
  readonly prepare?: (wiki: FinishedWiki) => Promise<FinishedWiki>;
  /** Milliseconds that the run has waited elsewhere. */
  readonly waitedMs?: number;
}

/** Expected length of a run until the first has ended. */
const FIRST_GUESS_MS = 20_000;

/** Secrets stay known to the log for this long after the run, for errors that arrive late. */
const SECRET_LINGER_MS = 30_000;

/** Executes runs and retries within the bounds of this process; what all engines have in common. */
export class RunExecutor {
  readonly places: Slots;
  readonly #parts: EngineParts;
  readonly #acquires: Slots;
  readonly #cpuStages: Slots;
  #meanWorkMs = FIRST_GUESS_MS;

  constructor(parts: EngineParts) {
    this.#parts = parts;
    this.places = createSlots(parts.limits.maxRuns);
    this.#acquires = createSlots(parts.limits.maxAcquires);
    this.#cpuStages = createSlots(parts.limits.maxCpuStages);
  }

  /** How long runs take here; the newest count most. */
  get meanWorkMs(): number {
    return this.#meanWorkMs;
  }

  /** Waits for a place and runs to the end. Never rejects. */
  async execute(run: LocalRun, order: RunOrder, { onEnd, prepare, waitedMs = 0 }: ExecuteOptions): Promise<void> {
    const { clock, secrets, generate } = this.#parts;
    const release = secrets.hold(secretsOf(order));
    const acceptedAt = clock.now();
    let beganAt: number | undefined;
    let leave = (): void => {};
    try {
      leave = await this.places.take({
        signal: run.signal,
        onPosition: (position) => run.tell({ type: 'queued', position }),
      });
      beganAt = clock.now();
      const wiki = await generate(order.request, this.#portsOf(run, order.model));
      run.succeed(prepare ? await prepare(wiki) : wiki);
    } catch (thrown) {
      run.fail(isStop(thrown) ? new OrionError('CANCELLED') : withIncidentId(thrown));
    } finally {
      leave();
    }
    const endedAt = clock.now();
    const workedMs = endedAt - (beganAt ?? endedAt);
    if (run.verdict === undefined) this.#meanWorkMs = (this.#meanWorkMs * 4 + workedMs) / 5;
    onEnd(reportOf(run, order.request, { waitedMs: waitedMs + (beganAt ?? endedAt) - acceptedAt, workedMs }));
    run.forgetCause();
    clock.after(SECRET_LINGER_MS, release);
  }

  /**
   * Takes an ended run up again until the page is decided; a retry takes a place as a run does. `prepare` works on the
   * wiki before its new end is announced.
   * @throws CANCELLED, and every code of a model
   */
  async retry(
    run: LocalRun,
    kept: KeptPages,
    { order, prepare }: { readonly order: RetryOrder; readonly prepare?: (wiki: FinishedWiki) => Promise<unknown> },
  ): Promise<RetriedPage> {
    const { clock, secrets, onRetry, createModel } = this.#parts;
    const model = createModel(order.model);
    const release = secrets.hold([order.model.apiKey]);
    const work = new RetryWork(run, {
      kept,
      clock,
      places: this.places,
      cpuGate: (signal) => gateOf(this.#cpuStages, signal),
      model,
      onRetry,
    });
    try {
      return await run.retry(order.pageId, kept, async (signal) => {
        try {
          return await work.do(order.pageId, signal);
        } finally {
          if (prepare && !signal.aborted) await prepare(kept.wiki);
        }
      });
    } finally {
      clock.after(SECRET_LINGER_MS, release);
    }
  }

  #portsOf(run: LocalRun, model: ModelOrder | undefined): RunPorts {
    return {
      policy: this.#parts.policy,
      jobRoot: this.#parts.jobRoot,
      unlimitedGit: this.#parts.unlimitedGit,
      signal: run.signal,
      onEvent: run.tell,
      onPage: run.addPage,
      confirm: run.ask,
      acquireGate: gateOf(this.#acquires, run.signal),
      cpuGate: gateOf(this.#cpuStages, run.signal),
      ...(model === undefined ? {} : { model: this.#parts.createModel(model) }),
    };
  }
}

/** A door through which as many go at once as there are places. */
function gateOf(slots: Slots, signal: AbortSignal): Gate {
  return async (work) => {
    const leave = await slots.take({ signal });
    try {
      return await work();
    } finally {
      leave();
    }
  };
}

/** The secrets of an order, for those who have to know them. */
export function secretsOf(order: RunOrder): Secret[] {
  return [order.request.repository.token, order.model?.apiKey].filter((secret) => secret !== undefined);
}

function reportOf(
  run: LocalRun,
  request: RunReport['request'],
  times: Pick<RunReport, 'waitedMs' | 'workedMs'>,
): RunReport {
  const { verdict, wiki } = run;
  const stopped = verdict?.code === 'CANCELLED' ? 'cancelled' : 'failed';
  return {
    runId: run.runId,
    request,
    outcome: verdict === undefined ? (wiki?.outcome ?? 'failed') : stopped,
    ...(stopped === 'failed' && verdict ? { error: verdict } : {}),
    ...(wiki ? { manifest: wiki.manifest, usage: wiki.usage } : {}),
    stageMs: run.stageTimes.report(),
    ...times,
  };
}
