import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { rm, truncate, writeFile } from 'node:fs/promises';
import { type AddressInfo, connect, createServer } from 'node:net';
import { join } from 'node:path';
import { createRepositoryFrom } from '@orionwiki/test-kit/samples';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Notice } from '../../src/0-vocabulary/notice.ts';
import { DEFAULT_ACQUIRE_LIMITS } from '../../src/1-acquire/acquire-limits.ts';
import { GIT_SAFE_PATH, gitEnvironment } from '../../src/1-acquire/git-process.ts';
import { HostileRepository } from './hostile-repository.ts';
import { Loopback, readBlobs } from './loopback.ts';

const FULL = process.env.ORION_FULL === '1';
if (FULL) vi.setConfig({ testTimeout: 180_000 });
const MIB = 1 << 20;

let loopback: Loopback;
beforeAll(async () => {
  loopback = await Loopback.open();
});
afterAll(() => loopback.close());

/** A repository of so many files of a MiB that does not compress, with one small file before and one after them. */
async function bulky(mebibytes: number): Promise<string> {
  const bulk = Array.from({ length: mebibytes }, (_, index) => [`bulk/${index}`, randomBytes(MIB)] as const);
  const files = { 'a.ts': 'a', ...Object.fromEntries(bulk), 'z.ts': 'z' };
  return (await loopback.keep(createRepositoryFrom(files, { bare: true }))).gitDir;
}

/** A line to a server that carries a MiB every 200 ms, and how many bytes came over it. */
async function openNarrowLine(port: number): Promise<{ port: number; carried: () => number; close: () => void }> {
  let carried = 0;
  const line = createServer((client) => {
    const server = connect(port, '127.0.0.1');
    client.pipe(server);
    server.on('data', (chunk) => {
      carried += chunk.length;
      server.pause();
      client.write(chunk);
      setTimeout(() => server.resume(), (200 * chunk.length) / MIB);
    });
    server.on('end', () => client.end());
    for (const socket of [client, server]) {
      socket.on('error', () => {});
      socket.on('close', () => {
        client.destroy();
        server.destroy();
      });
    }
  });
  line.listen(0, '127.0.0.1');
  await once(line, 'listening');
  return { port: (line.address() as AddressInfo).port, carried: () => carried, close: () => void line.close() };
}

describe('disk space', () => {
  it('that a repository would exceed while it is fetched whole ends the fetch early', async () => {
    const server = await loopback.serve({ bulky: { gitDir: await bulky(16), filters: 'off' } });
    const line = await openNarrowLine(server.port);
    const ports = loopback.ports({ limits: { diskBytes: MIB } });
    const failure = await loopback.failure({ url: `http://127.0.0.1:${line.port}/bulky` }, ports);
    line.close();
    expect(failure).toMatchObject({ code: 'REPO_TOO_LARGE', params: { limit: '1 MiB' } });
    expect(line.carried()).toBeGreaterThan(MIB);
    expect(line.carried()).toBeLessThan(10 * MIB);
  });

  it('that chosen files would exceed ends the reading with a notice, and what came before is read', async () => {
    const server = await loopback.serve({ bulky: await bulky(6) });
    const ports = loopback.ports({ limits: { diskBytes: 2 * MIB, idsPerFetch: 1 } });
    await loopback.with(
      { url: server.repositoryUrl('bulky') },
      async (snapshot) => {
        const notices: Notice[] = [];
        const options = { maxFileBytes: 2 * MIB, onNotice: (notice: Notice) => void notices.push(notice) };
        const read = (await readBlobs(snapshot, options)).map(({ path }) => path as string);
        expect(read).toEqual(['a.ts', 'bulk/0', 'bulk/1']);
        expect(notices.at(-1)).toEqual({ code: 'DISK_LIMIT', stage: 'acquire', params: { limit: '2 MiB' } });
      },
      ports,
    );
  });
});

describe.runIf(process.platform === 'linux')('processor time', () => {
  it('ends git after the seconds it was given, however long the clock would let it work', async () => {
    const { signal } = new AbortController();
    const limits = { ...DEFAULT_ACQUIRE_LIMITS, gitCpuSeconds: 1 };
    const env = gitEnvironment({ gitDir: '', limits, hasResourceLimits: true, signal });
    // A file without content on the disk, packed to find its id: minutes of work.
    const file = join(loopback.jobRoot, 'zeros');
    await writeFile(file, '');
    await truncate(file, 64 * 1024 * MIB);
    const child = spawn(GIT_SAFE_PATH, ['hash-object', file], { env, stdio: 'ignore' });
    const [code, ending] = await once(child, 'close');
    await rm(file);
    // Ended by the kernel's signal, not by the wrapper's clock of 120 seconds and not by itself.
    expect(code === 0).toBe(false);
    expect([137, 152, null]).toContain(code);
    expect([null, 'SIGKILL', 'SIGXCPU']).toContain(ending);
  });

  it.runIf(FULL)('that one file needs beyond that costs this file only', async () => {
    const keeper = await loopback.keep(createRepositoryFrom({}, { bare: true }));
    const repository = HostileRepository.create(`${keeper.dir}/busy`);
    const small = await repository.put('blob', 'x\n');
    const zeros = await repository.putZeros(1024 * MIB);
    await repository.commit(
      await repository.putTree([
        ['100644', 'a.ts', small],
        ['100644', 'zeros.bin', zeros],
      ]),
    );
    const server = await loopback.serve({ busy: repository.gitDir });
    const ports = loopback.ports({ limits: { gitCpuSeconds: 1 } });
    await loopback.with(
      { url: server.repositoryUrl('busy') },
      async (snapshot) => {
        const notices: Notice[] = [];
        const blobs = await readBlobs(snapshot, { onNotice: (notice) => notices.push(notice) });
        expect(blobs.map(({ path }) => path)).toEqual(['a.ts']);
        expect(notices).toMatchObject([{ code: 'FILE_TOO_LARGE', path: 'zeros.bin' }]);
      },
      ports,
    );
  });
});
