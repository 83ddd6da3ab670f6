import { randomUUID } from 'node:crypto';
import { createClient, type OrionWikiError, type ProgressEvent } from '@orionwiki/client';
import { OrionError, Secret } from '@orionwiki/core';
import { afterEach, describe, expect, test } from 'vitest';
import { ScriptedGenerate } from './scripted-generate.ts';
import { startTestServer, type TestServer, type TestServerOptions } from './start-test-server.ts';

const REPOSITORY = { url: 'https://git.example.org/owner/repo' };
const open: TestServer[] = [];

async function serve(options: TestServerOptions) {
  const server = await startTestServer(options);
  open.push(server);
  return { server, client: createClient({ url: server.url, language: 'en' }) };
}

afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.stop()));
});

describe('generate', () => {
  test('gives the wiki and tells its progress, pages included', async () => {
    const { client } = await serve({
      generate: new ScriptedGenerate((run) => {
        run.ports.onEvent({ type: 'stage-start', stage: 'acquire' });
        run.page('overview');
        run.finish();
      }).generate,
    });
    const events: ProgressEvent['type'][] = [];
    const pages: string[] = [];
    const wiki = await client.generate(
      { repository: REPOSITORY },
      {
        onProgress: (event) => events.push(event.type),
        onPage: (page) => pages.push(`${page.pageId} ${page.version}`),
      },
    );
    expect(wiki).toMatchObject({ outcome: 'complete', manifest: { pages: 2 }, usage: { calls: 0 } });
    expect(wiki.html).toContain('<!doctype html>');
    expect(events).toEqual(['stage-start', 'page', 'done']);
    expect(pages).toEqual(['overview 1']);
  });

  test('two clients with one run id share one run', async () => {
    const script = new ScriptedGenerate();
    const { client, server } = await serve({ generate: script.generate });
    const other = createClient({ url: server.url });
    const runId = randomUUID();
    const wikis = [client, other].map((each) => each.generate({ runId, repository: REPOSITORY }));
    (await script.run(0)).finish();
    const [first, second] = await Promise.all(wikis);
    expect(first).toEqual(second);
    expect(script.runs).toHaveLength(1);
  });

  test('an aborted signal cancels the run, whose finished pages stay available', async () => {
    const script = new ScriptedGenerate();
    const { client } = await serve({ generate: script.generate });
    const stop = new AbortController();
    const wiki = client.generate({ repository: REPOSITORY }, { signal: stop.signal });
    const run = await script.run(0);
    run.page('overview');
    stop.abort();
    const error: OrionWikiError = await wiki.then(
      () => expect.unreachable(),
      (thrown) => thrown,
    );
    expect(error).toMatchObject({ name: 'OrionWikiError', code: 'CANCELLED', retryable: false });
    expect(run.ports.signal.aborted).toBe(true);
    expect((await client.result(error.runId ?? '', 'html')).body).toContain('cancelled');
  });

  test('a failed run rejects with its code, message and hint in the language asked for', async () => {
    const failure = new OrionError('REPO_AUTH_FAILED', { params: { host: 'git.example.org' } });
    const { server } = await serve({ generate: new ScriptedGenerate((run) => run.fail(failure)).generate });
    const turkish = createClient({ url: server.url, language: 'tr' });
    await expect(turkish.generate({ repository: REPOSITORY })).rejects.toMatchObject({
      code: 'REPO_AUTH_FAILED',
      title: 'Erişim belirteci kabul edilmedi',
      message: expect.stringContaining('git.example.org'),
      hint: expect.stringContaining('Belirtecin'),
      retryable: false,
    });
  });

  test('a server that is not there is SERVER_UNREACHABLE', async () => {
    const { server, client } = await serve({ generate: new ScriptedGenerate().generate });
    await server.stop();
    await expect(client.info()).rejects.toMatchObject({ code: 'SERVER_UNREACHABLE', retryable: true });
  });

  test('a token goes to the run as a secret, and its order has the defaults', async () => {
    const script = new ScriptedGenerate((run) => run.finish());
    const { client } = await serve({ generate: script.generate });
    await client.generate({ repository: { ...REPOSITORY, token: 'ghp_value1234', username: 'ada' } });
    const { request } = await script.run(0);
    expect(request).toMatchObject({ mode: 'facts', language: 'en', size: 'full', include: [], exclude: [] });
    expect(request.repository.token?.reveal()).toBe('ghp_value1234');
    expect(JSON.stringify(request)).not.toContain('ghp_value1234');
  });
});

