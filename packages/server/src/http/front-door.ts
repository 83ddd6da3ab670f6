import type { IncomingMessage, ServerResponse } from 'node:http';
import { isAllowedHost, namesCalled } from './host-check.ts';
import { judgeOrigin } from './origin-check.ts';
import { MAX_BODY_BYTES } from './read-json.ts';
import type { RequestFaultName } from './request-fault.ts';

/** Whom the server answers. */
export interface DoorSettings {
  /** Names beside addresses and `localhost`. */
  readonly serverHosts: readonly string[];
  /** Origins of foreign pages that may call the server, exactly as browsers send them. */
  readonly corsOrigins: readonly string[];
}

/** Calls in one tRPC request. @source server.md §3 */
export const MAX_BATCH = 5;

/**
 * What is wrong with a request as such, before anything looks at its content; undefined when it may come in.
 * Answers questions of browsers (preflights) and lets listed pages read answers, by headers set on `response`.
 */
export function refusalAtDoor(
  request: IncomingMessage,
  response: ServerResponse,
  settings: DoorSettings,
): RequestFaultName | undefined {
  const { headers } = request;
  if (!namesCalled(headers).every((name) => isAllowedHost(name, settings.serverHosts))) return 'hostRefused';
  const verdict = judgeOrigin(headers, settings.corsOrigins);
  if (verdict === 'foreign-page') return 'originRefused';
  if (verdict === 'listed-page') allowPage(response, headers.origin ?? '');
  if (request.url?.startsWith('/trpc/') && callCount(request.url) > MAX_BATCH) return 'batchTooLarge';
  if (request.method !== 'POST') return undefined;
  if (!isJson(headers['content-type'])) return 'notJson';
  if (Number(headers['content-length'] ?? 0) > MAX_BODY_BYTES) return 'tooLarge';
  return undefined;
}

function allowPage(response: ServerResponse, origin: string): void {
  response.setHeader('access-control-allow-origin', origin);
  response.setHeader('access-control-allow-methods', 'GET, POST');
  response.setHeader('access-control-allow-headers', 'content-type, trpc-accept, last-event-id, accept-language');
  response.setHeader('access-control-expose-headers', 'retry-after, content-disposition, orionwiki-outcome');
  response.setHeader('access-control-max-age', '600');
  response.setHeader('vary', 'origin');
}

function isJson(contentType: string | undefined): boolean {
  return contentType?.split(';', 1)[0]?.trim().toLowerCase() === 'application/json';
}

/** Procedures named in the path; commas may be percent-encoded. */
function callCount(url: string): number {
  const path = url.split('?', 1)[0] ?? '';
  return path.split(/,|%2c/i).length;
}
