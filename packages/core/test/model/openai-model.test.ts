import { inspect } from 'node:util';
import {
  type ModelBehaviour,
  type ModelScript,
  type ModelServer,
  startModelServer,
} from '@orionwiki/test-kit/model-server';
import { afterEach, describe, expect, test } from 'vitest';
import { isOrionError, type OrionError } from '#errors';
import { createGuardedFetch, createOutboundPolicy, DEFAULT_OUTBOUND_SETTINGS } from '#network';
import { Secret } from '#text/secret';
import type { ModelClock } from '../../src/language-model/model-clock.ts';
import { createOpenAiModel, type OpenAiModelSettings } from '../../src/language-model/openai-model.ts';

const KEY = 'sk-test-2f9aQz71LmXy8RtB55';
const open: ModelServer[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) await server.close();
});

/** A clock whose short pauses pass at once and are written down; long ones (stall, call) are left to the machine. */
function impatientClock(pauses: number[]): ModelClock {
  return {
    now: () => Date.UTC(2026, 0, 1),
    after: (ms, run) => {
      if (ms < 60_000) {
        pauses.push(ms);
        queueMicrotask(run);
        return () => undefined;
      }
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
  };
}

async function setUp(
  script: ModelScript,
  settings: Partial<OpenAiModelSettings> & { models?: string[]; apiKey?: Secret; neverStreams?: boolean } = {},
) {
  const { models, neverStreams, ...rest } = settings;
  const server = await startModelServer({
    script,
    apiKey: KEY,
    ...(models ? { models } : {}),
    ...(neverStreams ? { neverStreams } : {}),
  });
  open.push(server);
  const pauses: number[] = [];
  const model = createOpenAiModel({
    baseUrl: server.baseUrl,
    apiKey: new Secret(KEY),
    model: 'scripted',
    fetch,
    clock: impatientClock(pauses),
    random: () => 0,
    ...rest,
  });
  return { server, model, pauses };
}

const ask = (signal = new AbortController().signal) => ({
  system: 'Be brief.',
  user: 'Say it.',
  maxOutputTokens: 200,
  signal,
});

async function failureOf(work: Promise<unknown>): Promise<OrionError> {
  const thrown = await work.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!isOrionError(thrown)) throw new TypeError(`no OrionError: ${inspect(thrown)}`);
  return thrown;
}

const SAY: ModelBehaviour = { kind: 'say', text: 'Hello, world.' };

describe('an answer', () => {
  test('is streamed, with the usage the provider counted', async () => {
    const { model, server } = await setUp(SAY);
    const received: number[] = [];
    const answer = await model.complete({ ...ask(), onDelta: (chars) => received.push(chars) });
    expect(answer).toEqual({ text: 'Hello, world.', inputTokens: 4, outputTokens: 4, isCounted: true, isCut: false });
    expect(received).toEqual([4, 8, 12, 13]);
    const { index: _index, messages: _messages, ...call } = server.calls[0] ?? { index: 0, messages: [] };
    expect(call).toEqual({
      model: 'scripted',
      isStreaming: true,
      maxTokens: 200,
      fields: ['model', 'messages', 'stream', 'max_tokens', 'stream_options'],
      headers: expect.not.arrayContaining(['x-stainless-os', 'cookie']),
      authorizationPresent: true,
      aborted: false,
      sentTokens: 4,
    });
  });

  test('without usage is estimated', async () => {
    const { model } = await setUp({ ...SAY, withoutUsage: true });
    expect(await model.complete(ask())).toMatchObject({ isCounted: false, inputTokens: 7, outputTokens: 5 });
  });

  test('may come as one document although a stream was asked for', async () => {
    const { model } = await setUp(SAY, { neverStreams: true });
    expect(await model.complete(ask())).toMatchObject({ text: 'Hello, world.', isCounted: true });
  });

  test('that reaches the output cap is marked as cut', async () => {
    const { model } = await setUp({ kind: 'say', text: 'x'.repeat(4000) });
    expect(await model.complete(ask())).toMatchObject({ isCut: true, outputTokens: 200 });
  });

  test('that never ends is cut and the provider hung up on', async () => {
    const { model, server } = await setUp({ kind: 'endless' });
    const answer = await model.complete(ask());
    expect(answer.isCut).toBe(true);
    expect(answer.text.length).toBeLessThan(200 * 24 + 16);
    await expect.poll(() => server.calls[0]?.aborted).toBe(true);
  });

  test('of a local server needs no key, and none is sent', async () => {
    const server = await startModelServer({ script: SAY });
    open.push(server);
    const model = createOpenAiModel({ baseUrl: server.baseUrl, apiKey: new Secret(''), model: 'm', fetch });
    await model.preflight(new AbortController().signal);
    expect(server.calls[0]?.authorizationPresent).toBe(false);
  });

  test('a temperature is sent only when set', async () => {
    const { model, server } = await setUp(SAY, { temperature: 0.2 });
    await model.complete(ask());
    expect(server.calls[0]?.fields).toContain('temperature');
  });

  test.each(['/', '/chat/completions', '/chat/completions/'])(
    'a base URL with a trailing %s is understood',
    async (tail) => {
      const { server } = await setUp(SAY);
      const model = createOpenAiModel({ baseUrl: server.baseUrl + tail, apiKey: new Secret(KEY), model: 'm', fetch });
      expect((await model.complete(ask())).text).toBe('Hello, world.');
    },
  );
});

