// `npm test`: checks, builds, brings a browser where none is installed, and runs every test.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildIfNeeded } from './build.ts';
import { checkAll } from './check-all.ts';
import { ROOT, runStep } from './run-step.ts';

const SYSTEM_BROWSERS = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium', '/usr/bin/google-chrome'];

/** Brings the npm-delivered Chromium on Linux machines without a browser; elsewhere the browser fixture says what to do. */
function bringBrowser(): void {
  if (process.env.CHROMIUM !== undefined || SYSTEM_BROWSERS.some((path) => existsSync(path))) return;
  if (process.platform !== 'linux' || process.arch !== 'x64') return;
  const folder = join(ROOT, 'tools', 'browser');
  const stamp = join(folder, 'node_modules', '.orion-stamp');
  const wanted = createHash('sha256')
    .update(readFileSync(join(folder, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  runStep('browser for the tests', ['npm', 'install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: folder,
  });
  writeFileSync(stamp, wanted);
}

const vitestArguments = process.argv.slice(2);
buildIfNeeded('applications');
buildIfNeeded('command-line');
if (vitestArguments.length === 0) checkAll();
bringBrowser();
runStep('tests', ['pnpm', 'exec', 'vitest', 'run', ...vitestArguments]);
