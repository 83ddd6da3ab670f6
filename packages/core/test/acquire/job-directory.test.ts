import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  openJobDirectory,
  removeJobDirectory,
  sizeOfFolder,
  sweepJobDirectories,
} from '../../src/1-acquire/job-directory.ts';

let root = '';
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'orionwiki-test-'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

describe('a job directory', () => {
  it('can be entered by its owner only and is removed with its content', async () => {
    const dir = await openJobDirectory(join(root, 'jobs'));
    expect((await stat(dir)).mode & 0o777).toBe(0o700);
    await mkdir(join(dir, 'a'));
    await writeFile(join(dir, 'a', 'b'), 'four');
    expect(await sizeOfFolder(dir)).toBe(4);
    await removeJobDirectory(dir);
    await removeJobDirectory(dir);
    expect(await readdir(join(root, 'jobs'))).toEqual([]);
  });

  it('left behind by a process that is gone is swept, others stay', async () => {
    const gone = spawnSync('true').pid;
    const names = [
      `orion-git-${gone}-abc`,
      `orion-git-${process.pid}-old`,
      `orion-git-${process.ppid}-live`,
      'something-else',
    ];
    for (const name of names) await mkdir(join(root, name));
    expect(await sweepJobDirectories(root)).toBe(2);
    expect((await readdir(root)).sort()).toEqual([`orion-git-${process.ppid}-live`, 'something-else'].sort());
  });

  it('root that does not exist is swept without complaint', async () => {
    expect(await sweepJobDirectories(join(root, 'none'))).toBe(0);
  });
});
