import { readdirSync, readFileSync } from 'node:fs';
import { createSampleRepository, type SampleRepository } from '@orionwiki/test-kit/samples';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acquire } from '../../src/1-acquire/acquire.ts';
import { DEFAULT_ACQUIRE_LIMITS } from '../../src/1-acquire/acquire-limits.ts';
import { acquireRemote } from '../../src/1-acquire/acquire-remote.ts';
import { parseRepoUrl } from '../../src/1-acquire/parse-repo-url.ts';
import { collect, Loopback } from './loopback.ts';

let loopback: Loopback;
let service: SampleRepository;
beforeAll(async () => {
  loopback = await Loopback.open();
  service = await loopback.keep(createSampleRepository('typescript-service'));
});
afterAll(() => loopback.close());

/** Command lines of processes that work in this test's job folder. */
function processesInJob(): string[] {
  const commands: string[] = [];
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)) {
    try {
      const command = readFileSync(`/proc/${pid}/cmdline`, 'latin1').replaceAll('\0', ' ');
      const environment = readFileSync(`/proc/${pid}/environ`, 'latin1');
      if ((command + environment).includes(loopback.jobRoot)) commands.push(command);
    } catch {
      // Ended meanwhile.
    }
  }
  return commands;
}

/** Resolves as soon as `isTrue` holds; the test's own time limit bounds it. */
async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await new Promise((resolve) => setImmediate(resolve));
}

describe.runIf(process.platform === 'linux')('a cancelled acquisition', () => {
  it.each([true, false])('leaves no process and no folder (resource limits: %s)', async (hasResourceLimits) => {
    const server = await loopback.serve({ slow: { gitDir: service.gitDir, answer: 'stall-on-fetch' } });
    const ending = new AbortController();
    const request = { url: server.repositoryUrl('slow') };
    const address = parseRepoUrl(request.url);
    if (!address.ok) throw new Error(address.reason);
    const job = { ...loopback.ports({ signal: ending.signal }), limits: DEFAULT_ACQUIRE_LIMITS };
    const limited = Promise.resolve(hasResourceLimits);
    const running = acquireRemote(address, request, { ...job, hasResourceLimits: limited }).catch(
      (error: unknown) => error,
    );
    await until(() => processesInJob().some((command) => /^git .*fetch-pack/.test(command)));
    expect(await loopback.jobs()).toHaveLength(1);
    ending.abort();
    expect(await running).toMatchObject({ code: 'CANCELLED' });
    expect(await loopback.jobs()).toEqual([]);
    await until(() => processesInJob().length === 0);
  });

  it('before it begins does nothing', async () => {
    const server = await loopback.serve({ slow: service.gitDir });
    const request = { url: server.repositoryUrl('slow') };
    expect(await loopback.failure(request, loopback.ports({ signal: AbortSignal.abort() }))).toMatchObject({
      code: 'CANCELLED',
    });
    expect(server.requests).toEqual([]);
  });

  it('while files are read ends the reading', async () => {
    const server = await loopback.serve({ tools: service.gitDir });
    const ending = new AbortController();
    const snapshot = await acquire({ url: server.repositoryUrl('tools') }, loopback.ports({ signal: ending.signal }));
    const paths = snapshot.tree.map(({ path }) => path);
    const reading = collect(snapshot.read(paths));
    ending.abort();
    await expect(reading).rejects.toMatchObject({ code: 'CANCELLED' });
    await snapshot.close();
    await snapshot.close();
    expect(await loopback.jobs()).toEqual([]);
  });

  it('is the same for a snapshot that is closed while it is read', async () => {
    const server = await loopback.serve({ tools: service.gitDir });
    const snapshot = await acquire({ url: server.repositoryUrl('tools') }, loopback.ports());
    const reading = collect(snapshot.read(snapshot.tree.map(({ path }) => path)));
    const outcome = reading.catch((error: unknown) => error);
    await snapshot.close();
    expect(await outcome).toMatchObject({ code: 'CANCELLED' });
    expect(await loopback.jobs()).toEqual([]);
  });

  it('leaves nothing when a reader stops early', async () => {
    const server = await loopback.serve({ tools: service.gitDir });
    await loopback.with({ url: server.repositoryUrl('tools') }, async (snapshot) => {
      for await (const blob of snapshot.read(snapshot.tree.map(({ path }) => path))) {
        expect(blob.path).toBe('.env.example');
        break;
      }
    });
    await until(() => processesInJob().length === 0);
  });
});
