// `npm run generate`: writes every generated file anew; `--check` fails when one of them is out of date.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, say } from './run-step.ts';

/** Each generator accepts `--check`, changes nothing then, and exits 1 when its output would differ. */
const FOLDERS = ['packages/core/scripts', 'packages/server/scripts', 'scripts/generate'];
const isCheck = process.argv.includes('--check');

const generators = FOLDERS.filter((folder) => existsSync(join(ROOT, folder))).flatMap((folder) =>
  readdirSync(join(ROOT, folder))
    .filter((name) => /^generate-[\w-]+\.ts$/.test(name))
    .sort()
    .map((name) => join(folder, name)),
);
let failed = 0;
for (const script of generators) {
  const flags = isCheck ? ['--check'] : [];
  const result = spawnSync(process.execPath, [join(ROOT, script), ...flags], { cwd: ROOT, stdio: 'inherit' });
  if (result.status === 0) continue;
  failed++;
  const isSupported = readFileSync(join(ROOT, script), 'utf8').includes('--check');
  say(`${script} failed${isCheck && isSupported ? '; run `npm run generate` and commit the result' : ''}`);
}
process.exitCode = failed === 0 ? 0 : 1;
