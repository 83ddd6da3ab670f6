import { execFileSync } from 'node:child_process';
import { createServer } from 'node:net';
import { createSampleRepository, type SampleRepository } from '@orionwiki/test-kit/samples';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createOutboundPolicy, DEFAULT_OUTBOUND_SETTINGS } from '../../src/network/index.ts';
import { Secret } from '../../src/text/secret.ts';
import { Loopback } from './loopback.ts';

let loopback: Loopback;
let tiny: SampleRepository;
beforeAll(async () => {
  loopback = await Loopback.open();
  tiny = await loopback.keep(createSampleRepository('tiny'));
});
afterAll(() => loopback.close());

const token = new Secret('wrong-token');
const HOST = '127.0.0.1';

/** Patience only where impatience is the point: a busy computer is slow too. */
const LIMITS: Readonly<Record<string, object>> = { stall: { preflightMs: 300 }, 'stall-on-fetch': { gitIdleMs: 1000 } };

describe('what a server does wrong is told', () => {
  it.each([
    ['a missing repository', 'missing', {}, 'REPO_NOT_FOUND_OR_PRIVATE', { host: HOST }],
    ['a missing repository, with a token', 'missing', { token }, 'REPO_NOT_FOUND_OR_PRIVATE', { host: HOST }],
    ['a repository that wants a token', 'private', {}, 'REPO_NOT_FOUND_OR_PRIVATE', { host: HOST }],
    ['a wrong token', 'private', { token }, 'REPO_AUTH_FAILED', { host: HOST }],
    ['a sign-in page', 'page', {}, 'REPO_NOT_GIT', { host: HOST }],
    ['a redirect to a sign-in page', 'signin', {}, 'REPO_NOT_GIT', { host: HOST }],
    ['a fault of its own', 'fault', {}, 'REPO_UNREACHABLE', { host: HOST, reason: 'server-error' }],
    ['no answer at all', 'stall', {}, 'REPO_UNREACHABLE', { host: HOST, reason: 'timeout' }],
    ['no answer to the fetch', 'stall-on-fetch', {}, 'CLONE_TIMEOUT', { host: HOST, seconds: 1 }],
    ['messages without end', 'endless', {}, 'REPO_UNREACHABLE', { host: HOST, reason: 'answer-too-large' }],
    ['a circle of redirects', 'circle', {}, 'REPO_UNREACHABLE', { host: HOST, reason: 'too-many-redirects' }],
    [
      'a redirect to a forbidden address',
      'inward',
      {},
      'REPO_HOST_FORBIDDEN',
      { host: '10.0.0.1', reason: 'private-address' },
    ],
    ['a redirect to a file', 'file', {}, 'REPO_URL_INVALID', { reason: 'scheme' }],
    ['an empty repository', 'empty', {}, 'REPO_EMPTY', {}],
    ['a branch in an empty repository', 'empty', { ref: 'main' }, 'REPO_EMPTY', {}],
    ['an unknown ref', 'tiny', { ref: 'nope' }, 'REF_NOT_FOUND', { ref: 'nope' }],
    ['a commit id that is not there', 'tiny', { ref: 'b'.repeat(40) }, 'REF_NOT_FOUND', { ref: 'b'.repeat(40) }],
    ['a ref with a line end', 'tiny', { ref: 'a\nref-prefix refs/' }, 'REF_NOT_FOUND', {}],
    ['an option as a ref', 'tiny', { ref: '--upload-pack=touch x' }, 'REF_NOT_FOUND', {}],
    ['a pattern as a ref', 'tiny', { ref: 'refs/*:refs/*' }, 'REF_NOT_FOUND', {}],
    ['a shortened commit id', 'tiny', { ref: 'abc1234' }, 'REF_TOO_SHORT', { ref: 'abc1234' }],
    ['an unknown folder', 'tiny', { subdir: 'nope' }, 'SUBDIR_NOT_FOUND', { subdir: 'nope' }],
    ['a file as a folder', 'tiny', { subdir: 'README.md' }, 'SUBDIR_NOT_FOUND', { subdir: 'README.md' }],
    ['a folder outside', 'tiny', { subdir: '../etc' }, 'SUBDIR_NOT_FOUND', { subdir: '../etc' }],
    [
      'a token with a line end',
      'tiny',
      { token: new Secret('a\nhost=evil') },
      'REQUEST_INVALID',
      { field: 'token', reason: 'characters' },
    ],
    [
      'a user name with a line end',
      'tiny',
      { token, username: 'a\nhost=evil' },
      'REQUEST_INVALID',
      { field: 'username', reason: 'characters' },
    ],
  ] as const)('%s', async (_title, name, extra, code, params) => {
    const empty = await loopback.keep(createSampleRepository('empty'));
    const { gitDir } = tiny;
    const page = await loopback.serve({ page: { gitDir, answer: 'sign-in-page' } });
    const server = await loopback.serve({
      tiny: gitDir,
      private: { gitDir, auth: { password: 'right-token' } },
      empty: empty.gitDir,
      page: { gitDir, answer: 'sign-in-page' },
      signin: { gitDir, answer: { redirectTo: `${page.url}/page` } },
      fault: { gitDir, answer: 'unavailable' },
      stall: { gitDir, answer: 'stall' },
      'stall-on-fetch': { gitDir, answer: 'stall-on-fetch' },
      endless: { gitDir, answer: 'endless-progress' },
      inward: { gitDir, answer: { redirectTo: 'http://10.0.0.1/x' } },
      file: { gitDir, answer: { redirectTo: 'file:///etc' } },
      circle: { gitDir, answer: { redirectTo: '/circle' } },
    });
    const ports = loopback.ports({ limits: LIMITS[name] ?? {} });
    const failure = await loopback.failure({ url: `${server.url}/${name}`, ...extra }, ports);
    expect(failure).toMatchObject({ code, params });
  });

  it('a host that nobody listens on', async () => {
    const probe = createServer().listen(0, HOST);
    await new Promise((resolve) => probe.once('listening', resolve));
    const { port } = probe.address() as { port: number };
    await new Promise((resolve) => probe.close(resolve));
    expect(await loopback.failure({ url: `http://${HOST}:${port}/a/b` })).toMatchObject({
      code: 'REPO_UNREACHABLE',
      params: { host: HOST, reason: 'refused' },
    });
  });

  it('a server that hangs up', async () => {
    const rude = createServer((socket) => socket.destroy()).listen(0, HOST);
    await new Promise((resolve) => rude.once('listening', resolve));
    const { port } = rude.address() as { port: number };
    const failure = await loopback.failure({ url: `http://${HOST}:${port}/a/b` });
    rude.close();
    expect(failure).toMatchObject({ code: 'REPO_UNREACHABLE', params: { reason: 'connection-cut' } });
  });

  it('a server that speaks something else', async () => {
    const other = createServer((socket) => socket.once('data', () => socket.end('220 smtp ready\r\n'))).listen(0, HOST);
    await new Promise((resolve) => other.once('listening', resolve));
    const { port } = other.address() as { port: number };
    const failure = await loopback.failure({ url: `http://${HOST}:${port}/a/b` });
    other.close();
    expect(failure).toMatchObject({ code: 'REPO_UNREACHABLE', params: { reason: 'not-http' } });
  });
});

