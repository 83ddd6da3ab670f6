import type { NoticeCode, RepoPath } from '#vocabulary';
import type { GitContext } from './git-process.ts';
import type { TreeEntry } from './snapshot.ts';

/** Where contents come from. */
export interface ObjectSource {
  /**
   * Brings the objects here unless `signal` ends that; does nothing for those that are here or were asked for before.
   * Gives the contents that are in memory because of that.
   */
  fetch(oids: readonly string[], signal: AbortSignal): Promise<ReadonlyMap<string, Uint8Array>>;
  /** Bytes of an object that is here but not with git; `undefined` for all others. */
  sizeOf(oid: string): number | undefined;
  /** Content of an object that is here but not with git; `undefined` for all others. */
  read(oid: string): Promise<Uint8Array | undefined>;
  /** Whether git itself could not hold the object within its limits. */
  isTooLarge(oid: string): boolean;
  /** What ended fetching part by part. */
  stopped(): Extract<NoticeCode, 'DISK_LIMIT' | 'NO_PARTIAL_FETCH'> | undefined;
}

/** Where the files come from. */
export interface FileSource {
  readonly context: GitContext;
  readonly entries: ReadonlyMap<RepoPath, TreeEntry>;
  readonly objects: ObjectSource;
}

/** All contents are with git already. */
export const GIT_HAS_ALL: ObjectSource = {
  fetch: async () => new Map(),
  sizeOf: () => undefined,
  read: async () => undefined,
  isTooLarge: () => false,
  stopped: () => undefined,
};
