import { execFileSync } from 'node:child_process';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createSampleRepository, type SampleRepository } from '@orionwiki/test-kit/samples';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Loopback, readTexts } from './loopback.ts';

let loopback: Loopback;
let tool: SampleRepository;
beforeAll(async () => {
  loopback = await Loopback.open();
  const branches = { next: { 'NEWS.md': '# News\n' } };
  tool = await loopback.keep(createSampleRepository('python-tool', { branches, tags: { v1: 'next' } }));
});
afterAll(() => loopback.close());

const local = () => loopback.ports({ allowLocal: true });

async function fingerprint(dir: string): Promise<string[]> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Promise.all(
    files.map(async (file) => `${file} ${(await stat(file)).mtimeMs} ${(await readFile(file)).length}`),
  );
}

describe('a local folder', () => {
  it('is read at its commit, without changes that are not committed, and is not written to', async () => {
    await writeFile(join(tool.dir, 'README.md'), 'changed');
    await writeFile(join(tool.dir, 'untracked.py'), 'x = 1');
    const before = await fingerprint(tool.dir);
    await loopback.with(
      { url: tool.dir },
      async (snapshot) => {
        expect(snapshot).toMatchObject({
          commit: tool.commit,
          ref: 'main',
          subdir: '',
          origin: { kind: 'local', name: 'python-tool', url: undefined },
        });
        const texts = await readTexts(snapshot);
        expect(texts['README.md']).toMatch(/^# Tideline/);
        expect(Object.keys(texts)).not.toContain('untracked.py');
        expect(await loopback.jobs()).toEqual([]);
      },
      local(),
    );
    expect(await fingerprint(tool.dir)).toEqual(before);
  });

  it.each(['next', 'v1', 'refs/heads/next'])('is read at %s', async (ref) => {
    await loopback.with(
      { url: tool.dir, ref },
      ({ commit, tree }) => {
        expect(commit).toBe(tool.tips.next);
        expect(tree.some(({ path }) => path === 'NEWS.md')).toBe(true);
      },
      local(),
    );
  });

  it('inside a work tree stands for that part', async () => {
    await loopback.with(
      { url: join(tool.dir, 'src') },
      ({ origin, subdir, tree }) => {
        expect(subdir).toBe('src');
        expect(origin.name).toBe('python-tool');
        expect(tree.every(({ path }) => path.startsWith('src/'))).toBe(true);
      },
      local(),
    );
  });

  it('runs no program that the repository names', async () => {
    const marker = join(loopback.jobRoot, '..', `orionwiki-marker-${process.pid}`);
    const set = (key: string, value: string) => execFileSync('git', ['-C', tool.dir, 'config', key, value]);
    for (const key of ['core.fsmonitor', 'core.sshCommand', 'core.pager', 'diff.external', 'log.showSignature'])
      set(key, key === 'log.showSignature' ? 'true' : `touch ${marker}`);
    set('gpg.program', `touch ${marker}`);
    await loopback.with({ url: tool.dir }, readTexts, local());
    await expect(stat(marker)).rejects.toThrow();
  });

  it.each([
    ['that is not there', 'nowhere', {}, 'REPO_URL_INVALID', { reason: 'no-folder' }],
    ['that is no repository', 'plain', {}, 'REPO_URL_INVALID', { reason: 'no-git-folder' }],
    ['without a commit', 'empty', {}, 'REPO_EMPTY', {}],
    ['without that ref', 'python-tool', { ref: 'nope' }, 'REF_NOT_FOUND', { ref: 'nope' }],
    ['with an option as a ref', 'python-tool', { ref: '--output=x' }, 'REF_NOT_FOUND', {}],
    ['without that folder', 'python-tool', { subdir: 'nope' }, 'SUBDIR_NOT_FOUND', { subdir: 'nope' }],
  ])('%s is told', async (_title, name, extra, code, params) => {
    const root = join(tool.dir, '..');
    await mkdir(join(root, 'plain'), { recursive: true });
    await createSampleRepository('empty', { dir: root });
    expect(await loopback.failure({ url: join(root, name), ...extra }, local())).toMatchObject({ code, params });
  });

  it('is refused without permission', async () => {
    expect(await loopback.failure({ url: tool.dir })).toMatchObject({
      code: 'REPO_URL_INVALID',
      params: { reason: 'local-path' },
    });
  });
});
