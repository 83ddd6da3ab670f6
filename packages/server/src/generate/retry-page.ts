import * as z from 'zod';
import { procedure } from '../trpc.ts';
import { inputFault } from './input-fault.ts';
import { pageIdSchema } from './page-id.ts';
import { runIdSchema } from './run-id.ts';
import { modelSchema } from './wiki-input.ts';

/** A failed page of a run, and the model that is to write it. */
const retryPageSchema = z.strictObject({
  runId: runIdSchema,
  pageId: pageIdSchema,
  model: modelSchema
    .optional()
    .describe('Sent again because no key is kept; may be left out where the server has a model of its own.'),
});

/**
 * Lets a model write a page again that it failed, and answers when the page is decided. Its progress comes as events of
 * the run, behind the last one. When the connection breaks the retry goes on; sending it again joins.
 */
export const retryPage = procedure.input(retryPageSchema).mutation(async ({ input, ctx, signal }) => {
  const { runId, pageId } = input;
  const model = input.model ?? ctx.serverModel;
  if (!model) throw inputFault('modelMissing', ctx.language);
  ctx.rateLimit.take(ctx.client);
  const untilGone = signal ?? new AbortController().signal;
  const page = await ctx.engine.retryPage(runId, { pageId, model }, untilGone);
  if (!page) throw inputFault('pageNotFailed', ctx.language);
  return { runId, pageId, ...page };
});
