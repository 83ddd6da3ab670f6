import type { RunId } from '@orionwiki/server/api';
import type { RetriedPage, RetryInput } from './client-types.ts';
import type { CallParts } from './follow-run.ts';
import { answeredError, toOrionWikiError } from './orion-wiki-error.ts';
import { pause } from './pause.ts';

/** How long a server may be away before it is given up. */
const AWAY_MS = 60_000;

/** Pause before a call whose connection broke is sent again. */
const RETRY_MS = 500;

/**
 * The page after a model was asked for it again. A connection that breaks is taken up by sending the same, which joins;
 * should the page be written by then, it is fetched.
 * @throws OrionWikiError
 */
export async function retryPage(
  { api, context }: CallParts,
  { runId, ...input }: RetryInput & { readonly runId: RunId },
  signal: AbortSignal | undefined,
): Promise<RetriedPage> {
  let brokenAt: number | undefined;
  for (;;) {
    const triedAt = Date.now();
    try {
      return await api.retryPage.mutate({ runId, ...input }, signal ? { signal } : {});
    } catch (error) {
      const answer = answeredError(error);
      if (answer?.data.code === 'REQUEST_INVALID' && brokenAt !== undefined) {
        const page = await api.page.query({ runId, pageId: input.pageId }).catch(() => undefined);
        if (page?.origin === 'model')
          return { runId, pageId: input.pageId, version: page.version, origin: page.origin };
      }
      if (answer || signal?.aborted) throw toOrionWikiError(error, context);
      // A call that was held open for longer than a pause had reached the server.
      if (brokenAt === undefined || Date.now() - triedAt > RETRY_MS) brokenAt = Date.now();
      if (Date.now() - brokenAt > AWAY_MS) throw toOrionWikiError(error, context);
      await pause(RETRY_MS, signal);
    }
  }
}
