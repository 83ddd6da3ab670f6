import type { AppRouter, EventId, Inputs, ProgressEvent, RunId } from '@orionwiki/server/api';
import type { TRPCClient } from '@trpc/client';
import type { FollowFrom, FollowOptions, LastEvent } from './client-types.ts';
import { answeredError, clientError, type ErrorContext, toOrionWikiError } from './orion-wiki-error.ts';
import { type PageCall, pagePump } from './page-pump.ts';
import { pause } from './pause.ts';

/** How long a server may be away before watching is given up: longer than a restart takes. */
const GIVE_UP_MS = 60_000;

/** Pause before a stream that broke is opened again. */
const RECONNECT_MS = 500;

/** The procedures and the words for errors. */
export interface CallParts {
  readonly api: TRPCClient<AppRouter>;
  readonly context: ErrorContext;
}

/** What following a run takes of them. */
export interface FollowParts {
  readonly api: {
    readonly page: PageCall;
    readonly generateProgress: {
      subscribe(from: Inputs['generateProgress'], observer: EventObserver): { unsubscribe(): void };
    };
  };
  readonly context: ErrorContext;
}

/** What is told about an event stream. */
export interface EventObserver {
  onData(told: { readonly id: EventId; readonly data: ProgressEvent }): void;
  onConnectionStateChange(change: { readonly state: string; readonly error: unknown }): void;
  onError(error: unknown): void;
  onComplete(): void;
}

/**
 * The run's last event, after every event was passed on once. Streams that break or end early are opened again behind
 * the last event that arrived.
 * @throws RUN_NOT_FOUND, SERVER_UNREACHABLE, CANCELLED when `signal` aborts
 */
export async function followRun(
  parts: FollowParts,
  runId: RunId,
  options: FollowOptions & FollowFrom,
): Promise<LastEvent> {
  const pages = pagePump(parts.api, runId, options.onPage);
  let lastEventId = options.lastEventId;
  let awaySince: number | undefined;
  while (!options.signal?.aborted) {
    const stream = await watchOnce(parts, runId, {
      lastEventId,
      signal: options.signal,
      onEvent(event, id) {
        lastEventId = id;
        if (event.type === 'page') pages.fetch(event.pageId, event.version);
        options.onProgress?.(event, { runId, id });
      },
    });
    if (stream.last) {
      await pages.drained();
      return stream.last;
    }
    if (isFinal(stream.error)) throw toOrionWikiError(stream.error, parts.context);
    if (stream.wasConnected) awaySince = undefined;
    awaySince ??= Date.now();
    if (Date.now() - awaySince > GIVE_UP_MS) throw toOrionWikiError(stream.error, parts.context);
    await pause(RECONNECT_MS, options.signal);
  }
  throw clientError('CANCELLED', parts.context);
}

interface Watch {
  readonly lastEventId: EventId | undefined;
  readonly signal: AbortSignal | undefined;
  readonly onEvent: (event: ProgressEvent, id: EventId) => void;
}

/** How one event stream went. */
interface WatchedStream {
  /** The run's last event, when it came. */
  readonly last?: LastEvent;
  /** Why the stream broke. */
  readonly error?: unknown;
  readonly wasConnected: boolean;
}

/** One event stream, until the run's last event or until the stream ends or breaks; rejects when `onEvent` throws. */
function watchOnce(parts: FollowParts, runId: RunId, watch: Watch): Promise<WatchedStream> {
  return new Promise((resolve, reject) => {
    let wasConnected = false;
    // The subscription may report before `subscribe` has returned, hence the microtask.
    const stop = (): void =>
      queueMicrotask(() => {
        watch.signal?.removeEventListener('abort', onAbort);
        subscription.unsubscribe();
      });
    const settle = (outcome: Omit<WatchedStream, 'wasConnected'>): void => {
      resolve({ ...outcome, wasConnected });
      stop();
    };
    const onAbort = (): void => settle({});
    const subscription = parts.api.generateProgress.subscribe(
      { runId, lastEventId: watch.lastEventId ?? null },
      {
        onData({ id, data }) {
          try {
            watch.onEvent(data, id);
          } catch (error) {
            reject(error);
            stop();
            return;
          }
          if (isLastEvent(data)) settle({ last: data });
        },
        onConnectionStateChange({ state, error }) {
          if (state === 'pending') wasConnected = true;
          // The event source would try again by itself, but only after seconds and for ever.
          else if (error) settle({ error });
        },
        onError: (error) => settle({ error }),
        onComplete: () => settle({}),
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