describe('trouble that passes', () => {
  test.each<[string, ModelBehaviour, number]>([
    ['429 with Retry-After', { kind: 'status', status: 429, retryAfter: '3' }, 3000],
    ['500', { kind: 'status', status: 500 }, 250],
    ['503 with Retry-After', { kind: 'status', status: 503, retryAfter: '1' }, 1000],
    ['408', { kind: 'status', status: 408 }, 250],
    ['409', { kind: 'status', status: 409 }, 250],
    ['a cut stream', { kind: 'cut', afterTokens: 2 }, 250],
    ['a connection cut before the first token', { kind: 'cut', afterTokens: 0 }, 250],
    ['an error inside the stream', { kind: 'stream-error', afterTokens: 2, code: 'overloaded' }, 250],
    ['a 502 inside the stream', { kind: 'stream-error', afterTokens: 2, code: 502 }, 250],
    ['a stream without an end', { kind: 'stop-early', afterTokens: 2 }, 250],
  ])('after %s the call is repeated', async (_name, behaviour, pauseMs) => {
    const { model, server, pauses } = await setUp([behaviour, SAY]);
    expect((await model.complete(ask())).text).toBe('Hello, world.');
    expect(server.calls).toHaveLength(2);
    expect(pauses).toEqual([pauseMs]);
  });

  test('each 429 is reported to whoever runs calls side by side', async () => {
    const { model } = await setUp([{ kind: 'status', status: 429 }, { kind: 'status', status: 429 }, SAY]);
    let reports = 0;
    await model.complete({ ...ask(), onRateLimited: () => (reports += 1) });
    expect(reports).toBe(2);
  });

  test('a provider that knows the output cap by its newer name gets that name, at once and from then on', async () => {
    const refusal = {
      kind: 'status',
      status: 400,
      message: "Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens'.",
    } as const;
    const { model, server, pauses } = await setUp([refusal, SAY]);
    await model.complete(ask());
    await model.complete(ask());
    expect(server.calls.map((call) => call.fields.filter((field) => field.startsWith('max_')))).toEqual([
      ['max_tokens'],
      ['max_completion_tokens'],
      ['max_completion_tokens'],
    ]);
    expect(pauses).toEqual([]);
  });

  test('a provider that does not know usage in streams is not asked for it', async () => {
    const { model, server } = await setUp([
      { kind: 'status', status: 400, message: 'stream_options not permitted' },
      SAY,
    ]);
    await model.complete(ask());
    expect(server.calls[1]?.fields).not.toContain('stream_options');
  });
});

