import { Worker } from 'node:worker_threads';
import type { RenderAnswer, RenderJob, RenderRequest, RenderResults } from './render-job.ts';

/** After so many dead workers the input is hostile, and everything that is left is shown without them. */
const MAX_RESTARTS = 5;
/** Highlighting 14 languages took 368 MB in one process; one wiki rarely needs more than five. @source engine.md §4.2 */
const MAX_HEAP_MB = 384;

/** Why a job has no result. */
type RenderFailure = 'time' | 'crash' | 'failed' | 'closed';

/** A result, or the reason why there is none. A failed job costs the reader colours or a picture, never the page. */
type RenderOutcome<T> = { readonly result: T } | { readonly failure: RenderFailure };

/** One worker thread for slow and hostile work, started at the first job, replaced when it hangs or dies. */
export interface RenderPool {
  /** Runs jobs in the order of the calls; each has `limitMs` from the moment it starts. Never rejects. */
  run<K extends RenderJob['kind']>(
    job: Extract<RenderJob, { kind: K }>,
    limitMs: number,
  ): Promise<RenderOutcome<RenderResults[K]>>;
  /** Ends the worker; jobs that wait fail with `closed`. */
  close(): Promise<void>;
}

/** A thread that ends by itself when `signal` is aborted. */
export function openRenderPool(signal?: AbortSignal): RenderPool {
  let worker: Worker | undefined;
  let restarts = 0;
  let nextId = 1;
  let isClosed = false;
  let queue: Promise<unknown> = Promise.resolve();

  const end = async () => {
    const ended = worker;
    worker = undefined;
    await ended?.terminate();
  };
  const close = async () => {
    isClosed = true;
    signal?.removeEventListener('abort', onAbort);
    await end();
  };
  const onAbort = () => void close();
  signal?.addEventListener('abort', onAbort, { once: true });

  const attempt = async (job: RenderJob, limitMs: number): Promise<RenderOutcome<never>> => {
    if (isClosed || signal?.aborted) return { failure: 'closed' };
    if (restarts > MAX_RESTARTS) return { failure: 'crash' };
    worker ??= startWorker((ended) => {
      if (worker === ended) worker = undefined;
    });
    const current = worker;
    current.ref();
    const outcome = await ask(current, { id: nextId++, job }, limitMs);
    // Not one that is being ended: its end is waited for, and nothing else may be keeping the process alive.
    if (worker === current) current.unref();
    if ('failure' in outcome && outcome.failure !== 'failed') {
      restarts += 1;
      await end();
    }
    return isClosed ? { failure: 'closed' } : outcome;
  };

  return {
    run(job, limitMs) {
      const turn = queue.then(() => attempt(job, limitMs));
      queue = turn;
      return turn;
    },
    close,
  };
}

/** From source the worker is a TypeScript file; a bundler gives it its own entry named `render-worker.mjs`. */
function startWorker(onExit: (ended: Worker) => void): Worker {
  const file = import.meta.url.endsWith('.ts') ? './render-worker.ts' : './render-worker.mjs';
  const worker = new Worker(new URL(file, import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB },
  });
  // Also heard between two jobs, when nobody waits: without a listener the error would end the process.
  worker.on('error', () => undefined).on('exit', () => onExit(worker));
  worker.unref();
  return worker;
}

function ask(worker: Worker, request: RenderRequest, limitMs: number): Promise<RenderOutcome<never>> {
  const { promise, resolve } = Promise.withResolvers<RenderOutcome<never>>();
  const onMessage = (answer: RenderAnswer) => {
    if (answer.id !== request.id) return;
    resolve('result' in answer ? { result: answer.result as never } : { failure: 'failed' });
  };
  const onDeath = () => resolve({ failure: 'crash' });
  const timer = setTimeout(() => resolve({ failure: 'time' }), limitMs);
  worker.on('message', onMessage).on('error', onDeath).on('exit', onDeath);
  worker.postMessage(request);
  return promise.finally(() => {
    clearTimeout(timer);
    worker.off('message', onMessage).off('error', onDeath).off('exit', onDeath);
  });
}
