import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { isOrionError } from '@orionwiki/core';
import { createHTTPHandler } from '@trpc/server/adapters/standalone';
import compression from 'compression';
import type { ServerContext, ServerParts } from '../context.ts';
import { withIncidentId } from '../log/incident-id.ts';
import type { Log } from '../log/log.ts';
import { appRouter } from '../router.ts';
import { codedError } from '../trpc.ts';
import { preferredLanguage } from './accept-language.ts';
import { clientAddress } from './client-address.ts';
import { type DoorSettings, MAX_BATCH, refusalAtDoor } from './front-door.ts';
import { generateFile } from './generate-file.ts';
import { MAX_BODY_BYTES } from './read-json.ts';
import { type RequestFaultName, RequestRefusal } from './request-fault.ts';
import { sendProblem, sendTrpcError } from './send.ts';

/** What answering takes. */
export interface ListenerParts extends ServerParts, DoorSettings {
  readonly log: Log;
  /** Proxies that append the address they see to `X-Forwarded-For`. */
  readonly trustedProxies: number;
}

/** Bytes below which an answer is not compressed. */
const COMPRESS_FROM = 1024;

/** Where a caller without a client gets its file. */
const FILE_PATH = '/api/generate_ephemeral';

/** Answers `/trpc/…` and `POST /api/generate_ephemeral`; refuses everything else. */
export function createListener(parts: ListenerParts): RequestListener {
  const compress = compression({ threshold: COMPRESS_FROM }) as unknown as Middleware;
  const trpc = createTrpcListener(parts);
  return (request, response) => {
    const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
    const context = contextOf(request, parts);
    const fault = refusalAtDoor(request, response, parts) ?? pathFault(path, request.method);
    if (fault) return refuse({ fault, path, context, parts }, request, response);
    if (request.method === 'OPTIONS') return void response.writeHead(204).end();
    compress(request, response, () => {
      if (path === FILE_PATH) void answerFile(request, response, { parts, context });
      else trpc(request, response);
    });
  };
}

type Middleware = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

/** Others are refused before tRPC sees them: for some, TRACE for example, it cannot even make a request. */
const TRPC_METHODS = ['GET', 'HEAD', 'POST', 'OPTIONS'];

function pathFault(path: string, method = ''): RequestFaultName | undefined {
  if (path.startsWith('/trpc/')) return TRPC_METHODS.includes(method) ? undefined : 'wrongMethod';
  if (path !== FILE_PATH) return 'unknownPath';
  return method === 'POST' || method === 'OPTIONS' ? undefined : 'wrongMethod';
}

interface Refusal {
  readonly fault: RequestFaultName;
  readonly path: string;
  readonly context: ServerContext;
  readonly parts: ListenerParts;
}

function refuse({ fault, path, context, parts }: Refusal, request: IncomingMessage, response: ServerResponse): void {
  if (fault === 'hostRefused') parts.log.warn({ host: request.headers.host }, 'host name refused');
  if (fault === 'originRefused') parts.log.warn({ origin: request.headers.origin }, 'origin refused');
  const style = { language: context.language, scrub: context.secrets.scrub };
  // The rest of a body that nobody reads must not keep the connection busy.
  response.setHeader('connection', 'close');
  const send = path.startsWith('/trpc/') ? sendTrpcError : sendProblem;
  send(response, new RequestRefusal(fault, context.language), style);
}

function createTrpcListener(parts: ListenerParts): RequestListener {
  return createHTTPHandler({
    router: appRouter,
    basePath: '/trpc/',
    maxBodySize: MAX_BODY_BYTES,
    maxBatchSize: MAX_BATCH,
    allowMethodOverride: true,
    createContext: ({ req }) => contextOf(req, parts),
    onError({ error, path, ctx }) {
      const coded = codedError(error, ctx?.language ?? 'en');
      // Failures of runs are logged once, with the run; what is left are faults of this server.
      if (coded.code !== 'INTERNAL' || isOrionError(error.cause)) return;
      parts.log.error({ procedure: path, incidentId: coded.incidentId, err: coded }, 'request failed');
    },
  });
}

async function answerFile(
  request: IncomingMessage,
  response: ServerResponse,
  { parts, context }: { readonly parts: ListenerParts; readonly context: ServerContext },
): Promise<void> {
  try {
    await generateFile(request, response, context);
  } catch (thrown) {
    const error = withIncidentId(thrown);
    if (thrown !== error) parts.log.error({ incidentId: error.incidentId, err: error }, 'request failed');
    sendProblem(response, error, { language: context.language, scrub: context.secrets.scrub });
  }
}

function contextOf(request: IncomingMessage, parts: ListenerParts): ServerContext {
  return {
    ...parts,
    client: clientAddress(request, parts.trustedProxies),
    language: preferredLanguage(request.headers['accept-language']),
  };
}
