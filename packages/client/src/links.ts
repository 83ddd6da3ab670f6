import type { AppRouter } from '@orionwiki/server/api';
import { httpBatchStreamLink, httpSubscriptionLink, type OperationLink, splitLink, type TRPCLink } from '@trpc/client';
import { observable } from '@trpc/server/observable';
import type { ClientOptions } from './client-types.ts';

/** A class with the interface of the browser's `EventSource`. */
export type EventSourceClass = typeof globalThis.EventSource;

/** A function with the interface of `fetch`, called with an address and plain options. */
export type FetchFunction = (address: string | URL, init?: RequestInit) => Promise<Response>;

/**
 * The way to the server: event streams for subscriptions, one streamed answer per call for the rest. The streamed
 * answer's head comes at once and signs of life follow, so that a call may take longer than the five minutes after
 * which Node's `fetch` gives up; POST for queries keeps run ids out of addresses.
 */
export function createLinks(options: ClientOptions): TRPCLink<AppRouter>[] {
  const url = `${options.url.replace(/\/+$/, '')}/trpc`;
  const headers = { ...options.headers, ...(options.language ? { 'accept-language': options.language } : {}) };
  return [
    splitLink({
      condition: (operation) => operation.type === 'subscription',
      true: subscriptionLink(url, headers, options),
      false: httpBatchStreamLink({
        url,
        headers,
        maxItems: 1,
        methodOverride: 'POST',
        ...(options.fetch ? { fetch: asTrpcFetch(options.fetch) } : {}),
      }),
    }),
  ];
}

function subscriptionLink(url: string, headers: Record<string, string>, options: ClientOptions): TRPCLink<AppRouter> {
  const EventSource = options.EventSource ?? globalThis.EventSource;
  // A browser's own EventSource cannot send headers.
  if (EventSource && !options.headers) return httpSubscriptionLink({ url, EventSource });
  return lazyLink(async () => {
    const ponyfill = await import('eventsource');
    const fetch = options.fetch ?? globalThis.fetch;
    return httpSubscriptionLink({
      url,
      EventSource: ponyfill.EventSource,
      eventSourceOptions: {
        fetch: (address, init) =>
          fetch(String(address), { ...init, headers: { ...init.headers, ...headers } } as RequestInit),
      },
    });
  });
}

/** tRPC describes `fetch` in its own words, which are wider only in letting options be `undefined`. */
function asTrpcFetch(fetch: FetchFunction): FetchEsque {
  return (address, init) => fetch(address instanceof URL ? address : String(address), init as RequestInit);
}

type FetchEsque = NonNullable<Parameters<typeof httpBatchStreamLink>[0]['fetch']>;

/** A link that is loaded when it is first used. */
function lazyLink(load: () => Promise<TRPCLink<AppRouter>>): TRPCLink<AppRouter> {
  return (runtime) => {
    let loaded: Promise<OperationLink<AppRouter>> | undefined;
    return (options) =>
      observable((observer) => {
        let isOver = false;
        let stop = (): void => {
          isOver = true;
        };
        loaded ??= load().then((link) => link(runtime));
        loaded.then(
          (link) => {
            if (isOver) return;
            const subscription = link(options).subscribe(observer);
            stop = () => subscription.unsubscribe();
          },
          (error) => observer.error(error),
        );
        return () => stop();
      });
  };
}
