import type { ServerResponse } from 'node:http';
import type { OrionError } from '@orionwiki/core';
import { type AnswerStyle, errorAnswer, retryAfterMs } from './error-answer.ts';

/** Sends a short text. */
export function sendText(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { ...PLAIN, 'content-type': 'text/plain; charset=utf-8' }).end(text);
}

/** Sends an error as problem+json (RFC 9457), with Retry-After when it is known. */
export function sendProblem(response: ServerResponse, error: OrionError, style: AnswerStyle): void {
  const { message, data } = errorAnswer(error, style);
  const { httpStatus, title, ...members } = data;
  const problem = { type: `urn:orionwiki:error:${data.code}`, title, status: httpStatus, detail: message, ...members };
  sendJson(response, { status: httpStatus, mediaType: 'application/problem+json', body: problem, error });
}

/** Sends an error in the shape in which tRPC's clients read it. */
export function sendTrpcError(response: ServerResponse, error: OrionError, style: AnswerStyle): void {
  const { message, data } = errorAnswer(error, style);
  const body = { error: { message, code: INVALID_REQUEST, data } };
  sendJson(response, { status: data.httpStatus, mediaType: 'application/json', body, error });
}

/** JSON-RPC's number for a request that is not valid as such. */
const INVALID_REQUEST = -32600;

const PLAIN = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' } as const;

interface JsonAnswer {
  readonly status: number;
  readonly mediaType: string;
  readonly body: unknown;
  readonly error: OrionError;
}

function sendJson(response: ServerResponse, { status, mediaType, body, error }: JsonAnswer): void {
  if (response.headersSent || response.destroyed) return;
  const retryMs = retryAfterMs(error.params);
  response.writeHead(status, {
    ...PLAIN,
    'content-type': `${mediaType}; charset=utf-8`,
    vary: 'accept-language',
    ...(retryMs === undefined ? {} : { 'retry-after': String(Math.ceil(retryMs / 1000)) }),
  });
  response.end(JSON.stringify(body));
}
