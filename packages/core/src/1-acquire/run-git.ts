import { dirname } from 'node:path';
import { GitPluginError, type SimpleGitOptions, simpleGit } from 'simple-git';
import { OrionError } from '#errors';
import { GitFailure, type GitStop } from './git-failure.ts';
import { GIT_SAFE_PATH, type GitContext, type GitRemote, gitEnvironment } from './git-process.ts';
import { sizeOfFolder } from './job-directory.ts';
import { type FetchProgress, StderrReader } from './stderr-reader.ts';

/** How one git command runs. */
export interface RunGitOptions {
  /** Working folder; must exist. */
  readonly cwd: string;
  /** Only commands that contact the remote get this. */
  readonly remote?: GitRemote;
  readonly input?: string;
  readonly onProgress?: (progress: FetchProgress) => void;
  /** Folder whose size is watched while the command runs. */
  readonly watchedFolder?: string;
}

/** What a git command printed. */
export interface GitOutput {
  readonly stdout: string;
  readonly stderr: StderrReader;
}

/** How often the job directory is measured, in milliseconds. @source acquire.md §4: stops a 235 MB pack at 100 MB */
const DISK_WATCH_MS = 250;

/** How long after our own timer the wrapper's ends what is left, in milliseconds. */
const WALL_BACKSTOP_MS = 3_000;

/**
 * Runs one git command with short output through simple-git and the wrapper, bounded in time, silence, messages and
 * disk.
 * @throws CANCELLED; GitFailure when git ends badly or is stopped
 */
export async function runGit(context: GitContext, args: readonly string[], options: RunGitOptions): Promise<GitOutput> {
  const { limits } = context;
  const stderr = new StderrReader(options.onProgress);
  const ending = new AbortController();
  let stop: GitStop | undefined;
  let exitCode: number | undefined;
  const end = (reason: GitStop): void => {
    stop ??= reason;
    ending.abort();
  };
  const stopWatching = watch(context, options.watchedFolder, end);
  const { input } = options;
  const settings: Partial<SimpleGitOptions> = {
    baseDir: options.cwd,
    // Found through PATH, because simple-git refuses a path with spaces as a binary.
    binary: 'git-safe',
    abort: ending.signal,
    timeout: { block: limits.gitIdleMs },
    ...(input === undefined ? {} : { input: () => input }),
    errors: (error, result) => {
      exitCode = result.exitCode;
      return error ?? (result.exitCode === 0 ? undefined : new Error('git ended badly'));
    },
  };
  try {
    const longer = { ...context, limits: { ...limits, gitWallMs: limits.gitWallMs + WALL_BACKSTOP_MS } };
    const git = simpleGit(settings)
      .env({ PATH: dirname(GIT_SAFE_PATH), ...gitEnvironment(longer, options.remote) })
      .outputHandler((_command, _stdout, messages) => {
        messages.on('data', (chunk: Buffer) => {
          stderr.push(chunk);
          if (stderr.bytes > limits.stderrBytes) end('stderr');
        });
      });
    const stdout = await git.raw([...args]);
    return { stdout, stderr };
  } catch (error) {
    if (context.signal.aborted) throw new OrionError('CANCELLED', { stage: 'acquire' });
    // simple-git's own error is not kept: it holds whole argument lists and all output.
    const isIdle = error instanceof Error && error.message.includes('block timeout');
    throw new GitFailure(args[0] ?? '', {
      exitCode,
      stderr: stderr.tail || (error instanceof GitPluginError ? error.message : ''),
      stop: stop ?? (isIdle ? 'idle' : undefined),
    });
  } finally {
    stopWatching();
  }
}

/** Starts the timers and listeners of one command; gives what takes them away. */
function watch(context: GitContext, folder: string | undefined, end: (reason: GitStop) => void): () => void {
  const { limits, signal } = context;
  const onAbort = (): void => end('cancelled');
  signal.addEventListener('abort', onAbort, { once: true });
  if (signal.aborted) onAbort();
  const wall = setTimeout(() => end('wall'), limits.gitWallMs);
  const disk = folder
    ? setInterval(() => {
        void sizeOfFolder(folder).then((bytes) => {
          if (bytes > limits.diskBytes) end('disk');
        });
      }, DISK_WATCH_MS)
    : undefined;
  return () => {
    signal.removeEventListener('abort', onAbort);
    clearTimeout(wall);
    clearInterval(disk);
  };
}
