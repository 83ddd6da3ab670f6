import { setImmediate } from 'node:timers/promises';
import { type Dispatcher, request } from 'undici';
import { OrionError } from '#errors';
import type { OutboundPolicy, VettedUrl } from './outbound-policy.ts';
import { reasonOf } from './outbound-reason.ts';
import { createPinnedAgent } from './vetted-agent.ts';

/** Where a client's requests go. */
export interface PinnedPlace {
  readonly url: VettedUrl;
  /** Result of `policy.resolve(url)`. */
  readonly addresses: readonly string[];
}

/** One request below the client's address. */
export interface PinnedRequest {
  /** Added to the address's path. */
  readonly path: string;
  /** Query with its question mark, or `''`. */
  readonly query: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Sent with POST when given. */
  readonly body?: Uint8Array;
  readonly signal: AbortSignal;
}

/** Bounds of an answer that is read whole. */
export interface AnswerBounds {
  readonly maxBytes: number;
  /** For the whole exchange, in milliseconds. */
  readonly timeoutMs: number;
}

interface AnswerHead {
  readonly status: number;
  /** First value of a header, by lower-case name. */
  header(name: string): string | undefined;
}

/** An answer, never a followed redirect. */
export interface PinnedAnswer extends AnswerHead {
  /** At most `maxBytes`. */
  readonly body: Buffer;
  /** Whether the answer went on after `maxBytes`. */
  readonly isCut: boolean;
}

/** An answer of any length as it comes. Leaving the loop over `body` early ends the connection. */
export interface PinnedStream extends AnswerHead {
  readonly body: AsyncIterable<Buffer>;
}

/** Requests to one host whose addresses were vetted before, over connections that stay open between them. */
export interface PinnedClient {
  /**
   * Reads an answer up to its bound.
   * @throws REPO_UNREACHABLE, CANCELLED
   */
  ask(message: PinnedRequest, bounds: AnswerBounds): Promise<PinnedAnswer>;
  /**
   * Gives an answer as it comes, however long that takes: the caller's signal is its only bound.
   * @throws REPO_UNREACHABLE, CANCELLED
   */
  stream(message: PinnedRequest): Promise<PinnedStream>;
  /** Cuts what is open. Safe to call twice. */
  close(): Promise<void>;
}

/**
 * A client for one vetted address. Asks for no compression and refuses an answer that is compressed all the same, so
 * that the bytes read are the bytes sent. `connectMs` is the longest wait for a connection.
 */
export function openPinnedClient(policy: OutboundPolicy, place: PinnedPlace, connectMs: number): PinnedClient {
  const { url } = place;
  const limits = { connectMs, headersMs: 0, idleMs: 0, maxBytes: -1 };
  const dispatcher = createPinnedAgent(policy, place.addresses, limits);
  let hasAnswered = false;
  const failure = (cause: unknown, signal: AbortSignal): OrionError => {
    if (cause instanceof OrionError) return cause;
    if (signal.aborted) return new OrionError('CANCELLED', { cause });
    return new OrionError('REPO_UNREACHABLE', { params: { host: url.host, reason: reasonOf(cause) }, cause });
  };
  const send = async (message: PinnedRequest, signal: AbortSignal): Promise<Dispatcher.ResponseData> => {
    const once = (): Promise<Dispatcher.ResponseData> =>
      request(`${url.origin}${url.path}${message.path}${message.query}`, {
        dispatcher,
        method: message.body ? 'POST' : 'GET',
        headers: { ...message.headers, 'accept-encoding': 'identity' },
        body: message.body ?? null,
        signal,
      });
    const answer = await once().catch((error: unknown) => {
      // A server may close a connection that has been quiet just as it is used again.
      if (hasAnswered && isCut(error) && !signal.aborted) return once();
      throw error;
    });
    hasAnswered = true;
    // Whoever reads it gets the error; one that nobody reads any more must not end the process.
    answer.body.on('error', () => {});
    if ((headerOf(answer, 'content-encoding') ?? 'identity') === 'identity') return answer;
    answer.body.destroy();
    throw new OrionError('REPO_UNREACHABLE', { params: { host: url.host, reason: 'not-http' } });
  };
  return {
    async ask(message, { maxBytes, timeoutMs }) {
      try {
        const answer = await send(message, AbortSignal.any([message.signal, AbortSignal.timeout(timeoutMs)]));
        const read = await readUpTo(answer.body, maxBytes);
        // Only now the connection counts as free: without this, the next request would open another one.
        await setImmediate();
        return { ...headOf(answer), ...read };
      } catch (cause) {
        throw failure(cause, message.signal);
      }
    },
    async stream(message) {
      try {
        const answer = await send(message, message.signal);
        return { ...headOf(answer), body: coded(answer.body, (cause) => failure(cause, message.signal)) };
      } catch (cause) {
        throw failure(cause, message.signal);
      }
    },
    close: () => dispatcher.destroy().catch(() => {}),
  };
}

function isCut(error: unknown): boolean {
  const { code } = error as { code?: unknown };
  return code === 'UND_ERR_SOCKET' || code === 'ECONNRESET' || code === 'EPIPE';
}

function headerOf(answer: Dispatcher.ResponseData, name: string): string | undefined {
  return [answer.headers[name]].flat()[0];
}

function headOf(answer: Dispatcher.ResponseData): AnswerHead {
  return { status: answer.statusCode, header: (name) => headerOf(answer, name) };
}

async function* coded(body: AsyncIterable<Buffer>, toError: (cause: unknown) => OrionError): AsyncGenerator<Buffer> {
  try {
    yield* body;
  } catch (cause) {
    throw toError(cause);
  }
}

async function readUpTo(body: AsyncIterable<Buffer>, maxBytes: number): Promise<{ body: Buffer; isCut: boolean }> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > maxBytes) return { body: Buffer.concat(chunks).subarray(0, maxBytes), isCut: true };
  }
  return { body: Buffer.concat(chunks), isCut: false };
}
