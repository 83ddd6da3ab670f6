// Address to finished HTML file, whole processes, from a loopback git server, beside `git clone --depth 1` and beside
// `repomix --compress` on the same repository. repomix reads a work tree, so its time is clone and run; it is installed
// from the package registry into a temporary folder. Medians; the ratio is what can be compared between machines.
//   npm run bench -- speed/end-to-end [--runs 5] [--pod] [--json] [git folder …]
// Default: the sample repositories of the test kit. --pod runs only the product, with one processor and 1 GiB, and holds
// its memory, git included, against the bar. Exit code 1 when a bar is missed.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { startGitServer } from '@orionwiki/test-kit/git-server';
import { createSampleRepository } from '@orionwiki/test-kit/samples';
import { buildIfNeeded } from '../../scripts/tasks/build.ts';
import { median } from '../quality/row.ts';
import { readBars } from '../quality/standing-bars.ts';
import { type OurRun, runOurs } from './our-run.ts';
import { openPodLimit } from './pod-limit.ts';
import { installRival, type Rival } from './rival.ts';
import { type WatchedRun, watchProcess } from './watch-process.ts';

/** Repositories with fewer files are small, middle; all others large. @source contracts.md §9 */
const SIZES = { small: 1_000, middle: 5_000 } as const;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    runs: { type: 'string', default: '5' },
    pod: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});
const runs = Number(values.runs);
buildIfNeeded('command-line');
const bars = readBars();
const work = mkdtempSync(join(tmpdir(), 'orionwiki-bench-'));
const samples =
  positionals.length > 0
    ? []
    : [await createSampleRepository('typescript-service'), await createSampleRepository('python-tool')];
const from = process.env.ORION_START_FOLDER ?? process.cwd();
const folders =
  positionals.length > 0 ? positionals.map((folder) => resolve(from, folder)) : samples.map(({ gitDir }) => gitDir);
const server = await startGitServer({
  repositories: Object.fromEntries(folders.map((folder) => [`bench/${nameOf(folder)}`, folder])),
});
try {
  const rival = values.pod ? undefined : await installRival(makeFolder('rival'));
  if (rival) say(`beside repomix ${rival.version} --compress (clone and run), medians of ${runs}`);
  for (const folder of folders) {
    const name = nameOf(folder);
    const url = server.repositoryUrl(`bench/${name}`);
    if (rival) await compare(name, url, rival);
    else await runAsPod(name, url);
  }
} finally {
  await server.close();
  rmSync(work, { recursive: true, force: true });
  await Promise.all(samples.map((sample) => sample.remove()));
}

function nameOf(folder: string): string {
  return /^(?:repo|\.git)$/.test(basename(folder)) ? basename(dirname(folder)) : basename(folder);
}

function makeFolder(name: string): string {
  const folder = join(work, name);
  mkdirSync(folder, { recursive: true });
  return folder;
}

function say(text: string): void {
  if (!values.json) process.stdout.write(`${text}\n`);
}

function hold(isKept: boolean, text: string): void {
  if (!isKept) process.exitCode = 1;
  say(`  ${isKept ? 'ok    ' : 'MISSED'} ${text}`);
}

