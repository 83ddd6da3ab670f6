// Forty wikis ordered at once from one real server with the limits of a pod, one processor and 1 GiB, and the defaults of
// a start without settings: places for 3, a line of 20, the rest refused with when to come back. Half of the orders come
// with plain HTTP, half through the client; `/healthz` is asked every 100 ms. Prints figures and how they stand to the
// bars; exit code 1 when one is missed. Where no control groups can be made the server runs unlimited, and that is said.
//   npm run bench -- load/limited [--orders 40] [--waves 1] [git folder]     default: a sample repository of the test kit
// Further waves begin when the one before has ended; then wikis are forgotten at once. When the collector runs is its own
// affair: figures behind a wave differ by tens of MiB, and only growth over many waves means that something is held.
import { loadavg } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { createClient } from '@orionwiki/client';
import { startGitServer } from '@orionwiki/test-kit/git-server';
import { createSampleRepository } from '@orionwiki/test-kit/samples';
import { startProcess } from '../../packages/server/test/start-process.ts';
import { buildIfNeeded } from '../../scripts/tasks/build.ts';
import { ROOT } from '../../scripts/tasks/run-step.ts';
import { readBars } from '../quality/standing-bars.ts';
import { openPodLimit } from '../speed/pod-limit.ts';
import { type Ordered, orderWithClient, orderWithPlainHttp } from './order-wiki.ts';
import { probeHealth } from './probe-health.ts';
import { quantile } from './quantile.ts';
import { type Figure, printTable } from './table.ts';
import { watchMemory } from './watch-memory.ts';

/** Pauses after the last wiki before memory is looked at again: the collector gives pages back when nothing happens. */
const QUIET_SECONDS = [5, 30];

/** Between two orders, so that both ways arrive mixed; all of them are there long before the first wiki is finished. */
const ORDER_GAP_MS = 5;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { orders: { type: 'string', default: '40' }, waves: { type: 'string', default: '1' } },
});
const orders = Number(values.orders);
const waves = Number(values.waves);
/** What is finished and refused is known for as many orders as the bars speak of. */
const hasKnownOutcome = orders === 40;
buildIfNeeded('applications');
const [folder] = positionals.map((path) => resolve(process.env.ORION_START_FOLDER ?? process.cwd(), path));
const sample = folder === undefined ? await createSampleRepository('typescript-service') : undefined;
const gitDir = folder ?? sample?.gitDir ?? '';
const git = await startGitServer({ repositories: { 'bench/wiki': gitDir } });
const limit = openPodLimit();
const server = await startProcess(
  join(ROOT, 'packages', 'server', 'dist', 'main.mjs'),
  // As the image starts it; the limit of one client is not what is measured here. @source Dockerfile
  {
    NODE_OPTIONS: '--max-old-space-size-percentage=60',
    ORION_MAX_STARTS_PER_MINUTE: '0',
    DRAIN_TIMEOUT_MS: '1000',
    ...(waves > 1 ? { ORION_RESULT_TTL_MS: '1000' } : {}),
  },
  limit?.wrap,
);
const memory = watchMemory(server.process.pid ?? 0, limit);
try {
  for (let wave = 1; wave <= waves; wave++) await measure();
} finally {
  memory.stop();
  await server.stop();
  limit?.remove();
  await git.close();
  await sample?.remove();
}

