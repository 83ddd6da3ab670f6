import {
  createRepositoryFrom,
  createSampleRepository,
  readSampleFiles,
  type SampleRepository,
} from '@orionwiki/test-kit/samples';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Secret } from '../../src/text/secret.ts';
import { collect, Loopback, readBlobs, readTexts } from './loopback.ts';

let loopback: Loopback;
let service: SampleRepository;
beforeAll(async () => {
  loopback = await Loopback.open();
  const branches = { 'feature/new/queue': { 'src/queue/new-queue.ts': 'export const depth = 3;\n' } };
  service = await loopback.keep(createSampleRepository('typescript-service', { branches, tags: { 'v0.4.0': 'main' } }));
});
afterAll(() => loopback.close());

describe('a public repository', () => {
  it('is read at its default branch, whole and in path order', async () => {
    const server = await loopback.serve({ 'acme/hookline': service.gitDir });
    const expected = await readSampleFiles('typescript-service');
    await loopback.with({ url: server.repositoryUrl('acme/hookline') }, async (snapshot) => {
      expect(snapshot).toMatchObject({
        commit: service.commit,
        ref: 'main',
        subdir: '',
        date: '2025-03-14T09:26:53Z',
        notices: [],
      });
      expect(snapshot.origin).toMatchObject({
        fullName: 'acme/hookline',
        name: 'hookline',
        url: `${server.url}/acme/hookline`,
      });
      expect(snapshot.tree.map(({ path }) => path)).toEqual(Object.keys(expected).sort());
      const texts = await readTexts(snapshot);
      expect(texts).toEqual(
        Object.fromEntries(Object.entries(expected).map(([path, content]) => [path, String(content)])),
      );
    });
    expect(await loopback.jobs()).toEqual([]);
    expect(server.requests.some(({ hasAuthorization }) => hasAuthorization)).toBe(false);
  });

  it.each([
    ['a branch with slashes', { ref: 'feature/new/queue' }, '', 'feature/new/queue', ''],
    ['a tag', { ref: 'v0.4.0' }, '', 'v0.4.0', ''],
    [
      'a folder in the address behind a branch with slashes',
      {},
      '/tree/feature/new/queue/src/queue',
      'feature/new/queue',
      'src/queue',
    ],
    ['the folder of a file in the address', {}, '/blob/main/src/queue/queue.ts', 'main', 'src/queue'],
    ['a tag in the address', {}, '/releases/tag/v0.4.0', 'v0.4.0', ''],
    ['the ref that was given, not the one in the address', { ref: 'v0.4.0' }, '/tree/main', 'v0.4.0', ''],
  ])('is read at %s', async (_title, extra, path, ref, subdir) => {
    const server = await loopback.serve({ 'acme/hookline': service.gitDir });
    await loopback.with({ url: `${server.url}/acme/hookline${path}`, ...extra }, (snapshot) => {
      expect(snapshot).toMatchObject({ ref, subdir, commit: service.tips[ref] ?? service.commit });
    });
  });

  it('is read at a commit given by its full id', async () => {
    const server = await loopback.serve({ 'acme/hookline': service.gitDir });
    const commit = service.tips['feature/new/queue'] ?? '';
    await loopback.with({ url: server.repositoryUrl('acme/hookline'), ref: commit }, (snapshot) => {
      expect(snapshot).toMatchObject({ commit, ref: commit, date: '2025-03-14T10:26:53Z' });
    });
  });

  it('limited to a folder holds only what is below it, with whole paths', async () => {
    const server = await loopback.serve({ 'acme/hookline': service.gitDir });
    await loopback.with({ url: server.repositoryUrl('acme/hookline'), subdir: '/src/queue/' }, async (snapshot) => {
      expect(snapshot.subdir).toBe('src/queue');
      expect(Object.keys(await readTexts(snapshot))).toEqual(
        ['file-queue', 'memory-queue', 'queue'].map((name) => `src/queue/${name}.ts`),
      );
    });
  });

  it('tells progress', async () => {
    const server = await loopback.serve({ 'acme/hookline': service.gitDir });
    const steps: number[] = [];
    const ports = loopback.ports({ onProgress: ({ objects, total }) => steps.push(objects / total) });
    await loopback.with({ url: server.repositoryUrl('acme/hookline') }, () => {}, ports);
    expect(steps.at(-1)).toBe(1);
  });

  it('is found through a redirect on the same host', async () => {
    const server = await loopback.serve({ 'acme/hookline': service.gitDir });
    const front = await loopback.serve({
      'old/name': { gitDir: '', answer: { redirectTo: `${server.url}/acme/hookline.git` } },
    });
    await loopback.with({ url: front.repositoryUrl('old/name') }, ({ commit }) => expect(commit).toBe(service.commit));
  });

  it('is asked for under the other spelling after a 404', async () => {
    const server = await loopback.serve({
      a: { gitDir: service.gitDir, dotGit: 'refused' },
      b: { gitDir: service.gitDir, dotGit: 'required' },
    });
    for (const url of [`${server.url}/a.git`, `${server.url}/b`]) {
      await loopback.with({ url }, ({ commit }) => expect(commit).toBe(service.commit));
    }
  });

  it('is reached at the address that was vetted: one look-up, whatever the name means later', async () => {
    const server = await loopback.serve({ 'acme/hookline': service.gitDir });
    const answers = ['127.0.0.1', '10.0.0.1', '10.0.0.1', '10.0.0.1'];
    const resolver = async () => [{ address: answers.shift() ?? '', family: 4 }];
    const url = `http://rebind.example:${server.port}/acme/hookline.git`;
    await loopback.with(
      { url },
      async (snapshot) => expect(await readBlobs(snapshot)).toHaveLength(27),
      loopback.ports({}, resolver),
    );
    expect(answers).toHaveLength(3);
  });
});

