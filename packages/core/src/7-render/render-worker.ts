import { parentPort } from 'node:worker_threads';
import { Graphviz } from '@hpcc-js/wasm-graphviz';
import { readLayout } from './diagrams/read-layout.ts';
import { tokenise } from './highlight/highlight.ts';
import type { RenderAnswer, RenderJob, RenderRequest, RenderResults } from './render-job.ts';

let graphviz: Promise<Graphviz> | undefined;

/**
 * Entry of the render worker: colours code and lays out graphs, one job at a time. Everything here can be stopped by
 * ending the thread, which is the only way to stop a regular expression or a layout.
 */
async function work(job: RenderJob): Promise<RenderResults[keyof RenderResults]> {
  if (job.kind === 'tokenise') return await tokenise(job);
  graphviz ??= Graphviz.load();
  return readLayout((await graphviz).layout(job.source, 'json', 'dot'));
}

parentPort?.on('message', ({ id, job }: RenderRequest) => {
  const answer = (message: RenderAnswer) => parentPort?.postMessage(message);
  work(job).then(
    (result) => answer({ id, result }),
    (error: unknown) => answer({ id, failure: error instanceof Error ? error.message : String(error) }),
  );
});
