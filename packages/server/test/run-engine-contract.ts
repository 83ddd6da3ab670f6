import { randomUUID } from 'node:crypto';
import { OrionError, type ProgressEvent } from '@orionwiki/core';
import { afterEach, describe, expect, test } from 'vitest';
import type { EngineLimits } from '../src/runs/engine-parts.ts';
import type { GenerateWiki } from '../src/runs/generate-port.ts';
import type { RunEngine, RunEvent } from '../src/runs/run-engine.ts';
import { allEvents, type EngineOf, factsOrder } from './engine-tools.ts';
import { describeRetries } from './retry-contract.ts';
import { ScriptedGenerate } from './scripted-generate.ts';

/** What a suite needs to try an engine. */
interface EngineFixture {
  readonly engine: RunEngine;
  /** Ends everything the fixture started. */
  close(): Promise<void>;
}

/** Makes an engine that runs `generate`. */
export type CreateEngine = (parts: { generate: GenerateWiki; limits: EngineLimits }) => Promise<EngineFixture>;

const LIMITS: EngineLimits = {
  maxRuns: 2,
  maxQueued: 2,
  maxAcquires: 1,
  maxCpuStages: 1,
  resultTtlMs: 60_000,
  resultBytes: 50_000_000,
};

const never = new AbortController().signal;

