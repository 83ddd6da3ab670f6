import { spawn } from 'node:child_process';
import { OrionError } from '#errors';
import { carryFetch, type FetchWish } from './carry-fetch.ts';
import { watchBounds, withBackstop } from './git-bounds.ts';
import { GitFailure, type GitStop } from './git-failure.ts';
import { endGroup, GIT_SAFE_PATH, type GitContext, gitEnvironment } from './git-process.ts';
import { sizeOfFolder } from './job-directory.ts';
import type { FoundRepository } from './preflight.ts';
import { ServerClock } from './server-clock.ts';
import { type FetchProgress, StderrReader } from './stderr-reader.ts';

/** A remote repository, and where its objects go. */
export interface FetchTarget {
  readonly context: GitContext;
  readonly repository: FoundRepository;
  /** Id of the commit, or of a tag that leads to it. */
  readonly commit: string;
  /** Folder of the job; `context.gitDir` lies in it. */
  readonly jobDir: string;
}

/** How one fetch runs. */
export interface RunFetchOptions {
  /** Objects to fetch. */
  readonly oids: readonly string[];
  /** Depth and filter. */
  readonly options: readonly string[];
  readonly onProgress?: (progress: FetchProgress) => void;
}

/**
 * Fetches objects into the job's repository: git decides and unpacks within its limits, we carry its words. Bounded in
 * time, silence, speed, messages and disk.
 * @throws CANCELLED; GitFailure when git ends badly or is stopped; the codes of `carryFetch`
 */
export async function runFetch(target: FetchTarget, fetch: RunFetchOptions): Promise<void> {
  const { context, jobDir, repository } = target;
  const { limits } = context;
  const wish: FetchWish = { commit: target.commit, oids: fetch.oids };
  // The place is written because git wants one; nothing is ever looked up or connected to under it.
  const args = ['fetch-pack', '--stateless-rpc', '--stdin', ...fetch.options, 'carried'];
  const child = spawn(GIT_SAFE_PATH, args, { cwd: jobDir, env: gitEnvironment(withBackstop(context)) });
  const stderr = new StderrReader(fetch.onProgress);
  const leaving = new AbortController();
  let stop: GitStop | undefined;
  const end = (reason: GitStop): void => {
    stop ??= reason;
    leaving.abort();
    endGroup(child);
  };
  const clock = new ServerClock(limits.gitIdleMs, () => end('idle'));
  child.stdin.on('error', () => {});
  child.stderr.on('data', (chunk: Buffer) => {
    clock.heard();
    stderr.push(chunk);
    if (stderr.bytes > limits.stderrBytes) end('stderr');
  });
  const stopWatching = watchBounds(context, jobDir, end);
  const closed = new Promise<number | undefined>((resolve) => {
    child.on('error', () => resolve(undefined));
    child.on('close', (code) => resolve(code ?? undefined));
  });
  void closed.then(() => leaving.abort());
  let refused: unknown;
  const carrying = carryFetch(repository, wish, { git: child, signal: leaving.signal, clock }).catch(
    (error: unknown) => {
      // When git ended first, that it is no longer there says nothing.
      if (!leaving.signal.aborted) refused = error;
      endGroup(child);
    },
  );
  try {
    await carrying;
    const exitCode = await closed;
    // What was quicker than the watch is measured all the same.
    if (!stop && (await sizeOfFolder(jobDir)) > limits.diskBytes) stop = 'disk';
    if (context.signal.aborted) throw new OrionError('CANCELLED', { stage: 'acquire' });
    if (refused && !stop) throw refused;
    if (exitCode !== 0 || stop) throw new GitFailure('fetch', { exitCode, stderr: stderr.tail, stop });
  } finally {
    clock.stop();
    stopWatching();
  }
}
