import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { GitFailure } from './git-failure.ts';
import type { GitContext, GitRemote } from './git-process.ts';
import { runGit } from './run-git.ts';
import type { FetchProgress, StderrReader } from './stderr-reader.ts';

/** A remote repository as git reaches it, and where its objects go. */
export interface FetchTarget {
  readonly context: GitContext;
  readonly remote: GitRemote;
  readonly url: string;
  /** Id of the commit, or of a tag that leads to it. */
  readonly oid: string;
  readonly canFetchParts: boolean;
  /** Folder of the job; `context.gitDir` lies in it. */
  readonly jobDir: string;
  readonly objectFormat: 'sha1' | 'sha256';
}

/** The reference under which the fetched commit is found. */
export const SOURCE_REF = 'refs/orion/src';

const FETCH = ['fetch', '--progress', '--no-tags', '--no-write-fetch-head', '--no-recurse-submodules'] as const;

/** Arguments of every fetch; what follows is the address and what is wanted. */
export const FETCH_ARGUMENTS: readonly string[] = [...FETCH, '--no-auto-maintenance'];

/**
 * Fetches one commit with its trees and, when the server can do that, without file contents into a new bare
 * repository. Gives whether the contents came all the same.
 * @throws CANCELLED; GitFailure
 */
export async function fetchTree(
  target: FetchTarget,
  onProgress?: (progress: FetchProgress) => void,
): Promise<{ readonly hasEverything: boolean }> {
  const { context, jobDir, objectFormat } = target;
  const { gitDir } = context;
  await runGit({ ...context, gitDir: '' }, ['init', '-q', '--bare', `--object-format=${objectFormat}`, gitDir], {
    cwd: jobDir,
  });
  try {
    if (target.canFetchParts) {
      const stderr = await fetchCommit(target, ['--filter=blob:none'], onProgress).catch(unlessFilterRefused);
      if (stderr) return { hasEverything: stderr.seen.has('filtering not recognized by server') };
      await rm(join(gitDir, 'shallow.lock'), { force: true });
    }
    await fetchCommit(target, [], onProgress);
    return { hasEverything: true };
  } finally {
    await forgetRemote(gitDir, objectFormat);
  }
}

/** Fetches the commit with all contents, although a part of it is here. @throws CANCELLED; GitFailure */
export async function fetchEverything(target: FetchTarget): Promise<void> {
  await fetchCommit(target, ['--refetch']);
}

async function fetchCommit(
  { context, jobDir, oid, remote, url }: FetchTarget,
  extra: readonly string[],
  onProgress?: (progress: FetchProgress) => void,
): Promise<StderrReader> {
  const args = [...FETCH_ARGUMENTS, '--depth=1', ...extra, '--', url, `+${oid}:${SOURCE_REF}`];
  const progress = onProgress ? { onProgress } : {};
  return (await runGit(context, args, { cwd: jobDir, remote, watchedFolder: jobDir, ...progress })).stderr;
}

/** Some servers allow filters but not this one, and say so only when it is used. */
function unlessFilterRefused(error: unknown): undefined {
  if (error instanceof GitFailure && /filter .*not supported/i.test(error.stderr)) return undefined;
  throw error;
}

/**
 * Takes the remote out of the configuration. With it, git would fetch missing objects by itself or die at the first
 * one; without it they are just missing.
 */
async function forgetRemote(gitDir: string, objectFormat: 'sha1' | 'sha256'): Promise<void> {
  const isSha256 = objectFormat === 'sha256';
  const core = `[core]\n\trepositoryformatversion = ${isSha256 ? 1 : 0}\n\tbare = true\n`;
  await writeFile(join(gitDir, 'config'), isSha256 ? `${core}[extensions]\n\tobjectformat = sha256\n` : core);
}
