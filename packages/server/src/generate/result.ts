import { WIKI_FORMATS } from '@orionwiki/core';
import * as z from 'zod';
import { procedure } from '../trpc.ts';
import { runIdSchema } from './run-id.ts';

/** A run and the format its wiki is wanted in. */
const resultSchema = z.strictObject({ runId: runIdSchema, format: z.enum(WIKI_FORMATS) });

/** The finished wiki as a file; waits for the run's end. After a cancel it holds what was finished before. */
export const result = procedure
  .input(resultSchema)
  .query(({ input, ctx, signal }) =>
    ctx.engine.result(input.runId, input.format, signal ?? new AbortController().signal),
  );
