import {
  type BodyInit,
  type RequestInit,
  Response,
  type Response as UndiciResponse,
  fetch as undiciFetch,
} from 'undici';
import type { OutboundPolicy } from './outbound-policy.ts';
import { createVettedAgent } from './vetted-agent.ts';

/** Bounds of a {@link createGuardedFetch}. */
export interface GuardedFetchOptions {
  /** Most bytes of an answer, on the wire and again after decompression. */
  readonly maxBytes: number;
  /** In milliseconds; see the agent's limits. Defaults: 10 s, 300 s, 120 s. */
  readonly timeouts?: { readonly connectMs?: number; readonly headersMs?: number; readonly idleMs?: number };
}

/** The answer was longer than allowed; reading it was stopped. */
export class AnswerTooLargeError extends Error {
  override readonly name = 'AnswerTooLargeError';
  readonly maxBytes: number;

  constructor(maxBytes: number) {
    super(`answer larger than ${maxBytes} bytes`);
    this.maxBytes = maxBytes;
  }
}

/**
 * A `fetch` that contacts only what the policy allows, follows no redirect and stops answers that are too long, packed
 * or unpacked. A refused address rejects with the policy's OrionError, possibly as the `cause`.
 */
export function createGuardedFetch(policy: OutboundPolicy, options: GuardedFetchOptions): typeof fetch {
  const { maxBytes, timeouts = {} } = options;
  const dispatcher = createVettedAgent(policy, {
    connectMs: timeouts.connectMs ?? 10_000,
    headersMs: timeouts.headersMs ?? 300_000,
    idleMs: timeouts.idleMs ?? 120_000,
    maxBytes,
  });
  const guarded = async (input: string | URL | Request, init?: RequestInit): Promise<UndiciResponse> => {
    if (input instanceof Request) throw new TypeError('guarded fetch takes an address, not a Request');
    const given = new URL(input);
    // The query is kept beside the vetted parts: it cannot change where the request goes.
    const vetted = policy.parse(`${given.protocol}//${given.host}${given.pathname}`);
    const address = `${vetted.origin}${given.pathname}${given.search}`;
    const answer = await undiciFetch(address, { ...init, dispatcher, redirect: 'error' });
    return capAnswer(answer, maxBytes);
  };
  // The two `fetch` types differ only in which package's copy of the same classes they name.
  return guarded as unknown as typeof fetch;
}

/** The same answer with a body that fails once more than `maxBytes` unpacked bytes were read. */
function capAnswer(answer: UndiciResponse, maxBytes: number): UndiciResponse {
  if (!answer.body) return answer;
  let seen = 0;
  const counter = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      seen += chunk.byteLength;
      if (seen > maxBytes) controller.error(new AnswerTooLargeError(maxBytes));
      else controller.enqueue(chunk);
    },
  });
  const headers = new Headers([...answer.headers]);
  for (const name of ['content-encoding', 'content-length']) headers.delete(name);
  const { status, statusText } = answer;
  // Stream classes of the package and of the platform are the same ones under different names of their types.
  const unpacked = answer.body as unknown as ReadableStream<Uint8Array>;
  const body = unpacked.pipeThrough(counter) as unknown as BodyInit;
  const capped = new Response(body, { status, statusText, headers: [...headers] });
  Object.defineProperty(capped, 'url', { value: answer.url });
  return capped;
}