describe('trouble that stays', () => {
  test.each<[string, ModelBehaviour, string, string | undefined, number]>([
    ['401', { kind: 'status', status: 401 }, 'MODEL_AUTH_FAILED', undefined, 1],
    ['403', { kind: 'status', status: 403 }, 'MODEL_AUTH_FAILED', undefined, 1],
    [
      '400 about the key',
      { kind: 'status', status: 400, message: 'API key not valid.' },
      'MODEL_AUTH_FAILED',
      undefined,
      1,
    ],
    ['404', { kind: 'status', status: 404 }, 'MODEL_NOT_FOUND', undefined, 1],
    [
      '400 about the model',
      { kind: 'status', status: 400, message: 'The model `x` does not exist' },
      'MODEL_NOT_FOUND',
      undefined,
      1,
    ],
    ['402', { kind: 'status', status: 402 }, 'MODEL_QUOTA', undefined, 1],
    ['429 without quota', { kind: 'status', status: 429, code: 'insufficient_quota' }, 'MODEL_QUOTA', undefined, 1],
    [
      'no quota inside the stream',
      { kind: 'stream-error', afterTokens: 1, code: 'insufficient_quota' },
      'MODEL_QUOTA',
      undefined,
      1,
    ],
    ['429 for ever', { kind: 'status', status: 429 }, 'MODEL_RATE_LIMITED', undefined, 4],
    ['429 for an hour', { kind: 'status', status: 429, retryAfter: '3600' }, 'MODEL_RATE_LIMITED', undefined, 1],
    ['500 for ever', { kind: 'status', status: 500 }, 'MODEL_UNREACHABLE', 'server-error', 4],
    ['504 for ever', { kind: 'status', status: 504 }, 'MODEL_TIMEOUT', undefined, 4],
    ['another refusal', { kind: 'status', status: 413 }, 'MODEL_UNREACHABLE', 'request-refused', 1],
    ['cut streams for ever', { kind: 'cut', afterTokens: 1 }, 'MODEL_UNREACHABLE', 'connection-cut', 4],
    ['a stream that is not JSON', { kind: 'not-json' }, 'MODEL_UNREACHABLE', 'not-http', 1],
    ['a web page', { kind: 'html' }, 'MODEL_UNREACHABLE', 'not-http', 1],
    ['a redirect', { kind: 'redirect', to: 'http://127.0.0.1:9/v1' }, 'MODEL_UNREACHABLE', 'too-many-redirects', 1],
  ])('%s becomes its code', async (_name, behaviour, code, reason, calls) => {
    const { model, server } = await setUp(behaviour);
    const error = await failureOf(model.complete(ask()));
    expect({ code: error.code, reason: error.params.reason }).toEqual({ code, reason });
    expect(error.params).toMatchObject({ host: new URL(server.baseUrl).host, model: 'scripted', seconds: 60 });
    expect(server.calls).toHaveLength(calls);
  });

  test('a redirect is not followed: nothing arrives elsewhere', async () => {
    const elsewhere = await startModelServer({ script: SAY });
    open.push(elsewhere);
    const { model } = await setUp({ kind: 'redirect', to: `${elsewhere.baseUrl}/chat/completions` });
    await failureOf(model.complete(ask()));
    expect(elsewhere.calls).toEqual([]);
  });

  test('an unknown model is told from a wrong key', async () => {
    const { server } = await setUp(SAY, { models: ['other'] });
    const wrongKey = createOpenAiModel({
      baseUrl: server.baseUrl,
      apiKey: new Secret('sk-wrong'),
      model: 'other',
      fetch,
    });
    const { signal } = new AbortController();
    expect((await failureOf(wrongKey.preflight(signal))).code).toBe('MODEL_AUTH_FAILED');
    const wrongModel = createOpenAiModel({ baseUrl: server.baseUrl, apiKey: new Secret(KEY), model: 'mine', fetch });
    expect((await failureOf(wrongModel.preflight(signal))).code).toBe('MODEL_NOT_FOUND');
  });

  test('an address that the outbound policy forbids is not contacted, and says so', async () => {
    const { server } = await setUp(SAY);
    const strict = createGuardedFetch(createOutboundPolicy(DEFAULT_OUTBOUND_SETTINGS), { maxBytes: 1 << 20 });
    const model = createOpenAiModel({ baseUrl: server.baseUrl, apiKey: new Secret(KEY), model: 'm', fetch: strict });
    const error = await failureOf(model.preflight(new AbortController().signal));
    expect(error.code).toBe('REPO_HOST_FORBIDDEN');
    expect(error.params).toMatchObject({ host: '127.0.0.1', reason: expect.any(String) });
    expect(server.calls).toEqual([]);
  });

  test('a port where nobody listens is unreachable', async () => {
    const server = await startModelServer();
    await server.close();
    const model = createOpenAiModel({ baseUrl: server.baseUrl, apiKey: new Secret(KEY), model: 'm', fetch });
    const error = await failureOf(model.complete(ask()));
    expect([error.code, error.params.reason]).toEqual(['MODEL_UNREACHABLE', 'refused']);
  });

  test.each(['ftp://x/v1', 'not an address', 'https://user:pw@host/v1', ''])('%s is no base URL', (baseUrl) => {
    expect(() => createOpenAiModel({ baseUrl, apiKey: new Secret(KEY), model: 'm', fetch })).toThrow('REQUEST_INVALID');
  });
});

