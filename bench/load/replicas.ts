// Two replicas that share a Redis, asked in turn, with more runs than places and several readers for each run. The
// conductor is scripted, so that its pages come at known times: what is measured is the server, the store and the way
// between them. Prints figures and how they stand to the bars; exit code 1 when one is missed.
//   npm run bench -- load/replicas [--runs 24] [--readers 4] [--pages 40] [--pace 50]      needs scripts/install-redis.sh
import { randomUUID } from 'node:crypto';
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { createClient } from '@orionwiki/client';
import { findRedis, startRedis } from '../../packages/server/test/redis-server.ts';
import { replicaEnvironment, startBalancer, startReplica } from '../../packages/server/test/replicas.ts';
import { readBars } from '../quality/standing-bars.ts';
import { quantile } from './quantile.ts';
import { faultsOf, type Reading, ReadPages } from './read-pages.ts';
import { type Figure, printTable } from './table.ts';

/** Runs that each replica executes at once: the default. */
const PLACES = 3;

/** Longest time for all runs together. */
const GIVE_UP_MS = 600_000;

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '24' },
    readers: { type: 'string', default: '4' },
    pages: { type: 'string', default: '40' },
    pace: { type: 'string', default: '50' },
  },
});
const [runs, readers, pages, paceMs] = [values.runs, values.readers, values.pages, values.pace].map(Number) as [
  number,
  number,
  number,
  number,
];
const program = findRedis();
if (program === undefined) process.exitCode = 2;
else await measureWith(program);

async function measureWith(redisServer: string): Promise<void> {
  const redis = await startRedis(redisServer);
  const environment = {
    ...replicaEnvironment(redis),
    ORION_MAX_RUNS: String(PLACES),
    ORION_MAX_QUEUED: String(runs),
    ORION_MAX_STARTS_PER_MINUTE: '0',
  };
  const replicas = await Promise.all([startReplica(environment), startReplica(environment)]);
  const balancer = await startBalancer(replicas.map(({ url }) => url));
  try {
    const load = loadavg()[0]?.toFixed(1);
    process.stdout.write(`${runs} runs of ${pages} pages, ${readers} readers each, 2 replicas; load ${load} before\n`);
    const started = performance.now();
    const all = await Promise.all(Array.from({ length: runs }, () => readTogether(balancer.url)));
    const seconds = (performance.now() - started) / 1000;
    const ended = replicas.map(({ lines }) => reportsIn(lines));
    printTable([...runFigures(ended, seconds), ...eventFigures(all.flat())], readBars());
  } finally {
    await balancer.close();
    await Promise.all(replicas.map((one) => one.stop()));
    await redis.close();
  }
}

/** Orders one run and lets all its readers see it to its end. */
async function readTogether(url: string): Promise<Reading[]> {
  const client = createClient({ url });
  const runId = randomUUID();
  const signal = AbortSignal.timeout(GIVE_UP_MS);
  const [first, ...others] = Array.from({ length: readers }, () => new ReadPages());
  const followed = others.map((reader) => client.follow(runId, { onProgress: reader.onProgress, signal }));
  const order = { runId, repository: { url: `https://git.example.org/paced/${pages}x${paceMs}` } };
  await client.generate(order, { ...(first ? { onProgress: first.onProgress } : {}), signal });
  await Promise.all(followed);
  return [first, ...others].flatMap((reader) => reader ?? []);
}

interface Report {
  readonly msg: string;
  readonly outcome: string;
  readonly waitedMs: number;
}

function reportsIn(lines: readonly string[]): Report[] {
  return lines.map((line) => JSON.parse(line) as Report).filter(({ msg }) => msg === 'run ended');
}

function runFigures(ended: readonly (readonly Report[])[], seconds: number): Figure[] {
  const waited = ended.flat().map(({ waitedMs }) => waitedMs / 1000);
  // All places busy all the time with nothing but the conductor's own pauses.
  const ideal = (2 * PLACES * 60_000) / (pages * paceMs);
  const complete = ended.flat().filter(({ outcome }) => outcome === 'complete').length;
  const made = (complete / seconds) * 60;
  return [
    { name: 'runs reported as complete', value: complete },
    { name: '  by the replica that made fewer', value: Math.min(...ended.map(({ length }) => length)) },
    { name: 'runs per minute', value: made },
    {
      name: '  of what the places could at most, %',
      value: (made / ideal) * 100,
      bar: 'loadShareOfIdeal',
      isLeast: true,
    },
    { name: 'waited for a place, half of them at most, s', value: quantile(waited, 0.5) },
    { name: 'waited for a place, 95 of 100 at most, s', value: quantile(waited, 0.95) },
  ];
}

function eventFigures(all: readonly Reading[]): Figure[] {
  const late = all.flatMap(({ lateMs }) => lateMs);
  const { lost, repeated } = faultsOf(all, pages);
  return [
    { name: 'events read', value: late.length },
    { name: 'events late by, half of them at most, ms', value: quantile(late, 0.5) },
    { name: 'events late by, 95 of 100 at most, ms', value: quantile(late, 0.95), bar: 'loadEventMs' },
    { name: 'events late by, 99 of 100 at most, ms', value: quantile(late, 0.99) },
    { name: 'events lost', value: lost, bar: 'loadLostEvents' },
    { name: 'events repeated or out of order', value: repeated, bar: 'loadRepeatedEvents' },
  ];
}
