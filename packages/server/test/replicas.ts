import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { type ClientRequest, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import type { RedisServer } from './redis-server.ts';
import { type ServerProcess, startProcess } from './start-process.ts';

const MAIN = fileURLToPath(new URL('replica-main.ts', import.meta.url));

/** What stands in front of the replicas: each request goes to the next one. */
export interface Balancer {
  readonly url: string;
  /** The replicas that get requests; a test takes out what a readiness probe would. */
  targets: readonly string[];
  /** Breaks every event stream that is open now. */
  cutStreams(): void;
  close(): Promise<void>;
}

/** Environment by which replicas belong together. */
export const replicaEnvironment = (redis: RedisServer): NodeJS.ProcessEnv => ({
  RUN_ENGINE: 'redis',
  REDIS_URL: redis.url,
  SEAL_KEYS: `k1:${randomBytes(32).toString('base64')}`,
  ORION_MAX_RUNS: '2',
  DRAIN_TIMEOUT_MS: '30000',
  // Every process of the test reads the same sources.
  NODE_COMPILE_CACHE: join(tmpdir(), 'orion-replicas-cache'),
});

/** Starts one replica. */
export const startReplica = (environment: NodeJS.ProcessEnv): Promise<ServerProcess> => startProcess(MAIN, environment);

/** The replica whose conductor works for this repository, as soon as one does; and the others. */
export async function whoWorksOn(repository: string, replicas: readonly ServerProcess[]) {
  const worker = await Promise.any(replicas.map(async (one) => await one.line('"begun"', repository).then(() => one)));
  return { worker, others: replicas.filter((one) => one !== worker) };
}

/** Starts a balancer on loopback. A replica that cannot be reached is passed over. */
export async function startBalancer(targets: readonly string[]): Promise<Balancer> {
  const streams = new Set<Socket>();
  let turn = 0;
  const server = createServer(async (near, answer) => {
    const body = await buffer(near);
    if (near.method === 'GET') streams.add(near.socket);
    const order = balancer.targets.map((_, index) => balancer.targets[(turn + index) % balancer.targets.length] ?? '');
    turn++;
    pass(near, answer, { body, targets: order });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const balancer: Balancer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    targets,
    cutStreams() {
      for (const socket of streams) socket.destroy();
      streams.clear();
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return balancer;
}

function pass(near: IncomingMessage, answer: ServerResponse, rest: { body: Buffer; targets: readonly string[] }): void {
  const [target, ...others] = rest.targets;
  if (target === undefined) {
    answer.destroy();
    return;
  }
  const { method, headers } = near;
  const far: ClientRequest = request(`${target}${near.url}`, { method: method ?? 'GET', headers, agent: false });
  far.on('response', (given) => {
    answer.writeHead(given.statusCode ?? 502, given.headers);
    given.on('error', () => answer.destroy());
    given.pipe(answer);
  });
  far.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'ECONNREFUSED') pass(near, answer, { body: rest.body, targets: others });
    else answer.destroy();
  });
  answer.on('close', () => far.destroy());
  far.end(rest.body);
}