describe('a private repository', () => {
  it('is read with a token, under the host’s usual user name', async () => {
    const server = await loopback.serve(
      { 'acme/hookline': service.gitDir },
      { auth: { username: 'oauth2', password: 'tok en'.replace(' ', '') } },
    );
    await loopback.with(
      { url: server.repositoryUrl('acme/hookline'), token: new Secret('token') },
      async (snapshot) => {
        expect(await readBlobs(snapshot)).toHaveLength(27);
      },
    );
    expect(
      new Set(server.requests.filter(({ hasAuthorization }) => hasAuthorization).map(({ username }) => username)),
    ).toEqual(new Set(['oauth2']));
  });

  it('is read under the user name that was given', async () => {
    const server = await loopback.serve(
      { 'acme/hookline': service.gitDir },
      { auth: { username: 'deploy-7', password: 'token' } },
    );
    const request = { url: server.repositoryUrl('acme/hookline'), username: 'deploy-7', token: new Secret('token') };
    await loopback.with(request, ({ commit }) => expect(commit).toBe(service.commit));
  });

  it('does not pass its token on to another origin', async () => {
    const other = await loopback.serve({ 'acme/hookline': service.gitDir });
    const front = await loopback.serve({
      'acme/hookline': { gitDir: '', answer: { redirectTo: `${other.url}/acme/hookline.git` } },
    });
    const request = { url: front.repositoryUrl('acme/hookline'), token: new Secret('token') };
    await loopback.with(request, async (snapshot) => expect(await readBlobs(snapshot)).toHaveLength(27));
    expect(front.requests.every(({ hasAuthorization }) => hasAuthorization)).toBe(true);
    expect(other.requests.some(({ hasAuthorization }) => hasAuthorization)).toBe(false);
  });
});

describe('every kind of git server', () => {
  it.each([
    ['version 2', {}],
    ['version 0', { protocolVersion: 0 }],
    ['without filters', { filters: 'off' }],
    ['version 0 without filters', { protocolVersion: 0, filters: 'off' }],
    ['without objects by id', { anyObject: false }],
    ['version 0 without objects by id', { protocolVersion: 0, anyObject: false }],
    ['version 0 that promises objects by id and refuses them', { protocolVersion: 0, anyObject: 'reachable' }],
    ['with the filter blob:none only', { filters: 'blob-none' }],
  ] as const)('%s gives the same files', async (_title, peculiarity) => {
    const server = await loopback.serve({ 'acme/hookline': { gitDir: service.gitDir, ...peculiarity } });
    await loopback.with({ url: server.repositoryUrl('acme/hookline') }, async (snapshot) => {
      const expected = Object.entries(await readSampleFiles('typescript-service')).map(([path, content]) => [
        path,
        String(content),
      ]);
      expect(await readTexts(snapshot)).toEqual(Object.fromEntries(expected));
    });
  });

  it('with SHA-256 ids gives its files', async () => {
    const tiny = await loopback.keep(createSampleRepository('tiny', { objectFormat: 'sha256' }));
    const server = await loopback.serve({ tiny: tiny.gitDir });
    await loopback.with({ url: server.repositoryUrl('tiny') }, async (snapshot) => {
      expect(snapshot.commit).toMatch(/^[0-9a-f]{64}$/);
      expect(Object.keys(await readTexts(snapshot))).toEqual(['README.md', 'package.json', 'semaphore.js']);
    });
  });
});

describe('files', () => {
  it('are fetched once, only when asked for, and in the order asked for', async () => {
    const server = await loopback.serve({ 'acme/hookline': service.gitDir });
    await loopback.with({ url: server.repositoryUrl('acme/hookline') }, async (snapshot) => {
      const [first, second] = snapshot.tree.map(({ path }) => path);
      if (!first || !second) throw new Error('tree is empty');
      const count = () => server.requests.length;
      const before = count();
      expect((await collect(snapshot.read([second, first]))).map(({ path }) => path)).toEqual([second, first]);
      const fetched = count();
      expect(fetched).toBeGreaterThan(before);
      expect(await collect(snapshot.read([first, second]))).toHaveLength(2);
      expect(count()).toBe(fetched);
    });
  });

  it('are fetched in several requests when there are many, and content is handed out in bounded groups', async () => {
    const server = await loopback.serve({ 'acme/hookline': service.gitDir });
    const ports = loopback.ports({ limits: { idsPerFetch: 10, readGroupBytes: 1000 } });
    await loopback.with(
      { url: server.repositoryUrl('acme/hookline') },
      async (snapshot) => expect(await readBlobs(snapshot)).toHaveLength(27),
      ports,
    );
    // The names, the tree, then 27 objects by tens; what the server is was asked once.
    const posts = server.requests.filter(({ method }) => method === 'POST');
    expect(posts).toHaveLength(1 + 1 + 3);
    expect(server.requests).toHaveLength(posts.length + 1);
  });

  it('of the same content come together', async () => {
    const twins = await loopback.keep(createRepositoryFrom({ a: 'same', b: 'other', c: 'same' }));
    const server = await loopback.serve({ twins: twins.gitDir });
    await loopback.with({ url: server.repositoryUrl('twins') }, async (snapshot) => {
      expect((await readBlobs(snapshot)).map(({ path }) => path)).toEqual(['a', 'c', 'b']);
    });
  });
});
