// From address to chosen files in memory, beside `git clone --depth 1` of the same repository (bare, and with a work
// tree), over loopback and over a line of 50 Mbit/s and 60 ms. Prints a line of JSON for each repository and line: times
// in seconds (medians of interleaved runs), what was on disk, git's own memory, the computer's load, and ratios, which
// can be compared between machines. A load above the number of cores says that somebody else worked too.
//   npm run bench -- speed/acquire [git folder …]      default: three made-up repositories, the largest like a kernel
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fillRepository } from './acquire/fill-repository.ts';
import { runTimed, runWatched } from './acquire/run-watched.ts';

const MAX_FILES = 4_000;
/** Small repositories are measured more often: their times are near the noise. Odd, so that a median was measured. */
const runsFor = (entries: number): number => (entries > 10_000 ? 3 : 7);

const SHAPES = {
  'small, 100 files': { files: 100, meanBytes: 6_000 },
  'middle, 3,000 files': { files: 3_000, meanBytes: 8_000 },
  'like a kernel, 78,000 files': { files: 78_000, meanBytes: 15_000 },
};

const HERE = join(import.meta.dirname, 'acquire');
const work = mkdtempSync(join(tmpdir(), 'orionwiki-bench-'));

async function clone(url: string, ...options: string[]): Promise<number> {
  const { seconds } = await runTimed('git', ['clone', '-q', '--depth', '1', ...options, url, 'clone'], work);
  rmSync(join(work, 'clone'), { recursive: true, force: true });
  return seconds;
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
const round = (value: number, digits = 2): number => Number(value.toFixed(digits));

interface Acquired {
  readonly entries: number;
  readonly files: number;
  readonly bytes: number;
  readonly treeSeconds: number;
  readonly filesSeconds: number;
  readonly jobBytes: number;
}

async function compare(name: string, link: string, url: string): Promise<void> {
  const command = [process.execPath, [join(HERE, 'measure.ts'), url, String(MAX_FILES)], work] as const;
  // Memory is watched in a run of its own, which warms the server's cache too; the watch would slow what is timed.
  const { gitAnon, out } = await runWatched(...command);
  const first = JSON.parse(out) as Acquired;
  const ours: Acquired[] = [];
  const bare: number[] = [];
  for (let left = runsFor(first.entries); left > 0; left--) {
    ours.push(JSON.parse((await runTimed(...command)).out) as Acquired);
    bare.push(await clone(url, '--bare', '--no-tags'));
  }
  // Minutes for a large one, and no bar depends on it: once is enough.
  const full = [await clone(url, '--no-tags')];
  const tree = median(ours.map(({ treeSeconds }) => treeSeconds));
  const files = median(ours.map(({ filesSeconds }) => filesSeconds));
  const result = {
    name,
    link,
    runs: ours.length,
    load: round(loadavg()[0] ?? 0, 1),
    entries: first.entries,
    files: first.files,
    rawMiB: round(first.bytes / 2 ** 20, 1),
    treeSeconds: round(tree),
    filesSeconds: round(files),
    cloneBareSeconds: round(median(bare)),
    cloneWorkTreeSeconds: round(median(full)),
    timesFasterThanBare: round(median(bare) / files),
    timesFasterThanWorkTree: round(median(full) / files),
    secondsMoreThanBare: round(files - median(bare)),
    jobMiB: round(Math.max(...ours.map(({ jobBytes }) => jobBytes)) / 2 ** 20, 1),
    gitAnonMiB: round(gitAnon / 2 ** 20, 1),
  };
  process.stdout.write(`${JSON.stringify(result)}\n`);
}

const repositories: { name: string; folder: string }[] = process.argv
  .slice(2)
  .map((folder) => ({ name: basename(folder), folder }));
if (repositories.length === 0) {
  for (const [name, shape] of Object.entries(SHAPES)) {
    const folder = join(work, `${shape.files}.git`);
    await fillRepository(folder, shape);
    repositories.push({ name, folder });
  }
}
const folders = repositories.map(({ folder }) => folder);
const server = spawn(process.execPath, [join(HERE, 'serve.ts'), ...folders], { stdio: ['ignore', 'pipe', 'inherit'] });
try {
  const [line] = (await once(server.stdout, 'data')) as [Buffer];
  const ports = JSON.parse(line.toString()) as Record<string, number>;
  for (const [index, { name }] of repositories.entries()) {
    for (const [link, port] of Object.entries(ports))
      await compare(name, link, `http://127.0.0.1:${port}/bench/${index}`);
  }
} finally {
  server.kill();
  rmSync(work, { recursive: true, force: true });
}
