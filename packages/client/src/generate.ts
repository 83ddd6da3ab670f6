import type { RunId } from '@orionwiki/server/api';
import type { FollowFrom, FollowOptions, GeneratedWiki, GenerateInput } from './client-types.ts';
import { type CallParts, followRun } from './follow-run.ts';
import { newRunId } from './new-run-id.ts';
import { answeredError, clientError, OrionWikiError, toOrionWikiError } from './orion-wiki-error.ts';
import { pause } from './pause.ts';

/** How long a server that never answered is tried before the first sign of life. */
const FIRST_CONTACT_MS = 3000;

/** How long a server that did answer may be away. */
const AWAY_MS = 60_000;

/** Pause between two tries. */
const RETRY_MS = 500;

/** How long a finished run's last events may lag behind its result. */
const LAST_EVENTS_MS = 2000;

/** Tries of a cancel that arrives before its run has started. */
const CANCEL_TRIES = 5;

/** Watches and orders the run until its wiki is there. */
export async function generate(parts: CallParts, input: GenerateInput, options: FollowOptions): Promise<GeneratedWiki> {
  const runId = (input.runId ?? newRunId()).toLowerCase();
  const run: CallParts = { api: parts.api, context: { ...parts.context, runId } };
  if (options.signal?.aborted) throw clientError('CANCELLED', run.context);
  const over = new AbortController();
  let heardAt: number | undefined;
  const watching = watch(run, runId, {
    ...options,
    signal: over.signal,
    onProgress(event, position) {
      heardAt = Date.now();
      options.onProgress?.(event, position);
    },
  });
  const ordering = order(run, { ...input, runId }, { signal: over.signal, heardAt: () => heardAt });
  try {
    const wiki = await Promise.race([ordering, watching.failed, cancelled(run, options.signal, over.signal)]);
    await Promise.race([watching.done, watching.failed, pause(LAST_EVENTS_MS, over.signal)]);
    return wiki;
  } finally {
    ordering.catch(() => {});
    over.abort();
  }
}

/** Follows the run as long as it is wanted; fails only when a callback throws. */
function watch(run: CallParts, runId: RunId, options: FollowOptions) {
  let fail: (error: unknown) => void = () => {};
  const failed = new Promise<never>((_, reject) => {
    fail = reject;
  });
  failed.catch(() => {});
  const follow = async (): Promise<void> => {
    let from: FollowFrom = {};
    const onProgress: FollowOptions['onProgress'] = (event, position) => {
      from = { lastEventId: position.id };
      options.onProgress?.(event, position);
    };
    while (!options.signal?.aborted) {
      try {
        await followRun(run, runId, { ...options, ...from, onProgress });
        return;
      } catch (error) {
        // Errors with a code are the order's to report: it knows whether the run is still wanted.
        if (!(error instanceof OrionWikiError)) return fail(error);
        // The server has forgotten the run: the order starts it anew, with events from the first one on.
        if (error.code === 'RUN_NOT_FOUND') from = {};
        await pause(RETRY_MS, options.signal);
      }
    }
  };
  return { done: options.onProgress || options.onPage ? follow() : Promise.resolve(), failed };
}

/** The wiki; a cut connection is taken up again by sending the same order, which attaches to the same run. */
async function order(
  run: CallParts,
  input: GenerateInput & { runId: RunId },
  options: { readonly signal: AbortSignal; readonly heardAt: () => number | undefined },
): Promise<GeneratedWiki> {
  const startedAt = Date.now();
  let waitedSince = startedAt;
  for (;;) {
    const triedAt = Date.now();
    try {
      return await run.api.generateEphemeral.mutate(input, { signal: options.signal });
    } catch (error) {
      if (options.signal.aborted || answeredError(error)) throw toOrionWikiError(error, run.context);
      // A call that was held open for a while had reached the server.
      if (Date.now() - triedAt > FIRST_CONTACT_MS) waitedSince = Date.now();
      const heardAt = Math.max(options.heardAt() ?? 0, waitedSince);
      const patienceMs = heardAt > startedAt ? AWAY_MS : FIRST_CONTACT_MS;
      if (Date.now() - heardAt > patienceMs) throw toOrionWikiError(error, run.context);
      await pause(RETRY_MS, options.signal);
    }
  }
}

/** When `signal` aborts, ends the run on the server and fails with CANCELLED; `over` ends the waiting for it. */
function cancelled(run: CallParts, signal: AbortSignal | undefined, over: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const onAbort = async (): Promise<void> => {
      const runId = run.context.runId ?? '';
      for (let tries = 0; tries < CANCEL_TRIES; tries++) {
        try {
          await run.api.cancel.mutate({ runId });
          break;
        } catch {
          // The order may still be on its way; without connection there is nothing more to do than to try again.
          await pause(RETRY_MS / 2);
        }
      }
      reject(clientError('CANCELLED', run.context, signal?.reason));
    };
    signal?.addEventListener('abort', () => void onAbort(), { once: true, signal: over });
  });
}
