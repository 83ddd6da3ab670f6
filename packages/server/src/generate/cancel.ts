import * as z from 'zod';
import { procedure } from '../trpc.ts';
import { runIdSchema } from './run-id.ts';

/** The run to end. */
const cancelSchema = z.strictObject({ runId: runIdSchema });

/** Ends the run within a second. */
export const cancel = procedure.input(cancelSchema).mutation(async ({ input, ctx }) => {
  await ctx.engine.cancel(input.runId);
  return { runId: input.runId };
});