describe('what is refused', () => {
  test.each([
    ['a password in the address', { repository: { url: 'https://ada:pw@git.example.org/o/r' } }, 'REPO_URL_INVALID'],
    [
      'a token in the address',
      { repository: { url: 'https://ghp_0123456789abcdefghijABCDEFGHIJ012345@git.example.org/o/r' } },
      'REPO_URL_INVALID',
    ],
    ['an address that is none', { repository: { url: 'not an address' } }, 'REPO_URL_INVALID'],
    [
      'a password in the base URL',
      {
        repository: REPOSITORY,
        mode: 'model',
        model: { baseUrl: 'https://a:b@llm.example/v1', apiKey: 'k', model: 'm' },
      },
      'REQUEST_INVALID',
    ],
    ['model mode without a model', { repository: REPOSITORY, mode: 'model' }, 'REQUEST_INVALID'],
    ['a language nobody wrote texts for', { repository: REPOSITORY, language: 'xx' }, 'REQUEST_INVALID'],
    ['a field that does not exist', { repository: { ...REPOSITORY, tokn: 'x' } }, 'REQUEST_INVALID'],
    ['a token with a line end', { repository: { ...REPOSITORY, token: 'a\nb' } }, 'REQUEST_INVALID'],
    [
      'a run id that is no version 4 UUID',
      { repository: REPOSITORY, runId: '00000000-0000-0000-0000-000000000000' },
      'REQUEST_INVALID',
    ],
  ])('%s', async (_title, input, code) => {
    const script = new ScriptedGenerate();
    const { client, server } = await serve({ generate: script.generate });
    const error: OrionWikiError = await client.generate(input as never).then(
      () => expect.unreachable(),
      (thrown) => thrown,
    );
    expect(error.code).toBe(code);
    expect(JSON.stringify(error)).not.toMatch(/pw@|ghp_|a:b@/);
    expect(server.logText()).not.toMatch(/pw@|ghp_|a:b@/);
    expect(script.runs).toHaveLength(0);
  });

  test('a client that starts too often is told when to come back, and may still attach', async () => {
    const script = new ScriptedGenerate((run) => run.finish());
    const { client } = await serve({ generate: script.generate, startsPerMinute: 1 });
    const runId = randomUUID();
    await client.generate({ runId, repository: REPOSITORY });
    await expect(client.generate({ repository: REPOSITORY })).rejects.toMatchObject({
      code: 'RATE_LIMITED',
      params: { retryAfterMs: expect.any(Number) },
    });
    expect((await client.generate({ runId, repository: REPOSITORY })).outcome).toBe('complete');
  });
});

describe('model mode', () => {
  test('uses the server’s own model when the request brings none', async () => {
    const script = new ScriptedGenerate((run) => run.finish());
    const serverModel = { baseUrl: 'https://llm.example/v1', apiKey: new Secret('sk-server'), model: 'own' };
    const { client } = await serve({ generate: script.generate, serverModel });
    await client.generate({ repository: REPOSITORY, mode: 'model' });
    expect((await script.run(0)).ports.model?.name).toBe('own');
  });

  test('asks before it spends, and goes on with the answer', async () => {
    const choices: unknown[] = [];
    const script = new ScriptedGenerate(async (run) => {
      run.ports.onEvent({ type: 'estimate', pages: 1, calls: 1, inputTokens: 1, outputTokens: 1 });
      choices.push(await run.ports.confirm?.({ totalTokens: 2 }, run.ports.signal));
      run.finish();
    });
    const { client } = await serve({ generate: script.generate });
    await client.generate(
      { repository: REPOSITORY, mode: 'model', model: { baseUrl: 'https://llm.example/v1', apiKey: '', model: 'm' } },
      {
        onProgress(event, { runId }) {
          if (event.type === 'estimate') void client.confirm(runId, 'continue');
        },
      },
    );
    expect(choices).toEqual(['continue']);
  });
});

describe('follow', () => {
  test('a reload sees all events of a run that is known, and its result', async () => {
    const script = new ScriptedGenerate((run) => {
      run.page('overview');
      run.finish();
    });
    const { client } = await serve({ generate: script.generate });
    const runId = randomUUID();
    await client.generate({ runId, repository: REPOSITORY });
    const events: string[] = [];
    const last = await client.follow(runId, { lastEventId: '0-0', onProgress: (event) => events.push(event.type) });
    expect(last).toEqual({ type: 'done', outcome: 'complete' });
    expect(events).toEqual(['page', 'done']);
    expect((await client.result(runId, 'markdown')).filename).toContain('markdown');
    expect(await client.page(runId, 'overview')).toMatchObject({ pageId: 'overview', version: 1 });
  });

  test('a reload of a run that is gone is RUN_NOT_FOUND at once', async () => {
    const { client } = await serve({ generate: new ScriptedGenerate().generate });
    await expect(client.follow(randomUUID(), { lastEventId: '0-0' })).rejects.toMatchObject({ code: 'RUN_NOT_FOUND' });
    await expect(client.result(randomUUID(), 'html')).rejects.toMatchObject({ code: 'RUN_NOT_FOUND' });
    await expect(client.cancel(randomUUID())).rejects.toMatchObject({ code: 'RUN_NOT_FOUND' });
  });
});

describe('inspect and info', () => {
  test('inspect tells what the address means', async () => {
    const inspection = {
      url: REPOSITORY.url,
      host: 'git.example.org',
      fullName: 'owner/repo',
      isReachable: true,
      defaultBranch: 'main',
      refs: [{ name: 'main', kind: 'branch' as const, commit: 'a'.repeat(40) }],
      hasMoreRefs: false,
    };
    const { client } = await serve({ generate: new ScriptedGenerate().generate, inspect: async () => inspection });
    expect(await client.inspect(REPOSITORY)).toEqual(inspection);
  });

  test('info describes the server', async () => {
    const { client } = await serve({ generate: new ScriptedGenerate().generate });
    expect(await client.info()).toMatchObject({ version: '0.0.0-test', languages: ['en', 'tr'] });
  });
});
