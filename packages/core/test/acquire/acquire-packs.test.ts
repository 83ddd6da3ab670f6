import { readdir, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { createRepositoryFrom, createSampleRepository, type SampleRepository } from '@orionwiki/test-kit/samples';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Snapshot } from '../../src/1-acquire/snapshot.ts';
import { type Alteration, type AlteringServer, startAlteringServer } from './altering-server.ts';
import { Loopback, readTexts } from './loopback.ts';
import { entryBytes, packOf } from './pack-bytes.ts';

/** Alike in most lines, so that the server sends deltas. */
const FILES = Object.fromEntries(
  Array.from({ length: 120 }, (_, index) => {
    const lines = Array.from(
      { length: 60 },
      (_line, line) => `const v${line} = ${line === index % 60 ? index : line};`,
    );
    return [`src/f${String(index).padStart(3, '0')}.ts`, `${index}\n${lines.join('\n')}`];
  }),
);

let loopback: Loopback;
let alike: SampleRepository;
beforeAll(async () => {
  loopback = await Loopback.open();
  alike = await loopback.keep(createRepositoryFrom(FILES, { bare: true }));
});
afterAll(() => loopback.close());

const servers: AlteringServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

/** Packs in the job's folder: those that git stored, and those that were read without it. */
async function packs(): Promise<{ git: number; ours: number }> {
  const [job = ''] = await loopback.jobs();
  const names = async (folder: string) =>
    (await readdir(folder)).filter((name) => name.endsWith('.pack') && !name.startsWith('tmp_')).length;
  const folder = join(loopback.jobRoot, job);
  return { git: await names(join(folder, 'r.git', 'objects', 'pack')), ours: await names(folder) };
}

async function outcome(snapshot: Snapshot): Promise<{ texts: Record<string, string>; git: number; ours: number }> {
  return { texts: await readTexts(snapshot), ...(await packs()) };
}

describe('files', () => {
  it.each([
    ['version 2', {}, { git: 1, ours: 1 }],
    ['version 0', { protocolVersion: 0 }, { git: 1, ours: 1 }],
    ['with the filter blob:none only', { filters: 'blob-none' }, { git: 1, ours: 1 }],
    ['without objects by id in version 2, where that is no rule', { anyObject: false }, { git: 1, ours: 1 }],
    ['without filters', { filters: 'off' }, { git: 1, ours: 0 }],
    ['version 0 without filters', { protocolVersion: 0, filters: 'off' }, { git: 1, ours: 0 }],
    ['version 0 without objects by id', { protocolVersion: 0, anyObject: false }, { git: 1, ours: 0 }],
    ['version 0 that promises what names lead to', { protocolVersion: 0, anyObject: 'reachable' }, { git: 1, ours: 1 }],
  ] as const)('of a server of %s are read with or without git', async (_title, peculiarity, expected) => {
    const server = await loopback.serve({ alike: { gitDir: alike.gitDir, ...peculiarity } });
    const found = await loopback.with({ url: server.repositoryUrl('alike') }, outcome);
    expect(found).toEqual({ texts: FILES, ...expected });
  });

  it('with SHA-256 are read without git', async () => {
    const tiny = await loopback.keep(createSampleRepository('tiny', { objectFormat: 'sha256' }));
    const server = await loopback.serve({ tiny: tiny.gitDir });
    const found = await loopback.with({ url: server.repositoryUrl('tiny') }, outcome);
    expect([Object.keys(found.texts).length, found.git, found.ours]).toEqual([3, 1, 1]);
  });

  it.each([
    ['from memory', {}],
    ['from the disk where there is no room in memory', { heldBytes: 0 }],
  ])('are read %s, and again without a question', async (_title, limits) => {
    const server = await loopback.serve({ alike: alike.gitDir });
    const use = async (snapshot: Snapshot) => {
      expect(await readTexts(snapshot)).toEqual(FILES);
      const asked = server.requests.length;
      expect(await readTexts(snapshot)).toEqual(FILES);
      expect(server.requests).toHaveLength(asked);
    };
    await loopback.with({ url: server.repositoryUrl('alike') }, use, loopback.ports({ limits }));
  });

  it.each([
    ['is closed', async (snapshot: Snapshot) => snapshot.close(), 'CANCELLED'],
    ['is changed by somebody', async (_snapshot: Snapshot, pack: string) => truncate(pack, 100), 'INTERNAL'],
  ] as const)('end with a code when their folder %s while they are read', async (_title, harm, code) => {
    const server = await loopback.serve({ alike: alike.gitDir });
    const use = async (snapshot: Snapshot) => {
      const reading = snapshot.read(snapshot.tree.map(({ path }) => path))[Symbol.asyncIterator]();
      await reading.next();
      const [job = ''] = await loopback.jobs();
      await harm(snapshot, join(loopback.jobRoot, job, 'files-0.pack'));
      const rest = async () => {
        while (!(await reading.next()).done);
      };
      await expect(rest()).rejects.toMatchObject({ code });
    };
    await loopback.with({ url: server.repositoryUrl('alike') }, use, loopback.ports({ limits: { heldBytes: 0 } }));
  });

  it('that are too much at once are asked for in smaller parts', async () => {
    const server = await loopback.serve({ alike: alike.gitDir });
    // 60 files are about 60 KiB, and their deltas.
    const ports = loopback.ports({ limits: { idsPerFetch: 110, packContentBytes: 80 << 10 } });
    const found = await loopback.with({ url: server.repositoryUrl('alike') }, outcome, ports);
    expect(found).toEqual({ texts: FILES, git: 2, ours: 1 });
  });

  it.each(['packBytes', 'packContentBytes', 'packObjectBytes'])('above the bound %s are left to git', async (bound) => {
    const server = await loopback.serve({ alike: alike.gitDir });
    const ports = loopback.ports({ limits: { [bound]: 100, idsPerFetch: 40 } });
    const found = await loopback.with({ url: server.repositoryUrl('alike') }, outcome, ports);
    expect(found).toEqual({ texts: FILES, git: 4, ours: 0 });
    // What the server is, its names, the tree, one refusal, three fetches by git.
    expect(server.requests).toHaveLength(7);
  });
});

