import type { AppRouter, EventId, ProgressEvent, RunId } from '@orionwiki/server/api';
import type { TRPCClient } from '@trpc/client';
import type { FollowFrom, FollowOptions, LastEvent } from './client-types.ts';
import { answeredError, clientError, type ErrorContext, toOrionWikiError } from './orion-wiki-error.ts';
import { pagePump } from './page-pump.ts';
import { pause } from './pause.ts';

/** Silence of the server after which watching is given up. A restart of a pod takes less. */
const GIVE_UP_MS = 60_000;

/** Pause before a stream that ended early is opened again. */
const RECONNECT_MS = 500;

/** The procedures and the words for errors. */
export interface CallParts {
  readonly api: TRPCClient<AppRouter>;
  readonly context: ErrorContext;
}

/**
 * The run's last event, after every event was passed on once. Streams that break or end early are opened again behind
 * the last event that arrived.
 * @throws RUN_NOT_FOUND, SERVER_UNREACHABLE, CANCELLED when `signal` aborts
 */
export async function followRun(
  parts: CallParts,
  runId: RunId,
  options: FollowOptions & FollowFrom,
): Promise<LastEvent> {
  const pages = pagePump(parts.api, runId, options.onPage);
  let lastEventId = options.lastEventId;
  let heardAt = Date.now();
  for (;;) {
    if (options.signal?.aborted) throw clientError('CANCELLED', parts.context);
    const ended = await watchOnce(parts, runId, {
      lastEventId,
      signal: options.signal,
      onEvent(event, id) {
        lastEventId = id;
        heardAt = Date.now();
        if (event.type === 'page') pages.fetch(event.pageId, event.version);
        options.onProgress?.(event, { runId, id });
      },
    });
    if ('last' in ended) {
      await pages.drained();
      return ended.last;
    }
    if (ended.error !== undefined && answeredError(ended.error)) throw toOrionWikiError(ended.error, parts.context);
    if (Date.now() - heardAt > GIVE_UP_MS) throw toOrionWikiError(ended.error, parts.context);
    await pause(RECONNECT_MS, options.signal);
  }
}

interface Watch {
  readonly lastEventId: EventId | undefined;
  readonly signal: AbortSignal | undefined;
  readonly onEvent: (event: ProgressEvent, id: EventId) => void;
}

/** One event stream, until its last event, its end, its failure or a silence that is too long. */
function watchOnce(parts: CallParts, runId: RunId, watch: Watch): Promise<{ last: LastEvent } | { error: unknown }> {
  return new Promise((resolve, reject) => {
    let giveUp: ReturnType<typeof setTimeout> | undefined;
    const stop = (): void => {
      clearTimeout(giveUp);
      watch.signal?.removeEventListener('abort', onAbort);
      subscription.unsubscribe();
    };
    const settle = (outcome: { last: LastEvent } | { error: unknown }): void => {
      resolve(outcome);
      // The subscription may report before `subscribe` has returned.
      queueMicrotask(stop);
    };
    const onAbort = (): void => settle({ error: watch.signal?.reason });
    const subscription = parts.api.generateProgress.subscribe(
      { runId, lastEventId: watch.lastEventId ?? null },
      {
        onData({ id, data }) {
          try {
            watch.onEvent(data, id);
          } catch (error) {
            reject(error);
            queueMicrotask(stop);
            return;
          }
          if (isLastEvent(data)) settle({ last: data });
        },
        onConnectionStateChange({ state, error }) {
          if (state === 'pending') {
            clearTimeout(giveUp);
            giveUp = undefined;
          } else if (isFinal(error)) {
            settle({ error });
          } else if (state === 'connecting' && error) {
            giveUp ??= setTimeout(() => settle({ error }), GIVE_UP_MS);
          }
        },
        onError: (error) => settle({ error }),
        onComplete: () => settle({ error: undefined }),
      },
    );
    watch.signal?.addEventListener('abort', onAbort, { once: true });
  });
}

/** Whether the server answered with an error that asking again does not change. */
function isFinal(error: unknown): boolean {
  return answeredError(error)?.data.retryable === false;
}

function isLastEvent(event: ProgressEvent): event is LastEvent {
  return event.type === 'done' || event.type === 'failed' || event.type === 'cancelled';
}
