import type { FollowOptions, GeneratedWiki, LastEvent, ProgressEvent, RetriedPage } from '@orionwiki/client';
import { OrionWikiError } from '@orionwiki/client';
import { describe, expect, test } from 'vitest';
import { type RunClient, type RunView, type WatchedRun, watchRun } from './watch-run.ts';

const ORDER = { repository: { url: 'acme/tools' }, mode: 'facts', language: 'en', size: 'full' } as const;
const STARTED: ProgressEvent = { type: 'stage-start', stage: 'acquire' };
const DONE: ProgressEvent = { type: 'done', outcome: 'complete' };

/** A server of which every answer is given by the test. */
function scriptedServer() {
  const ordered = Promise.withResolvers<GeneratedWiki>();
  const followed = Promise.withResolvers<LastEvent>();
  const retried = Promise.withResolvers<RetriedPage>();
  const calls: string[] = [];
  let options: FollowOptions = {};
  let sequence = 0;
  const client: RunClient = {
    generate: (_input, given = {}) => {
      calls.push('generate');
      options = given;
      return ordered.promise;
    },
    follow: (_runId, given = {}) => {
      calls.push(`follow ${given.lastEventId}`);
      options = given;
      return followed.promise;
    },
    cancel: async () => void calls.push('cancel'),
    result: async (_runId, format) => ({ filename: `w.${format}`, mediaType: '', encoding: 'utf8', body: '<p>new' }),
    retryPage: (_runId, { pageId }) => {
      calls.push(`retry ${pageId}`);
      return retried.promise;
    },
  };
  const tell = (event: ProgressEvent): void => {
    sequence += 1;
    options.onProgress?.(event, { runId: 'r', id: `1-${sequence}` });
  };
  return { client, calls, tell, ordered, followed, retried, signal: () => options.signal };
}

