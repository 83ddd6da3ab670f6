// The product's own budget from address to files in memory: manifests, then all that the survey chooses, up to 20,000
// files or 600 MiB, over loopback and over a line of 50 Mbit/s and 60 ms. Prints a line of JSON for each repository and
// line: seconds until each step was done (medians), the job directory, git's anonymous memory, Node's resident memory.
//   npm run bench -- speed/acquire-budget <git folder …>      a tree as large as a kernel's is what it is for
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { loadavg, tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { runWatched } from './acquire/run-watched.ts';

const RUNS = 3;
const HERE = join(import.meta.dirname, 'acquire');

interface Measured {
  readonly treeSeconds: number;
  readonly manifestSeconds: number;
  readonly surveySeconds: number;
  readonly filesSeconds: number;
  readonly bytes: number;
  readonly jobBytes: number;
  readonly nodeBytes: number;
}

const mebibytes = (bytes: number): number => Number((bytes / 2 ** 20).toFixed(1));

function median(runs: readonly Measured[], key: keyof Measured): number {
  const values = runs.map((run) => run[key]).sort((a, b) => a - b);
  return Number((values[Math.floor(values.length / 2)] ?? Number.NaN).toFixed(2));
}

async function measure(name: string, link: string, url: string): Promise<void> {
  const runs: (Measured & { gitAnon: number })[] = [];
  for (let run = 0; run < RUNS; run++) {
    const { out, gitAnon } = await runWatched(process.execPath, [join(HERE, 'measure-budget.ts'), url], tmpdir());
    runs.push({ ...(JSON.parse(out) as Measured), gitAnon });
  }
  const { bytes = 0, jobBytes: _job, nodeBytes: _node, gitAnon: _git, ...rest } = runs[0] ?? {};
  const result = {
    name,
    link,
    runs: RUNS,
    load: Number((loadavg()[0] ?? 0).toFixed(1)),
    ...rest,
    treeSeconds: median(runs, 'treeSeconds'),
    manifestSeconds: median(runs, 'manifestSeconds'),
    surveySeconds: median(runs, 'surveySeconds'),
    filesSeconds: median(runs, 'filesSeconds'),
    rawMiB: mebibytes(bytes),
    jobMiB: mebibytes(Math.max(...runs.map(({ jobBytes }) => jobBytes))),
    gitAnonMiB: mebibytes(Math.max(...runs.map(({ gitAnon }) => gitAnon))),
    nodeRssMiB: mebibytes(Math.max(...runs.map(({ nodeBytes }) => nodeBytes))),
  };
  process.stdout.write(`${JSON.stringify(result)}\n`);
}

const folders = process.argv.slice(2);
const server = spawn(process.execPath, [join(HERE, 'serve.ts'), ...folders], { stdio: ['ignore', 'pipe', 'inherit'] });
try {
  const [line] = (await once(server.stdout, 'data')) as [Buffer];
  const ports = JSON.parse(line.toString()) as Record<string, number>;
  for (const [index, folder] of folders.entries()) {
    for (const [link, port] of Object.entries(ports))
      await measure(basename(folder), link, `http://127.0.0.1:${port}/bench/${index}`);
  }
} finally {
  server.kill();
}
