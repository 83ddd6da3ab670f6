import type { ServerContext } from '../context.ts';
import type { RunId } from '../runs/run-engine.ts';
import { toRunOrder, type WikiInput } from './wiki-input.ts';

/**
 * Starts the run or attaches to it. Admission comes after the look-up, so that attaching is never refused.
 * @throws REQUEST_INVALID, RATE_LIMITED, SERVER_BUSY, DRAINING
 */
export async function startRun(ctx: ServerContext, runId: RunId, input: WikiInput): Promise<'started' | 'attached'> {
  if (await ctx.engine.has(runId)) return 'attached';
  const order = toRunOrder(input, ctx);
  ctx.rateLimit.take(ctx.client);
  return await ctx.engine.start(runId, order);
}
