import { randomUUID } from 'node:crypto';
import { type LanguageModel, type OutboundPolicy, Secret } from '@orionwiki/core';
import { expect, test } from 'vitest';
import { createSecretRegistry } from '../src/log/redact.ts';
import { type Clock, systemClock } from '../src/runs/clock.ts';
import { createEmbeddedEngine } from '../src/runs/embedded-engine.ts';
import type { EngineLimits } from '../src/runs/engine-parts.ts';
import type { GenerateWiki } from '../src/runs/generate-port.ts';
import type { RetryReport, RunReport } from '../src/runs/run-report.ts';
import { factsOrder } from './engine-tools.ts';
import { ManualClock } from './manual-clock.ts';
import { describeRunEngine } from './run-engine-contract.ts';
import { finishedWiki, ScriptedGenerate, ScriptedRetries } from './scripted-generate.ts';

const LIMITS: EngineLimits = {
  maxRuns: 1,
  maxQueued: 1,
  maxAcquires: 1,
  maxCpuStages: 1,
  resultTtlMs: 1000,
  resultBytes: 1_000_000,
};

const never = new AbortController().signal;

function embedded(generate: GenerateWiki, { limits = LIMITS, clock = systemClock as Clock } = {}) {
  const secrets = createSecretRegistry();
  const reports: RunReport[] = [];
  const retryReports: RetryReport[] = [];
  const engine = createEmbeddedEngine({
    generate,
    createModel: ({ model }) => ({ name: model }) as LanguageModel,
    policy: {} as OutboundPolicy,
    jobRoot: '/nowhere',
    unlimitedGit: false,
    limits,
    clock,
    secrets,
    onEnd: (report) => reports.push(report),
    onRetry: (report) => retryReports.push(report),
  });
  return { engine, secrets, reports, retryReports };
}

describeRunEngine('embedded', async ({ generate, limits }) => {
  const { engine } = embedded(generate, { limits });
  return { engine, close: () => engine.drain(0) };
});

test('a reader of a run that never starts is told so after ten seconds', async () => {
  const clock = new ManualClock();
  const { engine } = embedded(new ScriptedGenerate().generate, { clock });
  const reading = engine.events(randomUUID(), undefined, never)[Symbol.asyncIterator]().next();
  const outcome = expect(reading).rejects.toMatchObject({ code: 'RUN_NOT_FOUND' });
  await Promise.resolve();
  clock.advance(10_000);
  await outcome;
});

test('a result is forgotten when its time is over', async () => {
  const clock = new ManualClock();
  const { engine } = embedded(new ScriptedGenerate((run) => run.finish()).generate, { clock });
  const runId = randomUUID();
  await engine.start(runId, factsOrder());
  await engine.end(runId, never);
  clock.advance(999);
  expect(await engine.has(runId)).toBe(true);
  clock.advance(1);
  expect(await engine.has(runId)).toBe(false);
});

test('the oldest results make room when the memory for them is used up', async () => {
  const big = {
    ...finishedWiki(),
    file: () => ({ filename: 'w.html', mediaType: 'text/html', encoding: 'utf8' as const, body: 'x'.repeat(400_000) }),
  };
  const { engine } = embedded(async () => big);
  const ids = [randomUUID(), randomUUID(), randomUUID()];
  for (const runId of ids) {
    await engine.start(runId, factsOrder());
    await engine.end(runId, never);
  }
  expect(await Promise.all(ids.map((runId) => engine.has(runId)))).toEqual([false, true, true]);
});

test('a run that ignores its signal is announced as cancelled within a second', async () => {
  const clock = new ManualClock();
  const { engine } = embedded(() => new Promise(() => {}), { clock });
  const runId = randomUUID();
  await engine.start(runId, factsOrder());
  await engine.cancel(runId);
  const end = expect(engine.end(runId, never)).rejects.toMatchObject({ code: 'CANCELLED' });
  clock.advance(1000);
  await end;
});

test('a question that nobody answers for ten minutes is answered with facts', async () => {
  const clock = new ManualClock();
  const { engine } = embedded(
    async (_request, ports) => {
      const choice = await ports.confirm?.({ totalTokens: 1 }, ports.signal);
      return {
        ...finishedWiki(),
        notices: [{ code: 'MODEL_STOPPED', stage: 'write', params: { choice: choice ?? '' } }],
      };
    },
    { clock },
  );
  const runId = randomUUID();
  await engine.start(runId, factsOrder());
  await new Promise((resolve) => setImmediate(resolve));
  clock.advance(600_000);
  expect((await engine.end(runId, never)).notices[0]?.params).toEqual({ choice: 'facts' });
});

