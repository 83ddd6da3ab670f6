import { Worker } from 'node:worker_threads';
import { OrionError } from '#errors';
import type { GrammarName } from '../languages.ts';
import type { WorkerAnswer, WorkerRequest } from './parse-worker.ts';
import type { ParsedFile, ParseFailure, ParseJob } from './parsed-file.ts';

/** Jobs handed to the worker at once, so that it never waits for the next one. */
const IN_FLIGHT = 4;

/** Characters of text that may wait; beyond them reading pauses. */
const MAX_WAITING = 4_000_000;

/**
 * Time after which a worker that does not answer is ended. The deadline inside counts processor time; this one counts on
 * the clock and must leave room for a busy machine. @source engine.md §1.4, 4 s there on an idle machine
 */
const HARD_KILL_MS = 10_000;

/** Extra time for the first answer: starting a worker and compiling a grammar. */
const START_MS = 8_000;

/** Workers that may fail before they are ready; then the installation is broken, not a file. */
const MAX_FAILED_STARTS = 3;

/** Memory of the worker's own heap, apart from the parser's. */
const WORKER_HEAP_MB = 256;

interface Waiting {
  readonly job: ParseJob;
  readonly settle: (result: ParsedFile | ParseFailure) => void;
  /** Whether the job already broke a worker once. */
  hasFailed: boolean;
}

/** What may be replaced in tests. */
export interface ParseLaneOptions {
  /** Script of the worker. */
  readonly worker?: URL;
  /** Milliseconds after which a silent worker is ended. */
  readonly hardKillMs?: number;
}

/** One worker thread and what is known about it. */
interface Workshop {
  readonly worker: Worker;
  isReady: boolean;
  /** Whether it has answered a job: then earlier files may have left their mark on its memory. */
  isUsed: boolean;
}

/**
 * Parses files one after the other in one worker thread. A file that hangs or exhausts the memory ends only that worker: it is reported, a
 * new worker goes on with the next file. A file that broke a used worker gets one try in a fresh one, so that the answer
 * does not depend on the files before it.
 */
export class ParseLane {
  readonly #signal: AbortSignal;
  readonly #script: URL;
  readonly #hardKillMs: number;
  readonly #waiting: Waiting[] = [];
  readonly #sent = new Map<number, Waiting>();
  readonly #roomWanted: (() => void)[] = [];
  #workshop: Workshop | undefined;
  #number = 0;
  #waitingLength = 0;
  #killTimer: NodeJS.Timeout | undefined;
  #failedStarts = 0;
  #failure: OrionError | undefined;
  #isClosed = false;

