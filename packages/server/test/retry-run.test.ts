import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient, newRunId, type ProgressEvent } from '@orionwiki/client';
import { type GitServer, startGitServer } from '@orionwiki/test-kit/git-server';
import {
  type ModelBehaviour,
  type ModelCall,
  type ModelServer,
  startModelServer,
} from '@orionwiki/test-kit/model-server';
import { createSampleRepository, type SampleRepository } from '@orionwiki/test-kit/samples';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { App } from '../src/app.ts';
import { assemble } from '../src/assemble.ts';
import { readEnvironment } from '../src/env.ts';

const KEY = 'sk-5e1b7730d9f4';
let sample: SampleRepository;
let git: GitServer;
let model: ModelServer;
let app: App;
let url: string;
let jobRoot: string;
let logText = '';
/** What the model does with the overview; every other page is written honestly. */
let behaviour: ModelBehaviour = { kind: 'status', status: 422 };

const isOverview = ({ messages }: ModelCall): boolean => /^Kind: overview$/m.test(messages.at(-1)?.content ?? '');

beforeAll(async () => {
  sample = await createSampleRepository('python-tool');
  git = await startGitServer({ repositories: { 'team/tool': sample.gitDir } });
  model = await startModelServer({
    apiKey: KEY,
    models: ['scripted'],
    script: (call) => (isOverview(call) ? behaviour : { kind: 'honest' }),
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
  await Promise.all([git.close(), model.close(), sample.remove(), rm(jobRoot, { recursive: true })]);
});

test('one page fails; it is written again over the server, with calls for it alone and the key nowhere', async () => {
  const client = createClient({ url, language: 'en' });
  const runId = newRunId();
  const access = { baseUrl: model.baseUrl, apiKey: KEY, model: 'scripted' };
  const told: ProgressEvent[] = [];
  let lastEventId = '0-0';
  const first = await client.generate(
    { runId, repository: { url: git.repositoryUrl('team/tool') }, mode: 'model', model: access },
    {
      onProgress(event, { id }) {
        told.push(event);
        lastEventId = id;
      },
    },
  );
  expect(first.outcome).toBe('partial');
  expect(told).toContainEqual({
    type: 'notice',
    notice: { code: 'PAGE_DEGRADED', stage: 'write', params: { page: 'overview', reason: 'MODEL_UNREACHABLE' } },
  });

  await expect(
    client.retryPage(runId, { pageId: 'overview', model: { ...access, apiKey: 'sk-other-000' } }),
  ).rejects.toMatchObject({
    code: 'MODEL_AUTH_FAILED',
    hint: expect.stringMatching(/\S/),
  });
  await expect(client.retryPage(runId, { pageId: 'nowhere', model: access })).rejects.toMatchObject({
    code: 'REQUEST_INVALID',
  });

  const before = model.calls.length;
  behaviour = { kind: 'honest' };
  const behind: ProgressEvent[] = [];
  const page = await client.retryPage(runId, { pageId: 'overview', model: access });
  await client.follow(runId, { lastEventId, onProgress: (event) => behind.push(event) });
  expect(model.calls.slice(before).map(isOverview)).toEqual([true]);
  expect(page).toEqual({ runId, pageId: 'overview', version: 3, origin: 'model' });
  expect(behind.filter(({ type }) => type === 'page')).toMatchObject([{ pageId: 'overview', version: 3 }]);
  expect(behind.at(-1)).toEqual({ type: 'done', outcome: 'complete' });
  expect((await client.page(runId, 'overview')).origin).toBe('model');
  const html = (await client.result(runId, 'html')).body;
  expect(html).toContain('As the lines show');
  const scrape = await (await fetch(`${url}/metrics`)).text();
  expect(scrape).toContain('orionwiki_page_retries_total{outcome="improved",code=""} 1');
  expect(scrape).toContain('orionwiki_page_retries_total{outcome="failed",code="MODEL_AUTH_FAILED"} 1');
  for (const text of [logText, html, scrape, JSON.stringify([told, behind])]) {
    expect(text).not.toContain(KEY);
    expect(text).not.toContain('sk-other-000');
  }
  expect(logText).toContain('"msg":"page retried"');
});