test('runs that outlast the drain end with RUN_LOST', async () => {
  const clock = new ManualClock();
  const { engine, reports } = embedded(new ScriptedGenerate().generate, { clock });
  const [running, waiting] = [randomUUID(), randomUUID()];
  await engine.start(running, factsOrder());
  await engine.start(waiting, factsOrder());
  const ends = [running, waiting].map((runId) =>
    expect(engine.end(runId, never)).rejects.toMatchObject({ code: 'RUN_LOST' }),
  );
  const drained = engine.drain(5000);
  clock.advance(5000);
  await Promise.all([...ends, drained]);
  expect(reports.map(({ outcome }) => outcome)).toEqual(['failed', 'failed']);
});

test('secrets are known to the log while their run is alive and shortly after', async () => {
  const clock = new ManualClock();
  const script = new ScriptedGenerate();
  const { engine, secrets } = embedded(script.generate, { clock });
  const runId = randomUUID();
  await engine.start(runId, factsOrder('ghp_topsecretvalue'));
  (await script.run(0)).finish();
  await engine.end(runId, never);
  expect(secrets.scrub('ghp_topsecretvalue')).toBe('[secret]');
  await new Promise((resolve) => setImmediate(resolve));
  clock.advance(30_000);
  expect(secrets.scrub('ghp_topsecretvalue')).toBe('ghp_topsecretvalue');
});

test('the report of a run has its times, its outcome and its cause', async () => {
  const clock = new ManualClock();
  const script = new ScriptedGenerate();
  const { engine, reports } = embedded(script.generate, { clock });
  const runId = randomUUID();
  await engine.start(runId, factsOrder());
  const run = await script.run(0);
  run.ports.onEvent({ type: 'stage-start', stage: 'acquire' });
  clock.advance(1200);
  run.ports.onEvent({ type: 'stage-end', stage: 'acquire' });
  const cause = new Error('the reason');
  run.fail(cause);
  const answer = await engine.end(runId, never).catch((error) => error);
  expect(answer).toMatchObject({ code: 'INTERNAL' });
  expect(answer.cause).toBeUndefined();
  expect(reports).toMatchObject([
    {
      runId,
      outcome: 'failed',
      workedMs: 1200,
      waitedMs: 0,
      stageMs: { acquire: 1200 },
      error: { code: 'INTERNAL', cause },
    },
  ]);
});

test('a retry is reported with what it cost; its key is known to the log while it is alive and shortly after', async () => {
  const clock = new ManualClock();
  const retries = new ScriptedRetries('core', 'router');
  const { engine, secrets, retryReports } = embedded(
    new ScriptedGenerate((run) => run.finish('partial', retries)).generate,
    { clock },
  );
  const runId = randomUUID();
  await engine.start(runId, factsOrder());
  await engine.end(runId, never);
  const order = (pageId: string) => ({
    pageId,
    model: { baseUrl: 'https://m.example.org/v1', apiKey: new Secret('sk-retry-secret'), model: 'm' },
  });
  const done = engine.retryPage(runId, order('core'), never);
  const first = await retries.retried(0);
  expect(secrets.scrub('sk-retry-secret')).toBe('[secret]');
  clock.advance(1500);
  first.succeed();
  await done;
  const failing = expect(engine.retryPage(runId, order('router'), never)).rejects.toMatchObject({ code: 'INTERNAL' });
  (await retries.retried(1)).fail(new TypeError('x of undefined at /srv'));
  await failing;
  expect(retryReports).toMatchObject([
    { runId, outcome: 'improved', workedMs: 1500, usage: { calls: 1 } },
    { runId, outcome: 'failed', error: { code: 'INTERNAL', incidentId: expect.any(String) } },
  ]);
  clock.advance(30_000);
  expect(secrets.scrub('sk-retry-secret')).toBe('sk-retry-secret');
});

test('the time of a result begins anew with a retry, during which it is never forgotten', async () => {
  const clock = new ManualClock();
  const retries = new ScriptedRetries('core');
  const { engine } = embedded(new ScriptedGenerate((run) => run.finish('partial', retries)).generate, { clock });
  const runId = randomUUID();
  await engine.start(runId, factsOrder());
  await engine.end(runId, never);
  await new Promise((resolve) => setImmediate(resolve));
  const model = { baseUrl: 'https://m.example.org/v1', apiKey: new Secret('k'), model: 'm' };
  const done = engine.retryPage(runId, { pageId: 'core', model }, never);
  const retry = await retries.retried(0);
  clock.advance(5000);
  expect(await engine.has(runId)).toBe(true);
  retry.succeed();
  await done;
  clock.advance(999);
  expect(await engine.has(runId)).toBe(true);
  clock.advance(1);
  expect(await engine.has(runId)).toBe(false);
});
