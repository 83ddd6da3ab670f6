/**
 * The worker that parses: receives jobs, answers each with facts or a reason, in order. Bundled as `parse-worker.mjs`
 * beside the main file.
 */
import { parentPort } from 'node:worker_threads';
import type { GrammarName } from '../languages.ts';
import { GrammarSet } from './grammar-files.ts';
import type { ParseJob } from './parsed-file.ts';
import { type ReadOutcome, readSyntax } from './syntax-reader.ts';

/** A job with its number, or grammars that will be needed. */
export type WorkerRequest =
  | { readonly number: number; readonly job: ParseJob; readonly warm?: never }
  | { readonly warm: readonly GrammarName[] };

/** What the worker says: once that its parser is there, then the answer to each job. */
export type WorkerAnswer =
  | { readonly isReady: true }
  | { readonly isReady?: never; readonly number: number; readonly outcome: ReadOutcome };

/** Processor time of this thread: a busy machine must not make a file look hostile. */
function threadMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}

const port = parentPort;
if (port !== null) {
  const say = (answer: WorkerAnswer) => port.postMessage(answer);
  const opened = GrammarSet.open();
  let queue: Promise<void> = opened.then(() => say({ isReady: true }));
  port.on('message', (request: WorkerRequest) => {
    queue = queue.then(async () => {
      const grammars = await opened;
      // A grammar that does not load is met again by the first file that needs it, which then says so.
      if (request.warm !== undefined) await Promise.allSettled(request.warm.map((name) => grammars.load(name, '')));
      else say({ number: request.number, outcome: await readSyntax(grammars, request.job, threadMs) });
    });
  });
}
