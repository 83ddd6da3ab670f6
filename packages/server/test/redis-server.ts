import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** What to tell a person who has none. */
export const NOT_RUN = 'not run: redis-server, install with scripts/install-redis.sh';

/** Where `install-redis.sh` puts it. */
const INSTALLED = fileURLToPath(new URL('../../../.cache/redis/redis-server', import.meta.url));

/** Ids of streams can be completed by the server from version 7 on; Valkey began with 7.2. */
const IS_7 = /v=(?:[7-9]|\d\d)\./;

/** A store of a test: without a disk, on loopback. */
export interface RedisServer {
  readonly url: string;
  readonly port: number;
  /** Ends it as a crash does, and starts it empty on the same port. */
  restartEmpty(): Promise<void>;
  close(): Promise<void>;
}

/**
 * The program: what `ORION_REDIS_SERVER` names (Valkey, for example), one on PATH, or the one left by
 * `install-redis.sh`; undefined when there is none.
 * @throws Error when the named one is not usable, or `ORION_REQUIRE` holds `redis` and there is none
 */
export function findRedis(): string | undefined {
  const { ORION_REDIS_SERVER: named, ORION_REQUIRE: required = '' } = process.env;
  const candidates = named ? [named] : ['redis-server', ...(existsSync(INSTALLED) ? [INSTALLED] : [])];
  const found = candidates.find(isUsable);
  if (found === undefined && named) throw new Error(`ORION_REDIS_SERVER: ${named} is no Redis 7 or Valkey`);
  if (found === undefined && required.split(',').includes('redis')) {
    throw new Error(`ORION_REQUIRE holds redis, and there is none (${NOT_RUN})`);
  }
  if (found === undefined) console.warn(NOT_RUN);
  return found;
}

function isUsable(program: string): boolean {
  try {
    return IS_7.test(execFileSync(program, ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
  } catch {
    // Absent or broken: as good as not there.
    return false;
  }
}

/** Starts a store on a free port; settles when it listens. */
export async function startRedis(program: string, options: { readonly password?: string } = {}): Promise<RedisServer> {
  const folder = await mkdtemp(join(tmpdir(), 'orion-redis-'));
  const port = await freePort();
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder];
  if (options.password !== undefined) args.push('--requirepass', options.password);
  let server = await start(program, args);
  const kill = async (): Promise<void> => {
    if (server.exitCode !== null || server.signalCode !== null) return;
    const ended = once(server, 'exit');
    server.kill('SIGKILL');
    await ended;
  };
  return {
    url: `redis://127.0.0.1:${port}`,
    port,
    async restartEmpty() {
      await kill();
      server = await start(program, args);
    },
    async close() {
      await kill();
      await rm(folder, { recursive: true });
    },
  };
}

async function start(program: string, args: readonly string[]): Promise<ChildProcess> {
  const server = spawn(program, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const lines = createInterface(server.stdout);
  await new Promise<void>((resolve, reject) => {
    lines.on('line', (line) => line.includes('Ready to accept connections') && resolve());
    server.once('exit', () => reject(new Error('the store did not start')));
    server.once('error', reject);
  });
  return server;
}

/** A port that was free a moment ago: the store cannot choose one itself and tell it. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
