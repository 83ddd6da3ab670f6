import type { RepositoryInspection, WikiRequest } from '@orionwiki/core';
import * as z from 'zod';
import { procedure } from '../trpc.ts';
import { inspectedRepositorySchema, toRequestedRepository } from './repository-input.ts';

/** Looks at a repository without fetching it. */
export type InspectRepository = (
  repository: WikiRequest['repository'],
  signal: AbortSignal,
) => Promise<RepositoryInspection>;

/** The repository to look at. */
const inspectSchema = z.strictObject({ repository: inspectedRepositorySchema });

/** Tells what an address means and whether it can be read, before anything is generated. */
export const inspect = procedure.input(inspectSchema).mutation(async ({ input, ctx, signal }) => {
  ctx.rateLimit.take(ctx.client);
  const { token } = input.repository;
  const release = ctx.secrets.hold(token === undefined ? [] : [token]);
  try {
    return await ctx.inspect(toRequestedRepository(input.repository), signal ?? new AbortController().signal);
  } finally {
    release();
  }
});
