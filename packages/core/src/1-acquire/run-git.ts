import { dirname } from 'node:path';
import { GitPluginError, type SimpleGitOptions, simpleGit } from 'simple-git';
import { OrionError } from '#errors';
import { watchBounds, withBackstop } from './git-bounds.ts';
import { GitFailure, type GitStop } from './git-failure.ts';
import { GIT_SAFE_PATH, type GitContext, gitEnvironment } from './git-process.ts';
import { StderrReader } from './stderr-reader.ts';

/** How one git command runs. */
export interface RunGitOptions {
  /** Working folder; must exist. */
  readonly cwd: string;
}

/**
 * The output of one git command that prints little, run through simple-git and the wrapper, bounded in time, silence
 * and messages.
 * @throws CANCELLED; GitFailure when git ends badly or is stopped
 */
export async function runGit(context: GitContext, args: readonly string[], options: RunGitOptions): Promise<string> {
  const { limits } = context;
  const stderr = new StderrReader();
  const ending = new AbortController();
  let stop: GitStop | undefined;
  let exitCode: number | undefined;
  const end = (reason: GitStop): void => {
    stop ??= reason;
    ending.abort();
  };
  const stopWatching = watchBounds(context, undefined, end);
  const settings: Partial<SimpleGitOptions> = {
    baseDir: options.cwd,
    // Found through PATH, because simple-git refuses a path with spaces as a binary.
    binary: 'git-safe',
    abort: ending.signal,
    timeout: { block: limits.gitIdleMs },
    errors: (error, result) => {
      exitCode = result.exitCode;
      return error ?? (result.exitCode === 0 ? undefined : new Error('git ended badly'));
    },
  };
  try {
    const git = simpleGit(settings)
      .env({ PATH: dirname(GIT_SAFE_PATH), ...gitEnvironment(withBackstop(context)) })
      .outputHandler((_command, _stdout, messages) => {
        messages.on('data', (chunk: Buffer) => {
          stderr.push(chunk);
          if (stderr.bytes > limits.stderrBytes) end('stderr');
        });
      });
    return await git.raw([...args]);
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
