import { randomUUID } from 'node:crypto';
import { OrionError, Secret } from '@orionwiki/core';
import { describe, expect, test } from 'vitest';
import type { RetryOrder, RunEngine } from '../src/runs/run-engine.ts';
import { allEvents, type EngineOf, factsOrder } from './engine-tools.ts';
import { ScriptedGenerate, ScriptedRetries } from './scripted-generate.ts';

const never = new AbortController().signal;

const order = (pageId: string): RetryOrder => ({
  pageId,
  model: { baseUrl: 'https://model.example.org/v1', apiKey: new Secret('sk-topsecret'), model: 'm' },
});

/** How every engine lets a failed page be written again. */
export function describeRetries(name: string, engineOf: EngineOf): void {
  /** A run that has ended with failed pages. */
  const ended = async (...failed: string[]) => {
    const retries = new ScriptedRetries(...failed);
    const script = new ScriptedGenerate((run) => {
      for (const page of failed) run.page(page, 2);
      run.finish('partial', retries);
    });
    const engine = await engineOf(script);
    const runId = randomUUID();
    await engine.start(runId, factsOrder());
    const seen = await allEvents(engine, runId, '0-0');
    return { engine, runId, retries, script, lastId: seen.at(-1)?.id };
  };
  const html = async (engine: RunEngine, runId: string) => (await engine.result(runId, 'html', never)).body;

  describe(`the ${name} engine, writing a page again`, () => {
    test('goes on behind the last event and makes every format anew', async () => {
      const { engine, runId, retries, lastId } = await ended('core');
      const done = engine.retryPage(runId, order('core'), never);
      (await retries.retried(0)).succeed();
      expect(await done).toEqual({ origin: 'model', version: 3 });
      const behind = await allEvents(engine, runId, lastId);
      expect(behind.map(({ event }) => event.type)).toEqual(['page', 'done']);
      expect(behind.at(-1)?.event).toMatchObject({ outcome: 'complete' });
      expect(await engine.page(runId, 'core')).toMatchObject({ version: 3 });
      expect(await html(engine, runId)).toContain('complete');
      expect((await engine.end(runId, never)).outcome).toBe('complete');
      expect(JSON.stringify(await allEvents(engine, runId, '0-0'))).not.toContain('topsecret');
    });

    test('a reader who comes late sees one last event only, behind the new page', async () => {
      const { engine, runId, retries } = await ended('core');
      const done = engine.retryPage(runId, order('core'), never);
      const late = allEvents(engine, runId, '0-0');
      (await retries.retried(0)).succeed();
      await done;
      expect((await late).map(({ event }) => event.type)).toEqual(['page', 'page', 'done']);
      expect(await allEvents(engine, runId, '0-0')).toEqual(await late);
    });

    test('asked twice at once it is done once; the second call joins', async () => {
      const { engine, runId, retries } = await ended('core');
      const both = [engine.retryPage(runId, order('core'), never), engine.retryPage(runId, order('core'), never)];
      (await retries.retried(0)).succeed();
      expect(await Promise.all(both)).toEqual([
        { origin: 'model', version: 3 },
        { origin: 'model', version: 3 },
      ]);
      expect(retries.begun).toHaveLength(1);
    });

    test('two pages at once have one last event between them', async () => {
      const { engine, runId, retries, lastId } = await ended('core', 'router');
      const both = ['core', 'router'].map((page) => engine.retryPage(runId, order(page), never));
      (await retries.retried(1)).succeed();
      (await retries.retried(0)).succeed();
      await Promise.all(both);
      const behind = await allEvents(engine, runId, lastId);
      expect(behind.map(({ event }) => event.type)).toEqual(['page', 'page', 'done']);
    });

    test('there is nothing to write again: a page that did not fail, one that was written since, a run at work', async () => {
      const { engine, runId, retries, script } = await ended('core');
      expect(await engine.retryPage(runId, order('overview'), never)).toBeUndefined();
      const done = engine.retryPage(runId, order('core'), never);
      (await retries.retried(0)).succeed();
      await done;
      expect(await engine.retryPage(runId, order('core'), never)).toBeUndefined();
      expect(script.runs).toHaveLength(1);
      const atWork = await engineOf(new ScriptedGenerate((run) => run.page('core')));
      const other = randomUUID();
      await atWork.start(other, factsOrder());
      expect(await atWork.retryPage(other, order('core'), never)).toBeUndefined();
    });

    test('of an unknown run is RUN_NOT_FOUND', async () => {
      const engine = await engineOf(new ScriptedGenerate());
      const call = engine.retryPage(randomUUID(), order('core'), never);
      await expect(call).rejects.toMatchObject({ code: 'RUN_NOT_FOUND' });
    });

    test('a provider that fails gives its code, leaves the wiki, and can be asked again', async () => {
      const { engine, runId, retries, lastId } = await ended('core');
      const failing = expect(engine.retryPage(runId, order('core'), never)).rejects.toMatchObject({
        code: 'MODEL_QUOTA',
        params: { host: 'model.example.org' },
      });
      (await retries.retried(0)).fail(new OrionError('MODEL_QUOTA', { params: { host: 'model.example.org' } }));
      await failing;
      expect((await allEvents(engine, runId, lastId)).map(({ event }) => event.type)).toEqual(['done']);
      expect(await html(engine, runId)).toContain('partial');
      const again = engine.retryPage(runId, order('core'), never);
      (await retries.retried(1)).succeed();
      expect(await again).toMatchObject({ origin: 'model' });
    });

    test('cancel ends the retry and leaves the wiki', async () => {
      const { engine, runId, retries } = await ended('core');
      const cancelled = expect(engine.retryPage(runId, order('core'), never)).rejects.toMatchObject({
        code: 'CANCELLED',
      });
      const { ports } = await retries.retried(0);
      await engine.cancel(runId);
      await cancelled;
      expect(ports.signal.aborted).toBe(true);
      expect((await allEvents(engine, runId, '0-0')).at(-1)?.event).toEqual({ type: 'done', outcome: 'partial' });
      expect((await engine.end(runId, never)).outcome).toBe('partial');
    });

    test('a caller who leaves does not end it', async () => {
      const { engine, runId, retries } = await ended('core');
      const gone = new AbortController();
      const left = expect(engine.retryPage(runId, order('core'), gone.signal)).rejects.toMatchObject({
        code: 'CANCELLED',
      });
      const retry = await retries.retried(0);
      gone.abort();
      await left;
      expect(retry.ports.signal.aborted).toBe(false);
      const joined = engine.retryPage(runId, order('core'), never);
      retry.succeed();
      expect(await joined).toMatchObject({ version: 3 });
    });

    test('takes a place as a run does, and draining waits for it and refuses new ones', async () => {
      const { engine, runId, retries } = await ended('core', 'router');
      const done = engine.retryPage(runId, order('core'), never);
      const retry = await retries.retried(0);
      expect(await engine.stats()).toMatchObject({ running: 1, kept: 0 });
      const drained = engine.drain(60_000);
      await expect(engine.retryPage(runId, order('router'), never)).rejects.toMatchObject({ code: 'DRAINING' });
      retry.succeed();
      await Promise.all([done, drained]);
      expect(await engine.stats()).toMatchObject({ running: 0, kept: 1 });
    });
  });
}
