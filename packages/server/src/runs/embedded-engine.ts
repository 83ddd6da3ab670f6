import {
  type Gate,
  type LanguageModel,
  OrionError,
  type OutboundPolicy,
  type RunPorts,
  type Secret,
} from '@orionwiki/core';
import { withIncidentId } from '../log/incident-id.ts';
import type { SecretRegistry } from '../log/redact.ts';
import { Arrivals } from './arrivals.ts';
import type { Clock } from './clock.ts';
import { EmbeddedRun, isStop } from './embedded-run.ts';
import type { GenerateWiki, KeptPages } from './generate-port.ts';
import { type KeepLimits, KeptRuns } from './kept-runs.ts';
import { RetryWork } from './retry-work.ts';
import type { ModelOrder, RetryOrder, RunEngine, RunId, RunOrder } from './run-engine.ts';
import type { RetryReport, RunReport } from './run-report.ts';
import { createSlots, type Slots } from './slots.ts';
import { untilAborted } from './until-aborted.ts';

/** How much the engine does at once. */
export interface EngineLimits extends KeepLimits {
  readonly maxRuns: number;
  readonly maxQueued: number;
  readonly maxAcquires: number;
  readonly maxCpuStages: number;
}

/** What the engine works with. */
export interface EmbeddedEngineParts {
  readonly generate: GenerateWiki;
  readonly createModel: (order: ModelOrder) => LanguageModel;
  readonly policy: OutboundPolicy;
  readonly jobRoot: string;
  readonly unlimitedGit: boolean;
  readonly limits: EngineLimits;
  readonly clock: Clock;
  readonly secrets: SecretRegistry;
  /** Called once for each run when it has ended. */
  readonly onEnd: (report: RunReport) => void;
  /** Called once for each page that was to be written again, when it is decided. */
  readonly onRetry: (report: RetryReport) => void;
}

/** How long a reader may be ahead of the run's start. @source contracts.md §2: generateProgress */
const ARRIVAL_WAIT_MS = 10_000;

/** What a waiting place costs at least and at most, for "come back in". */
const RETRY_MIN_MS = 5000;
const RETRY_MAX_MS = 120_000;

/** Expected length of a run until the first has ended. */
const FIRST_GUESS_MS = 20_000;

/** Secrets stay known to the log for this long after the run, for errors that arrive late. */
const SECRET_LINGER_MS = 30_000;

/** Runs wikis in this process: the engine of a server that has no second replica. */
export function createEmbeddedEngine(parts: EmbeddedEngineParts): RunEngine {
  return new EmbeddedEngine(parts);
}

class EmbeddedEngine implements RunEngine {
  readonly #parts: EmbeddedEngineParts;
  readonly #active = new Map<RunId, EmbeddedRun>();
  readonly #kept: KeptRuns;
  readonly #arrivals: Arrivals;
  readonly #places: Slots;
  readonly #acquires: Slots;
  readonly #cpuStages: Slots;
  #meanWorkMs = FIRST_GUESS_MS;
  #isDraining = false;
  #onIdle: (() => void) | undefined;

  constructor(parts: EmbeddedEngineParts) {
    this.#parts = parts;
    this.#kept = new KeptRuns(parts.limits, parts.clock);
    this.#arrivals = new Arrivals(parts.clock);
    this.#places = createSlots(parts.limits.maxRuns);
    this.#acquires = createSlots(parts.limits.maxAcquires);
    this.#cpuStages = createSlots(parts.limits.maxCpuStages);
  }

  async has(runId: RunId) {
    return this.#find(runId) !== undefined;
  }

