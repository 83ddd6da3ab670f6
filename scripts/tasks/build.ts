import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, runStep, say } from './run-step.ts';

/** What can be built alone: its packages, the files the build ends with, and what it reads. */
const TARGETS = {
  applications: {
    is: 'the server and the web interface',
    packages: ['@orionwiki/server', '@orionwiki/web', '@orionwiki/client'],
    gives: ['packages/server/dist/main.mjs', 'packages/web/build/index.js'],
    reads: ['packages/core', 'packages/server', 'packages/client', 'packages/web', 'pnpm-lock.yaml'],
  },
  'command-line': {
    is: 'the command line',
    packages: ['@orionwiki/cli'],
    gives: ['packages/cli/dist/main.mjs'],
    reads: ['packages/core', 'packages/client', 'packages/cli', 'pnpm-lock.yaml'],
  },
} as const;
const NOT_READ = new Set(['node_modules', 'dist', 'build', '.svelte-kit', 'test']);

/** Paths, sizes and times of everything the build reads: equal means that nothing has to be built. */
function fingerprint(reads: readonly string[]): string {
  const hash = createHash('sha256');
  const pending = [...reads].reverse();
  for (let path = pending.pop(); path !== undefined; path = pending.pop()) {
    const found = statSync(join(ROOT, path));
    if (found.isDirectory()) {
      const names = readdirSync(join(ROOT, path)).filter((name) => !NOT_READ.has(name));
      pending.push(
        ...names
          .sort()
          .reverse()
          .map((name) => `${path}/${name}`),
      );
    } else if (!path.endsWith('.test.ts')) hash.update(`${path}:${found.size}:${found.mtimeMs}\n`);
  }
  return hash.digest('hex');
}

/** Builds what is named when its sources changed since it was built last. */
export function buildIfNeeded(name: keyof typeof TARGETS): void {
  const { gives, is, packages, reads } = TARGETS[name];
  const stamp = join(ROOT, '.cache', `${name}.stamp`);
  const isThere = gives.every((path) => existsSync(join(ROOT, path)));
  if (isThere && existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint(reads)) return;
  say(`building ${is} (once for each change)`);
  const isQuiet = process.env.VERBOSE === undefined;
  const filters = packages.flatMap((one) => ['--filter', one]);
  runStep('build', ['pnpm', ...filters, '--workspace-concurrency=2', '--if-present', 'run', 'build'], { isQuiet });
  mkdirSync(join(ROOT, '.cache'), { recursive: true });
  writeFileSync(stamp, fingerprint(reads));
}
