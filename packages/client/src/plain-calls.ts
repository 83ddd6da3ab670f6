import type { ErrorData, Inputs, Outputs } from '@orionwiki/server/api';
import type { EventObserver, FollowParts } from './follow-run.ts';

type PlainName = 'page' | 'cancel' | 'confirm' | 'inspect' | 'info';

/** The procedures that answer at once, and the event stream. */
export interface PlainApi {
  call<Name extends PlainName>(name: Name, input: Inputs[Name], signal?: AbortSignal): Promise<Outputs[Name]>;
  readonly generateProgress: FollowParts['api']['generateProgress'];
}

/** How a server is reached. */
export interface PlainOptions {
  /** Address of the server; `''` for the page's own origin. */
  readonly url: string;
  /** Language of error texts. */
  readonly language: 'en' | 'tr';
  readonly EventSource: typeof globalThis.EventSource;
}

/** How long a call that answers at once may take, in milliseconds: a look at a repository waits for its host. */
const CALL_TIMEOUT_MS = 60_000;

/** An answer that is an error. */
class AnsweredError extends Error {
  readonly data: ErrorData | undefined;

  constructor({ message, data }: { readonly message?: string; readonly data?: ErrorData }) {
    super(message);
    this.data = data;
  }
}

/** tRPC's wire format in what these procedures need of it: one call in one request, without batches and transformers. */
interface WireAnswer {
  readonly result?: { readonly data: unknown };
  readonly error?: { readonly message?: string; readonly data?: ErrorData };
}

/** The named procedures with nothing but `fetch` and `EventSource`. @throws what tRPC's client would, in substance */
export function plainApi(options: PlainOptions): PlainApi {
  const address = (name: string): string => `${options.url.replace(/\/+$/, '')}/trpc/${name}`;
  return {
    async call<Name extends PlainName>(name: Name, input: Inputs[Name], signal?: AbortSignal) {
      const limit = AbortSignal.timeout(CALL_TIMEOUT_MS);
      const answer = await fetch(address(name), {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'accept-language': options.language },
        ...(input === undefined ? {} : { body: JSON.stringify(input) }),
        signal: signal ? AbortSignal.any([signal, limit]) : limit,
      });
      const { result, error } = (await answer.json()) as WireAnswer;
      if (error || !result) throw new AnsweredError(error ?? {});
      return result.data as Outputs[Name];
    },
    generateProgress: {
      subscribe: (from, observer) => ({
        unsubscribe: openEvents(
          `${address('generateProgress')}?input=${encodeURIComponent(JSON.stringify(from))}`,
          observer,
          options.EventSource,
        ),
      }),
    },
  };
}

/** Opens one event stream; gives what closes it. Any end of the stream is told once. */
function openEvents(url: string, observer: EventObserver, Source: typeof EventSource): () => void {
  const source = new Source(url);
  let silence: ReturnType<typeof setTimeout> | undefined;
  let silenceMs = 0;
  const close = (): void => {
    clearTimeout(silence);
    source.close();
  };
  const end = (error?: Error): void => {
    close();
    if (error) observer.onError(error);
    else observer.onComplete();
  };
  const on = (type: string, take: (event: MessageEvent) => void): void =>
    source.addEventListener(type, (event) => {
      take(event as MessageEvent);
      clearTimeout(silence);
      if (silenceMs > 0 && source.readyState !== Source.CLOSED)
        silence = setTimeout(() => end(new Error('the event stream fell silent')), silenceMs);
    });
  on('connected', ({ data }) => {
    // How long no sign of life may come is the server's to say.
    silenceMs = Number(JSON.parse(data).reconnectAfterInactivityMs ?? 0);
    observer.onConnectionStateChange({ state: 'pending', error: null });
  });
  on('ping', () => {});
  on('message', ({ data, lastEventId }) => observer.onData({ id: lastEventId, data: JSON.parse(data) }));
  on('serialized-error', ({ data }) => end(new AnsweredError(JSON.parse(data))));
  on('return', () => end());
  source.addEventListener('error', () => end(new Error('the event stream broke')));
  return close;
}
