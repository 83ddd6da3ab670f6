import {
  type ConfirmChoice,
  isOrionError,
  OrionError,
  type PageId,
  type ProgressEvent,
  type RenderedPage,
  type WikiFile,
  type WikiFormat,
} from '@orionwiki/core';
import type { Clock } from './clock.ts';
import { EventLog, type LogWatcher } from './event-log.ts';
import type { FinishedWiki, KeptPages } from './generate-port.ts';
import type { RetriedPage, RunEnd, RunId, RunPage } from './run-engine.ts';
import { RunningRetries } from './running-retries.ts';
import { StageTimes } from './stage-times.ts';

/** Time a stopped run has to hand in what it finished before its end is announced. @source contracts.md §2: cancel */
const STOP_GRACE_MS = 800;

/** No answer in this time means `facts`. @source contracts.md §2: confirm */
const CONFIRM_WAIT_MS = 600_000;

/** Bytes a run without result takes at most: its events. */
const BASE_BYTES = 20_000;

/** Who is told what a run does, to keep a copy of it elsewhere. */
export interface RunWatcher extends LogWatcher {
  /** There is a new version of a page; its event follows. */
  onPage(pageId: PageId, page: RunPage): void;
  /** The run waits for {@link LocalRun.confirm}. */
  onAsk(): void;
}

/** How a run is set up beside its id. */
export interface LocalRunOptions {
  readonly clock: Clock;
  /** How often the run was begun, from 1. Default: 1. */
  readonly attempt?: number;
  readonly watcher?: RunWatcher;
}

/** One run in this process: its events, its pages as they come, and how it ended. */
export class LocalRun {
  readonly runId: RunId;
  readonly log: EventLog;
  readonly stageTimes: StageTimes;
  readonly #clock: Clock;
  readonly #watcher: RunWatcher | undefined;
  readonly #abort = new AbortController();
  readonly #pages = new Map<PageId, RunPage>();
  readonly #announced = Promise.withResolvers<void>();
  readonly #settled = Promise.withResolvers<void>();
  readonly #retries = new RunningRetries();
  #verdict: OrionError | undefined;
  #wiki: FinishedWiki | undefined;
  #html: WikiFile | undefined;
  #answer: ((choice: ConfirmChoice) => void) | undefined;

  constructor(runId: RunId, { clock, attempt = 1, watcher }: LocalRunOptions) {
    this.runId = runId;
    this.#clock = clock;
    this.#watcher = watcher;
    this.log = new EventLog(attempt, clock.now, watcher);
    this.stageTimes = new StageTimes(clock.now);
  }

  /** Aborts when the run is to stop. */
  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  /** Why the run did not end as asked; undefined while it goes on and after success. */
  get verdict(): OrionError | undefined {
    return this.#verdict;
  }

  /** What was finished; after a cancel perhaps only a part. */
  get wiki(): FinishedWiki | undefined {
    return this.#wiki;
  }

  /** An estimate of the memory that keeping this run takes. */
  get keptBytes(): number {
    let bytes = BASE_BYTES + (this.#html?.body.length ?? 0) + (this.#wiki?.retries?.keptChars ?? 0);
    // Pages are held as HTML here and again, with Markdown and citations, in what other formats are made from.
    for (const page of this.#pages.values()) bytes += page.html.length * 4;
    return bytes;
  }

  /** Passes an event of the conductor on. */
  readonly tell = (event: ProgressEvent): void => {
    this.stageTimes.observe(event);
    this.log.append(event);
  };

  /** Takes a version of a page. */
  readonly addPage = (page: RenderedPage): void => {
    const { version, title, html, citations, origin } = page;
    const taken = { version, title, html, citations, origin };
    this.#pages.set(page.id, taken);
    this.#watcher?.onPage(page.id, taken);
  };

  /** The pages that are already there. */
  get pages(): ReadonlyMap<PageId, RunPage> {
    return this.#pages;
  }

  /** A page that is already there. */
  page(pageId: PageId): RunPage | undefined {
    return this.#pages.get(pageId);
  }

  /** Asks the person; no answer means `facts`. Rejects when `signal` aborts. */
  readonly ask = (_estimate: unknown, signal: AbortSignal): Promise<ConfirmChoice> => {
    return new Promise((resolve, reject) => {
      const settle = (choice: ConfirmChoice): void => {
        this.#answer = undefined;
        callOff();
        signal.removeEventListener('abort', onAbort);
        resolve(choice);
      };
      const onAbort = (): void => {
        this.#answer = undefined;
        callOff();
        reject(signal.reason);
      };
      const callOff = this.#clock.after(CONFIRM_WAIT_MS, () => settle('facts'));
      signal.addEventListener('abort', onAbort, { once: true });
      this.#answer = settle;
      this.#watcher?.onAsk();
      if (signal.aborted) onAbort();
    });
  };

  /** Answers what {@link ask} asks. */
  confirm(choice: ConfirmChoice): void {
    this.#answer?.(choice);
  }

  /** What can be written again; nothing while the run has not ended, or when it did not end as asked. */
  get keptPages(): KeptPages | undefined {
    return this.#verdict === undefined ? this.#wiki?.retries : undefined;
  }

  /** Whether pages are being written again. */
  get isRetrying(): boolean {
    return this.#retries.size > 0;
  }

  /** The retry of this page that is going on. */
  retryOf(pageId: PageId): Promise<RetriedPage> | undefined {
    return this.#retries.of(pageId);
  }

  /** Goes on with `work`, which writes a page of `kept` again; the last of several retries announces the end anew. */
  retry(pageId: PageId, kept: KeptPages, work: (signal: AbortSignal) => Promise<RetriedPage>): Promise<RetriedPage> {
    this.log.reopen();
    return this.#retries.run(pageId, work, () => {
      // Also after a failure: the reason why the page is as it is may be another one now.
      this.#take(kept.wiki);
      if (!this.isRetrying) this.#announce();
    });
  }