const packet = (band: number, data: Buffer): Buffer =>
  Buffer.concat([Buffer.from((data.length + 5).toString(16).padStart(4, '0')), Buffer.from([band]), data]);

/** An answer of version 2 with these packets of a pack. */
const answerOf = (...packets: readonly Buffer[]): Buffer =>
  Buffer.concat([Buffer.from('000dpackfile\n'), ...packets, Buffer.from('0000')]);

const other = entryBytes({ type: 3, content: Buffer.from('not what was asked for') });
const zip = entryBytes({ type: 3, content: Buffer.alloc(9), compressed: deflateSync(Buffer.alloc(32 << 20)) });
const copies = (entry: Buffer): Buffer => packOf(Array<Buffer>(120).fill(entry));

/** Sends for as long as somebody listens. */
function endlessly(part: Buffer): Alteration {
  return (_answer, response) => {
    const send = (): void => {
      while (!response.destroyed && response.write(part));
    };
    response.on('drain', send);
    response.write('000dpackfile\n');
    send();
  };
}

/** A part of the answer, then nobody is there any more. */
const cutOff: Alteration = (answer, response) => {
  response.writeHead(200, { 'content-length': answer.length });
  response.write(answer.subarray(0, 100), () => response.destroy());
};

describe('an answer with files that is wrong once is left to git, which asks again', () => {
  const bits = (answer: Buffer): Buffer => {
    const changed = Buffer.from(answer);
    const at = answer.length - 1000;
    changed[at] = (changed[at] ?? 0) ^ 1;
    return changed;
  };
  it.each<[string, Alteration]>([
    ['one bit is another', (answer, response) => response.end(bits(answer))],
    ['it ends early', (answer, response) => response.end(answer.subarray(0, -500))],
    ['it says nothing', (_answer, response) => response.end()],
    ['it is something else', (_answer, response) => response.end('hello')],
    ['it goes on', (answer, response) => response.end(Buffer.concat([answer, answer]))],
    ['it is an error', (_answer, response) => response.end('0012ERR out of luck')],
    ['it breaks off with an error', (_answer, response) => response.end(answerOf(packet(3, Buffer.from('sorry'))))],
    ['it holds other files', (_answer, response) => response.end(answerOf(packet(1, copies(other))))],
    [
      'it inflates without end',
      (_answer, response) => response.end(answerOf(packet(1, copies(zip).subarray(0, 65_000)))),
    ],
    ['it talks without end', endlessly(packet(2, Buffer.alloc(60_000, 46)))],
    ['it keeps alive without end', endlessly(Buffer.from('0005\x01'.repeat(10_000)))],
    ['it sends without end', endlessly(packet(1, Buffer.alloc(60_000)))],
    ['it is a page', (_answer, response) => response.setHeader('content-type', 'text/html').end('<p>Sign in')],
    ['the server has a fault', (_answer, response) => response.writeHead(500).end()],
    ['it is not understood', (_answer, response) => response.writeHead(400).end()],
  ])('%s', async (_title, alter) => {
    const server = await loopback.serve({ alike: alike.gitDir });
    // What the server is, its names, the tree, then files.
    const front = await startAlteringServer(server.url, [3], alter);
    servers.push(front);
    const ports = loopback.ports({ limits: { packBytes: 2 << 20 } });
    const found = await loopback.with({ url: `${front.url}/alike` }, outcome, ports);
    expect(found).toEqual({ texts: FILES, git: 2, ours: 0 });
    expect(front.count()).toBe(5);
  });

  it('and once more for everything when files are not given out by id', async () => {
    const server = await loopback.serve({ alike: alike.gitDir });
    const refusal = '0022ERR upload-pack: not our ref x';
    const front = await startAlteringServer(server.url, [3, 4], (_answer, response) => response.end(refusal));
    servers.push(front);
    const notices: unknown[] = [];
    await loopback.with({ url: `${front.url}/alike` }, async (snapshot) => {
      const onNotice = (notice: unknown) => void notices.push(notice);
      expect(await readTexts(snapshot, { onNotice })).toEqual(FILES);
    });
    expect(notices).toMatchObject([{ code: 'NO_PARTIAL_FETCH' }]);
  });

  it.each<[string, Alteration, string]>([
    ['it is cut off', cutOff, 'REPO_UNREACHABLE'],
    ['access is refused', (_answer, response) => response.writeHead(401).end(), 'REPO_NOT_FOUND_OR_PRIVATE'],
    ['it does not come', () => {}, 'CLONE_TIMEOUT'],
  ])('but not when %s', async (_title, alter, code) => {
    const server = await loopback.serve({ alike: alike.gitDir });
    const front = await startAlteringServer(server.url, [3], alter);
    servers.push(front);
    const ports = loopback.ports({ limits: code === 'CLONE_TIMEOUT' ? { gitIdleMs: 800 } : {} });
    await loopback.with(
      { url: `${front.url}/alike` },
      (snapshot) => expect(readTexts(snapshot)).rejects.toMatchObject({ code }),
      ports,
    );
    expect(await loopback.jobs()).toEqual([]);
  });
});
