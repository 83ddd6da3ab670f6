import { createSampleRepository } from '@orionwiki/test-kit/samples';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inspectRepository } from '../../src/1-acquire/inspect-repository.ts';
import { Loopback } from './loopback.ts';

let loopback: Loopback;
beforeAll(async () => {
  loopback = await Loopback.open();
});
afterAll(() => loopback.close());

describe('a look at a repository', () => {
  it('gives its names, the default branch first, and what the address means', async () => {
    const branches = { 'a/b': { x: 'x' } };
    const tiny = await loopback.keep(createSampleRepository('tiny', { branches, tags: { v1: 'a/b' } }));
    const server = await loopback.serve({ 'acme/tiny': tiny.gitDir });
    const seen = await inspectRepository({ url: `${server.url}/acme/tiny/tree/a/b/docs` }, loopback.ports());
    expect(seen).toEqual({
      url: `${server.url}/acme/tiny`,
      host: `127.0.0.1:${server.port}`,
      fullName: 'acme/tiny',
      ref: 'a/b',
      subdir: 'docs',
      isReachable: true,
      defaultBranch: 'main',
      refs: [
        { name: 'main', kind: 'branch', commit: tiny.commit },
        { name: 'a/b', kind: 'branch', commit: tiny.tips['a/b'] },
        { name: 'v1', kind: 'tag', commit: tiny.tips['a/b'] },
      ],
      hasMoreRefs: false,
    });
    expect(server.requests).toHaveLength(2);
  });

  it.each([
    ['nothing that makes sense', 'ext::sh', 'REPO_URL_INVALID'],
    ['a credential in the address', 'https://a:b@github.com/a/b', 'REPO_URL_INVALID'],
    ['a forbidden host', 'https://10.0.0.1/a/b', 'REPO_HOST_FORBIDDEN'],
  ])('says what is wrong with %s', async (_title, url, code) => {
    expect(await inspectRepository({ url }, loopback.ports())).toMatchObject({
      isReachable: false,
      refs: [],
      error: { code },
    });
  });

  it('tells missing and empty repositories apart', async () => {
    const empty = await loopback.keep(createSampleRepository('empty'));
    const server = await loopback.serve({ empty: empty.gitDir });
    const look = (name: string) => inspectRepository({ url: server.repositoryUrl(name) }, loopback.ports());
    expect(await look('empty')).toMatchObject({ isReachable: true, error: { code: 'REPO_EMPTY' } });
    expect(await look('missing')).toMatchObject({ isReachable: false, error: { code: 'REPO_NOT_FOUND_OR_PRIVATE' } });
  });
});
