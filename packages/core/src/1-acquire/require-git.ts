import { access, constants } from 'node:fs/promises';
import { OrionError } from '#errors';
import { DEFAULT_ACQUIRE_LIMITS } from './acquire-limits.ts';
import { runGit } from './run-git.ts';

/** What this computer offers for running git. */
export interface GitInstallation {
  readonly version: string;
  /** Whether `prlimit` and `timeout` are there, so that git's time and memory can be bounded. */
  readonly hasResourceLimits: boolean;
}

/** Oldest git whose behaviour was tested. @source acquire.md §4, last paragraph */
const OLDEST_GIT = '2.39.5';

/** The wrapper's own search path. */
const PROGRAM_FOLDERS = ['/usr/local/bin', '/opt/homebrew/bin', '/usr/bin', '/bin'];

/**
 * What is installed. Call at start to tell an operator early; every acquisition relies on it.
 * @throws INTERNAL when git is missing or older than {@link OLDEST_GIT}
 */
export async function requireGit(): Promise<GitInstallation> {
  const hasResourceLimits = (await isInstalled('timeout')) && (await isInstalled('prlimit'));
  const context = {
    gitDir: '',
    limits: DEFAULT_ACQUIRE_LIMITS,
    hasResourceLimits,
    signal: AbortSignal.timeout(DEFAULT_ACQUIRE_LIMITS.preflightMs),
  };
  const stdout = await runGit(context, ['version'], { cwd: '/' }).catch((cause: unknown) => {
    throw new OrionError('INTERNAL', { cause: new Error(`git ${OLDEST_GIT} or newer is needed`, { cause }) });
  });
  const version = /\d+\.\d+(?:\.\d+)?/.exec(stdout)?.[0] ?? '0.0.0';
  if (compareVersions(version, OLDEST_GIT) < 0) {
    throw new OrionError('INTERNAL', { cause: new Error(`git ${OLDEST_GIT} or newer is needed, found ${version}`) });
  }
  return { version, hasResourceLimits };
}

async function isInstalled(program: string): Promise<boolean> {
  for (const folder of PROGRAM_FOLDERS) {
    const isThere = await access(`${folder}/${program}`, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (isThere) return true;
  }
  return false;
}

function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map((text) => text.split('.').map(Number));
  for (let index = 0; index < 3; index++) {
    const difference = (left?.[index] ?? 0) - (right?.[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
