import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startModelServer } from '@orionwiki/test-kit/model-server';
import { createSampleRepository, type SampleRepository } from '@orionwiki/test-kit/samples';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  createGuardedFetch,
  createOpenAiModel,
  createOutboundPolicy,
  DEFAULT_OUTBOUND_SETTINGS,
  generateWiki,
  type ProgressEvent,
  previewWiki,
  type RunPorts,
  Secret,
  verifyWiki,
  type WikiRequest,
} from '../../src/index.ts';

const policy = createOutboundPolicy({ ...DEFAULT_OUTBOUND_SETTINGS, allowCidrs: ['127.0.0.0/8'], allowHttp: true });
let sample: SampleRepository;
let jobRoot = '';

beforeAll(async () => {
  sample = await createSampleRepository('typescript-service');
  jobRoot = await mkdtemp(join(tmpdir(), 'orionwiki-pipeline-'));
});

afterAll(async () => {
  await sample.remove();
  await rm(jobRoot, { recursive: true, force: true });
});

const request = (changes: Partial<WikiRequest> = {}): WikiRequest => ({
  repository: { url: sample.dir },
  mode: 'facts',
  language: 'en',
  size: 'full',
  include: [],
  exclude: [],
  ...changes,
});

const ports = (changes: Partial<RunPorts> = {}): RunPorts => ({
  policy,
  jobRoot,
  signal: new AbortController().signal,
  onEvent() {},
  onPage() {},
  allowLocal: true,
  ...changes,
});

test('two runs on one commit give the same bytes in every format, in both languages', async () => {
  for (const language of ['en', 'tr'] as const) {
    const [first, second] = [
      await generateWiki(request({ language }), ports()),
      await generateWiki(request({ language }), ports()),
    ];
    for (const format of ['html', 'json', 'markdown', 'llms'] as const) {
      expect(second.file(format).body, `${language} ${format}`).toBe(first.file(format).body);
    }
  }
});

test('every citation and link of the exported file is valid, and nothing was dropped', async () => {
  const made = await generateWiki(request(), ports());
  const checked = await verifyWiki(
    { text: made.file('html').body, repository: sample.dir, token: () => undefined },
    ports(),
  );
  expect(checked).toMatchObject({ bad: [], deadLinks: [], commit: sample.commit });
  expect(checked.citationCount).toBe(made.manifest.citations);
  expect(checked.citationCount).toBeGreaterThan(100);
  expect(made.bundle.pages.map((page) => page.droppedCount)).toEqual(made.bundle.pages.map(() => 0));
});

test('events come in the order of the stages, every page is told before the end, and no job folder is left', async () => {
  const events: ProgressEvent[] = [];
  const read: string[] = [];
  const made = await generateWiki(
    request(),
    ports({ onEvent: (event) => events.push(event), onPage: (page) => read.push(page.id) }),
  );
  const started = events.flatMap((event) => (event.type === 'stage-start' ? [event.stage] : []));
  expect(started).toEqual(['acquire', 'survey', 'analyse', 'plan', 'write', 'verify', 'render']);
  const planned = events.find((event) => event.type === 'plan');
  expect(planned?.pages.map(({ id }) => id)).toEqual(read);
  const { fullName: repository, commit, ref, date } = made.manifest.repo;
  expect(planned?.source).toMatchObject({ repository, commit, ref, date });
  expect(made.bundle.pages.map(({ id }) => id)).toEqual(read);
  expect(await readdir(jobRoot)).toEqual([]);
});

test('cancelled after the first page, the run gives the finished pages', async () => {
  const controller = new AbortController();
  const made = await generateWiki(request(), ports({ signal: controller.signal, onPage: () => controller.abort() }));
  expect(made.outcome).toBe('cancelled');
  expect(made.bundle.pages.map(({ id }) => id)).toEqual(['overview']);
  expect(made.bundle.outcome).toBe('partial');
  expect(made.file('html').body).toContain('overview');
});

test('cancelled before the first page, the run ends with CANCELLED', async () => {
  const controller = new AbortController();
  const cancelAtPlan = (event: ProgressEvent) => event.type === 'plan' && controller.abort();
  const run = generateWiki(request(), ports({ signal: controller.signal, onEvent: cancelAtPlan }));
  await expect(run).rejects.toMatchObject({ code: 'CANCELLED' });
  expect(await readdir(jobRoot)).toEqual([]);
});

test('a narrowed request reads only what it names', async () => {
  const made = await generateWiki(request({ include: ['src/**', 'package.json'] }), ports());
  const cited = new Set(made.bundle.pages.flatMap((page) => page.citations.map(({ path }) => path)));
  expect([...cited].filter((path) => !/^src\/|^package\.json$/.test(path))).toEqual([]);
});

test('patterns that match nothing are refused instead of giving an empty wiki', async () => {
  const run = generateWiki(request({ include: ['*.nosuch'] }), ports());
  await expect(run).rejects.toMatchObject({
    code: 'REQUEST_INVALID',
    params: { field: 'include', reason: 'no-match' },
  });
});

test('the preview names the pages of the wiki', async () => {
  const [preview, made] = [await previewWiki(request(), ports()), await generateWiki(request(), ports())];
  expect(preview.pages.map(({ id }) => id)).toEqual(made.bundle.pages.map(({ id }) => id));
  expect(preview.estimate.inputTokens).toBeGreaterThan(0);
});

test.each([
  { kind: 'honest', origin: 'model' },
  { kind: 'lying', origin: 'degraded' },
] as const)('a model that is $kind leaves only proven statements', async ({ kind, origin }) => {
  const server = await startModelServer({ script: { kind } });
  const fetch = createGuardedFetch(policy, { maxBytes: 8 << 20 });
  const model = createOpenAiModel({ baseUrl: server.baseUrl, apiKey: new Secret('sk-0123456789'), model: 'm', fetch });
  try {
    const made = await generateWiki(request({ mode: 'model' }), ports({ model }));
    const html = made.file('html').body;
    const checked = await verifyWiki({ text: html, repository: sample.dir, token: () => undefined }, ports());
    expect(checked).toMatchObject({ bad: [], deadLinks: [] });
    expect(made.bundle.pages.map((page) => page.origin)).toContain(origin);
    expect(html).not.toContain('sk-0123456789');
    expect(made.usage.calls).toBeGreaterThan(0);
  } finally {
    await server.close();
  }
});

test('cancelled while it asks about its cost, the run gives the pages from facts', async () => {
  const server = await startModelServer();
  const controller = new AbortController();
  const fetch = createGuardedFetch(policy, { maxBytes: 8 << 20 });
  const model = createOpenAiModel({ baseUrl: server.baseUrl, apiKey: new Secret('sk-0123456789'), model: 'm', fetch });
  const events: ProgressEvent[] = [];
  try {
    const made = await generateWiki(
      request({ mode: 'model', confirmAboveTokens: 1 }),
      ports({
        model,
        signal: controller.signal,
        onEvent: (event) => events.push(event),
        confirm: (_, signal) =>
          new Promise((_resolve, reject) => {
            signal.addEventListener('abort', () => reject(signal.reason));
            controller.abort();
          }),
      }),
    );
    expect(events.find(({ type }) => type === 'estimate')).toMatchObject({ asks: true });
    expect(made.outcome).toBe('cancelled');
    expect(made.bundle.pages.length).toBeGreaterThan(3);
    expect(server.calls).toHaveLength(1);
  } finally {
    await server.close();
  }
});
