import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** Root folder of the project. */
export const ROOT = join(import.meta.dirname, '..', '..');

/** One line on stderr: stdout belongs to what was asked for. */
export function say(text: string): void {
  process.stderr.write(`[orionwiki] ${text}\n`);
}

/** How a step is run. */
export interface StepOptions {
  readonly cwd?: string;
  /** Shows the step's output only when it fails. */
  readonly isQuiet?: boolean;
  readonly env?: NodeJS.ProcessEnv;
}

/** Runs a command to its end and prints how long it took; a failure ends the process with the same exit code. */
export function runStep(title: string, command: readonly [string, ...string[]], options: StepOptions = {}): void {
  const started = performance.now();
  const result = spawnSync(command[0], command.slice(1), {
    cwd: options.cwd ?? ROOT,
    env: options.env ?? process.env,
    stdio: options.isQuiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
    maxBuffer: 64 << 20,
    shell: process.platform === 'win32',
  });
  if (result.status !== 0) {
    if (options.isQuiet) process.stderr.write(`${result.stdout ?? ''}${result.stderr ?? ''}`);
    say(`${title}: failed (${result.error?.message ?? result.signal ?? `exit code ${result.status}`})`);
    process.exit(result.status ?? 1);
  }
  say(`${title}: ${((performance.now() - started) / 1000).toFixed(1)} s`);
}

/** A command that goes on beside this process. */
export function startProcess(command: readonly [string, ...string[]], cwd: string, env: NodeJS.ProcessEnv) {
  return spawn(command[0], command.slice(1), { cwd, env, stdio: 'inherit', shell: process.platform === 'win32' });
}