function watch(server: ReturnType<typeof scriptedServer>, run: Partial<WatchedRun> = {}) {
  const clock = { ms: 1000 };
  const views: RunView[] = [];
  const watching = watchRun(
    { runId: 'r', ...run },
    { client: server.client, nowMs: () => clock.ms, onView: (view) => views.push(view) },
  );
  return { watching, clock, last: () => views.at(-1) as RunView, views };
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

const failure = (code: OrionWikiError['code']): OrionWikiError =>
  new OrionWikiError({ code, message: '', title: '', hint: '', params: { host: 'h' } });

describe('watchRun', () => {
  test('a run with an order is started; its events carry the time at which they came', () => {
    const server = scriptedServer();
    const { clock, last } = watch(server, { order: ORDER, startedMs: 900 });
    clock.ms = 1200;
    server.tell(STARTED);
    expect(server.calls).toEqual(['generate']);
    expect(last().startedMs).toBe(900);
    expect(last().state.steps[1]).toMatchObject({ status: 'active', startedMs: 1200 });
  });

  test('leaving the page cannot cancel the run: the signal that would do so is kept back', () => {
    const server = scriptedServer();
    const { watching } = watch(server, { order: ORDER });
    expect(server.signal()).toBeUndefined();
    watching.stop();
    expect(server.calls).toEqual(['generate']);
  });

  test('a run without an order is taken up from its first event, without times for what is replayed', () => {
    const server = scriptedServer();
    const { clock, last } = watch(server);
    server.tell(STARTED);
    expect(server.calls).toEqual(['follow 0-0']);
    expect(last().state.steps[1]?.startedMs).toBeUndefined();
    clock.ms = 9000;
    server.tell({ type: 'stage-end', stage: 'acquire' });
    expect(last().state.steps[1]?.endedMs).toBe(9000);
  });

  test('the finished wiki counts as the end, should the last event be lost', async () => {
    const server = scriptedServer();
    const { last } = watch(server, { order: ORDER });
    server.ordered.resolve({ outcome: 'partial', html: '<p>', manifest: { pages: 1 } } as unknown as GeneratedWiki);
    await settled();
    expect(last().state).toMatchObject({ phase: 'done', outcome: 'partial', fraction: 1 });
    expect(last().html).toBe('<p>');
  });

  test('a refused order fails the run with its code', async () => {
    const server = scriptedServer();
    const { last } = watch(server, { order: ORDER });
    server.ordered.reject(failure('SERVER_BUSY'));
    await settled();
    expect(last().state).toMatchObject({ phase: 'failed', trouble: { code: 'SERVER_BUSY', params: { host: 'h' } } });
  });

  test('a cancelled order is no failure', async () => {
    const server = scriptedServer();
    const { last } = watch(server, { order: ORDER });
    server.ordered.reject(failure('CANCELLED'));
    await settled();
    expect(last().state.phase).toBe('cancelled');
    expect(last().state.trouble).toBeUndefined();
  });

  test('an error after the end changes nothing', async () => {
    const server = scriptedServer();
    const { last } = watch(server, { order: ORDER });
    server.tell(DONE);
    server.ordered.reject(failure('SERVER_UNREACHABLE'));
    await settled();
    expect(last().state.phase).toBe('done');
  });

  test('anything that is not coded is a server that cannot be reached', async () => {
    const server = scriptedServer();
    const { last } = watch(server);
    server.followed.reject(new TypeError('network'));
    await settled();
    expect(last().state.trouble?.code).toBe('SERVER_UNREACHABLE');
  });

  test('the time since which the connection is gone is kept until it is back', () => {
    const server = scriptedServer();
    const { watching, clock, last } = watch(server, { order: ORDER });
    watching.linkChanged(false);
    clock.ms = 5000;
    watching.linkChanged(false);
    expect(last().lostMs).toBe(1000);
    watching.linkChanged(true);
    expect(last().lostMs).toBeUndefined();
  });

  test('a cancel is shown at once and taken back when the server did not hear it', async () => {
    const server = scriptedServer();
    const { watching, last } = watch(server, { order: ORDER });
    await watching.cancel();
    expect(last().isCancelling).toBe(true);
    const deaf = watch(
      {
        ...scriptedServer(),
        client: { ...server.client, cancel: () => Promise.reject(failure('SERVER_UNREACHABLE')) },
      },
      { order: ORDER },
    );
    await expect(deaf.watching.cancel()).rejects.toThrow();
    expect(deaf.last().isCancelling).toBe(false);
  });

  test('a page that is written again is followed behind the last event; the file is fetched anew', async () => {
    const server = scriptedServer();
    const { watching, last } = watch(server, { order: ORDER });
    server.tell({ type: 'page', pageId: 'core', version: 2, origin: 'degraded', title: 'Core' });
    server.tell({ type: 'done', outcome: 'partial' });
    server.ordered.resolve({ outcome: 'partial', html: '<p>', manifest: { pages: 1 } } as unknown as GeneratedWiki);
    await settled();
    const retrying = watching.retryPage({ pageId: 'core' });
    expect(server.calls).toEqual(['generate', 'retry core', 'follow 1-2']);
    server.tell({ type: 'page', pageId: 'core', version: 3, origin: 'model', title: 'Core' });
    server.tell(DONE);
    server.followed.resolve({ type: 'done', outcome: 'complete' });
    server.retried.resolve({ runId: 'r', pageId: 'core', version: 3, origin: 'model' });
    await retrying;
    expect(last().state).toMatchObject({ phase: 'done', outcome: 'complete', lastEventId: '1-4' });
    expect(last().state.pages).toMatchObject([{ id: 'core', version: 3, origin: 'model' }]);
    expect(last().html).toBe('<p>new');
  });

  test('the answer of a retry counts, should its events be lost', async () => {
    const server = scriptedServer();
    const { watching, last } = watch(server, { order: ORDER });
    server.tell({ type: 'page', pageId: 'core', version: 2, origin: 'degraded', title: 'Core' });
    server.tell({ type: 'done', outcome: 'partial' });
    const retrying = watching.retryPage({ pageId: 'core' });
    server.followed.reject(failure('SERVER_UNREACHABLE'));
    server.retried.resolve({ runId: 'r', pageId: 'core', version: 3, origin: 'model' });
    await retrying;
    expect(last().state.pages).toMatchObject([{ version: 3, origin: 'model' }]);
    expect(last().state.trouble).toBeUndefined();
  });

  test('nothing is shown after watching was stopped', () => {
    const server = scriptedServer();
    const { watching, views } = watch(server, { order: ORDER });
    watching.stop();
    server.tell(STARTED);
    watching.linkChanged(false);
    expect(views).toEqual([]);
  });
});
