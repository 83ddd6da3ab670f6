import * as z from 'zod';
import { procedure } from '../trpc.ts';
import { runIdSchema } from './run-id.ts';

/** The answer to a run's question about its cost. */
const confirmSchema = z.strictObject({
  runId: runIdSchema,
  choice: z.enum(['continue', 'concise', 'facts']),
});

/** Lets a run go on that asked because its estimate is above `confirmAboveTokens`. */
export const confirm = procedure.input(confirmSchema).mutation(async ({ input, ctx }) => {
  await ctx.engine.confirm(input.runId, input.choice);
  return { runId: input.runId };
});
