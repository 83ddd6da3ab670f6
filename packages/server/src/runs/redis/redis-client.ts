import { OrionError, type Secret } from '@orionwiki/core';
import { Redis } from 'ioredis';
import type { Clock } from '../clock.ts';
import { PRELUDE, SCRIPTS } from './scripts.generated.ts';
import { ANSWER_LIMIT_MS } from './timing.ts';

/** Where the store is. */
export interface RedisAddress {
  /** `redis://` or `rediss://` with host, perhaps user, port and number of the database; never a password. */
  readonly url: string;
  readonly password?: Secret | undefined;
}

/** What a script gives back. Text comes as bytes, because much of it is sealed. */
export type Reply = Buffer | number | null | readonly Reply[];

/** What a script is given. */
export type Argument = string | number | Buffer;

type Script = keyof typeof SCRIPTS;

/** The first version that completes ids of streams. @source Redis: XADD, history */
const MIN_VERSION = 7;

/** How long a start waits for the store. */
const CONNECT_LIMIT_MS = 10_000;

/** Pause before a lost connection is tried again, at most. */
const RECONNECT_MS = 250;

/** Silence on a connection in use after which it counts as dead; blocking calls of the queue last five seconds. */
const SILENCE_LIMIT_MS = 30_000;

/** The commands of one process, in the order in which they are given. */
export class RedisClient {
  /** The connection, for the queue, which shares it. */
  readonly connection: Redis;
  readonly #prefix: string;
  readonly #clock: Clock;

  constructor(connection: Redis, { prefix, clock }: { readonly prefix: string; readonly clock: Clock }) {
    this.connection = connection;
    this.#prefix = prefix;
    this.#clock = clock;
    for (const [name, lua] of Object.entries(SCRIPTS)) {
      connection.defineCommand(`orion-${name}`, { numberOfKeys: 1, lua: `${PRELUDE}\n${lua}` });
    }
  }

  /** A key of the store. */
  key(name: string): string {
    return `${this.#prefix}:${name}`;
  }

  /** Runs a script; without a limit in time, because a store that is away for a while comes back. */
  run(script: Script, ...args: readonly Argument[]): Promise<Reply> {
    const commands = this.connection as unknown as Record<string, (...args: Argument[]) => Promise<Reply>>;
    const command = commands[`orion-${script}Buffer`];
    if (!command) throw new TypeError(`no script ${script}`);
    return command.call(this.connection, this.#prefix, ...args);
  }

  /**
   * What `answer` settles with, within the time that a person waits.
   * @throws STORE_UNREACHABLE
   */
  async inTime<T>(answer: Promise<T>): Promise<T> {
    const late = Promise.withResolvers<never>();
    const callOff = this.#clock.after(ANSWER_LIMIT_MS, () => late.reject(new OrionError('STORE_UNREACHABLE')));
    try {
      return await Promise.race([answer, late.promise]);
    } catch (cause) {
      // Refused commands (no memory left, a store that only reads) tell of the store, not of the run.
      throw cause instanceof OrionError ? cause : new OrionError('STORE_UNREACHABLE', { cause });
    } finally {
      callOff();
    }
  }
}

/** Text of a reply. */
export function text(reply: Reply | undefined): string {
  return Buffer.isBuffer(reply) || typeof reply === 'number' ? reply.toString() : '';
}

/** Parts of a reply. */
export function list(reply: Reply | undefined): readonly Reply[] {
  return Array.isArray(reply) ? reply : [];
}

/** Bytes of a reply. */
export function bytes(reply: Reply | undefined): Buffer | undefined {
  return Buffer.isBuffer(reply) && reply.length > 0 ? reply : undefined;
}

/**
 * Connections that come back by themselves, the first one for commands, the second for wake-ups.
 * @throws STORE_UNREACHABLE when the store does not answer, does not let us in, or is too old
 */
export async function connect(
  address: RedisAddress,
  onTrouble: (error: Error) => void,
): Promise<readonly [commands: Redis, wakeUps: Redis]> {
  const commands = new Redis({ ...optionsOf(address), socketTimeout: SILENCE_LIMIT_MS });
  const wakeUps = new Redis(optionsOf(address));
  let trouble: Error | undefined;
  const giveUp = Promise.withResolvers<never>();
  for (const connection of [commands, wakeUps]) {
    connection.on('error', (error: Error) => {
      trouble = error;
      onTrouble(error);
      // A store that answers, but not as hoped, wants another password; waiting does not help.
      if (error.name === 'ReplyError') giveUp.reject(error);
    });
  }
  const timer = setTimeout(() => giveUp.reject(trouble), CONNECT_LIMIT_MS);
  try {
    const [about] = await Promise.race([Promise.all([commands.info('server'), wakeUps.ping()]), giveUp.promise]);
    // Valkey names the Redis that it is compatible with.
    const [, version = '0'] = /^redis_version:(\d+)/m.exec(about) ?? [];
    if (Number(version) < MIN_VERSION)
      throw new Error(`the store is Redis ${version}, at least ${MIN_VERSION} is needed`);
    return [commands, wakeUps];
  } catch (thrown) {
    const cause = trouble ?? thrown;
    if (cause !== trouble && cause instanceof Error) onTrouble(cause);
    commands.disconnect();
    wakeUps.disconnect();
    throw new OrionError('STORE_UNREACHABLE', { cause });
  } finally {
    clearTimeout(timer);
  }
}

function optionsOf({ url, password }: RedisAddress) {
  const { protocol, hostname, port, username, pathname } = new URL(url);
  return {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? 6379 : Number(port),
    db: Number(pathname.slice(1)),
    ...(username === '' ? {} : { username: decodeURIComponent(username) }),
    ...(password ? { password: password.reveal() } : {}),
    ...(protocol === 'rediss:' ? { tls: {} } : {}),
    connectTimeout: 5000,
    keepAlive: 10_000,
    // Every command waits for the connection to come back; who cannot wait says so, see `inTime`.
    maxRetriesPerRequest: null,
    retryStrategy: (times: number) => Math.min(50 * 2 ** Math.min(times, 10), RECONNECT_MS),
  };
}
