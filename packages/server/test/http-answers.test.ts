import { OrionError } from '@orionwiki/core';
import { afterEach, expect, test } from 'vitest';
import { ScriptedGenerate } from './scripted-generate.ts';
import { startTestServer, type TestServer, wikiBody } from './start-test-server.ts';

const POST = { method: 'POST', headers: { 'content-type': 'application/json' }, body: wikiBody() };
let server: TestServer;
afterEach(() => server.stop());

test('POST /api/generate_ephemeral answers with the file as an attachment', async () => {
  server = await startTestServer({ generate: new ScriptedGenerate((run) => run.finish('partial')).generate });
  const answer = await fetch(`${server.url}/api/generate_ephemeral`, POST);
  expect(answer.status).toBe(200);
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'text/html; charset=utf-8',
    'content-disposition': 'attachment; filename="owner-repo-aaaaaaa-wiki.en.html"',
    'x-content-type-options': 'nosniff',
    'orionwiki-outcome': 'partial',
  });
  expect(await answer.text()).toContain('<!doctype html>');
});

test('an error is problem+json in the language the caller accepts', async () => {
  const error = new OrionError('REF_NOT_FOUND', { params: { ref: 'mian' } });
  server = await startTestServer({ generate: new ScriptedGenerate((run) => run.fail(error)).generate });
  const answer = await fetch(`${server.url}/api/generate_ephemeral`, {
    ...POST,
    headers: { ...POST.headers, 'accept-language': 'de, tr;q=0.8, en;q=0.5' },
  });
  expect(answer.status).toBe(404);
  expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  expect(await answer.json()).toEqual({
    type: 'urn:orionwiki:error:REF_NOT_FOUND',
    title: 'Dal, etiket ya da commit bulunamadı',
    status: 404,
    detail: 'Depoda “mian” adlı bir dal, etiket ya da commit yok.',
    hint: expect.any(String),
    code: 'REF_NOT_FOUND',
    params: { ref: 'mian' },
    retryable: false,
  });
});

test('a busy server answers 429 with Retry-After', async () => {
  const script = new ScriptedGenerate();
  server = await startTestServer({ generate: script.generate, limits: { maxRuns: 1, maxQueued: 0 } });
  const first = fetch(`${server.url}/api/generate_ephemeral`, POST);
  const run = await script.run(0);
  const answer = await fetch(`${server.url}/api/generate_ephemeral`, POST);
  expect(answer.status).toBe(429);
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
  expect(await answer.json()).toMatchObject({ code: 'SERVER_BUSY', retryable: true });
  run.finish();
  expect((await first).status).toBe(200);
});

test('a caller who hangs up ends the run it started', async () => {
  const script = new ScriptedGenerate();
  server = await startTestServer({ generate: script.generate });
  const gone = new AbortController();
  const answer = fetch(`${server.url}/api/generate_ephemeral`, { ...POST, signal: gone.signal }).catch(() => 'gone');
  const { ports } = await script.run(0);
  const stopped = new Promise((resolve) => ports.signal.addEventListener('abort', resolve));
  gone.abort();
  await stopped;
  expect(await answer).toBe('gone');
});

test('a mutation whose connection breaks leaves its run going, and the next one attaches', async () => {
  const script = new ScriptedGenerate();
  server = await startTestServer({ generate: script.generate });
  const input = { ...JSON.parse(wikiBody()), runId: crypto.randomUUID() };
  const call = { ...POST, body: JSON.stringify(input) };
  const gone = new AbortController();
  const first = fetch(`${server.url}/trpc/generateEphemeral`, { ...call, signal: gone.signal }).catch(() => 'gone');
  const run = await script.run(0);
  gone.abort();
  expect(await first).toBe('gone');
  const second = fetch(`${server.url}/trpc/generateEphemeral`, call);
  run.finish();
  expect(await (await second).json()).toMatchObject({ result: { data: { outcome: 'complete' } } });
  expect(run.ports.signal.aborted).toBe(false);
  expect(script.runs).toHaveLength(1);
});

test('answers are compressed for callers who accept it, event streams are not', async () => {
  const script = new ScriptedGenerate((run) => {
    for (let i = 0; i < 50; i++) run.page(`page-${i}`);
    run.finish();
  });
  server = await startTestServer({ generate: script.generate });
  const runId = crypto.randomUUID();
  const input = { ...JSON.parse(wikiBody()), runId, exclude: ['x'.repeat(500)] };
  await fetch(`${server.url}/trpc/generateEphemeral`, { ...POST, body: JSON.stringify(input) });
  const accept = { headers: { 'accept-encoding': 'gzip' } };
  const query = `input=${encodeURIComponent(JSON.stringify({ runId }))}`;
  const stream = await fetch(`${server.url}/trpc/generateProgress?${query}`, accept);
  const lines = await stream.text();
  expect(lines.length).toBeGreaterThan(2000);
  expect(stream.headers.get('content-encoding')).toBeNull();
  const many = Array(5).fill('info').join(',');
  const answer = await fetch(`${server.url}/trpc/${many}?batch=1`, accept);
  expect((await answer.text()).length).toBeGreaterThan(1024);
  expect(answer.headers.get('content-encoding')).toBe('gzip');
});

test('metrics count runs by outcome and the seconds of each stage', async () => {
  const script = new ScriptedGenerate((run) => {
    run.ports.onEvent({ type: 'stage-start', stage: 'acquire' });
    run.ports.onEvent({ type: 'stage-end', stage: 'acquire' });
    run.finish();
  });
  server = await startTestServer({ generate: script.generate });
  await fetch(`${server.url}/api/generate_ephemeral`, POST);
  const text = await (await fetch(`${server.url}/metrics`)).text();
  expect(text).toContain('orionwiki_runs_total{outcome="complete",mode="facts",code=""} 1');
  expect(text).toContain('orionwiki_stage_seconds_count{stage="acquire"} 1');
  expect(text).toContain('orionwiki_results_kept 1');
});