/** What every run engine does, whatever executes its runs. */
export function describeRunEngine(name: string, create: CreateEngine): void {
  const open: EngineFixture[] = [];
  const engineOf: EngineOf = async (generate, limits = {}) => {
    const fixture = await create({ generate: generate.generate, limits: { ...LIMITS, ...limits } });
    open.push(fixture);
    return fixture.engine;
  };
  afterEach(async () => {
    await Promise.all(open.splice(0).map((fixture) => fixture.close()));
  });

  describeRetries(name, engineOf);

  describe(`the ${name} engine`, () => {
    test('a run tells its events in order, with rising ids, and ends with done', async () => {
      const script = new ScriptedGenerate((run) => {
        run.ports.onEvent({ type: 'stage-start', stage: 'acquire' });
        run.page('overview');
        run.finish();
      });
      const engine = await engineOf(script);
      const runId = randomUUID();
      expect(await engine.start(runId, factsOrder())).toBe('started');
      const events = await allEvents(engine, runId, '0-0');
      expect(events.map(({ event }) => event.type)).toEqual(['stage-start', 'page', 'done']);
      expect(events.every(({ id }) => /^\d+-\d+$/.test(id))).toBe(true);
      expect(isRising(events)).toBe(true);
    });

    test('the end and every format of the result can be had as often as wanted', async () => {
      const engine = await engineOf(new ScriptedGenerate((run) => run.finish('partial')));
      const runId = randomUUID();
      await engine.start(runId, factsOrder());
      expect((await engine.end(runId, never)).outcome).toBe('partial');
      expect((await engine.end(runId, never)).manifest.pages).toBe(2);
      for (const format of ['html', 'markdown', 'json', 'llms'] as const) {
        expect((await engine.result(runId, format, never)).body).toContain(`${format} partial`);
      }
    });

    test('the same id attaches to the same run, which is executed once', async () => {
      const script = new ScriptedGenerate();
      const engine = await engineOf(script);
      const runId = randomUUID();
      expect(await engine.start(runId, factsOrder())).toBe('started');
      expect(await engine.start(runId, factsOrder())).toBe('attached');
      const ends = [engine.end(runId, never), engine.end(runId, never)];
      (await script.run(0)).finish();
      expect((await Promise.all(ends)).map(({ outcome }) => outcome)).toEqual(['complete', 'complete']);
      expect(await engine.start(runId, factsOrder())).toBe('attached');
      expect(script.runs).toHaveLength(1);
    });

    test('a reader may come before the run and sees it from its first event', async () => {
      const script = new ScriptedGenerate((run) => {
        run.page('overview');
        run.finish();
      });
      const engine = await engineOf(script);
      const runId = randomUUID();
      const early = allEvents(engine, runId, undefined);
      await engine.start(runId, factsOrder());
      expect((await early).map(({ event }) => event.type)).toEqual(['page', 'done']);
    });

    test('a reader who comes back behind an event misses nothing and sees nothing twice', async () => {
      const script = new ScriptedGenerate();
      const engine = await engineOf(script);
      const runId = randomUUID();
      await engine.start(runId, factsOrder());
      const run = await script.run(0);
      const gone = new AbortController();
      const seen: RunEvent[] = [];
      run.page('one');
      run.page('two');
      for await (const event of engine.events(runId, undefined, gone.signal)) {
        seen.push(event);
        if (seen.length === 1) gone.abort();
      }
      run.page('three');
      run.finish();
      seen.push(...(await allEvents(engine, runId, seen.at(-1)?.id)));
      expect(seen.map(({ event }) => ('pageId' in event ? event.pageId : event.type))).toEqual([
        'one',
        'two',
        'three',
        'done',
      ]);
      expect(await allEvents(engine, runId, seen.at(-1)?.id)).toEqual([]);
    });

    test('an id that the run has not reached is of another life of it: everything is given', async () => {
      const script = new ScriptedGenerate();
      const engine = await engineOf(script);
      const runId = randomUUID();
      await engine.start(runId, factsOrder());
      const early = allEvents(engine, runId, `${'9'.repeat(38)}-1`);
      const run = await script.run(0);
      run.page('one');
      run.finish();
      await early;
      for (const id of ['1-3', '7-1', '1-9999999999999999999999']) {
        expect((await allEvents(engine, runId, id)).map(({ event }) => event.type)).toEqual(['page', 'done']);
      }
    });

    test('two readers of one run see the same events', async () => {
      const script = new ScriptedGenerate();
      const engine = await engineOf(script);
      const runId = randomUUID();
      await engine.start(runId, factsOrder());
      const readers = [allEvents(engine, runId, undefined), allEvents(engine, runId, undefined)];
      const run = await script.run(0);
      run.page('one');
      run.finish();
      const [first, second] = await Promise.all(readers);
      expect(first).toEqual(second);
      expect(first).toHaveLength(2);
    });

    test('an unknown run is RUN_NOT_FOUND for everything that names it', async () => {
      const engine = await engineOf(new ScriptedGenerate());
      const runId = randomUUID();
      expect(await engine.has(runId)).toBe(false);
      await expect(allEvents(engine, runId, '0-0')).rejects.toMatchObject({ code: 'RUN_NOT_FOUND' });
      await expect(async () => engine.end(runId, never)).rejects.toMatchObject({ code: 'RUN_NOT_FOUND' });
      await expect(async () => engine.result(runId, 'html', never)).rejects.toMatchObject({ code: 'RUN_NOT_FOUND' });
      await expect(engine.page(runId, 'overview')).rejects.toMatchObject({ code: 'RUN_NOT_FOUND' });
      await expect(engine.cancel(runId)).rejects.toMatchObject({ code: 'RUN_NOT_FOUND' });
      await expect(engine.confirm(runId, 'facts')).rejects.toMatchObject({ code: 'RUN_NOT_FOUND' });
    });

    test('a page can be read while the run goes on, in its newest version', async () => {
      const script = new ScriptedGenerate();
      const engine = await engineOf(script);
      const runId = randomUUID();
      await engine.start(runId, factsOrder());
      const run = await script.run(0);
      expect(await engine.page(runId, 'overview')).toBeUndefined();
      run.page('overview', 1);
      expect(await engine.page(runId, 'overview')).toMatchObject({ version: 1, html: '<p>overview 1</p>' });
      run.page('overview', 2);
      expect(await engine.page(runId, 'overview')).toMatchObject({ version: 2, origin: 'facts', citations: [] });
      run.finish();
      await engine.end(runId, never);
      expect(await engine.page(runId, 'overview')).toMatchObject({ version: 2 });
    });

    test('a cancelled run ends with cancelled, and its result holds the finished pages', async () => {
      const script = new ScriptedGenerate();
      const engine = await engineOf(script);
      const runId = randomUUID();
      await engine.start(runId, factsOrder());
      (await script.run(0)).page('overview');
      await engine.cancel(runId);
      expect((await allEvents(engine, runId, '0-0')).at(-1)?.event.type).toBe('cancelled');
      await expect(engine.end(runId, never)).rejects.toMatchObject({ code: 'CANCELLED' });
      expect((await engine.result(runId, 'html', never)).body).toContain('cancelled');
      await engine.cancel(runId);
    });

    test('a run cancelled before its first page has no result', async () => {
      const script = new ScriptedGenerate();
      const engine = await engineOf(script);
      const runId = randomUUID();
      await engine.start(runId, factsOrder());
      await script.run(0);
      await engine.cancel(runId);
      await expect(engine.result(runId, 'html', never)).rejects.toMatchObject({ code: 'CANCELLED' });
    });

    test('runs beyond the places wait in line and learn their position', async () => {
      const script = new ScriptedGenerate();
      const engine = await engineOf(script, { maxRuns: 1 });
      const ids = [randomUUID(), randomUUID(), randomUUID()] as const;
      for (const runId of ids) await engine.start(runId, factsOrder());
      const third = allEvents(engine, ids[2], '0-0');
      expect(await engine.stats()).toMatchObject({ running: 1, waiting: 2 });
      (await script.run(0)).finish();
      (await script.run(1)).finish();
      (await script.run(2)).finish();
      const positions = (await third).flatMap(({ event }) => (event.type === 'queued' ? [event.position] : []));
      expect(positions.at(-1)).toBe(1);
      expect((await third).at(-1)?.event.type).toBe('done');
    });

    test('a run cancelled in line leaves it at once', async () => {
      const script = new ScriptedGenerate();
      const engine = await engineOf(script, { maxRuns: 1 });
      const [running, waiting] = [randomUUID(), randomUUID()];
      await engine.start(running, factsOrder());
      await script.run(0);
      await engine.start(waiting, factsOrder());
      await engine.cancel(waiting);
      await expect(engine.end(waiting, never)).rejects.toMatchObject({ code: 'CANCELLED' });
      expect(await engine.stats()).toMatchObject({ running: 1, waiting: 0 });
      (await script.run(0)).finish();
      await engine.end(running, never);
      expect(script.runs).toHaveLength(1);
    });

    test('with every place taken a new run is SERVER_BUSY and told when to come back; attaching still works', async () => {
      const script = new ScriptedGenerate();
      const engine = await engineOf(script, { maxRuns: 1, maxQueued: 1 });
      const [first, second] = [randomUUID(), randomUUID()];
      await engine.start(first, factsOrder());
      await engine.start(second, factsOrder());
      const refused = engine.start(randomUUID(), factsOrder());
      await expect(refused).rejects.toMatchObject({
        code: 'SERVER_BUSY',
        params: { retryAfterMs: expect.any(Number), seconds: expect.any(Number) },
      });
      expect(await engine.start(second, factsOrder())).toBe('attached');
      (await script.run(0)).finish();
      (await script.run(1)).finish();
      await engine.end(second, never);
    });

    test('a failed run keeps its code and params for everybody who asks', async () => {
      const error = new OrionError('REPO_UNREACHABLE', { params: { host: 'git.example.org', reason: 'dns' } });
      const engine = await engineOf(new ScriptedGenerate((run) => run.fail(error)));
      const runId = randomUUID();
      await engine.start(runId, factsOrder());
      const last = (await allEvents(engine, runId, '0-0')).at(-1)?.event;
      expect(last).toMatchObject({ type: 'failed', code: 'REPO_UNREACHABLE', params: { host: 'git.example.org' } });
      await expect(engine.end(runId, never)).rejects.toMatchObject({ code: 'REPO_UNREACHABLE', params: error.params });
      await expect(engine.result(runId, 'html', never)).rejects.toMatchObject({ code: 'REPO_UNREACHABLE' });
    });

    test('an unforeseen failure becomes INTERNAL with an incident number and nothing of its text', async () => {
      const engine = await engineOf(new ScriptedGenerate((run) => run.fail(new TypeError('x of undefined at /srv'))));
      const runId = randomUUID();
      await engine.start(runId, factsOrder());
      const events = await allEvents(engine, runId, '0-0');
      expect(events.at(-1)?.event).toMatchObject({ type: 'failed', code: 'INTERNAL', incidentId: expect.any(String) });
      expect(JSON.stringify(events)).not.toContain('/srv');
    });

    test('a run that asks about its cost goes on with the answer', async () => {
      const choices: string[] = [];
      const script = new ScriptedGenerate(async (run) => {
        run.ports.onEvent({ type: 'estimate', pages: 3, calls: 9, inputTokens: 9000, outputTokens: 900 });
        choices.push((await run.ports.confirm?.({ totalTokens: 9900 }, run.ports.signal)) ?? 'not asked');
        run.finish();
      });
      const engine = await engineOf(script);
      const runId = randomUUID();
      await engine.start(runId, factsOrder());
      for await (const { event } of engine.events(runId, '0-0', never)) {
        if (event.type === 'estimate') await engine.confirm(runId, 'concise');
      }
      expect(choices).toEqual(['concise']);
    });

    test('gates let through as many runs as they are wide', async () => {
      let inside = 0;
      let most = 0;
      const script = new ScriptedGenerate(async (run) => {
        await run.ports.cpuGate?.(async () => {
          inside++;
          most = Math.max(most, inside);
          await new Promise((resolve) => setImmediate(resolve));
          inside--;
        });
        run.finish();
      });
      const engine = await engineOf(script, { maxRuns: 2, maxCpuStages: 1 });
      const ids = [randomUUID(), randomUUID()];
      for (const runId of ids) await engine.start(runId, factsOrder());
      await Promise.all(ids.map((runId) => engine.end(runId, never)));
      expect(most).toBe(1);
    });

    test('waiting for an end stops with its own signal and leaves the run alone', async () => {
      const script = new ScriptedGenerate();
      const engine = await engineOf(script);
      const runId = randomUUID();
      await engine.start(runId, factsOrder());
      const gone = new AbortController();
      const waiting = engine.end(runId, gone.signal);
      gone.abort();
      await expect(waiting).rejects.toMatchObject({ code: 'CANCELLED' });
      (await script.run(0)).finish();
      expect((await engine.end(runId, never)).outcome).toBe('complete');
    });

    test('draining refuses new runs, attaches to old ones, and settles when they have ended', async () => {
      const script = new ScriptedGenerate();
      const engine = await engineOf(script);
      const runId = randomUUID();
      await engine.start(runId, factsOrder());
      const run = await script.run(0);
      const drained = engine.drain(60_000);
      await expect(engine.start(randomUUID(), factsOrder())).rejects.toMatchObject({ code: 'DRAINING' });
      expect(await engine.start(runId, factsOrder())).toBe('attached');
      run.finish();
      await drained;
      expect((await engine.end(runId, never)).outcome).toBe('complete');
      expect(await engine.stats()).toMatchObject({ running: 0, draining: true });
    });

    test('no event carries the token of its order', async () => {
      const script = new ScriptedGenerate((run) => {
        run.page('overview');
        run.finish();
      });
      const engine = await engineOf(script);
      const runId = randomUUID();
      await engine.start(runId, factsOrder('ghp_topsecretvalue'));
      expect(JSON.stringify(await allEvents(engine, runId, '0-0'))).not.toContain('topsecret');
    });
  });
}

function isRising(events: readonly { readonly id: string; readonly event: ProgressEvent }[]): boolean {
  const numbers = events.map(({ id }) => id.split('-').map(Number));
  return numbers.every(([attempt = 0, seq = 0], index) => {
    const [attemptBefore = 0, seqBefore = 0] = numbers[index - 1] ?? [];
    return attempt > attemptBefore || (attempt === attemptBefore && seq > seqBefore);
  });
}
