import type { Clock } from './clock.ts';
import type { RunId } from './run-engine.ts';

/** Bounds of what ended runs may take. */
export interface KeepLimits {
  readonly resultTtlMs: number;
  /** Upper bound of the estimated memory of all ended runs together. */
  readonly resultBytes: number;
}

/** An ended run that can be kept. */
interface EndedRun {
  readonly runId: RunId;
  /** An estimate of the memory that keeping it takes. */
  readonly keptBytes: number;
}

/** Ended runs kept at most, whatever their size. */
const MAX_KEPT = 1000;

/** Ended runs, until their time is over or newer ones need the room. */
export class KeptRuns<Run extends EndedRun> {
  readonly #runs = new Map<RunId, { readonly run: Run; readonly bytes: number; readonly callOff: () => void }>();
  readonly #limits: KeepLimits;
  readonly #clock: Clock;
  #bytes = 0;

  constructor(limits: KeepLimits, clock: Clock) {
    this.#limits = limits;
    this.#clock = clock;
  }

  get size(): number {
    return this.#runs.size;
  }

  get(runId: RunId): Run | undefined {
    return this.#runs.get(runId)?.run;
  }

  /** Keeps a run; the oldest make room. The newest is kept whatever its size: somebody is waiting for it. */
  add(run: Run): void {
    const bytes = run.keptBytes;
    const callOff = this.#clock.after(this.#limits.resultTtlMs, () => this.#drop(run.runId));
    this.#runs.set(run.runId, { run, bytes, callOff });
    this.#bytes += bytes;
    for (const oldest of this.#runs.keys()) {
      if (oldest === run.runId) break;
      if (this.#bytes <= this.#limits.resultBytes && this.#runs.size <= MAX_KEPT) break;
      this.#drop(oldest);
    }
  }

  /** Hands a run back, for as long as it goes on. */
  take(runId: RunId): Run | undefined {
    const run = this.get(runId);
    this.#drop(runId);
    return run;
  }

  #drop(runId: RunId): void {
    const kept = this.#runs.get(runId);
    if (!kept) return;
    kept.callOff();
    this.#runs.delete(runId);
    this.#bytes -= kept.bytes;
  }
}