  constructor(signal: AbortSignal, options: ParseLaneOptions = {}) {
    this.#signal = signal;
    this.#script = options.worker ?? workerScript();
    this.#hardKillMs = options.hardKillMs ?? HARD_KILL_MS;
    signal.addEventListener('abort', () => this.#giveRoom(), { once: true });
  }

  /** Characters of text that wait for their turn. */
  get waitingLength(): number {
    return this.#waitingLength;
  }

  /** Starts the thread and makes grammars ready in it, before the first file is there. */
  warm(grammars: readonly GrammarName[]): void {
    if (this.#isClosed || this.#signal.aborted || this.#workshop !== undefined) return;
    this.#workshop = this.#startWorker();
    const request: WorkerRequest = { warm: grammars };
    this.#workshop.worker.postMessage(request);
  }

  parse(job: ParseJob): Promise<ParsedFile | ParseFailure> {
    if (this.#isClosed || this.#failure !== undefined || this.#signal.aborted) return Promise.resolve('PARSE_FAILED');
    return new Promise((settle) => {
      this.#waiting.push({ job, settle, hasFailed: false });
      this.#waitingLength += job.text.length;
      this.#send();
    });
  }

  /** @throws INTERNAL when no worker can be started */
  async ready(): Promise<void> {
    if (this.#waitingLength > MAX_WAITING && !this.#signal.aborted) {
      await new Promise<void>((resolve) => this.#roomWanted.push(resolve));
    }
    if (this.#failure !== undefined) throw this.#failure;
  }

  /** Ends the worker; jobs without an answer count as failed. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#failAll();
    const workshop = this.#workshop;
    this.#workshop = undefined;
    workshop?.worker.removeAllListeners();
    await workshop?.worker.terminate();
  }

  #failAll(): void {
    this.#stopTimer();
    for (const waiting of [...this.#sent.values(), ...this.#waiting]) waiting.settle('PARSE_FAILED');
    this.#sent.clear();
    this.#waiting.length = 0;
    this.#waitingLength = 0;
    this.#giveRoom();
  }

  #giveRoom(): void {
    for (const resolve of this.#roomWanted.splice(0)) resolve();
  }

  #send(): void {
    if (this.#isClosed || this.#waiting.length === 0) return;
    this.#workshop ??= this.#startWorker();
    while (this.#sent.size < this.#window() && this.#waiting.length > 0) {
      const next = this.#waiting.shift();
      if (next === undefined) break;
      const request: WorkerRequest = { number: ++this.#number, job: next.job };
      this.#sent.set(request.number, next);
      this.#workshop.worker.postMessage(request);
    }
    if (this.#killTimer === undefined) this.#armTimer();
  }

  /** A job that broke a worker before is tried alone, so that it cannot take others with it. */
  #window(): number {
    const first = this.#sent.values().next().value ?? this.#waiting[0];
    return first?.hasFailed === true ? 1 : IN_FLIGHT;
  }

  #startWorker(): Workshop {
    const worker = new Worker(this.#script, {
      execArgv: [],
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: WORKER_HEAP_MB },
    });
    const workshop: Workshop = { worker, isReady: false, isUsed: false };
    worker.on('message', (answer: WorkerAnswer) => this.#receive(workshop, answer));
    worker.on('error', (cause) => this.#break(workshop, cause));
    worker.on('exit', (code) => this.#break(workshop, code));
    worker.unref();
    return workshop;
  }

  #receive(workshop: Workshop, answer: WorkerAnswer): void {
    if (workshop !== this.#workshop) return;
    if (answer.isReady) {
      workshop.isReady = true;
      this.#armTimer();
      return;
    }
    if ('failure' in answer.outcome && answer.outcome.isBroken) {
      this.#replace(workshop, answer.outcome.failure);
      return;
    }
    const waiting = this.#sent.get(answer.number);
    this.#sent.delete(answer.number);
    workshop.isUsed = true;
    if (waiting !== undefined)
      this.#settle(waiting, 'parsed' in answer.outcome ? answer.outcome.parsed : answer.outcome.failure);
    this.#armTimer();
    this.#send();
  }

  #settle(waiting: Waiting, result: ParsedFile | ParseFailure): void {
    this.#waitingLength -= waiting.job.text.length;
    waiting.settle(result);
    if (this.#waitingLength <= MAX_WAITING) this.#giveRoom();
  }

  #stopTimer(): void {
    clearTimeout(this.#killTimer);
    this.#killTimer = undefined;
  }

  /** Starts the clock for the job the worker is at now. */
  #armTimer(): void {
    this.#stopTimer();
    const workshop = this.#workshop;
    if (this.#sent.size === 0 || workshop === undefined) return;
    const limit = this.#hardKillMs + (workshop.isReady ? 0 : START_MS);
    this.#killTimer = setTimeout(() => this.#replace(workshop, 'PARSE_TIME'), limit);
  }

  /** The thread ended by itself: because of its job, or because it cannot start at all. */
  #break(workshop: Workshop, cause: unknown): void {
    if (workshop !== this.#workshop || this.#isClosed) return;
    if (workshop.isReady) this.#replace(workshop, 'PARSE_MEMORY');
    else if (++this.#failedStarts < MAX_FAILED_STARTS) this.#replace(workshop, undefined);
    else {
      this.#failure = new OrionError('INTERNAL', { stage: 'analyse', cause });
      this.#workshop = undefined;
      this.#failAll();
    }
  }

  /** Gives up a worker: its current job fails or gets one more try, those behind it are sent again. */
  #replace(workshop: Workshop, failure: ParseFailure | undefined): void {
    if (workshop !== this.#workshop || this.#isClosed) return;
    const [current, ...rest] = this.#sent.values();
    this.#workshop = undefined;
    this.#sent.clear();
    this.#stopTimer();
    workshop.worker.removeAllListeners();
    void workshop.worker.terminate();
    this.#waiting.unshift(...rest);
    if (current !== undefined) {
      const getsRetry = failure === undefined || (failure === 'PARSE_MEMORY' && workshop.isUsed && !current.hasFailed);
      current.hasFailed ||= failure !== undefined;
      if (getsRetry) this.#waiting.unshift(current);
      else this.#settle(current, failure);
    }
    this.#send();
  }
}

/** The worker's source, or in a bundle the file beside this one. */
function workerScript(): URL {
  const file = import.meta.url.endsWith('.ts') ? './parse-worker.ts' : './parse-worker.mjs';
  return new URL(file, import.meta.url);
}
