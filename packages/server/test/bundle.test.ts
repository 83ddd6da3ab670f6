import { execFile } from 'node:child_process';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { createClient } from '@orionwiki/client';
import { type GitServer, startGitServer } from '@orionwiki/test-kit/git-server';
import { createSampleRepository, type SampleRepository } from '@orionwiki/test-kit/samples';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startProcess } from './start-process.ts';

const run = promisify(execFile);
const root = fileURLToPath(new URL('..', import.meta.url));
let folder: string;
let sample: SampleRepository;
let git: GitServer;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'orion-bundle-'));
  await run(join(root, 'node_modules/.bin/rolldown'), ['-c', '-d', folder], { cwd: root });
  sample = await createSampleRepository('typescript-service');
  git = await startGitServer({ repositories: { 'team/service': sample.gitDir } });
}, 60_000);

afterAll(async () => {
  await git.close();
  await Promise.all([sample.remove(), rm(folder, { recursive: true })]);
});

test('the bundle makes a wiki far from any node_modules, and stops with code 0', async () => {
  const server = await startProcess(join(folder, 'main.mjs'));
  const client = createClient({ url: server.url });
  const wiki = await client.generate({ repository: { url: git.repositoryUrl('team/service') } });
  expect(wiki.outcome).toBe('complete');
  expect(wiki.manifest.citations).toBeGreaterThan(0);
  expect(wiki.notices.map(({ code }) => code)).not.toContain('PARSE_FAILED');
  expect(await server.stop()).toBe(0);
  expect(server.lines.at(-1)).toContain('"msg":"stopped"');
});

test('the wrapper of git in the bundle may be executed', async () => {
  expect((await stat(join(folder, 'git-safe'))).mode & 0o111).toBe(0o111);
});
