import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient, type OrionWikiError, type ProgressEvent } from '@orionwiki/client';
import { type GitServer, startGitServer } from '@orionwiki/test-kit/git-server';
import { createSampleRepository, type SampleRepository } from '@orionwiki/test-kit/samples';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { App } from '../src/app.ts';
import { assemble } from '../src/assemble.ts';
import { readEnvironment } from '../src/env.ts';

const TOKEN = 'tok-3f9a61c2d8e7';
let samples: readonly SampleRepository[];
let git: GitServer;
let app: App;
let url: string;
let jobRoot: string;
let logText = '';

beforeAll(async () => {
  samples = await Promise.all([createSampleRepository('python-tool'), createSampleRepository('empty')]);
  const [tool, empty] = samples as [SampleRepository, SampleRepository];
  git = await startGitServer({
    repositories: {
      'team/tool': tool.gitDir,
      'team/private': { gitDir: tool.gitDir, auth: { username: 'ada', password: TOKEN } },
      'team/empty': empty.gitDir,
    },
  });
  jobRoot = await mkdtemp(join(tmpdir(), 'orion-jobs-'));
  const read = readEnvironment({ ORION_ALLOW_CIDRS: '127.0.0.0/8', ORION_ALLOW_HTTP: '1', LOG_LEVEL: 'debug' });
  if ('faults' in read) throw new Error(JSON.stringify(read.faults));
  const logDestination = {
    write(line: string) {
      logText += line;
    },
  };
  ({ app } = await assemble(read.environment, { logDestination, jobRoot }));
  ({ url } = await app.listen(0, '127.0.0.1'));
});

afterAll(async () => {
  await app.stop({ drainDelayMs: 0, drainTimeoutMs: 0 });
  await git.close();
  await Promise.all(samples.map((sample) => sample.remove()));
  await rm(jobRoot, { recursive: true });
});

describe('a server with the real conductor', () => {
  test('makes a wiki through all seven stages and serves pages, formats and the file', async () => {
    const client = createClient({ url, language: 'en' });
    const events: ProgressEvent[] = [];
    const pages = new Set<string>();
    const runId = randomUUID();
    const wiki = await client.generate(
      { runId, repository: { url: git.repositoryUrl('team/tool') } },
      { onProgress: (event) => events.push(event), onPage: (page) => pages.add(page.pageId) },
    );
    expect(wiki.outcome).toBe('complete');
    expect(wiki.html).toMatch(/^<!doctype html>/i);
    expect(wiki.manifest).toMatchObject({ repo: { fullName: 'team/tool' }, pages: pages.size });
    expect(wiki.manifest.citations).toBeGreaterThan(0);
    const stages = events.flatMap((event) => (event.type === 'stage-end' ? [event.stage] : []));
    expect(new Set(stages)).toEqual(new Set(['acquire', 'survey', 'analyse', 'plan', 'write', 'verify', 'render']));
    expect(events.at(-1)).toEqual({ type: 'done', outcome: 'complete' });
    for (const format of ['markdown', 'json', 'llms'] as const) {
      expect((await client.result(runId, format)).body.length).toBeGreaterThan(100);
    }
  });

  test('reads a private repository with its token, which stays out of log, events and result', async () => {
    const client = createClient({ url });
    const events: string[] = [];
    const wiki = await client.generate(
      { repository: { url: git.repositoryUrl('team/private'), username: 'ada', token: TOKEN } },
      { onProgress: (event) => events.push(JSON.stringify(event)) },
    );
    expect(wiki.outcome).toBe('complete');
    for (const text of [logText, events.join(), wiki.html]) {
      expect(text).not.toContain(TOKEN);
      expect(text).not.toContain(Buffer.from(`ada:${TOKEN}`).toString('base64'));
    }
  });

  test.each([
    ['a repository that is not there', { path: 'team/nothing' }, 'REPO_NOT_FOUND_OR_PRIVATE', 404],
    ['a wrong token', { path: 'team/private', username: 'ada', token: 'wrong-token-1' }, 'REPO_AUTH_FAILED', 401],
    ['a wrong ref', { path: 'team/tool', ref: 'mian' }, 'REF_NOT_FOUND', 404],
    ['an empty repository', { path: 'team/empty' }, 'REPO_EMPTY', 422],
    ['a folder that is not there', { path: 'team/tool', subdir: 'nothing/here' }, 'SUBDIR_NOT_FOUND', 404],
  ])('%s is its own error with what to do, in both languages', async (_, { path, ...rest }, code, status) => {
    const repository = { url: git.repositoryUrl(path), ...rest };
    const error = async (language: 'en' | 'tr'): Promise<OrionWikiError> =>
      createClient({ url, language })
        .generate({ repository })
        .then(
          () => expect.unreachable(),
          (thrown) => thrown,
        );
    const [english, turkish] = await Promise.all([error('en'), error('tr')]);
    expect(english).toMatchObject({ name: 'OrionWikiError', code, hint: expect.stringMatching(/\S/) });
    expect(turkish).toMatchObject({ name: 'OrionWikiError', code, hint: expect.stringMatching(/\S/) });
    expect(turkish.message).not.toBe(english.message);
    expect(english.message).not.toMatch(/[{}]/);
    const plain = await fetch(`${url}/api/generate_ephemeral`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ repository }),
    });
    expect(plain.status).toBe(status);
    expect(await plain.json()).toMatchObject({ code, status });
  });

  test('loopback is refused unless the operator opens it', async () => {
    const read = readEnvironment({ LOG_LEVEL: 'silent' });
    if ('faults' in read) throw new Error('the defaults are valid');
    const { app: strict } = await assemble(read.environment, { jobRoot });
    const address = await strict.listen(0, '127.0.0.1');
    const wiki = createClient({ url: address.url }).generate({ repository: { url: git.repositoryUrl('team/tool') } });
    await expect(wiki).rejects.toMatchObject({ code: 'REPO_HOST_FORBIDDEN' });
    await strict.stop({ drainDelayMs: 0, drainTimeoutMs: 0 });
  });

  test('a cancelled run ends within a second and leaves nothing on the disk', async () => {
    const client = createClient({ url });
    const stop = new AbortController();
    const wiki = client.generate(
      { repository: { url: git.repositoryUrl('team/tool') } },
      {
        signal: stop.signal,
        onProgress(event) {
          if (event.type === 'stage-start' && event.stage === 'acquire') stop.abort();
        },
      },
    );
    await expect(wiki).rejects.toMatchObject({ code: 'CANCELLED' });
    await expect.poll(() => readdir(jobRoot)).toEqual([]);
  });
});
