import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type ModelBehaviour,
  type ModelCall,
  type ModelServer,
  startModelServer,
} from '@orionwiki/test-kit/model-server';
import { createSampleRepository, type SampleRepository } from '@orionwiki/test-kit/samples';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  createGuardedFetch,
  createOpenAiModel,
  createOutboundPolicy,
  DEFAULT_OUTBOUND_SETTINGS,
  generateWiki,
  type ProgressEvent,
  type RenderedPage,
  Secret,
  verifyWiki,
  type WikiResult,
} from '../../src/index.ts';

const KEY = 'sk-0123456789';
const PAGE = 'configuration';
const policy = createOutboundPolicy({ ...DEFAULT_OUTBOUND_SETTINGS, allowCidrs: ['127.0.0.0/8'], allowHttp: true });
const refusal: ModelBehaviour = { kind: 'status', status: 422 };
let sample: SampleRepository;
let jobRoot = '';
let server: ModelServer;
/** What the model does with the page under test; every other page is written honestly. */
let behaviour: ModelBehaviour;

beforeAll(async () => {
  sample = await createSampleRepository('typescript-service');
  jobRoot = await mkdtemp(join(tmpdir(), 'orionwiki-retry-'));
  server = await startModelServer({
    apiKey: KEY,
    script: (call) => (isAboutThePage(call) ? behaviour : { kind: 'honest' }),
  });
});

afterAll(async () => {
  await Promise.all([server.close(), sample.remove(), rm(jobRoot, { recursive: true, force: true })]);
});

beforeEach(() => {
  behaviour = refusal;
});

const isAboutThePage = ({ messages }: ModelCall): boolean =>
  /^Title: Configuration$/m.test(messages.at(-1)?.content ?? '');

const modelWith = (apiKey = KEY, model = 'first') =>
  createOpenAiModel({
    baseUrl: server.baseUrl,
    apiKey: new Secret(apiKey),
    model,
    fetch: createGuardedFetch(policy, { maxBytes: 8 << 20 }),
  });

const pageOf = (wiki: WikiResult, id = PAGE): RenderedPage | undefined =>
  wiki.bundle.pages.find((page) => page.id === id);

/** A wiki of which one page failed. */
async function wikiWithFailedPage(): Promise<WikiResult> {
  const wiki = await generateWiki(
    {
      repository: { url: sample.dir },
      mode: 'model',
      language: 'en',
      size: 'full',
      include: [],
      exclude: [],
      maxTokens: 2_000_000,
    },
    {
      policy,
      jobRoot,
      signal: new AbortController().signal,
      onEvent() {},
      onPage() {},
      allowLocal: true,
      model: modelWith(),
    },
  );
  expect(pageOf(wiki)).toMatchObject({ origin: 'degraded', version: 2 });
  expect(wiki.outcome).toBe('partial');
  return wiki;
}

function retry(wiki: WikiResult, { model = modelWith(), signal = new AbortController().signal } = {}) {
  const events: ProgressEvent[] = [];
  const pages: RenderedPage[] = [];
  const done = wiki.retries?.retry(PAGE, {
    model,
    signal,
    onEvent: (event) => events.push(event),
    onPage: (page) => pages.push(page),
  });
  if (!done) throw new Error('nothing is kept');
  return { done, events, pages };
}

