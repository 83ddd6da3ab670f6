import type { Notice, RepoPath } from '#vocabulary';

/** What a tree entry is. A link's target is never read; a submodule's content is never fetched. */
export type TreeEntryKind = 'file' | 'executable' | 'symlink' | 'submodule';

/** One name in the commit's tree. Sizes are not known before a file is read (contracts.md §1). */
export interface TreeEntry {
  readonly path: RepoPath;
  /** Git object id in hex, 40 or 64 characters. */
  readonly oid: string;
  readonly kind: TreeEntryKind;
}

/** One file's content. */
export interface Blob {
  readonly path: RepoPath;
  readonly oid: string;
  readonly bytes: Uint8Array;
}

/** Where the repository lives on the web, for links to lines at the commit. */
export interface RepositoryOrigin {
  /** Clean address without credentials, query or fragment; `undefined` for a local folder. */
  readonly url: string | undefined;
  /** `github.com`, `gitlab.example.org:8443`, or `''` for a local folder. */
  readonly host: string;
  /** Path of groups and name as people say it: `owner/repo`, `group/sub/repo`, or the folder's name. */
  readonly fullName: string;
  /** Last part of `fullName`. */
  readonly name: string;
  /** Which link syntax the host uses. */
  readonly kind: 'github' | 'gitlab' | 'bitbucket' | 'bitbucket-server' | 'azure' | 'gitea' | 'unknown' | 'local';
}

/** One commit of a repository, ready to be read. Ends with `close()`, which removes everything from the disk. */
export interface Snapshot {
  readonly origin: RepositoryOrigin;
  /** Full commit id in hex. */
  readonly commit: string;
  /** The branch or tag that was asked for, or the default branch's name when known, else `HEAD`. */
  readonly ref: string;
  /** The commit's date, ISO 8601 in UTC. */
  readonly date: string;
  /** Sub-directory the wiki is limited to, `''` for the whole repository. `tree` already holds only what is below it. */
  readonly subdir: string;
  /** Every name of the tree in path order, up to 200,000. */
  readonly tree: readonly TreeEntry[];
  /** What was left out while fetching and listing. */
  readonly notices: readonly Notice[];
  /**
   * Files in the order asked for (files that share an object come together). Fetches what is not here yet.
   * Missing, oversized and unreadable files are left out and reported through `onNotice`.
   * @throws CLONE_TIMEOUT, REPO_UNREACHABLE, REPO_AUTH_FAILED, CANCELLED
   */
  read(paths: readonly RepoPath[], options?: ReadOptions): AsyncIterable<Blob>;
  /** Removes the job directory. Safe to call twice. */
  close(): Promise<void>;
}

/** Bounds of one {@link Snapshot.read}. */
export interface ReadOptions {
  /** Files above this size are skipped with FILE_TOO_LARGE. Default 512 KiB (contracts.md §1). */
  readonly maxFileBytes?: number;
  /** Reading stops with BYTE_BUDGET when this many bytes were given. Default 600 MiB (contracts.md §1). */
  readonly maxTotalBytes?: number;
  readonly onNotice?: (notice: Notice) => void;
  /** Called with files read so far. */
  readonly onProgress?: (done: number, total: number) => void;
}

export { permalink } from './permalink.ts';
