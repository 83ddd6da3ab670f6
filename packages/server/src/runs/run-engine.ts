import type {
  Citation,
  ConfirmChoice,
  Notice,
  PageId,
  PageOrigin,
  ProgressEvent,
  Secret,
  WikiFile,
  WikiFormat,
  WikiManifest,
  WikiRequest,
} from '@orionwiki/core';

/** A version 4 UUID in lower case, chosen by the client: whoever knows it may follow, fetch and cancel the run. */
export type RunId = string;

/** `<attempt>-<seq>`: orders the events of a run across repetitions; a valid SSE id and a valid Redis stream id. */
export type EventId = string;

/** A progress event with the id from which a reader can resume. */
export interface RunEvent {
  readonly id: EventId;
  readonly event: ProgressEvent;
}

/** Which model writes, and how it is reached. */
export interface ModelOrder {
  readonly baseUrl: string;
  readonly apiKey: Secret;
  readonly model: string;
}

/** Everything a run needs from the person who asked for it. */
export interface RunOrder {
  readonly request: WikiRequest;
  /** Present exactly when `request.mode` is `model`. */
  readonly model?: ModelOrder;
}

/** Tokens used by a run; all zero without a model. */
export interface RunUsage {
  readonly calls: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
}

/** What a finished run has to say beside its files. */
export interface RunEnd {
  readonly outcome: 'complete' | 'partial';
  readonly manifest: WikiManifest;
  readonly notices: readonly Notice[];
  readonly usage: RunUsage;
}

/** A page as the reader shows it while the run goes on. */
export interface RunPage {
  readonly version: number;
  readonly title: string;
  /** The article's inner HTML, made and checked by core. */
  readonly html: string;
  readonly citations: readonly Citation[];
  readonly origin: PageOrigin;
}

/** A page that a model is to write again. */
export interface RetryOrder {
  readonly pageId: PageId;
  readonly model: ModelOrder;
}

/** What became of a page that was to be written again. */
export interface RetriedPage {
  readonly version: number;
  /** `degraded`: the answer did not pass the checks again, and the page is as it was. */
  readonly origin: PageOrigin;
}

/** How busy the engine is; with several replicas, all of them together. */
export interface RunStats {
  readonly running: number;
  readonly waiting: number;
  /** Finished runs whose results can still be fetched. */
  readonly kept: number;
  readonly draining: boolean;
}

/**
 * Starts runs and answers for them later: the port between the procedures and whatever executes runs. Runs are found
 * by id only and never listed. Every implementation passes `test/run-engine-contract.ts`. Where runs are kept in a store
 * that replicas share, every call may also end with STORE_UNREACHABLE.
 */
export interface RunEngine {
  /** Whether the run is known here: waiting, running, or ended within the result's lifetime. */
  has(runId: RunId): Promise<boolean>;
  /**
   * Accepts the run, or attaches to the run that already has this id, whose order then stays as it was.
   * Settles when the run is accepted, not when it ends.
   * @throws SERVER_BUSY, DRAINING
   */
  start(runId: RunId, order: RunOrder): Promise<'started' | 'attached'>;
  /**
   * The run's events after `after`, then the live ones, until the last one or until `signal` aborts. Without `after`,
   * an unknown run is waited for, 10 s at most; with it, the run must be known.
   * @throws RUN_NOT_FOUND
   */
  events(runId: RunId, after: EventId | undefined, signal: AbortSignal): AsyncIterable<RunEvent>;
  /**
   * Waits for the run's end.
   * @throws RUN_NOT_FOUND, CANCELLED, and the code with which the run failed
   */
  end(runId: RunId, signal: AbortSignal): Promise<RunEnd>;
  /**
   * The newest version of a page; undefined until it is finished for the first time.
   * @throws RUN_NOT_FOUND
   */
  page(runId: RunId, pageId: PageId): Promise<RunPage | undefined>;
  /**
   * The finished wiki in one format; waits for the run's end. After a cancel: what was finished before.
   * @throws RUN_NOT_FOUND, CANCELLED when nothing was finished, and the code with which the run failed
   */
  result(runId: RunId, format: WikiFormat, signal: AbortSignal): Promise<WikiFile>;
  /**
   * Ends the run within a second; without effect when it has ended.
   * @throws RUN_NOT_FOUND
   */
  cancel(runId: RunId): Promise<void>;
  /**
   * Answers the run's question about its cost; without effect when nothing is asked.
   * @throws RUN_NOT_FOUND
   */
  confirm(runId: RunId, choice: ConfirmChoice): Promise<void>;
  /**
   * Lets a model write a page again that it failed in a run that has ended. The run goes on meanwhile: events follow, a
   * further last event comes, and all formats have the new page. A second call for the page joins the first; `cancel`
   * ends the retry and leaves the wiki as it was. Undefined where there is nothing to write again.
   * @throws RUN_NOT_FOUND, SERVER_BUSY, DRAINING, CANCELLED, RUN_LOST when the replica that kept what is needed is gone,
   * and every code of a model
   */
  retryPage(runId: RunId, order: RetryOrder, signal: AbortSignal): Promise<RetriedPage | undefined>;
  stats(): Promise<RunStats>;
  /**
   * Accepts nothing new and settles when all runs that are executed here have ended; after `timeoutMs` the rest go on in
   * another replica, or end with RUN_LOST where there can be none.
   */
  drain(timeoutMs: number): Promise<void>;
  /** Gives up connections and timers, behind {@link drain}: nothing can be asked any more. */
  close(): Promise<void>;
}
