import { type ClientRequest, request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { Readable } from 'node:stream';
import { type RequestOrigin, requestHeaders, responseHeaders } from './forward-headers.ts';

/** Largest request body passed on, in bytes: the backend's own bound. @source server.md §3 */
export const MAX_BODY_BYTES = 64 * 1024;

/** Why a request gets its answer here: the body is too large, or the backend does not answer. */
export type Refusal = 'too-large' | 'unreachable';

/** Status for a browser that went away while it was sending; seen in logs only. */
const CLIENT_GONE = 499;

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
 * The backend's answer to the same request, as a stream. By `node:http` and never by `fetch`, which gives up on an
 * answer that takes 300 s and decompresses without being asked. Ends with the browser's request.
 */
export async function forwardRequest(request: Request, ports: ForwardPorts): Promise<Response> {
  if (Number(request.headers.get('content-length') ?? 0) > MAX_BODY_BYTES) return await ports.refuse('too-large');
  const body = await readBody(request).catch(() => undefined);
  // Nobody is there any more to read an answer.
  if (body === undefined) return new Response(null, { status: CLIENT_GONE });
  if (body === 'too-large') return await ports.refuse('too-large');
  return await new Promise((resolve) => {
    const upstream = openUpstream(request, ports);
    upstream.on('response', (answer) => resolve(toResponse(upstream, answer, ports)));
    upstream.on('error', () => resolve(ports.refuse('unreachable')));
    upstream.end(body);
  });
}

/** The body, which is small; its length need not have been announced. */
async function readBody(request: Request): Promise<Buffer | 'too-large'> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  for (let next = await reader?.read(); next?.value !== undefined; next = await reader?.read()) {
    chunks.push(next.value);
    size += next.value.length;
    // Left as it is and not cancelled: that would cut the connection before the answer.
    if (size > MAX_BODY_BYTES) return 'too-large';
  }
  return Buffer.concat(chunks);
}

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
