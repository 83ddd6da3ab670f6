import { OrionWikiError, type RetriedPage, type RetryInput } from '@orionwiki/client';
import { describe, expect, test } from 'vitest';
import { RetryDesk } from './retry-desk.svelte.ts';

const ACCESS = { model: { baseUrl: 'https://m.example.org/v1', model: 'm', apiKey: 'k' } };

/** A server of which every answer is given by the test. */
function scripted() {
  const calls: { readonly input: RetryInput; readonly answer: PromiseWithResolvers<RetriedPage> }[] = [];
  let cancels = 0;
  const desk = new RetryDesk({
    retryPage(input) {
      const answer = Promise.withResolvers<RetriedPage>();
      calls.push({ input, answer });
      return answer.promise;
    },
    async cancel() {
      cancels += 1;
    },
  });
  const page = (pageId: string, origin: RetriedPage['origin'] = 'model'): RetriedPage => ({
    runId: 'r',
    pageId,
    version: 3,
    origin,
  });
  const fail = (at: number, code: OrionWikiError['code']) =>
    calls[at]?.answer.reject(new OrionWikiError({ code, message: '', title: '', hint: '', params: {} }));
  return { desk, calls, page, fail, cancels: () => cancels };
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('RetryDesk', () => {
  test('writes one page after the other, each with the access that was given', async () => {
    const { desk, calls, page } = scripted();
    const all = desk.retry(['a', 'b'], ACCESS);
    expect([desk.working, desk.waiting, calls.length]).toEqual(['a', ['b'], 1]);
    expect(desk.has('b')).toBe(true);
    calls[0]?.answer.resolve(page('a'));
    await settled();
    expect(desk.working).toBe('b');
    calls[1]?.answer.resolve(page('b'));
    await all;
    expect(calls.map(({ input }) => input)).toEqual([
      { pageId: 'a', ...ACCESS },
      { pageId: 'b', ...ACCESS },
    ]);
    expect([desk.working, desk.failures]).toEqual([undefined, {}]);
  });

  test('a page asked for twice is written once', async () => {
    const { desk, calls } = scripted();
    void desk.retry(['a', 'b'], ACCESS);
    await desk.retry(['b', 'a'], ACCESS);
    expect([calls.length, desk.waiting]).toEqual([1, ['b']]);
  });

  test('a text that does not pass is a failure of this page, and the next one is tried', async () => {
    const { desk, calls, page } = scripted();
    void desk.retry(['a', 'b'], ACCESS);
    calls[0]?.answer.resolve(page('a', 'degraded'));
    await settled();
    expect(desk.failures).toEqual({ a: { kind: 'unproven' } });
    expect(desk.working).toBe('b');
  });

  test('trouble that every page would meet ends the line; another try forgets it', async () => {
    const { desk, calls, fail } = scripted();
    const all = desk.retry(['a', 'b'], ACCESS);
    fail(0, 'MODEL_AUTH_FAILED');
    await all;
    expect([calls.length, desk.waiting, desk.working]).toEqual([1, [], undefined]);
    expect(desk.failures.a).toMatchObject({ kind: 'trouble', trouble: { code: 'MODEL_AUTH_FAILED' } });
    void desk.retry(['a'], ACCESS);
    expect(desk.failures).toEqual({});
  });

  test('stopped by the person there is no failure to show', async () => {
    const { desk, fail, cancels } = scripted();
    const all = desk.retry(['a', 'b'], ACCESS);
    await desk.stop();
    expect([cancels(), desk.isStopping, desk.waiting]).toEqual([1, true, []]);
    fail(0, 'CANCELLED');
    await all;
    expect([desk.failures, desk.isStopping, desk.working]).toEqual([{}, false, undefined]);
  });
});
