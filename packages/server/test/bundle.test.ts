import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { createClient } from '@orionwiki/client';
import { type GitServer, startGitServer } from '@orionwiki/test-kit/git-server';
import { createSampleRepository, type SampleRepository } from '@orionwiki/test-kit/samples';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findRedis, startRedis } from './redis-server.ts';
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

const redisProgram = findRedis();

test.skipIf(redisProgram === undefined)('the bundle makes a wiki with runs in a store, too', async () => {
  const redis = await startRedis(redisProgram ?? '');
  const SEAL_KEYS = `k1:${randomBytes(32).toString('base64')}`;
  const server = await startProcess(join(folder, 'main.mjs'), { RUN_ENGINE: 'redis', REDIS_URL: redis.url, SEAL_KEYS });
  const client = createClient({ url: server.url });
  const wiki = await client.generate({ repository: { url: git.repositoryUrl('team/service') } });
  expect(wiki.outcome).toBe('complete');
  expect((await client.result(wiki.runId, 'json')).body).toContain('orionwiki-bundle/1');
  expect(await server.stop()).toBe(0);
  await redis.close();
});

test('the client of the store lies in a file that only runs in a store load', async () => {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.mjs'));
  const texts = await Promise.all(names.map(async (name) => await readFile(join(folder, name), 'utf8')));
  const holders = names.filter((_, index) => texts[index]?.includes('moveStalledJobsToWait'));
  expect(holders).toEqual([expect.stringMatching(/^redis-engine-/)]);
  const mentions = names.filter((name, index) => name !== holders[0] && texts[index]?.includes(holders[0] ?? ''));
  const main = texts[names.indexOf('main.mjs')];
  expect(mentions).toEqual(['main.mjs']);
  expect(main).toContain(`import("./${holders[0]}")`);
});

test('the wrapper of git in the bundle may be executed', async () => {
  expect((await stat(join(folder, 'git-safe'))).mode & 0o111).toBe(0o111);
});