describe('time', () => {
  const hasty = { clock: { now: () => 0, after: realAfter } };

  test('a stream that goes silent is cut', async () => {
    const { model, server } = await setUp({ kind: 'stall', afterTokens: 2 }, { ...hasty, timeouts: { stallMs: 40 } });
    expect((await failureOf(model.complete(ask()))).code).toBe('MODEL_TIMEOUT');
    await expect.poll(() => server.calls[0]?.aborted).toBe(true);
    expect(server.calls).toHaveLength(1);
  });

  test('a slow but steady stream is waited for', async () => {
    const { model } = await setUp({ kind: 'drip', pauseMs: 5 }, { ...hasty, timeouts: { stallMs: 2000 } });
    expect((await model.complete(ask())).text).toBe('ok');
  });

  test('a call that drips on is cut at the limit of the call', async () => {
    const dripping: ModelScript = { kind: 'drip', pauseMs: 10 };
    const { model } = await setUp(dripping, { ...hasty, timeouts: { stallMs: 5000, callMs: 60 } });
    const long = { ...ask(), user: `[e1] a.ts:1-2 | ${'word '.repeat(300)}` };
    expect((await failureOf(model.complete(long))).code).toBe('MODEL_TIMEOUT');
  });

  test.each<[string, ModelBehaviour]>([
    ['a silent stream', { kind: 'stall', afterTokens: 0 }],
    ['a dripping stream', { kind: 'drip', pauseMs: 100 }],
    ['a pause before a retry', { kind: 'status', status: 429, retryAfter: '50' }],
  ])('cancelling ends %s at once', async (_name, behaviour) => {
    const { model, server } = await setUp(behaviour, hasty);
    const user = new AbortController();
    const work = failureOf(model.complete(ask(user.signal)));
    await expect.poll(() => server.calls.length).toBe(1);
    const before = performance.now();
    user.abort();
    expect((await work).code).toBe('CANCELLED');
    expect(performance.now() - before).toBeLessThan(1000);
  });

  test('a call that was cancelled before it began is never made', async () => {
    const { model, server } = await setUp(SAY);
    expect((await failureOf(model.complete(ask(AbortSignal.abort())))).code).toBe('CANCELLED');
    expect(server.calls).toEqual([]);
  });
});

describe('the guarded fetch of the outbound policy', () => {
  const settings = { ...DEFAULT_OUTBOUND_SETTINGS, allowCidrs: ['127.0.0.0/8'], allowHttp: true };
  const guarded = createGuardedFetch(createOutboundPolicy(settings), { maxBytes: 64 * 1024 });

  test('carries a streamed answer', async () => {
    const { model } = await setUp(SAY, { fetch: guarded });
    expect(await model.complete(ask())).toMatchObject({ text: 'Hello, world.', isCounted: true });
  });

  test.each<[string, ModelBehaviour, string, string | undefined]>([
    ['a redirect', { kind: 'redirect', to: 'http://127.0.0.1:9/v1' }, 'MODEL_UNREACHABLE', 'too-many-redirects'],
    ['a cut stream', { kind: 'cut', afterTokens: 1 }, 'MODEL_UNREACHABLE', 'connection-cut'],
    ['a refused key', { kind: 'echo-key', status: 401 }, 'MODEL_AUTH_FAILED', undefined],
  ])('tells %s', async (_name, behaviour, code, reason) => {
    const { model } = await setUp(behaviour, { fetch: guarded });
    const error = await failureOf(model.complete(ask()));
    expect([error.code, error.params.reason]).toEqual([code, reason]);
    expect(inspect(error, { depth: 20 })).not.toContain(KEY);
  });

  test('stops an answer that is too long on the wire', async () => {
    const { model } = await setUp({ kind: 'endless' }, { fetch: guarded });
    const error = await failureOf(model.complete({ ...ask(), maxOutputTokens: 100_000 }));
    expect([error.code, error.params.reason]).toEqual(['MODEL_UNREACHABLE', 'answer-too-large']);
  });

  test('is cancelled at once', async () => {
    const { model, server } = await setUp({ kind: 'stall', afterTokens: 1 }, { fetch: guarded });
    const user = new AbortController();
    const work = failureOf(model.complete(ask(user.signal)));
    await expect.poll(() => server.calls.length).toBe(1);
    user.abort();
    expect((await work).code).toBe('CANCELLED');
    await expect.poll(() => server.calls[0]?.aborted).toBe(true);
  });
});

describe('the key', () => {
  test.each([400, 401, 403, 404, 429, 500])(
    'is nowhere in the error when the endpoint repeats it with %i',
    async (status) => {
      const { model } = await setUp({ kind: 'echo-key', status });
      const error = await failureOf(model.complete(ask()));
      const shown = inspect(error, { depth: 20, showHidden: true }) + JSON.stringify(error) + String(error.stack);
      for (const form of [KEY, encodeURIComponent(KEY), Buffer.from(KEY).toString('base64').slice(0, -3)]) {
        expect(shown).not.toContain(form);
      }
      expect(shown).not.toContain(Buffer.from(`user:${KEY}`).toString('base64').slice(8, -4));
      expect(shown).toContain('[secret]');
    },
  );

  test('that no header can hold is refused without being sent or shown', async () => {
    const { model, server } = await setUp(SAY, { apiKey: new Secret('sk-bad\nkey-ö-12345678') });
    const error = await failureOf(model.complete(ask()));
    expect(error.code).toBe('MODEL_AUTH_FAILED');
    expect(inspect(error, { depth: 20 })).not.toContain('12345678');
    expect(server.calls).toEqual([]);
  });

  test('pasted with white space around it works', async () => {
    const { model } = await setUp(SAY, { apiKey: new Secret(` ${KEY}\n`) });
    expect((await model.complete(ask())).text).toBe('Hello, world.');
  });
});

function realAfter(ms: number, run: () => void): () => void {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
}
