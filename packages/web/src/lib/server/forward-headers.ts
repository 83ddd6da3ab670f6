import type { IncomingHttpHeaders } from 'node:http';

/** Headers that belong to one connection and are never passed on. @source RFC 9110 §7.6.1 */
const HOP_BY_HOP = [
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
];

/** Where a request came from, as the server saw it. */
export interface RequestOrigin {
  readonly clientAddress: string;
  readonly host: string | null;
  readonly protocol: string;
}

/** The headers for the backend: no connection headers, no cookies, the client's address appended. */
export function requestHeaders(incoming: Headers, origin: RequestOrigin): Record<string, string> {
  const dropped = new Set([
    ...HOP_BY_HOP,
    ...namedByConnection(incoming.get('connection')),
    'host',
    'cookie',
    'expect',
  ]);
  const headers: Record<string, string> = {};
  for (const [name, value] of incoming) if (!dropped.has(name)) headers[name] = value;
  const before = headers['x-forwarded-for'];
  headers['x-forwarded-for'] = before ? `${before}, ${origin.clientAddress}` : origin.clientAddress;
  headers['x-forwarded-proto'] ??= origin.protocol;
  // Appended, never replaced: the backend vets every name, and the last one is the one the browser really called.
  const called = headers['x-forwarded-host'];
  if (origin.host) headers['x-forwarded-host'] = called ? `${called}, ${origin.host}` : origin.host;
  return headers;
}

/** The headers for the browser: the backend's, without those of its connection. */
export function responseHeaders(incoming: IncomingHttpHeaders): Headers {
  const dropped = new Set([...HOP_BY_HOP, ...namedByConnection(incoming.connection ?? null)]);
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming)) {
    if (value === undefined || dropped.has(name)) continue;
    for (const single of Array.isArray(value) ? value : [value]) headers.append(name, single);
  }
  return headers;
}

function namedByConnection(value: string | null): readonly string[] {
  return (value ?? '').split(',').map((name) => name.trim().toLowerCase());
}
