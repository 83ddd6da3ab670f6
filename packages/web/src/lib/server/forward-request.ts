import { type ClientRequest, request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type RequestOrigin, requestHeaders, responseHeaders } from './forward-headers.ts';

/** Largest request body passed on, in bytes: the backend's own bound. @source server.md §3 */
export const MAX_BODY_BYTES = 64 * 1024;

/** Why a request gets its answer here: the body is too large, or the backend does not answer. */
export type Refusal = 'too-large' | 'unreachable';

/** Where a request goes, and what happens on the way. */
export interface ForwardPorts {
  /** Base address of the backend. */
  readonly base: string;
  readonly origin: RequestOrigin;
  /** Puts a refusal into the words of the route. */
  readonly refuse: (refusal: Refusal) => Promise<Response>;
  /** Told about every event stream; the answer is called when the stream ends by itself. */
  readonly onEventStream: (stream: ClientRequest) => () => void;
}

/**
 * The backend's answer to the same request, streamed in both directions. By `node:http` and never by `fetch`, which
 * gives up on an answer that takes 300 s and decompresses without being asked. Ends with the browser's request.
 */
export function forwardRequest(request: Request, ports: ForwardPorts): Promise<Response> {
  if (Number(request.headers.get('content-length') ?? 0) > MAX_BODY_BYTES) return ports.refuse('too-large');
  return new Promise((resolve) => {
    const upstream = openUpstream(request, ports);
    const body = countedBody();
    upstream.on('response', (answer) => resolve(toResponse(upstream, answer, ports)));
    upstream.on('error', () => resolve(ports.refuse(body.isTooLarge() ? 'too-large' : 'unreachable')));
    if (!request.body) upstream.end();
    // A failure ends `upstream` with an error, which is answered above.
    else pipeline(Readable.fromWeb(request.body as WebBody), body.counter, upstream).catch(() => {});
  });
}

type WebBody = Parameters<typeof Readable.fromWeb>[0];

function openUpstream(request: Request, { base, origin }: ForwardPorts): ClientRequest {
  const { pathname, search } = new URL(request.url);
  const target = new URL(base);
  target.pathname = target.pathname.replace(/\/$/, '') + pathname;
  target.search = search;
  const send = target.protocol === 'https:' ? httpsRequest : httpRequest;
  return send(target, {
    method: request.method,
    headers: requestHeaders(request.headers, origin),
    signal: request.signal,
  });
}

/** Passes a body on as long as it is small enough: its length need not have been announced. */
function countedBody(): { readonly counter: Transform; readonly isTooLarge: () => boolean } {
  let seen = 0;
  const isTooLarge = (): boolean => seen > MAX_BODY_BYTES;
  const counter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      seen += chunk.length;
      done(isTooLarge() ? new RangeError('request body too large') : null, chunk);
    },
  });
  return { counter, isTooLarge };
}

function toResponse(upstream: ClientRequest, answer: IncomingMessage, { onEventStream }: ForwardPorts): Response {
  const status = answer.statusCode ?? 502;
  if (answer.headers['content-type']?.startsWith('text/event-stream')) {
    upstream.once('close', onEventStream(upstream));
  }
  const hasBody = status !== 204 && status !== 304;
  return new Response(hasBody ? (Readable.toWeb(answer) as ReadableStream) : null, {
    status,
    headers: responseHeaders(answer.headers),
  });
}
