import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { watchProcess } from './watch-process.ts';

/** The tool beside which we are measured, installed for this run only. */
export interface Rival {
  readonly version: string;
  /** Packs a work tree, as its users do for a model. */
  readonly command: (output: string) => readonly [string, ...string[]];
}

/**
 * Installs repomix into a folder of the benchmark's own.
 * @throws Error when the package registry cannot be reached
 */
export async function installRival(folder: string): Promise<Rival> {
  const options = ['--no-audit', '--no-fund', '--no-save', '--ignore-scripts', '--loglevel=error', '--prefix', folder];
  await watchProcess({ command: ['npm', 'install', ...options, 'repomix'], cwd: folder });
  const home = join(folder, 'node_modules', 'repomix');
  const { version, bin } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as {
    readonly version: string;
    readonly bin: string | { readonly repomix: string };
  };
  const main = join(home, typeof bin === 'string' ? bin : bin.repomix);
  return { version, command: (output) => [process.execPath, main, '--compress', '--quiet', '-o', output] };
}
