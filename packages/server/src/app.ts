import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { OrionError } from '@orionwiki/core';
import { answerHealth } from './http/health.ts';
import { createListener, type ListenerParts } from './http/listener.ts';
import type { Metrics } from './log/metrics.ts';

/** Everything the server is made of. */
export interface AppParts extends ListenerParts {
  readonly metrics: Metrics;
}

/** How a server stops. */
export interface StopOptions {
  /** Time for load balancers to see that the server is not ready, during which it still takes everything. */
  readonly drainDelayMs: number;
  /** Time for running wikis to end. */
  readonly drainTimeoutMs: number;
}

/** A server that can listen and stop. */
export interface App {
  /**
   * The address it listens on; port 0 takes a free one.
   * @throws PORT_TAKEN
   */
  listen(port: number, host: string): Promise<{ readonly url: string; readonly port: number }>;
  /** Finishes the work, then closes; settles when the last connection is closed. */
  stop(options: StopOptions): Promise<void>;
}

/** How long answers may take to be sent after the last run has ended. */
const CLOSE_TIMEOUT_MS = 5000;

/** Pause between two looks for idle connections while closing. */
const CLOSE_SWEEP_MS = 50;

/** The HTTP server around the procedures. */
export function createApp(parts: AppParts): App {
  let isReady = false;
  const answer = createListener(parts);
  const health = { engine: parts.engine, metrics: parts.metrics, isReady: () => isReady };
  const server = createHttpServer((request, response) => {
    if (!answerHealth(request, response, health)) answer(request, response);
  });
  return {
    async listen(port, host) {
      const address = await listen(server, port, host);
      isReady = true;
      const name = address.family === 'IPv6' ? `[${address.address}]` : address.address;
      return { url: `http://${name}:${address.port}`, port: address.port };
    },
    async stop({ drainDelayMs, drainTimeoutMs }) {
      isReady = false;
      if (drainDelayMs > 0) await new Promise((resolve) => setTimeout(resolve, drainDelayMs));
      await parts.engine.drain(drainTimeoutMs);
      await close(server);
      await parts.engine.close();
      parts.metrics.close();
    },
  };
}

/** Timers as measured against slow clients. @source server.md §3 */
function createHttpServer(listener: RequestListener): Server {
  const server = createServer(
    { connectionsCheckingInterval: 1000, keepAliveTimeout: 75_000, headersTimeout: 5000, requestTimeout: 6000 },
    listener,
  );
  server.maxHeadersCount = 100;
  return server;
}

function listen(server: Server, port: number, host: string): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      reject(cause.code === 'EADDRINUSE' ? new OrionError('PORT_TAKEN', { params: { port }, cause }) : cause);
    });
    server.listen(port, host, () => resolve(server.address() as AddressInfo));
  });
}

/** Connections that fall idle after `close` stay open for their keep-alive time: they are closed as they are found. */
async function close(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  const sweep = setInterval(() => server.closeIdleConnections(), CLOSE_SWEEP_MS);
  const force = setTimeout(() => server.closeAllConnections(), CLOSE_TIMEOUT_MS);
  await closed;
  clearInterval(sweep);
  clearTimeout(force);
}
