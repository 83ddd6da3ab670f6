import * as z from 'zod';
import { procedure } from '../trpc.ts';
import { inputFault } from './input-fault.ts';
import { pageIdSchema } from './page-id.ts';
import { runIdSchema } from './run-id.ts';

/** A page of a run. */
const pageSchema = z.strictObject({ runId: runIdSchema, pageId: pageIdSchema });

/** The newest version of a page that can already be read. */
export const page = procedure.input(pageSchema).query(async ({ input, ctx }) => {
  const found = await ctx.engine.page(input.runId, input.pageId);
  if (!found) throw inputFault('pageMissing', ctx.language);
  return found;
});