async function compare(name: string, url: string, rival: Rival): Promise<void> {
  const ours: OurRun[] = [];
  const clones: number[] = [];
  const packs: WatchedRun[] = [];
  for (let run = 0; run < runs; run++) {
    const folder = makeFolder(`run-${run}`);
    ours.push(await runOurs(url, folder));
    const clone = await watchProcess({ command: ['git', 'clone', '-q', '--depth', '1', url, 'clone'], cwd: folder });
    const pack = await watchProcess({ command: rival.command(join(folder, 'out.xml')), cwd: join(folder, 'clone') });
    clones.push(clone.seconds);
    packs.push({
      seconds: clone.seconds + pack.seconds,
      cpuSeconds: clone.cpuSeconds + pack.cpuSeconds,
      peakMiB: Math.max(clone.peakMiB, pack.peakMiB),
    });
    rmSync(folder, { recursive: true, force: true });
  }
  const files = ours[0]?.files ?? 0;
  const total = median(ours.map(({ seconds }) => seconds));
  const theirs = median(packs.map(({ seconds }) => seconds));
  const first = median(ours.map(({ firstPageSeconds }) => firstPageSeconds));
  const result = {
    name,
    files,
    seconds: round(total),
    firstPageSeconds: round(first),
    cpuSeconds: round(median(ours.map(({ cpuSeconds }) => cpuSeconds))),
    peakMiB: round(median(ours.map(({ peakMiB }) => peakMiB)), 0),
    stages: stagesOf(ours),
    cloneSeconds: round(median(clones)),
    repomixSeconds: round(theirs),
    repomixCpuSeconds: round(median(packs.map(({ cpuSeconds }) => cpuSeconds))),
    repomixPeakMiB: round(median(packs.map(({ peakMiB }) => peakMiB)), 0),
    timesClone: round(total / median(clones)),
    timesRepomix: round(total / theirs),
    timesRepomixCpu: round(
      median(ours.map(({ cpuSeconds }) => cpuSeconds)) / median(packs.map(({ cpuSeconds }) => cpuSeconds)),
    ),
  };
  if (values.json) process.stdout.write(`${JSON.stringify(result)}\n`);
  say(
    `${name}, ${files} files: ${result.seconds} s (processor ${result.cpuSeconds}), ${result.peakMiB} MiB; first page ${result.firstPageSeconds} s`,
  );
  say(
    `  clone ${result.cloneSeconds} s, repomix ${result.repomixSeconds} s (processor ${result.repomixCpuSeconds}), ${result.repomixPeakMiB} MiB`,
  );
  say(
    `  ${Object.entries(result.stages)
      .map(([stage, seconds]) => `${stage} ${seconds}`)
      .join(', ')}`,
  );
  if (files < SIZES.middle) {
    hold(
      total / theirs <= Number(bars.speedTimesRepomix),
      `${result.timesRepomix} × repomix (bar ${bars.speedTimesRepomix}), ${result.timesRepomixCpu} × its processor time`,
    );
  } else say(`         ${result.timesRepomix} × repomix (no bar for large repositories)`);
  const bar = Number(files < SIZES.small ? bars.speedFirstPageSmallSeconds : bars.speedFirstPageSeconds);
  hold(first <= bar, `first page after ${result.firstPageSeconds} s (bar ${bar})`);
}

async function runAsPod(name: string, url: string): Promise<void> {
  const limit = openPodLimit();
  if (limit === undefined) {
    say(`${name}: not run: no control groups can be made here (needs root)`);
    process.exitCode = 2;
    return;
  }
  try {
    const run = await runOurs(url, makeFolder('pod'), limit);
    const counted = { kernelPeakMiB: round(limit.peakMiB(), 0), kills: limit.kills() };
    if (values.json) process.stdout.write(`${JSON.stringify({ name, ...run, ...counted })}\n`);
    say(
      `${name}, ${run.files} files, as a pod: ${round(run.seconds)} s; the kernel counted ${counted.kernelPeakMiB} MiB`,
    );
    say(
      `  ${Object.entries(stagesOf([run]))
        .map(([stage, seconds]) => `${stage} ${seconds}`)
        .join(', ')}`,
    );
    hold(
      run.peakMiB < Number(bars.podPeakMiB),
      `${round(run.peakMiB, 0)} MiB resident, git included (bar ${bars.podPeakMiB})`,
    );
    hold(counted.kills === 0, `${counted.kills} processes ended for want of memory`);
  } finally {
    limit.remove();
  }
}

function stagesOf(all: readonly OurRun[]): Record<string, number> {
  const names = Object.keys(all[0]?.stages ?? {});
  return Object.fromEntries(names.map((stage) => [stage, round(median(all.map(({ stages }) => stages[stage] ?? 0)))]));
}

function round(value: number, digits = 2): number {
  return Number(value.toFixed(digits));
}
