import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { GitFailure } from './git-failure.ts';
import type { GitContext, GitRemote } from './git-process.ts';
import { runGit } from './run-git.ts';
import type { FetchProgress } from './stderr-reader.ts';

/** A remote repository as git reaches it, and where its objects go. */
export interface FetchTarget {
  readonly context: GitContext;
  readonly remote: GitRemote;
  readonly url: string;
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
 * Fetches one commit with its trees and without file contents into a new bare repository. Gives whether the server
 * sent the contents all the same, because it cannot send less.
 * @throws CANCELLED; GitFailure
 */
export async function fetchTree(
  target: FetchTarget,
  oid: string,
  onProgress?: (progress: FetchProgress) => void,
): Promise<{ readonly hasEverything: boolean }> {
  const { context, jobDir, objectFormat } = target;
  const { gitDir } = context;
  await runGit({ ...context, gitDir: '' }, ['init', '-q', '--bare', `--object-format=${objectFormat}`, gitDir], {
    cwd: jobDir,
  });
  const fetch = (filter: readonly string[]) =>
    runGit(context, [...FETCH_ARGUMENTS, '--depth=1', ...filter, '--', target.url, `+${oid}:${SOURCE_REF}`], {
      cwd: jobDir,
      remote: target.remote,
      watchedFolder: jobDir,
      ...(onProgress ? { onProgress } : {}),
    });
  try {
    const { stderr } = await fetch(['--filter=blob:none']);
    return { hasEverything: stderr.seen.has('filtering not recognized by server') };
  } catch (error) {
    const isFilterRefused = error instanceof GitFailure && /filter .*not supported/i.test(error.stderr);
    if (!isFilterRefused) throw error;
    await rm(join(gitDir, 'shallow.lock'), { force: true });
    await fetch([]);
    return { hasEverything: true };
  } finally {
    await forgetRemote(gitDir, objectFormat);
  }
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
