import type { Secret } from '#text/secret';
import { AnswerTooLarge } from './model-failure.ts';

/** Headers that leave the process; everything else that the client library adds stays here. */
const SENT_HEADERS = ['accept', 'content-type'] as const;

/** Longest end mark looked for at the end of a stream, in bytes. */
const TAIL_BYTES = 32;

/** What the transport needs. */
export interface ModelTransportSettings {
  readonly fetch: typeof fetch;
  readonly apiKey: Secret;
  /** An answer longer than this breaks off. */
  readonly maxBytes: number;
}

/** The only place where the key meets a request. */
export interface ModelTransport {
  /** For the client library, which itself never holds the key. */
  readonly fetch: typeof fetch;
  /** Whether the answer's body was read up to the end mark of a stream of events. */
  hasEnded(response: Response): boolean;
}

/** A `fetch` that adds the key, sends nothing it does not have to, follows no redirect and caps the answer in bytes. */
export function createModelTransport({ fetch: send, apiKey, maxBytes }: ModelTransportSettings): ModelTransport {
  const tails = new WeakMap<Response, { text: string }>();
  return {
    fetch: async (input, init) => {
      const given = new Headers(init?.headers);
      const headers = new Headers();
      for (const name of SENT_HEADERS) {
        const value = given.get(name);
        if (value !== null) headers.set(name, value);
      }
      if (apiKey.reveal() !== '') headers.set('authorization', `Bearer ${apiKey.reveal()}`);
      const answer = await send(input, { ...init, headers, redirect: 'error' });
      const tail = { text: '' };
      const body = answer.body?.pipeThrough(watchBytes(maxBytes, tail)) ?? null;
      const response = new Response(body, { status: answer.status, headers: answer.headers });
      tails.set(response, tail);
      return response;
    },
    hasEnded: (response) => /data:[ ]?\[DONE\]\s{0,8}$/.test(tails.get(response)?.text ?? ''),
  };
}

function watchBytes(maxBytes: number, tail: { text: string }): TransformStream<Uint8Array, Uint8Array> {
  let received = 0;
  return new TransformStream({
    transform(part, controller) {
      received += part.length;
      if (received > maxBytes) return controller.error(new AnswerTooLarge(`more than ${maxBytes} bytes`));
      tail.text = (tail.text + Buffer.from(part.subarray(-TAIL_BYTES)).toString('latin1')).slice(-TAIL_BYTES);
      controller.enqueue(part);
    },
  });
}
