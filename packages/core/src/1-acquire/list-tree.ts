import { type Notice, type RepoPath, toRepoPath } from '#vocabulary';
import { GitFailure } from './git-failure.ts';
import { type GitContext, streamGit } from './git-process.ts';
import type { TreeEntry, TreeEntryKind } from './snapshot.ts';

/** A commit's names and what was left out. */
export interface TreeListing {
  /** In path order. */
  readonly entries: ReadonlyMap<RepoPath, TreeEntry>;
  readonly notices: readonly Notice[];
}

/** Longest time of a listing, in milliseconds. @source acquire.md §3 step 4 */
const LIST_WALL_MS = 20_000;

/** Submodules named in notices; more are left to the tree itself. @source contracts.md §5: skipped, first 500 */
const MAX_SUBMODULE_NOTICES = 500;

const KINDS: Readonly<Record<string, TreeEntryKind>> = {
  '100644': 'file',
  '100664': 'file',
  '100755': 'executable',
  '120000': 'symlink',
  '160000': 'submodule',
};

/**
 * Every name of a commit's tree below `folder` (`''` for all), in path order, up to the limit of entries. Names that
 * are unsafe, too long or collide after decoding are left out and counted.
 * @throws CANCELLED; GitFailure
 */
export async function listTree(context: GitContext, commit: string, folder: string): Promise<TreeListing> {
  const { maxEntries, listBytes } = context.limits;
  const listing = new Listing();
  let bytes = 0;
  let rest: Buffer = Buffer.alloc(0);
  let cut: Notice['code'] | undefined;
  const below = folder === '' ? [] : ['--', `${folder}/`];
  try {
    const args = ['ls-tree', '-r', '-z', '--full-tree', commit, ...below];
    for await (const chunk of streamGit(context, args, { wallMs: LIST_WALL_MS })) {
      bytes += chunk.length;
      rest = listing.take(rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk, maxEntries);
      if (listing.seen >= maxEntries && rest.length > 0) cut = 'TREE_TRUNCATED';
      if (bytes > listBytes) cut = 'TREE_TRUNCATED';
      if (cut) break;
    }
  } catch (error) {
    if (!(error instanceof GitFailure && error.stop === 'wall')) throw error;
    cut = 'TIME_LIMIT';
  }
  const notices = listing.notices();
  if (cut) notices.unshift({ code: cut, stage: 'acquire', params: { limit: listing.seen } });
  return { entries: listing.entries, notices };
}

/** Whether a path of the commit is a file. @throws CANCELLED; GitFailure */
export async function isFileAt(context: GitContext, commit: string, path: string): Promise<boolean> {
  const chunks: Buffer[] = [];
  for await (const chunk of streamGit(context, ['ls-tree', '-z', '--full-tree', commit, '--', path]))
    chunks.push(chunk);
  return Buffer.concat(chunks).toString('latin1', 0, 12).includes(' blob ');
}

/** Parses `mode type oid TAB path NUL` records as they come. */
class Listing {
  readonly entries = new Map<RepoPath, TreeEntry>();
  /** Records so far, with those left out. */
  seen = 0;
  readonly #submodules: RepoPath[] = [];
  #skipped = 0;

  /** Takes whole records from `bytes`; gives what is left over. */
  take(bytes: Buffer, maxEntries: number): Buffer {
    let start = 0;
    for (let end = bytes.indexOf(0); end >= 0 && this.seen < maxEntries; end = bytes.indexOf(0, start)) {
      this.#add(bytes, start, end);
      start = end + 1;
    }
    return start === 0 ? bytes : Buffer.from(bytes.subarray(start));
  }

  notices(): Notice[] {
    const notices: Notice[] = this.#submodules
      .slice(0, MAX_SUBMODULE_NOTICES)
      .map((path) => ({ code: 'SUBMODULE_NOT_READ', stage: 'acquire', path }));
    if (this.#skipped > 0)
      notices.unshift({ code: 'PATH_SKIPPED', stage: 'acquire', params: { count: this.#skipped } });
    return notices;
  }

  #add(bytes: Buffer, start: number, end: number): void {
    this.seen++;
    const tab = bytes.indexOf(9, start);
    // Cut from the bytes, not from a string: a part of a string would keep the whole of it in memory.
    const kind = KINDS[bytes.toString('latin1', start, start + 6)];
    const oid = bytes.toString('latin1', bytes.indexOf(32, start + 7) + 1, tab);
    const path = toRepoPath(bytes.toString('utf8', tab + 1, end));
    // Two names with different broken bytes can decode to the same text: the first one keeps it.
    if (!kind || path === undefined || this.entries.has(path)) {
      this.#skipped++;
      return;
    }
    this.entries.set(path, { path, oid, kind });
    if (kind === 'submodule') this.#submodules.push(path);
  }
}
