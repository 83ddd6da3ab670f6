import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startGitServer } from './git-server.ts';
import { createSampleRepository, SAMPLE_KINDS } from './samples.ts';

let dir = '';
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'orionwiki-kit-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

const env = {
  PATH: process.env.PATH,
  GIT_TERMINAL_PROMPT: '0',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
};
const git = (...args: string[]) => promisify(execFile)('git', args, { env });

describe('the git server', () => {
  it('serves a repository to git, with credentials where they are asked for', async () => {
    const tiny = await createSampleRepository('tiny', { dir });
    const server = await startGitServer({
      repositories: { open: tiny.gitDir, closed: { gitDir: tiny.gitDir, auth: { password: 'pw' } } },
    });
    try {
      await git('clone', '-q', server.repositoryUrl('open'), join(dir, 'open'));
      expect((await readdir(join(dir, 'open'))).sort()).toEqual(['.git', 'README.md', 'package.json', 'semaphore.js']);
      await expect(git('clone', '-q', server.repositoryUrl('closed'), join(dir, 'refused'))).rejects.toThrow();
      await git('clone', '-q', server.repositoryUrl('closed').replace('://', '://me:pw@'), join(dir, 'closed'));
      expect(server.requests.filter(({ username }) => username === 'me').length).toBeGreaterThan(0);
    } finally {
      await server.close();
    }
  });
});

describe('a sample repository', () => {
  it.each(SAMPLE_KINDS)('%s has the same commit id wherever it is made', async (kind) => {
    const first = await createSampleRepository(kind, { dir, name: 'first' });
    const second = await createSampleRepository(kind, { dir, name: 'second', bare: true });
    expect(first.commit).toBe(second.commit);
    expect(first.commit === '').toBe(kind === 'empty');
  });
});
