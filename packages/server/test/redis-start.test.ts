import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { createClient } from '@orionwiki/client';
import { describe, expect, test } from 'vitest';
import { factsOrder } from './engine-tools.ts';
import { ManualClock } from './manual-clock.ts';
import { sealKey, startReplicaHere } from './redis-fixture.ts';
import { findRedis, startRedis } from './redis-server.ts';
import { ScriptedGenerate } from './scripted-generate.ts';
import { startProcess } from './start-process.ts';

const program = findRedis();
const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));
const never = new AbortController().signal;

test('without keys the server does not start, and says which variable it wants', async () => {
  await expect(startProcess(main, { RUN_ENGINE: 'redis' })).rejects.toThrow(
    /SEAL_KEYS: required with RUN_ENGINE=redis/,
  );
});

describe.skipIf(program === undefined)('a store with a password', () => {
  const environmentOf = (url: string, password: string) => ({
    RUN_ENGINE: 'redis',
    REDIS_URL: url,
    REDIS_PASSWORD: password,
    SEAL_KEYS: sealKey('k1'),
  });

  test('lets the server in that knows it; the password is shown nowhere', async () => {
    const redis = await startRedis(program ?? '', { password: 'rightsecret' });
    const server = await startProcess(main, { ...environmentOf(redis.url, 'rightsecret'), LOG_LEVEL: 'debug' });
    const client = createClient({ url: server.url });
    const run = { runId: randomUUID(), repository: { url: 'https://127.0.0.1:1/owner/repo' } };
    await expect(client.generate(run)).rejects.toMatchObject({ code: 'REPO_UNREACHABLE' });
    expect(await server.stop()).toBe(0);
    expect(server.lines.join('\n')).not.toContain('rightsecret');
    await redis.close();
  });

  test.each([
    ['en_GB.UTF-8', 'cannot reach its store'],
    ['tr_TR.UTF-8', 'ortak deposuna ulaşamıyor'],
  ])('turns a server with a wrong one away, told in the language of the system (%s)', async (LANG, title) => {
    const redis = await startRedis(program ?? '', { password: 'rightsecret' });
    const starting = startProcess(main, { ...environmentOf(redis.url, 'wrongsecret'), LANG });
    const message = await starting.then(
      () => expect.unreachable(),
      (error: Error) => error.message,
    );
    expect(message).toMatch(new RegExp(`${title}.*REDIS_PASSWORD.*\\[STORE_UNREACHABLE\\]`));
    expect(message).not.toContain('wrongsecret');
    await redis.close();
  });
});

describe.skipIf(program === undefined)('a store that is away', () => {
  test('is told to everybody who waits for it for ten seconds, and nothing hangs', async () => {
    const redis = await startRedis(program ?? '');
    const clock = new ManualClock();
    const script = new ScriptedGenerate();
    const { engine } = await startReplicaHere({ url: redis.url, generate: script.generate, clock });
    const runId = randomUUID();
    await engine.start(runId, factsOrder());
    await script.run(0);
    await redis.close();
    const calls = [
      engine.has(randomUUID()),
      engine.start(randomUUID(), factsOrder()),
      engine.end(runId, never),
      engine.result(runId, 'html', never),
      engine.page(runId, 'overview'),
      engine.cancel(runId),
      engine.confirm(runId, 'facts'),
      engine.stats(),
      engine.events(runId, '0-0', never)[Symbol.asyncIterator]().next(),
    ].map((call) => expect(call).rejects.toMatchObject({ code: 'STORE_UNREACHABLE', retryable: true }));
    clock.advance(10_000);
    await Promise.all(calls);
    const drained = engine.drain(5000);
    clock.advance(5000);
    await new Promise((resolve) => setImmediate(resolve));
    clock.advance(2000);
    await drained;
    const closed = engine.close();
    clock.advance(1000);
    await closed;
  });
});
