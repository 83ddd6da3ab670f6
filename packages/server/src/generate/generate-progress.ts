import { tracked } from '@trpc/server';
import * as z from 'zod';
import { procedure } from '../trpc.ts';
import { runIdSchema } from './run-id.ts';

/** A run, and the last event the reader has seen. */
const generateProgressSchema = z.strictObject({
  runId: runIdSchema,
  lastEventId: z
    .string()
    .max(40)
    .regex(/^\d+-\d+$/)
    .nullish()
    .describe('Continue behind this event; `0-0` for all events of a run that must already exist.'),
});

/**
 * The run's events, each with the id from which to resume. May be opened before the run is started; ends behind
 * `done`, `failed` or `cancelled`.
 */
export const generateProgress = procedure.input(generateProgressSchema).subscription(async function* ({
  input,
  ctx,
  signal,
}) {
  const untilGone = signal ?? new AbortController().signal;
  for await (const { id, event } of ctx.engine.events(input.runId, input.lastEventId ?? undefined, untilGone)) {
    yield tracked(id, event);
  }
});
