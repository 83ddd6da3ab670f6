// Address to finished HTML file, whole processes, beside `git clone --depth 1` of the same repository from the same
// loopback server. Prints medians and their ratio: the ratio is what can be compared between machines.
//   npm run bench -- speed/end-to-end [git folder …]      default: the sample repositories of the test kit
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { startGitServer } from '@orionwiki/test-kit/git-server';
import { createSampleRepository } from '@orionwiki/test-kit/samples';

const RUNS = 5;
const ROOT = join(import.meta.dirname, '..', '..');
const folders = process.argv.slice(2);
const samples =
  folders.length > 0
    ? []
    : [await createSampleRepository('typescript-service'), await createSampleRepository('python-tool')];
const repositories = folders.length > 0 ? folders : samples.map((sample) => sample.gitDir);
const work = mkdtempSync(join(tmpdir(), 'orionwiki-bench-'));
const names = repositories.map(
  (folder) =>
    `bench/${basename(folder) === 'repo' || basename(folder) === '.git' ? basename(dirname(folder)) : basename(folder)}`,
);
const server = await startGitServer({
  repositories: Object.fromEntries(repositories.map((folder, index) => [names[index], folder])),
});

/** Not synchronous: the git server lives in this process. */
async function seconds(command: readonly [string, ...string[]]): Promise<number> {
  const started = performance.now();
  const env = { ...process.env, ORION_ALLOW_CIDRS: '127.0.0.0/8', ORION_ALLOW_HTTP: '1', CI: '1' };
  const child = spawn(command[0], command.slice(1), { env, cwd: work, stdio: ['ignore', 'ignore', 'inherit'] });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`${command.join(' ')} ended with ${code}`);
  return (performance.now() - started) / 1000;
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

for (const name of names) {
  const url = server.repositoryUrl(name);
  const clones: number[] = [];
  const wikis: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    clones.push(await seconds(['git', 'clone', '-q', '--depth', '1', url, `clone-${run}`]));
    rmSync(join(work, `clone-${run}`), { recursive: true, force: true });
    wikis.push(
      await seconds([
        process.execPath,
        join(ROOT, 'packages/cli/src/main.ts'),
        url,
        '-q',
        '-o',
        `${run}.html`,
        '--force',
      ]),
    );
  }
  const [clone, wiki] = [median(clones), median(wikis)];
  process.stdout.write(
    `${JSON.stringify({ name, cloneSeconds: +clone.toFixed(2), wikiSeconds: +wiki.toFixed(2), ratio: +(wiki / clone).toFixed(2) })}\n`,
  );
}
await server.close();
rmSync(work, { recursive: true, force: true });
await Promise.all(samples.map((sample) => sample.remove()));
