import type { IncomingMessage } from 'node:http';

/**
 * The address of whoever sent the request. Each trusted proxy has appended the address it saw to `X-Forwarded-For`,
 * so with `trustedProxies` of them the client is that many places from the end; what stands before it was sent by
 * the client and proves nothing.
 */
export function clientAddress(request: IncomingMessage, trustedProxies: number): string {
  const socket = request.socket.remoteAddress ?? 'unknown';
  if (trustedProxies === 0) return socket;
  const header = [request.headers['x-forwarded-for'] ?? ''].flat().join(',');
  const hops = header.split(',').map((hop) => hop.trim());
  return hops.at(-trustedProxies) || socket;
}