describe('a tag that leads to no commit', () => {
  it('is told as a ref that is not there', async () => {
    const odd = await loopback.keep(createSampleRepository('tiny', { bare: true }));
    const git = (...args: string[]) => execFileSync('git', ['-C', odd.dir, ...args], { encoding: 'utf8' }).trim();
    git('update-ref', 'refs/tags/tree', git('rev-parse', 'main^{tree}'));
    const server = await loopback.serve({ odd: odd.gitDir });
    const failure = await loopback.failure({ url: server.repositoryUrl('odd'), ref: 'tree' });
    expect(failure).toMatchObject({ code: 'REF_NOT_FOUND', params: { ref: 'tree' } });
  });
});

describe('an address that may not be contacted is refused before anything is sent', () => {
  it.each([
    ['https://127.0.0.1/a/b', 'REPO_HOST_FORBIDDEN'],
    ['http://github.com/a/b', 'REPO_HOST_FORBIDDEN'],
    ['https://user:token@github.com/a/b', 'REPO_URL_INVALID'],
    ['/etc', 'REPO_URL_INVALID'],
    ['file:///etc/passwd', 'REPO_URL_INVALID'],
    ['ext::sh -c id', 'REPO_URL_INVALID'],
    ['--upload-pack=id', 'REPO_URL_INVALID'],
  ])('%s', async (url, code) => {
    const policy = createOutboundPolicy(DEFAULT_OUTBOUND_SETTINGS);
    expect((await loopback.failure({ url }, loopback.ports({ policy }))).code).toBe(code);
  });
});