async function measure(): Promise<void> {
  const where = limit
    ? '1 processor and 1 GiB'
    : 'no limits (no control groups can be made here: resident memory only)';
  const name = folder === undefined ? 'typescript-service' : basename(folder.replace(/\/\.git\/?$/, ''));
  process.stdout.write(`${orders} wikis of ${name} at once, ${where}; load ${loadavg()[0]?.toFixed(1)} before\n`);
  const idleMiB = memory.nowMiB();
  const linesBefore = server.lines.length;
  // The client loads its parts when they are first used: none of that is to delay its first orders.
  await createClient({ url: server.url }).info();
  const health = probeHealth(server.url);
  const started = performance.now();
  const url = git.repositoryUrl('bench/wiki');
  const ordered: Promise<Ordered>[] = [];
  for (let index = 0; index < orders; index++) {
    ordered.push(index % 2 === 0 ? orderWithPlainHttp(server.url, url) : orderWithClient(server.url, url));
    await new Promise((resolve) => setTimeout(resolve, ORDER_GAP_MS));
  }
  const all = await Promise.all(ordered);
  const seconds = (performance.now() - started) / 1000;
  await health.stop();
  const peak = { residentMiB: memory.peakMiB(), kernelMiB: limit?.peakMiB(), kills: limit?.kills() };
  const after = await quietMemory();
  for (const { way, told } of all.filter(({ outcome }) => outcome === 'other')) {
    process.stdout.write(`       ${way}: ${told}\n`);
  }
  printTable(
    [
      ...orderFigures(all, seconds),
      ...waitFigures(server.lines.slice(linesBefore)),
      { name: 'health asked, times', value: health.tookMs.length },
      { name: 'health not answered, times', value: health.failed(), bar: 'loadHealthFailed' },
      { name: 'health answered, slowest, ms', value: Math.max(...health.tookMs), bar: 'loadHealthMs' },
      { name: 'health answered, 95 of 100 within, ms', value: quantile(health.tookMs, 0.95) },
      ...(peak.kernelMiB === undefined
        ? []
        : [{ name: 'peak by the kernel, page cache included, MiB', value: peak.kernelMiB }]),
      ...(peak.kills === undefined
        ? []
        : [{ name: 'processes ended for want of memory', value: peak.kills, bar: 'loadKills' }]),
      { name: 'peak without page cache, git included, MiB', value: peak.residentMiB, bar: 'loadPeakMiB' },
      { name: 'before the first order, MiB', value: idleMiB },
      ...after,
    ],
    readBars(),
  );
}

async function quietMemory(): Promise<Figure[]> {
  const figures: Figure[] = [];
  let waited = 0;
  for (const seconds of QUIET_SECONDS) {
    await new Promise((resolve) => setTimeout(resolve, (seconds - waited) * 1000));
    waited = seconds;
    figures.push({ name: `${seconds} s after the last wiki, MiB`, value: memory.nowMiB() });
  }
  return figures;
}

function orderFigures(all: readonly Ordered[], seconds: number): Figure[] {
  const refused = all.filter(({ outcome }) => outcome === 'busy');
  const wikis = all.filter(({ outcome }) => outcome === 'wiki').length;
  const told = refused.filter(({ retryAfterMs = 0 }) => retryAfterMs > 0);
  const by = (way: Ordered['way']): number => refused.filter((one) => one.way === way).length;
  return [
    { name: 'wikis finished', value: wikis, ...(hasKnownOutcome ? { bar: 'loadFinished', isLeast: true } : {}) },
    {
      name: 'refused as SERVER_BUSY with when to come back',
      value: told.length,
      ...(hasKnownOutcome ? { bar: 'loadRefused', isLeast: true } : {}),
    },
    { name: '  of them by 429 and Retry-After', value: by('plain HTTP') },
    { name: '  of them by retryAfterMs in the client', value: by('client') },
    { name: 'wikis per minute', value: (wikis / seconds) * 60 },
  ];
}

/** Waiting and working as the server itself logs them, without what it took to send the answer. */
function waitFigures(lines: readonly string[]): Figure[] {
  const ended = lines
    .map((line) => JSON.parse(line) as { readonly msg: string; readonly waitedMs: number; readonly workedMs: number })
    .filter(({ msg }) => msg === 'run ended');
  const waited = ended.map(({ waitedMs }) => waitedMs / 1000);
  const worked = ended.map(({ workedMs }) => workedMs / 1000);
  return [
    { name: 'waited for a place, half of them at most, s', value: quantile(waited, 0.5) },
    { name: 'waited for a place, 95 of 100 at most, s', value: quantile(waited, 0.95) },
    { name: 'worked, half of them at most, s', value: quantile(worked, 0.5) },
  ];
}
