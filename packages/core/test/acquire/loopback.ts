import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type GitServer, type GitServerOptions, startGitServer } from '@orionwiki/test-kit/git-server';
import type { SampleRepository } from '@orionwiki/test-kit/samples';
import { expect } from 'vitest';
import { type AcquirePorts, type AcquireRequest, acquire } from '../../src/1-acquire/acquire.ts';
import type { Blob, ReadOptions, Snapshot } from '../../src/1-acquire/snapshot.ts';
import { isOrionError } from '../../src/errors/orion-error.ts';
import { createOutboundPolicy, type Resolver } from '../../src/network/index.ts';
import { LOOPBACK_SETTINGS } from './loopback-settings.ts';

/** Git servers, repositories and a job folder that end together. */
export class Loopback {
  readonly jobRoot: string;
  readonly #servers: GitServer[] = [];
  readonly #repositories: SampleRepository[] = [];

  private constructor(jobRoot: string) {
    this.jobRoot = jobRoot;
  }

  static async open(): Promise<Loopback> {
    return new Loopback(await mkdtemp(join(tmpdir(), 'orionwiki-test-')));
  }

  /** Registers a repository for removal. */
  async keep(made: Promise<SampleRepository>): Promise<SampleRepository> {
    const repository = await made;
    this.#repositories.push(repository);
    return repository;
  }

  async serve(
    repositories: GitServerOptions['repositories'],
    rest: Partial<GitServerOptions> = {},
  ): Promise<GitServer> {
    const server = await startGitServer({ ...rest, repositories });
    this.#servers.push(server);
    return server;
  }

  ports(changed: Partial<AcquirePorts> = {}, resolver?: Resolver): AcquirePorts {
    const policy = createOutboundPolicy(LOOPBACK_SETTINGS, resolver);
    return { policy, jobRoot: this.jobRoot, signal: new AbortController().signal, ...changed };
  }

  /** Acquires, lets `use` look at the snapshot, closes it. */
  async with<T>(
    request: AcquireRequest,
    use: (snapshot: Snapshot) => Promise<T> | T,
    ports = this.ports(),
  ): Promise<T> {
    const snapshot = await acquire(request, ports);
    try {
      return await use(snapshot);
    } finally {
      await snapshot.close();
    }
  }

  /** The coded failure of an acquisition that must fail, after checking that nothing is left of it. */
  async failure(
    request: AcquireRequest,
    ports = this.ports(),
  ): Promise<{ code: string; params: object; cause: unknown }> {
    const error = await acquire(request, ports).then(
      async (snapshot) => {
        await snapshot.close();
        throw new Error('acquired, although it should fail');
      },
      (reason: unknown) => reason,
    );
    if (!isOrionError(error)) throw error;
    expect(await this.jobs()).toEqual([]);
    return { code: error.code, params: error.params, cause: error.cause };
  }

  /** Names of the job directories that exist. */
  jobs(): Promise<string[]> {
    return readdir(this.jobRoot);
  }

  async close(): Promise<void> {
    for (const server of this.#servers) await server.close();
    for (const repository of this.#repositories) await repository.remove();
    await rm(this.jobRoot, { recursive: true, force: true });
  }
}

/** All files of a snapshot by path, as texts. */
export async function readTexts(snapshot: Snapshot, options?: ReadOptions): Promise<Record<string, string>> {
  const blobs = await readBlobs(snapshot, options);
  return Object.fromEntries(blobs.map(({ path, bytes }) => [path, Buffer.from(bytes).toString('utf8')]));
}

/** All files of a snapshot in the order in which they come. */
export function readBlobs(snapshot: Snapshot, options?: ReadOptions): Promise<Blob[]> {
  return collect(
    snapshot.read(
      snapshot.tree.map(({ path }) => path),
      options,
    ),
  );
}

/** Everything an iterable gives. */
export async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}
