import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createSampleRepository, type SampleRepository } from '@orionwiki/test-kit/samples';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { Loopback, readBlobs } from './loopback.ts';

let loopback: Loopback;
let tiny: SampleRepository;
beforeAll(async () => {
  loopback = await Loopback.open();
  tiny = await loopback.keep(createSampleRepository('tiny'));
});
afterAll(() => loopback.close());

const canaries: Server[] = [];
afterEach(async () => {
  vi.unstubAllEnvs();
  for (const server of canaries.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

/** A server that must not be contacted, and what was asked of it. */
async function canary(): Promise<{ url: string; contacts: () => number }> {
  let contacts = 0;
  const server = createServer((_request, response) => response.end());
  server.on('connection', () => contacts++);
  canaries.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, contacts: () => contacts };
}

const HOST = '127.0.0.1';
const UNREACHABLE = 'REPO_UNREACHABLE';

describe('a server that turns hostile', () => {
  // The server is asked what it is, then (in version 2) for its names; from then on git's requests are carried.
  it.each([
    ['with references without end, at the first look', 0, 'endless-references', 'REPO_NOT_GIT', {}],
    ['with references without end, when asked for names', 1, 'endless-references', UNREACHABLE, {}],
    ['with references without end, when git asks', 2, 'endless-references', UNREACHABLE, {}],
    ['with cut-off points without end', 2, 'endless-shallows', 'REPO_TOO_LARGE', {}],
    ['with a compressed bomb, at the first look', 0, 'compressed-references', UNREACHABLE, { reason: 'not-http' }],
    ['with a compressed bomb, when asked for names', 1, 'compressed-references', UNREACHABLE, { reason: 'not-http' }],
    ['with a compressed bomb, when git asks', 2, 'compressed-references', UNREACHABLE, { reason: 'not-http' }],
    ['by dripping, at the first look', 0, 'drip', UNREACHABLE, { reason: 'timeout' }],
    ['by dripping, when asked for names', 1, 'drip', UNREACHABLE, { reason: 'timeout' }],
    ['by dripping, when git asks', 2, 'drip', 'CLONE_TIMEOUT', { seconds: 1 }],
    ['by silence, when git asks', 2, 'stall', 'CLONE_TIMEOUT', { seconds: 1 }],
    ['by being busy for ever', 2, 'slow-progress', 'CLONE_TIMEOUT', { seconds: 2 }],
    ['with messages without end', 2, 'endless-progress', UNREACHABLE, { reason: 'answer-too-large' }],
    ['with a sign-in page, when git asks', 2, 'sign-in-page', 'REPO_NOT_GIT', {}],
    ['with a fault of its own, when git asks', 2, 'unavailable', UNREACHABLE, { reason: 'server-error' }],
  ] as const)('%s is given up', async (_title, after, instead, code, params) => {
    const server = await loopback.serve({ odd: { gitDir: tiny.gitDir, answer: { after, instead } } });
    const limits = { preflightMs: 700, gitIdleMs: 1000, gitWallMs: 2000, gitMemoryBytes: 96 << 20 };
    // Where another bound is the point, the clock must not be first.
    const isPatient = code !== 'CLONE_TIMEOUT' && instead !== 'drip';
    const patient = isPatient ? { ...limits, preflightMs: 10_000, gitIdleMs: 15_000, gitWallMs: 30_000 } : limits;
    const failure = await loopback.failure({ url: `${server.url}/odd` }, loopback.ports({ limits: patient }));
    expect(failure).toMatchObject({ code, params });
  });

  it.each([
    ['by dripping', 'drip', 'CLONE_TIMEOUT', { seconds: 1 }],
    ['by silence', 'stall', 'CLONE_TIMEOUT', { seconds: 1 }],
    ['with references without end', 'endless-references', UNREACHABLE, {}],
    ['with a compressed bomb', 'compressed-references', UNREACHABLE, { reason: 'not-http' }],
    ['with a sign-in page', 'sign-in-page', 'REPO_NOT_GIT', {}],
  ] as const)('%s is given up in version 0 of the protocol too', async (_title, instead, code, params) => {
    const answer = { after: 1, instead };
    const server = await loopback.serve({ odd: { gitDir: tiny.gitDir, answer, protocolVersion: 0 } });
    const limits = { gitIdleMs: code === 'CLONE_TIMEOUT' ? 1000 : 15_000, gitMemoryBytes: 96 << 20 };
    const failure = await loopback.failure({ url: `${server.url}/odd` }, loopback.ports({ limits }));
    expect(failure).toMatchObject({ code, params });
  });

  it.each([
    ['the fetch', 2, 2],
    ['the fetch in version 0', 1, 0],
  ] as const)('by a redirect to another place, at %s, is not followed', async (_title, after, protocolVersion) => {
    const inside = await canary();
    const answer = { after, instead: { redirectTo: `${inside.url}/x` } };
    const server = await loopback.serve({ odd: { gitDir: tiny.gitDir, answer, protocolVersion } });
    const failure = await loopback.failure({ url: `${server.url}/odd` });
    expect(failure).toMatchObject({ code: UNREACHABLE, params: { host: HOST, reason: 'too-many-redirects' } });
    expect(inside.contacts()).toBe(0);
  });

  it('by a redirect to another place, at the files, is not followed', async () => {
    const inside = await canary();
    const answer = { after: 3, instead: { redirectTo: `${inside.url}/x` } };
    const server = await loopback.serve({ odd: { gitDir: tiny.gitDir, answer } });
    await loopback.with({ url: `${server.url}/odd` }, async (snapshot) => {
      await expect(readBlobs(snapshot)).rejects.toMatchObject({ code: UNREACHABLE });
    });
    expect(inside.contacts()).toBe(0);
  });

  it('by redirecting the question for references is not followed', async () => {
    const inside = await canary();
    const answer = { after: 1, instead: { redirectTo: `${inside.url}/x` } };
    const server = await loopback.serve({ odd: { gitDir: tiny.gitDir, answer } });
    expect(await loopback.failure({ url: `${server.url}/odd` })).toMatchObject({ code: 'REPO_NOT_GIT' });
    expect(inside.contacts()).toBe(0);
  });
});

describe('settings of whoever started the program', () => {
  it('for proxies, git and its helpers are not used', async () => {
    const elsewhere = await canary();
    for (const name of ['http_proxy', 'HTTP_PROXY', 'https_proxy', 'HTTPS_PROXY', 'ALL_PROXY', 'all_proxy']) {
      vi.stubEnv(name, elsewhere.url);
    }
    vi.stubEnv('NODE_USE_ENV_PROXY', '1');
    vi.stubEnv('no_proxy', '');
    vi.stubEnv('GIT_CONFIG_COUNT', '2');
    vi.stubEnv('GIT_CONFIG_KEY_0', `url.${elsewhere.url}/.insteadOf`);
    vi.stubEnv('GIT_CONFIG_VALUE_0', 'http://127.0.0.1');
    vi.stubEnv('GIT_CONFIG_KEY_1', 'http.proxy');
    vi.stubEnv('GIT_CONFIG_VALUE_1', elsewhere.url);
    vi.stubEnv('GIT_ALLOW_PROTOCOL', 'ext:file:http');
    vi.stubEnv('GIT_ASKPASS', '/bin/false');
    vi.stubEnv('GIT_DIR', '/nonexistent');
    const server = await loopback.serve({ tiny: tiny.gitDir });
    await loopback.with({ url: server.repositoryUrl('tiny') }, async (snapshot) => {
      expect(await readBlobs(snapshot)).toHaveLength(3);
    });
    expect(elsewhere.contacts()).toBe(0);
  });
});
