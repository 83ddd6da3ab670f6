import { createHash, randomUUID } from 'node:crypto';
import { createClient, type EventId, type ProgressEvent } from '@orionwiki/client';
import { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { findRedis, type RedisServer, startRedis } from './redis-server.ts';
import { type Balancer, replicaEnvironment, startBalancer, startReplica, whoWorksOn } from './replicas.ts';
import type { ServerProcess } from './start-process.ts';

const program = findRedis();

/** What a reader has seen of a run, and how to wait for more. */
class Seen {
  readonly ids: EventId[] = [];
  readonly events: ProgressEvent[] = [];
  #waiting: (() => void)[] = [];

  readonly onProgress = (event: ProgressEvent, { id }: { readonly id: EventId }): void => {
    this.ids.push(id);
    this.events.push(event);
    for (const tell of this.#waiting.splice(0)) tell();
  };

  /** Numbers of the pages in the order in which they were told. */
  get pages(): number[] {
    return this.events.flatMap((event) => (event.type === 'page' ? [Number(event.pageId.slice(5))] : []));
  }

  /** Attempts whose events were seen. */
  get attempts(): number[] {
    return [...new Set(this.ids.map((id) => Number(id.split('-')[0])).filter((attempt) => attempt > 0))];
  }

  /** Settles when so many pages were told. */
  async untilPages(count: number): Promise<void> {
    await this.until(() => this.pages.length >= count);
  }

  /** Settles when an event has made this true. */
  async until(isReached: () => boolean): Promise<void> {
    while (!isReached()) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }
}

describe.skipIf(program === undefined)('two replicas', () => {
  let redis: RedisServer;
  let balancer: Balancer;
  let environment: NodeJS.ProcessEnv;
  let replicas: ServerProcess[];

  const startAll = async (extra: NodeJS.ProcessEnv = {}) => {
    redis = await startRedis(program ?? '');
    environment = { ...replicaEnvironment(redis), ...extra };
    replicas = await Promise.all([startReplica(environment), startReplica(environment)]);
    balancer = await startBalancer(replicas.map(({ url }) => url));
  };
  const endAll = async () => {
    await balancer.close();
    for (const { process } of replicas) process.kill('SIGKILL');
    await redis.close();
  };

  const paced = (pages: number, ms: number) => `https://git.example.org/paced/${pages}x${ms}`;
  const order = (url: string) => ({ runId: randomUUID(), repository: { url, token: 'ghp_topsecret' } });
  /** How often a run was reported, when it has been. */
  const reportsOf = async ({ runId }: { readonly runId: string }) => {
    const run = createHash('sha256').update(runId).digest('hex').slice(0, 10);
    await Promise.any(replicas.map(async (one) => await one.line('"msg":"run ', run)));
    const isReport = (line: string) => line.includes('"msg":"run ') && line.includes(run);
    return replicas.flatMap(({ lines }) => lines.filter(isReport)).length;
  };
  const numbers = (to: number) => Array.from({ length: to }, (_, index) => index + 1);

  describe('that are left alone', () => {
    beforeAll(() => startAll());
    afterAll(endAll);

    test('an order to one and everything else to the other is one run, reported once', async () => {
      const [first, second] = replicas.map(({ url }) => createClient({ url }));
      const seen = new Seen();
      const run = order(paced(20, 20));
      const made = first?.generate(run);
      const followed = second?.follow(run.runId, seen);
      expect((await made)?.outcome).toBe('complete');
      expect((await followed)?.type).toBe('done');
      expect(seen.pages).toEqual(numbers(20));
      expect((await second?.result(run.runId, 'markdown'))?.body).toContain('markdown complete');
      expect(await reportsOf(run)).toBe(1);
    });

    test('a stream that is cut three times has neither gap nor duplicate, whoever it comes back to', async () => {
      const seen = new Seen();
      const client = createClient({ url: balancer.url });
      const made = client.generate(order(paced(40, 60)), seen);
      for (const count of [5, 15, 25]) {
        await seen.untilPages(count);
        balancer.cutStreams();
      }
      expect((await made).outcome).toBe('complete');
      expect(seen.pages).toEqual(numbers(40));
      expect(seen.events.at(-1)?.type).toBe('done');
    });

    test('a cancel in the other replica ends a run within a second', async () => {
      const run = order(paced(200, 50));
      const seen = new Seen();
      const made = createClient({ url: balancer.url }).generate(run, seen);
      const outcome = expect(made).rejects.toMatchObject({ code: 'CANCELLED' });
      const { others } = await whoWorksOn(run.repository.url, replicas);
      await seen.untilPages(2);
      const startedAt = performance.now();
      await createClient({ url: others[0]?.url ?? '' }).cancel(run.runId);
      await outcome;
      expect(performance.now() - startedAt).toBeLessThan(1000);
      expect((await createClient({ url: others[0]?.url ?? '' }).result(run.runId, 'html')).body).toContain('cancelled');
      expect(await reportsOf(run)).toBe(1);
    });

    test('nothing of an order, its pages or its result can be read in the store or on its wire', async () => {
      const reader = new Redis(redis.url);
      const monitor = await reader.monitor();
      const said: string[] = [];
      monitor.on('monitor', (_time: string, args: string[]) => said.push(args.join(' ')));
      const client = createClient({ url: balancer.url });
      const run = { ...order(paced(5, 10)), language: 'tr' as const };
      await client.generate(run, new Seen());
      await client.result(run.runId, 'json');
      await client.api.page.query({ runId: run.runId, pageId: 'page-3' });
      const keys = await reader.keys('*');
      const dumps = await Promise.all(
        keys.map(async (key) => (await reader.dumpBuffer(key))?.toString('latin1') ?? ''),
      );
      const ttls = await Promise.all(keys.filter((key) => key.includes(':run:')).map((key) => reader.pttl(key)));
      const everything = [...said, ...keys, ...dumps].join('\n');
      expect(said.length).toBeGreaterThan(30);
      expect(everything).toContain(run.runId);
      expect(everything).not.toMatch(/topsecret|git\.example|paced|sourceText|page-\d|Pagetitle|doctype|owner.repo/i);
      expect(ttls.every((ms) => ms > 0 && ms <= 3_600_000)).toBe(true);
      monitor.disconnect();
      reader.disconnect();
    });
  });

  describe('of which one fails or goes', () => {
    beforeEach(() => startAll());
    afterEach(endAll);

    test('a run whose replica is killed begins anew in the other, and its events go on', async () => {
      const seen = new Seen();
      const run = order(paced(30, 50));
      const made = createClient({ url: balancer.url }).generate(run, seen);
      const { worker } = await whoWorksOn(run.repository.url, replicas);
      await seen.untilPages(5);
      worker.process.kill('SIGKILL');
      expect((await made).outcome).toBe('complete');
      expect(seen.attempts).toEqual([1, 2]);
      expect(seen.pages.slice(-30)).toEqual(numbers(30));
      expect(await reportsOf(run)).toBe(1);
    });

    test('a replica that was frozen for a while finds its run taken and writes nothing more', async () => {
      const seen = new Seen();
      const run = order(paced(30, 50));
      const { worker, others } = await (async () => {
        const first = createClient({ url: balancer.url }).generate(run, seen);
        first.catch(() => {});
        return await whoWorksOn(run.repository.url, replicas);
      })();
      const other = createClient({ url: others[0]?.url ?? '' });
      await seen.untilPages(5);
      worker.process.kill('SIGSTOP');
      const begunAgain = others[0]?.line('"begun"');
      const made = other.generate(run, { onProgress: () => {} });
      await begunAgain;
      worker.process.kill('SIGCONT');
      expect((await made).outcome).toBe('complete');
      const all = new Seen();
      await other.follow(run.runId, { ...all, onProgress: all.onProgress, lastEventId: '0-0' });
      expect(all.attempts).toEqual([1, 2]);
      expect(all.ids).toEqual([...all.ids].sort(byId));
      expect(all.pages.slice(-30)).toEqual(numbers(30));
      expect(await reportsOf(run)).toBe(1);
    });

    test('a store that is killed and comes back empty loses neither running nor waiting runs', async () => {
      const client = createClient({ url: balancer.url });
      const runs = [1, 2, 3, 4, 5, 6].map((tag) => order(`${paced(50, 60)}-${tag}`));
      const seen = runs.map(() => new Seen());
      const make = (index: number) => client.generate(runs[index] ?? order(''), seen[index]);
      const running = [0, 1, 2, 3].map(make);
      await Promise.all(seen.slice(0, 4).map((one) => one.untilPages(1)));
      const waiting = [4, 5].map(make);
      await Promise.all(seen.slice(4).map((one) => one.until(() => one.events.length > 0)));
      expect(seen.slice(4).map(({ events }) => events[0]?.type)).toEqual(['queued', 'queued']);
      await redis.restartEmpty();
      const made = await Promise.all([...running, ...waiting]);
      expect(made.map(({ outcome }) => outcome)).toEqual(runs.map(() => 'complete'));
      for (const one of seen) expect(one.pages).toEqual(numbers(50));
      for (const one of seen) expect(one.attempts).toEqual([1]);
      expect(await Promise.all(runs.map(reportsOf))).toEqual(runs.map(() => 1));
      const late = new Seen();
      await client.follow(runs[0]?.runId ?? '', { onProgress: late.onProgress, lastEventId: '0-0' });
      expect(late.pages).toEqual(numbers(50));
    });

    test('replicas that are replaced one after the other under load lose nothing', async () => {
      const client = createClient({ url: balancer.url });
      const runs = [1, 2, 3, 4, 5, 6].map((tag) => order(`${paced(40, 60)}-${tag}`));
      const seen = runs.map(() => new Seen());
      const made = runs.map((run, index) => client.generate(run, seen[index]));
      await seen[0]?.untilPages(5);
      const [first, second] = replicas;
      const third = await startReplica(environment);
      replicas.push(third);
      balancer.targets = [second?.url ?? '', third.url];
      expect(await first?.stop()).toBe(0);
      balancer.targets = [third.url];
      expect(await second?.stop()).toBe(0);
      expect((await Promise.all(made)).map(({ outcome }) => outcome)).toEqual(runs.map(() => 'complete'));
      for (const one of seen) expect(one.attempts).toEqual([1]);
      expect(await Promise.all(runs.map(reportsOf))).toEqual(runs.map(() => 1));
    });
  });

  describe('that leave without waiting for their runs', () => {
    beforeEach(() => startAll({ DRAIN_TIMEOUT_MS: '0' }));
    afterEach(endAll);

    test('hand them over, and the clients notice nothing', async () => {
      const seen = new Seen();
      const run = order(paced(30, 50));
      const made = createClient({ url: balancer.url }).generate(run, seen);
      const { worker, others } = await whoWorksOn(run.repository.url, replicas);
      await seen.untilPages(5);
      balancer.targets = others.map(({ url }) => url);
      expect(await worker.stop()).toBe(0);
      expect((await made).outcome).toBe('complete');
      expect(seen.attempts).toEqual([1, 2]);
      expect(seen.pages.slice(-30)).toEqual(numbers(30));
      expect(await reportsOf(run)).toBe(1);
    });

    test('leave twenty runs to the one that stays, and none is lost, told twice or made twice', async () => {
      const client = createClient({ url: balancer.url });
      const runs = numbers(20).map((tag) => order(`${paced(15, 40)}-${tag}`));
      const seen = runs.map(() => new Seen());
      const made = runs.map((run, index) => client.generate(run, seen[index]));
      await Promise.all(seen.map((one) => one.until(() => one.events.length > 0)));
      const [leaving, staying] = replicas;
      balancer.targets = [staying?.url ?? ''];
      expect(await leaving?.stop()).toBe(0);
      expect((await Promise.all(made)).map(({ outcome }) => outcome)).toEqual(runs.map(() => 'complete'));
      for (const one of seen) expect(one.pages.slice(-15)).toEqual(numbers(15));
      for (const one of seen) expect(one.ids).toEqual([...new Set(one.ids)].sort(byId));
      const handedOver = seen.filter(({ attempts }) => attempts.includes(2));
      expect(handedOver.length).toBeGreaterThan(0);
      expect(handedOver.length).toBeLessThanOrEqual(2);
      expect(await Promise.all(runs.map(reportsOf))).toEqual(runs.map(() => 1));
    });
  });
});

function byId(one: EventId, other: EventId): number {
  const [attempt = 0, seq = 0] = one.split('-').map(Number);
  const [otherAttempt = 0, otherSeq = 0] = other.split('-').map(Number);
  return attempt - otherAttempt || seq - otherSeq;
}
