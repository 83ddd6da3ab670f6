import { type ClientRequest, request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { RequestEvent } from '@sveltejs/kit';
import { API_BASE } from '$app/env/private';
import { requestHeaders, responseHeaders } from './forward-headers.ts';
import { endWhenStopping } from './stopping.ts';

/** Largest request body passed on, in bytes: the backend's own bound. @source server.md §3 */
const MAX_BODY_BYTES = 64 * 1024;

/** Why the proxy answers itself: the body is too large, or the backend does not answer. */
export type ProxyRefusal = 'too-large' | 'unreachable';

/** Puts a refusal into the words of the route. */
export type Refuse = (refusal: ProxyRefusal) => Promise<Response>;

/**
 * The backend's answer to the same request, streamed: `node:http` and never `fetch`, which gives up on an answer that
 * takes 300 s and decompresses without asking. Ends with the browser's request; event streams end when we stop.
 */
export function proxyToBackend(event: RequestEvent, refuse: Refuse): Promise<Response> {
  if (Number(event.request.headers.get('content-length') ?? 0) > MAX_BODY_BYTES) return refuse('too-large');
  return new Promise((resolve) => {
    const upstream = openUpstream(event);
    upstream.on('response', (answer) => resolve(toResponse(upstream, answer)));
    upstream.on('error', (error) => resolve(refuse(error === bodyTooLarge ? 'too-large' : 'unreachable')));
    sendBody(event.request, upstream);
  });
}

function openUpstream(event: RequestEvent): ClientRequest {
  const target = new URL(API_BASE);
  target.pathname = target.pathname.replace(/\/$/, '') + event.url.pathname;
  target.search = event.url.search;
  const send = target.protocol === 'https:' ? httpsRequest : httpRequest;
  return send(target, {
    method: event.request.method,
    headers: requestHeaders(event.request.headers, {
      clientAddress: event.getClientAddress(),
      host: event.request.headers.get('host'),
      protocol: event.url.protocol.replace(':', ''),
    }),
    signal: event.request.signal,
  });
}

const bodyTooLarge = new RangeError('request body too large');

function sendBody(request: Request, upstream: ClientRequest): void {
  if (!request.body) {
    upstream.end();
    return;
  }
  let seen = 0;
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      seen += chunk.length;
      done(seen > MAX_BODY_BYTES ? bodyTooLarge : null, chunk);
    },
  });
  pipeline(Readable.fromWeb(request.body as Parameters<typeof Readable.fromWeb>[0]), counted, upstream).catch(
    (error: unknown) => upstream.destroy(error === bodyTooLarge ? bodyTooLarge : undefined),
  );
}

function toResponse(upstream: ClientRequest, answer: IncomingMessage): Response {
  const status = answer.statusCode ?? 502;
  if (answer.headers['content-type']?.startsWith('text/event-stream')) {
    const forget = endWhenStopping(upstream);
    upstream.once('close', forget);
  }
  const hasBody = status !== 204 && status !== 304;
  return new Response(hasBody ? (Readable.toWeb(answer) as ReadableStream) : null, {
    status,
    headers: responseHeaders(answer.headers),
  });
}
