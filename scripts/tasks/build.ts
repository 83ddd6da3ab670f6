import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, runStep, say } from './run-step.ts';

const STAMP = join(ROOT, '.cache', 'build.stamp');
const BUILT = ['packages/core', 'packages/server', 'packages/client', 'packages/web', 'pnpm-lock.yaml'];
const NOT_BUILT = new Set(['node_modules', 'dist', 'build', '.svelte-kit', 'test']);

/** Paths, sizes and times of everything the build reads: equal means that nothing has to be built. */
function fingerprint(): string {
  const hash = createHash('sha256');
  const pending = [...BUILT].reverse();
  for (let path = pending.pop(); path !== undefined; path = pending.pop()) {
    const found = statSync(join(ROOT, path));
    if (found.isDirectory()) {
      const names = readdirSync(join(ROOT, path)).filter((name) => !NOT_BUILT.has(name));
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

/** Builds server and web interface when their sources changed since the last build. */
export function buildIfNeeded(): void {
  const outputs = ['packages/server/dist/main.mjs', 'packages/web/build/index.js'];
  const isThere = outputs.every((path) => existsSync(join(ROOT, path)));
  if (isThere && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === fingerprint()) return;
  say('building the server and the web interface (once for each change)');
  const isQuiet = process.env.VERBOSE === undefined;
  runStep('build', ['pnpm', '-r', '--workspace-concurrency=2', '--if-present', 'run', 'build'], { isQuiet });
  mkdirSync(join(ROOT, '.cache'), { recursive: true });
  writeFileSync(STAMP, fingerprint());
}
