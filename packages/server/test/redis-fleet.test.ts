import { randomUUID } from 'node:crypto';
import { OrionError, Secret } from '@orionwiki/core';
import { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { systemClock } from '../src/runs/clock.ts';
import { RedisClient } from '../src/runs/redis/redis-client.ts';
import { RunMirror } from '../src/runs/redis/run-mirror.ts';
import { RunStore } from '../src/runs/redis/run-store.ts';
import { parseSealKeys } from '../src/runs/redis/seal-keys.ts';
import { Sealer } from '../src/runs/redis/sealer.ts';
import type { RetryOrder } from '../src/runs/run-engine.ts';
import { allEvents, factsOrder } from './engine-tools.ts';
import { QUICK, type ReplicaOptions, sealKey, startReplicaHere, type TestReplica } from './redis-fixture.ts';
import { findRedis, type RedisServer, startRedis } from './redis-server.ts';
import { finishedWiki, ScriptedGenerate, ScriptedRetries } from './scripted-generate.ts';

const program = findRedis();
const never = new AbortController().signal;

describe.skipIf(program === undefined)('replicas that share a store', () => {
  let redis: RedisServer;
  let open: TestReplica[] = [];

  beforeAll(async () => {
    redis = await startRedis(program ?? '');
  });

  afterEach(async () => {
    await Promise.all(open.map((one) => one.close()));
    open = [];
  });

  afterAll(() => redis.close());

  const start = async (options: Omit<ReplicaOptions, 'url'>) => {
    const one = await startReplicaHere({ url: redis.url, ...options });
    open.push(one);
    return one;
  };
  /** Two replicas whose runs are played by one script. */
  const pair = async (script: ScriptedGenerate, options: Partial<ReplicaOptions> = {}) => {
    const prefix = `{${randomUUID()}}`;
    const both = { generate: script.generate, prefix, ...options };
    return [await start(both), await start(both)] as const;
  };
  const reports = () => open.flatMap((one) => one.reports);

  test('answer for each other’s runs in everything', async () => {
    const script = new ScriptedGenerate(async (run) => {
      run.page('overview');
      run.ports.onEvent({ type: 'estimate', pages: 3, calls: 9, inputTokens: 9000, outputTokens: 900 });
      await run.ports.confirm?.({ totalTokens: 9900 }, run.ports.signal);
      run.finish();
    });
    for (const { engine } of await pair(script)) {
      const [runId, other] = [randomUUID(), open.find((one) => one.engine !== engine)?.engine ?? engine];
      await engine.start(runId, factsOrder());
      expect(await other.start(runId, factsOrder())).toBe('attached');
      for await (const { event } of other.events(runId, '0-0', never)) {
        if (event.type !== 'estimate') continue;
        expect(await other.page(runId, 'overview')).toMatchObject({ version: 1 });
        await other.confirm(runId, 'facts');
      }
      expect((await other.end(runId, never)).outcome).toBe('complete');
      expect((await other.result(runId, 'llms', never)).body).toContain('llms complete');
      expect(await allEvents(engine, runId, '0-0')).toEqual(await allEvents(other, runId, '0-0'));
    }
    expect(reports()).toHaveLength(2);
  });

  test('have one line: places count together, and a run that is cancelled elsewhere leaves it', async () => {
    const script = new ScriptedGenerate();
    const [{ engine: one }, { engine: other }] = await pair(script, { limits: { maxRuns: 1, maxQueued: 1 } });
    const ids = [randomUUID(), randomUUID(), randomUUID()];
    for (const runId of ids) await one.start(runId, factsOrder());
    await expect(other.start(randomUUID(), factsOrder())).rejects.toMatchObject({ code: 'SERVER_BUSY' });
    await Promise.all([script.run(0), script.run(1)]);
    expect(await other.stats()).toMatchObject({ running: 2, waiting: 1 });
    const waiting = ids.at(-1) ?? '';
    await other.cancel(waiting);
    await expect(one.end(waiting, never)).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(await one.stats()).toMatchObject({ running: 2, waiting: 0 });
    expect(reports()).toMatchObject([{ runId: waiting, outcome: 'cancelled', request: { mode: 'facts' } }]);
    expect(script.runs).toHaveLength(2);
  });

  test('hand a run over that outlasts a drain; it begins anew and is reported by who ends it', async () => {
    const script = new ScriptedGenerate();
    const prefix = `{${randomUUID()}}`;
    const runId = randomUUID();
    const leaving = await start({ generate: script.generate, prefix });
    await leaving.engine.start(runId, factsOrder());
    (await script.run(0)).page('one');
    // As often as a rolling update may come by: only deaths count against a run.
    let last = leaving;
    for (let times = 1; times <= 4; times++) {
      const next = await start({ generate: script.generate, prefix });
      await last.engine.drain(0);
      (await script.run(times)).page('one');
      last = next;
    }
    script.runs.at(-1)?.finish();
    expect((await last.engine.end(runId, never)).outcome).toBe('complete');
    const ids = (await allEvents(last.engine, runId, '0-0')).map(({ id }) => id);
    expect(ids).toEqual(['1-1', '2-1', '3-1', '4-1', '5-1', '5-2']);
    expect(script.runs.slice(0, -1).every(({ ports }) => ports.signal.aborted)).toBe(true);
    expect(reports()).toMatchObject([{ runId, outcome: 'complete' }]);
  });

  test('a draining replica takes nothing from the line and leaves it to the others', async () => {
    const script = new ScriptedGenerate();
    const prefix = `{${randomUUID()}}`;
    const leaving = await start({ generate: script.generate, prefix, limits: { maxRuns: 1 } });
    const ids = [randomUUID(), randomUUID()];
    for (const runId of ids) await leaving.engine.start(runId, factsOrder());
    const first = await script.run(0);
    const drained = leaving.engine.drain(60_000);
    const other = await start({ generate: script.generate, prefix, limits: { maxRuns: 1 } });
    (await script.run(1)).finish();
    expect((await other.engine.end(ids[1] ?? '', never)).outcome).toBe('complete');
    first.finish();
    await drained;
    expect(leaving.reports).toMatchObject([{ runId: ids[0] }]);
    expect(other.reports).toMatchObject([{ runId: ids[1] }]);
  });

  test('the last one does not wait for runs that nobody would execute; they begin with the next one', async () => {
    const prefix = `{${randomUUID()}}`;
    const script = new ScriptedGenerate();
    const last = await start({ generate: script.generate, prefix, limits: { maxRuns: 1 } });
    const ids = [randomUUID(), randomUUID()];
    for (const runId of ids) await last.engine.start(runId, factsOrder());
    const waiting = last.engine.end(ids[1] ?? '', never).catch(() => {});
    const first = await script.run(0);
    const drained = last.engine.drain(600_000);
    first.finish();
    await drained;
    const next = await start({ generate: script.generate, prefix, limits: { maxRuns: 1 } });
    (await script.run(1)).finish();
    expect((await next.engine.end(ids[1] ?? '', never)).outcome).toBe('complete');
    await waiting;
  });

  test('write a run down again that the store forgets while it goes on', async () => {
    const script = new ScriptedGenerate();
    const [{ engine }, { engine: other }] = await pair(script);
    const runId = randomUUID();
    await engine.start(runId, factsOrder());
    const run = await script.run(0);
    const seen: string[] = [];
    const first = Promise.withResolvers<void>();
    const reading = (async () => {
      for await (const { id } of other.events(runId, '0-0', never)) {
        seen.push(id);
        first.resolve();
      }
    })();
    run.page('one');
    await first.promise;
    const eraser = new Redis(redis.url);
    await eraser.flushall();
    eraser.disconnect();
    run.page('two');
    run.finish();
    await reading;
    expect(seen).toEqual(['1-1', '1-2', '1-3']);
    expect((await allEvents(other, runId, '0-0')).map(({ id }) => id)).toEqual(seen);
    expect(await other.page(runId, 'one')).toMatchObject({ version: 1 });
    expect((await other.result(runId, 'html', never)).body).toContain('complete');
    expect(reports()).toHaveLength(1);
  });

  test('take up a run that was accepted by a replica that died before it was in line', async () => {
    const prefix = `{${randomUUID()}}`;
    const script = new ScriptedGenerate((run) => run.finish());
    const { engine } = await start({ generate: script.generate, prefix });
    const runId = randomUUID();
    const writer = new Redis(redis.url);
    await writer.hset(`${prefix}:run:${runId}`, { accepted: 1, attempt: 0 });
    writer.disconnect();
    expect(await engine.has(runId)).toBe(false);
    expect(await engine.start(runId, factsOrder())).toBe('attached');
    expect((await engine.end(runId, never)).outcome).toBe('complete');
  });

  describe('and write pages again', () => {
    const order = (pageId: string): RetryOrder => ({
      pageId,
      model: { baseUrl: 'https://model.example.org/v1', apiKey: new Secret('sk-topsecret'), model: 'm' },
    });
    const ended = async () => {
      const retries = new ScriptedRetries('core', 'router');
      const script = new ScriptedGenerate((run) => {
        for (const page of ['core', 'router']) run.page(page, 2);
        run.finish('partial', retries);
      });
      const both = await pair(script);
      const runId = randomUUID();
      await both[0].engine.start(runId, factsOrder());
      await both[0].engine.result(runId, 'html', never);
      const owner = both.find((one) => one.reports.length > 0) ?? both[0];
      return { runId, retries, owner, other: both[0] === owner ? both[1] : both[0] };
    };

    test('through the one that has what is needed, joined by the others', async () => {
      const { runId, retries, owner, other } = await ended();
      const both = [other, owner].map(({ engine }) => engine.retryPage(runId, order('core'), never));
      (await retries.retried(0)).succeed();
      expect(await Promise.all(both)).toEqual([
        { origin: 'model', version: 3 },
        { origin: 'model', version: 3 },
      ]);
      expect(retries.begun).toHaveLength(1);
      expect(await other.engine.page(runId, 'core')).toMatchObject({ version: 3 });
      expect(await other.engine.retryPage(runId, order('overview'), never)).toBeUndefined();
      expect([owner.retryReports.length, other.retryReports.length]).toEqual([1, 0]);
    });

    test('with the error of the model, and until somebody cancels', async () => {
      const { runId, retries, other } = await ended();
      const failing = expect(other.engine.retryPage(runId, order('core'), never)).rejects.toMatchObject({
        code: 'MODEL_QUOTA',
        params: { host: 'model.example.org' },
      });
      (await retries.retried(0)).fail(new OrionError('MODEL_QUOTA', { params: { host: 'model.example.org' } }));
      await failing;
      const cancelled = expect(other.engine.retryPage(runId, order('core'), never)).rejects.toMatchObject({
        code: 'CANCELLED',
      });
      await retries.retried(1);
      await other.engine.cancel(runId);
      await cancelled;
      expect((await other.engine.end(runId, never)).outcome).toBe('partial');
    });

    test('not when that one is gone: RUN_LOST', async () => {
      const { runId, owner, other } = await ended();
      await owner.close();
      open = [other];
      await expect(other.engine.retryPage(runId, order('core'), never)).rejects.toMatchObject({ code: 'RUN_LOST' });
    });
  });

  test('open with the old key what was sealed before the keys were changed', async () => {
    const prefix = `{${randomUUID()}}`;
    const [old, young] = [sealKey('k1'), sealKey('k2')];
    const script = new ScriptedGenerate((run) => {
      run.page('overview');
      run.finish();
    });
    const before = await start({ generate: script.generate, prefix, keys: old });
    const runId = randomUUID();
    await before.engine.start(runId, factsOrder());
    await before.engine.end(runId, never);
    const after = await start({ generate: script.generate, prefix, keys: `${young},${old}` });
    expect(await after.engine.page(runId, 'overview')).toMatchObject({ version: 1 });
    expect((await after.engine.result(runId, 'html', never)).body).toContain('complete');
  });

  test('keep results as long as they are told to, and the oldest make room', async () => {
    const prefix = `{${randomUUID()}}`;
    // Nothing that compression could make small.
    const body = () => Array.from({ length: 500 }, () => randomUUID()).join('');
    const file = () => ({ filename: 'w.html', mediaType: 'text/html', encoding: 'utf8' as const, body: body() });
    const limits = { resultTtlMs: 30_000, resultBytes: 200_000 };
    const { engine } = await start({ generate: async () => ({ ...finishedWiki(), file }), prefix, limits });
    const ids = [randomUUID(), randomUUID(), randomUUID()];
    for (const runId of ids) {
      await engine.start(runId, factsOrder());
      await engine.result(runId, 'html', never);
    }
    expect(await Promise.all(ids.map((runId) => engine.has(runId)))).toEqual([false, true, true]);
    const reader = new Redis(redis.url);
    const keys = (await reader.keys(`${prefix}:run:*`)).sort();
    const ttls = await Promise.all(keys.map((key) => reader.pttl(key)));
    reader.disconnect();
    expect(keys.filter((key) => key.includes(ids[0] ?? ''))).toEqual([]);
    expect(ttls.every((ms) => ms > 0 && ms <= 30_000)).toBe(true);
  });

  describe('fence each other', () => {
    const attempts = async () => {
      const prefix = `{${randomUUID()}}`;
      const connection = new Redis(redis.url);
      const client = new RedisClient(connection, { prefix, clock: systemClock });
      const sealer = new Sealer(parseSealKeys(sealKey('k1')) ?? []);
      // No silence is needed before the next attempt may begin.
      const store = new RunStore(client, sealer, { ...QUICK, lostAfterMs: 0 });
      const parts = { redis: client, sealer, clock: systemClock, replica: 'r', resultTtlMs: 1000, resultBytes: 1e6 };
      const runId = randomUUID();
      await store.admit(runId, { places: 1, maxQueued: 1 });
      const begin = async () => {
        const begun = await store.begin(runId);
        if (begun.word !== 'begun') throw new Error(begun.word);
        return new RunMirror({ runId, ...begun }, parts);
      };
      const told = async () => (await store.read(runId, '0-0', true))?.events.map(({ id }) => id);
      return { runId, store, begin, told, connection, prefix };
    };

    test('what a former attempt writes is refused, by its number and by the stream', async () => {
      const { runId, begin, told, connection, prefix } = await attempts();
      const zombie = await begin();
      zombie.run.tell({ type: 'stage-start', stage: 'acquire' });
      const heir = await begin();
      heir.run.tell({ type: 'stage-start', stage: 'acquire' });
      zombie.run.tell({ type: 'stage-end', stage: 'acquire' });
      expect(await zombie.left).toBe('fenced');
      expect(zombie.run.signal.aborted).toBe(true);
      expect(await told()).toEqual(['1-1', '2-1']);
      await expect(connection.xadd(`${prefix}:run:${runId}:events`, '1-2', 'e', 'x')).rejects.toThrow(
        'equal or smaller',
      );
      connection.disconnect();
    });

    test('a run whose replica died behind its last event has ended; nobody waits for more', async () => {
      const { store, runId, begin, connection } = await attempts();
      const dying = await begin();
      dying.run.fail(new OrionError('REPO_EMPTY'));
      expect(await store.state(runId)).toMatchObject({ isEnded: true, isSettled: false });
      expect(await store.begin(runId)).toEqual({ word: 'ended' });
      expect(await store.state(runId)).toMatchObject({ isEnded: true, isSettled: true });
      await expect(store.end(runId)).rejects.toMatchObject({ code: 'REPO_EMPTY' });
      connection.disconnect();
    });

    test('a run that the store forgets between its last event and the last word has ended all the same', async () => {
      const { store, runId, begin, connection } = await attempts();
      const ending = await begin();
      await ending.putFiles(finishedWiki());
      ending.run.succeed(finishedWiki());
      expect((await store.end(runId)).outcome).toBe('complete');
      await connection.flushall();
      await ending.settle();
      expect(await store.state(runId)).toMatchObject({ isEnded: true, isSettled: true });
      expect((await store.end(runId)).outcome).toBe('complete');
      expect((await store.file(runId, 'html'))?.body).toContain('complete');
      expect((await store.admit(randomUUID(), { places: 1, maxQueued: 0 })).word).toBe('started');
      connection.disconnect();
    });

    test('a run whose replicas died three times is lost', async () => {
      const { store, runId, begin, connection } = await attempts();
      for (let times = 0; times < 3; times++) await begin();
      expect(await store.begin(runId)).toEqual({ word: 'lost' });
      const lost = new OrionError('RUN_LOST');
      expect(await store.conclude(runId, lost, { ttlMs: 1000, silenceMs: 10_000 })).toBeUndefined();
      expect(await store.conclude(runId, lost, { ttlMs: 1000 })).toBeGreaterThanOrEqual(0);
      expect(await store.conclude(runId, lost, { ttlMs: 1000 })).toBeUndefined();
      await expect(store.end(runId)).rejects.toMatchObject({ code: 'RUN_LOST' });
      connection.disconnect();
    });
  });
});