describe('a page that failed', () => {
  test('is written again from what was kept, with a call for this page only, checked as in the run', async () => {
    const wiki = await wikiWithFailedPage();
    expect(await readdir(jobRoot)).toEqual([]);
    expect(wiki.retries?.has(PAGE)).toBe(true);
    expect(wiki.retries?.has('overview')).toBe(false);
    const before = server.calls.length;
    behaviour = { kind: 'honest' };
    const { done, events, pages } = retry(wiki, { model: modelWith(KEY, 'second') });
    const { wiki: next, ...how } = await done;
    const calls = server.calls.slice(before);
    expect(calls.map(isAboutThePage)).toEqual([true]);
    expect(how).toMatchObject({ origin: 'model', version: 3, usage: { calls: 1 } });
    expect(pages.map(({ id, version }) => [id, version])).toEqual([[PAGE, 3]]);
    expect(events.map(({ type }) => type)).toEqual(['stage-start', 'page', 'stage-end']);
    expect(next.outcome).toBe('complete');
    expect(next.notices.filter(({ code }) => code === 'PAGE_DEGRADED')).toEqual([]);
    expect(next.usage.calls).toBe(wiki.usage.calls + 1);
    expect(next.manifest.generator.model).toBe('first, second');
    expect(next.retries?.has(PAGE)).toBe(false);
    expect(next.bundle.pages.map(({ id }) => id)).toEqual(wiki.bundle.pages.map(({ id }) => id));
    for (const { id } of wiki.bundle.pages) if (id !== PAGE) expect(pageOf(next, id)).toBe(pageOf(wiki, id));
    const html = next.file('html').body;
    expect(html).not.toContain(KEY);
    expect(next.file('json').body).toContain('As the lines show');
    const checked = await verifyWiki(
      { text: html, repository: sample.dir, token: () => undefined },
      { policy, jobRoot, allowLocal: true, signal: new AbortController().signal, onEvent() {}, onPage() {} },
    );
    expect(checked).toMatchObject({ bad: [], deadLinks: [] });
  });

  test('asks the model the same as in the run, but for the random fence', async () => {
    const from = server.calls.length;
    const wiki = await wikiWithFailedPage();
    const [first] = server.calls.slice(from).filter(isAboutThePage);
    await retry(wiki).done.catch(() => undefined);
    const again = server.calls.at(-1);
    const words = (call: ModelCall | undefined) =>
      JSON.stringify(call?.messages).replace(/data-[0-9a-z]{16,64}/g, 'data');
    expect(words(again)).toBe(words(first));
  });

  test.each([
    ['refuses', refusal, KEY, 'MODEL_UNREACHABLE'],
    ['has no quota', { kind: 'status', status: 402 }, KEY, 'MODEL_QUOTA'],
    ['does not know the key', { kind: 'honest' }, 'sk-wrong-000000', 'MODEL_AUTH_FAILED'],
  ] as const)('stays as it is when the provider %s, and can be tried again', async (_, does, key, code) => {
    const wiki = await wikiWithFailedPage();
    behaviour = does;
    await expect(retry(wiki, { model: modelWith(key) }).done).rejects.toMatchObject({ code });
    const now = wiki.retries?.wiki;
    expect(now && pageOf(now)).toBe(pageOf(wiki));
    expect(now?.outcome).toBe('partial');
    expect(wiki.retries?.has(PAGE)).toBe(true);
  });

  test('stays as it is when too little of the new answer can be proven, and says so', async () => {
    const wiki = await wikiWithFailedPage();
    behaviour = { kind: 'lying' };
    const { done, events } = retry(wiki);
    const { origin, version, wiki: next, usage } = await done;
    expect([origin, version, usage.calls]).toEqual(['degraded', 2, 2]);
    expect(pageOf(next)).toBe(pageOf(wiki));
    const degraded = next.notices.filter(({ code }) => code === 'PAGE_DEGRADED');
    expect(degraded).toMatchObject([{ params: { page: PAGE, reason: 'too-little-left' } }]);
    expect(events).toContainEqual({ type: 'notice', notice: degraded[0] });
  });

  test('stays as it is when the retry is cancelled', async () => {
    const wiki = await wikiWithFailedPage();
    behaviour = { kind: 'stall', afterTokens: 3 };
    const stop = new AbortController();
    const calls = server.calls.length;
    const { done } = retry(wiki, { signal: stop.signal });
    await expect.poll(() => server.calls.length).toBe(calls + 1);
    stop.abort();
    await expect(done).rejects.toMatchObject({ code: 'CANCELLED' });
    await expect.poll(() => server.calls.at(-1)?.aborted).toBe(true);
    expect(wiki.retries?.has(PAGE)).toBe(true);
  });
});

test('nothing is kept of a wiki whose pages all succeeded', async () => {
  behaviour = { kind: 'honest' };
  const wiki = await generateWiki(
    { repository: { url: sample.dir }, mode: 'model', language: 'en', size: 'full', include: [], exclude: [] },
    {
      policy,
      jobRoot,
      signal: new AbortController().signal,
      onEvent() {},
      onPage() {},
      allowLocal: true,
      model: modelWith(),
    },
  );
  expect(wiki.outcome).toBe('complete');
  expect(wiki.retries).toBeUndefined();
});
