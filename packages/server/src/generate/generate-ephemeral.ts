import { procedure } from '../trpc.ts';
import { runIdSchema } from './run-id.ts';
import { startRun } from './start-run.ts';
import { wikiInputSchema } from './wiki-input.ts';

/** A request with the id its run gets. */
export const generateEphemeralSchema = wikiInputSchema.extend({ runId: runIdSchema });

/**
 * Makes a wiki and answers with it when the run has ended. The same `runId` attaches to the same run. When the
 * connection breaks the run goes on, because proxies cut connections that nobody meant to end: sending the request
 * again attaches, `cancel` ends the run.
 */
export const generateEphemeral = procedure.input(generateEphemeralSchema).mutation(async ({ input, ctx, signal }) => {
  const { runId, ...wiki } = input;
  await startRun(ctx, runId, wiki);
  const untilGone = signal ?? new AbortController().signal;
  const end = await ctx.engine.end(runId, untilGone);
  const file = await ctx.engine.result(runId, 'html', untilGone);
  return {
    runId,
    outcome: end.outcome,
    html: file.body,
    manifest: end.manifest,
    notices: end.notices,
    usage: end.usage,
  };
});
