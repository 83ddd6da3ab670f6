import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient, type ProgressEvent } from '@orionwiki/client';
import { type GitServer, startGitServer } from '@orionwiki/test-kit/git-server';
import { type ModelServer, startModelServer } from '@orionwiki/test-kit/model-server';
import { createSampleRepository, type SampleRepository } from '@orionwiki/test-kit/samples';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { App } from '../src/app.ts';
import { assemble } from '../src/assemble.ts';
import { readEnvironment } from '../src/env.ts';

const KEY = 'sk-8d2f61c0aa97';
let sample: SampleRepository;
let git: GitServer;
let model: ModelServer;
let app: App;
let url: string;
let jobRoot: string;
let logText = '';

beforeAll(async () => {
  sample = await createSampleRepository('python-tool');
  git = await startGitServer({ repositories: { 'team/tool': sample.gitDir } });
  model = await startModelServer({ apiKey: KEY, models: ['scripted'] });
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
  await Promise.all([git.close(), model.close(), sample.remove(), rm(jobRoot, { recursive: true })]);
});

test('in model mode pages are replaced by the model’s, tokens are counted, and the key leaks nowhere', async () => {
  const client = createClient({ url });
  const events: ProgressEvent[] = [];
  const pages: string[] = [];
  const wiki = await client.generate(
    {
      repository: { url: git.repositoryUrl('team/tool') },
      mode: 'model',
      model: { baseUrl: model.baseUrl, apiKey: KEY, model: 'scripted' },
    },
    { onProgress: (event) => events.push(event), onPage: (page) => pages.push(`${page.origin} ${page.version}`) },
  );
  expect(wiki.usage.calls).toBeGreaterThan(0);
  expect(wiki.manifest).toMatchObject({ mode: 'model', generator: { model: 'scripted' } });
  expect(pages).toContain('model 2');
  expect(model.calls.length).toBeGreaterThan(0);
  for (const text of [logText, JSON.stringify(events), wiki.html]) expect(text).not.toContain(KEY);
  expect(logText).toContain('"usage":{"calls":');
});

test.each([
  ['a wrong key', { apiKey: 'sk-wrong-key-000', model: 'scripted' }, 'MODEL_AUTH_FAILED'],
  ['an unknown model', { apiKey: KEY, model: 'nothing' }, 'MODEL_NOT_FOUND'],
])('%s fails the run before anything is fetched', async (_, access, code) => {
  const asked = git.requests.length;
  const wiki = createClient({ url, language: 'en' }).generate({
    repository: { url: git.repositoryUrl('team/tool') },
    mode: 'model',
    model: { baseUrl: model.baseUrl, ...access },
  });
  await expect(wiki).rejects.toMatchObject({ code, hint: expect.stringMatching(/\S/) });
  expect(git.requests.length).toBe(asked);
  expect(logText).not.toContain(access.apiKey);
});
