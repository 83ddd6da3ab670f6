import type { ErrorCode, ErrorParams, WikiRequest } from '@orionwiki/core';
import * as z from 'zod';
import { procedure } from '../trpc.ts';
import { inspectedRepositorySchema, toRequestedRepository } from './repository-input.ts';

/** What an address means and whether it can be read. */
export interface RepositoryInspection {
  /** Clean address for people and links, without credentials. */
  readonly url: string;
  readonly host: string;
  /** `owner/repo`, as people say it. */
  readonly fullName: string;
  /** Branch, tag, commit and folder that the pasted address or the request named. */
  readonly ref?: string;
  readonly subdir?: string;
  readonly isReachable: boolean;
  readonly defaultBranch?: string;
  /** At most 200, the default branch first. */
  readonly refs: readonly { readonly name: string; readonly kind: 'branch' | 'tag'; readonly commit: string }[];
  /** Whether there are more refs than listed. */
  readonly hasMoreRefs: boolean;
  /** Why the repository cannot be read. */
  readonly error?: { readonly code: ErrorCode; readonly params: ErrorParams };
}

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
