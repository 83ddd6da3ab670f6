import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { GitFailure } from './git-failure.ts';
import { type FetchTarget, runFetch } from './run-fetch.ts';
import type { FetchProgress } from './stderr-reader.ts';

/**
 * Makes a new bare repository and fetches one commit with its trees into it, without file contents when the server can
 * do that. Gives whether the contents came all the same.
 * @throws CANCELLED; GitFailure; the codes of `carryFetch`
 */
export async function fetchTree(
  target: FetchTarget,
  onProgress?: (progress: FetchProgress) => void,
): Promise<{ readonly hasEverything: boolean }> {
  const { canFetchParts, objectFormat } = target.repository.advertisement;
  const { gitDir } = target.context;
  await createRepository(gitDir, objectFormat);
  if (canFetchParts) {
    const isDone = await fetchCommit(target, ['--filter=blob:none'], onProgress).then(() => true, unlessFilterRefused);
    if (isDone) return { hasEverything: false };
    await rm(join(gitDir, 'shallow.lock'), { force: true });
  }
  await fetchCommit(target, [], onProgress);
  return { hasEverything: true };
}

/** Fetches the commit with all contents, although a part of it is here. @throws CANCELLED; GitFailure; see `carryFetch` */
export async function fetchEverything(target: FetchTarget): Promise<void> {
  await fetchCommit(target, ['--refetch']);
}

async function fetchCommit(
  target: FetchTarget,
  extra: readonly string[],
  onProgress?: (progress: FetchProgress) => void,
): Promise<void> {
  // As for a clone: git would otherwise look for the contents that were left out on purpose.
  const options = ['--cloning', '--depth=1', ...extra];
  await runFetch(target, { oids: [target.commit], options, ...(onProgress ? { onProgress } : {}) });
}

/** Some servers allow filters but not this one, and say so only when it is used. */
function unlessFilterRefused(error: unknown): false {
  if (error instanceof GitFailure && /filter .*not supported/i.test(error.stderr)) return false;
  throw error;
}

/**
 * What `git init --bare` would make, without its process. There is no remote in the configuration: with one, git would
 * fetch missing objects by itself or die at the first one; without it they are just missing.
 */
async function createRepository(gitDir: string, objectFormat: 'sha1' | 'sha256'): Promise<void> {
  await mkdir(join(gitDir, 'objects', 'pack'), { recursive: true });
  await mkdir(join(gitDir, 'refs'));
  const isSha256 = objectFormat === 'sha256';
  const core = `[core]\n\trepositoryformatversion = ${isSha256 ? 1 : 0}\n\tbare = true\n`;
  await writeFile(join(gitDir, 'config'), isSha256 ? `${core}[extensions]\n\tobjectformat = sha256\n` : core);
  await writeFile(join(gitDir, 'HEAD'), 'ref: refs/heads/main\n');
}
