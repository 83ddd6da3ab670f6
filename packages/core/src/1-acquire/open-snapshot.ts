import { OrionError } from '#errors';
import { type Notice, toRepoPath } from '#vocabulary';
import type { ObjectSource } from './file-source.ts';
import type { GitContext } from './git-process.ts';
import { isFileAt, listTree } from './list-tree.ts';
import { readFiles } from './read-files.ts';
import { runGit } from './run-git.ts';
import type { RepositoryOrigin, Snapshot } from './snapshot.ts';

/** A commit whose trees are on this disk. */
export interface OpenCommit {
  readonly context: GitContext;
  /** Any name of the commit that git understands, and that came from us or was checked. */
  readonly revision: string;
  readonly origin: RepositoryOrigin;
  readonly ref: string;
  /** Folder asked for; `mayBeFile` when it came from an address that may name a file, whose folder is then meant. */
  readonly subdir: string;
  readonly mayBeFile: boolean;
  readonly notices: readonly Notice[];
  /** Brings objects here. */
  readonly objects: ObjectSource;
  /** The error as callers of `read` should see it. */
  explain(error: unknown): unknown;
  close(): Promise<void>;
}

/**
 * The snapshot of a commit.
 * @throws SUBDIR_NOT_FOUND, CANCELLED; GitFailure
 */
export async function openSnapshot(commit: OpenCommit): Promise<Snapshot> {
  const { context } = commit;
  const describing = describeCommit(commit);
  // Whoever waits for it gets the error; meanwhile the names are listed.
  describing.catch(() => {});
  const subdir = await resolveFolder(commit, describing);
  const listing = listTree(context, commit.revision, subdir);
  listing.catch(() => {});
  const { id, date } = await describing;
  const { entries, notices } = await listing;
  if (entries.size === 0 && subdir !== '') throw folderMissing(subdir);
  return {
    origin: commit.origin,
    commit: id,
    ref: commit.ref,
    date,
    subdir,
    tree: [...entries.values()],
    notices: [...commit.notices, ...notices],
    read: (paths, options) =>
      explained(readFiles({ context, entries, objects: commit.objects }, paths, options), commit.explain),
    close: commit.close,
  };
}

async function* explained<T>(items: AsyncGenerator<T>, explain: (error: unknown) => unknown): AsyncGenerator<T> {
  try {
    yield* items;
  } catch (error) {
    throw explain(error);
  }
}

async function describeCommit({ context, ref, revision }: OpenCommit): Promise<{ id: string; date: string }> {
  const args = ['log', '-1', '--format=%H %ct', '--no-show-signature', revision, '--'];
  const stdout = await runGit(context, args, { cwd: context.gitDir });
  const [id = '', seconds = ''] = stdout.trim().split(' ');
  // A tag can lead to something that is no commit.
  if (id === '') throw new OrionError('REF_NOT_FOUND', { stage: 'acquire', params: { ref } });
  const date = new Date(Number(seconds) * 1000);
  // A commit can claim any date; one outside of the calendar is shown as the beginning of time.
  return { id, date: Number.isNaN(date.getTime()) ? '1970-01-01T00:00:00Z' : date.toISOString().replace('.000Z', 'Z') };
}

async function resolveFolder(commit: OpenCommit, describing: Promise<{ id: string }>): Promise<string> {
  const trimmed = commit.subdir.replace(/^(?:\.?\/)+|\/+$/g, '');
  if (trimmed === '' || trimmed === '.') return '';
  const path = toRepoPath(trimmed);
  if (path === undefined) throw folderMissing(trimmed);
  if (!commit.mayBeFile || !(await isFileAt(commit.context, (await describing).id, path))) return path;
  return path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
}

function folderMissing(subdir: string): OrionError {
  return new OrionError('SUBDIR_NOT_FOUND', { stage: 'acquire', params: { subdir } });
}