  /**
   * Stops the run; its end is announced when it has stopped, or after a grace even if something hangs. Of a run that has
   * ended, only the retries are stopped.
   */
  stop(verdict: OrionError): void {
    this.#retries.stop(verdict);
    if (this.#wiki) return;
    if (this.#verdict || this.log.isClosed) return;
    this.#verdict = verdict;
    this.#abort.abort(verdict);
    this.#clock.after(STOP_GRACE_MS, () => this.#announce());
  }

  /** Takes the finished wiki: the run's success, or what was finished before a stop. */
  succeed(wiki: FinishedWiki): void {
    this.#take(wiki);
    if (wiki.outcome === 'cancelled') this.#verdict ??= new OrionError('CANCELLED');
    this.#announce();
    this.#settled.resolve();
  }

  /** Takes the reason why there is no wiki; a stop's own reason counts more. */
  fail(error: OrionError): void {
    this.#verdict ??= error;
    this.#announce();
    this.#settled.resolve();
  }

  /** Forgets causes, which may hold what is not to be kept, once they are logged. */
  forgetCause(): void {
    if (!this.#verdict) return;
    const { code, params, incidentId } = this.#verdict;
    this.#verdict = new OrionError(code, { params, ...(incidentId === undefined ? {} : { incidentId }) });
  }

  /** Settles with the run's last event. */
  async end(): Promise<RunEnd> {
    await this.#announced.promise;
    return this.ending();
  }

  /**
   * What a run that was announced as ended has to say.
   * @throws CANCELLED, and the code with which the run failed
   */
  ending(): RunEnd {
    const wiki = this.#wiki;
    if (this.#verdict || !wiki || wiki.outcome === 'cancelled') throw this.#verdict ?? new OrionError('CANCELLED');
    return { outcome: wiki.outcome, manifest: wiki.manifest, notices: wiki.notices, usage: wiki.usage };
  }

  /** The wiki in one format, when everything has stopped. */
  async result(format: WikiFormat): Promise<WikiFile> {
    await this.#settled.promise;
    if (!this.#wiki || !this.#html) throw this.#verdict ?? new OrionError('RUN_NOT_FOUND');
    return format === 'html' ? this.#html : this.#wiki.file(format);
  }

  #take(wiki: FinishedWiki): void {
    this.#html = wiki.file('html');
    this.#wiki = wiki;
  }

  #announce(): void {
    const verdict = this.#verdict;
    if (verdict === undefined) {
      this.log.append({ type: 'done', outcome: this.#wiki?.outcome === 'partial' ? 'partial' : 'complete' });
    } else if (verdict.code === 'CANCELLED') {
      this.log.append({ type: 'cancelled' });
    } else {
      const { code, params, incidentId } = verdict;
      this.log.append({ type: 'failed', code, params, ...(incidentId === undefined ? {} : { incidentId }) });
    }
    this.#announced.resolve();
  }
}

/** Whether `error` only says that the run was stopped. */
export function isStop(error: unknown): boolean {
  return isOrionError(error) && error.code === 'CANCELLED';
}