  async start(runId: RunId, order: RunOrder) {
    if (this.#find(runId)) return 'attached';
    this.#admit();
    const run = new EmbeddedRun(runId, this.#parts.clock);
    this.#active.set(runId, run);
    this.#arrivals.tell(runId);
    void this.#execute(run, order);
    return 'started';
  }

  async *events(runId: RunId, after: string | undefined, signal: AbortSignal) {
    if (after === undefined && !this.#find(runId)) await this.#arrivals.wait(runId, ARRIVAL_WAIT_MS, signal);
    if (signal.aborted) return;
    yield* this.#known(runId).log.read(after, signal);
  }

  end(runId: RunId, signal: AbortSignal) {
    return untilAborted(this.#known(runId).end(), signal);
  }

  async page(runId: RunId, pageId: string) {
    return this.#known(runId).page(pageId);
  }

  async result(runId: RunId, format: Parameters<RunEngine['result']>[1], signal: AbortSignal) {
    return await untilAborted(this.#known(runId).result(format), signal);
  }

  async cancel(runId: RunId) {
    this.#known(runId).stop(new OrionError('CANCELLED'));
  }

  async confirm(runId: RunId, choice: Parameters<RunEngine['confirm']>[1]) {
    this.#known(runId).confirm(choice);
  }

  async retryPage(runId: RunId, order: RetryOrder, signal: AbortSignal) {
    const run = this.#known(runId);
    const joined = run.retryOf(order.pageId);
    if (joined) return await untilAborted(joined, signal);
    const kept = run.keptPages;
    if (!kept?.has(order.pageId)) return undefined;
    this.#admit();
    return await untilAborted(this.#retry(run, kept, order), signal);
  }

  async stats() {
    return {
      running: this.#places.taken,
      waiting: this.#places.waiting,
      kept: this.#kept.size,
      draining: this.#isDraining,
    };
  }

  async drain(timeoutMs: number) {
    this.#isDraining = true;
    this.#arrivals.endAll();
    if (this.#active.size === 0) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#onIdle = resolve;
    const callOff = this.#parts.clock.after(timeoutMs, () => {
      for (const run of this.#active.values()) run.stop(new OrionError('RUN_LOST'));
      this.#parts.clock.after(LAST_GRACE_MS, resolve);
    });
    await promise;
    callOff();
  }

  #find(runId: RunId): EmbeddedRun | undefined {
    return this.#active.get(runId) ?? this.#kept.get(runId);
  }

  #known(runId: RunId): EmbeddedRun {
    const run = this.#find(runId);
    if (!run) throw new OrionError('RUN_NOT_FOUND');
    return run;
  }

  /** Refuses work that there is no room for. */
  #admit(): void {
    if (this.#isDraining) throw this.#refusal('DRAINING');
    const isFull = this.#places.taken >= this.#parts.limits.maxRuns;
    if (isFull && this.#places.waiting >= this.#parts.limits.maxQueued) throw this.#refusal('SERVER_BUSY');
  }

  #refusal(code: 'DRAINING' | 'SERVER_BUSY'): OrionError {
    const { maxRuns } = this.#parts.limits;
    const guess = code === 'DRAINING' ? RETRY_MIN_MS : (this.#meanWorkMs * (this.#places.waiting + 1)) / maxRuns;
    const retryAfterMs = Math.round(Math.min(Math.max(guess, RETRY_MIN_MS), RETRY_MAX_MS));
    return new OrionError(code, { params: { seconds: Math.ceil(retryAfterMs / 1000), retryAfterMs } });
  }

  /** Waits for a place, runs, and puts the run among the ended ones. Never rejects. */
  async #execute(run: EmbeddedRun, order: RunOrder): Promise<void> {
    const { clock, secrets, onEnd } = this.#parts;
    const release = secrets.hold(secretsOf(order));
    const acceptedAt = clock.now();
    let beganAt: number | undefined;
    let leave = (): void => {};
    try {
      leave = await this.#places.take({
        signal: run.signal,
        onPosition: (position) => run.tell({ type: 'queued', position }),
      });
      beganAt = clock.now();
      run.succeed(await this.#parts.generate(order.request, this.#portsOf(run, order.model)));
    } catch (thrown) {
      run.fail(isStop(thrown) ? new OrionError('CANCELLED') : withIncidentId(thrown));
    } finally {
      leave();
    }
    const endedAt = clock.now();
    const workedMs = endedAt - (beganAt ?? endedAt);
    if (run.verdict === undefined) this.#meanWorkMs = (this.#meanWorkMs * 4 + workedMs) / 5;
    onEnd(reportOf(run, order.request, { waitedMs: (beganAt ?? endedAt) - acceptedAt, workedMs }));
    run.forgetCause();
    clock.after(SECRET_LINGER_MS, release);
    this.#putAway(run);
  }

  /** Puts a run among the ended ones, unless it still goes on. */
  #putAway(run: EmbeddedRun): void {
    if (run.isRetrying) return;
    this.#active.delete(run.runId);
    this.#kept.add(run);
    if (this.#active.size === 0) this.#onIdle?.();
  }

  /** Takes the run up again until the page is decided. A retry takes a place as a run does. */
  async #retry(run: EmbeddedRun, kept: KeptPages, order: RetryOrder) {
    const { clock, secrets, onRetry } = this.#parts;
    const model = this.#parts.createModel(order.model);
    const release = secrets.hold([order.model.apiKey]);
    this.#kept.take(run.runId);
    this.#active.set(run.runId, run);
    const work = new RetryWork(run, {
      kept,
      clock,
      places: this.#places,
      cpuGate: (signal) => gateOf(this.#cpuStages, signal),
      model,
      onRetry,
    });
    try {
      return await run.retry(order.pageId, kept, (signal) => work.do(order.pageId, signal));
    } finally {
      clock.after(SECRET_LINGER_MS, release);
      this.#putAway(run);
    }
  }

  #portsOf(run: EmbeddedRun, model: ModelOrder | undefined): RunPorts {
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

/** Time after the last stop within which hanging work may still end by itself. */
const LAST_GRACE_MS = 2000;

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

function secretsOf(order: RunOrder): Secret[] {
  return [order.request.repository.token, order.model?.apiKey].filter((secret) => secret !== undefined);
}

function reportOf(
  run: EmbeddedRun,
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
