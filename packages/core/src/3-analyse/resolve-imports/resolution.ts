import type { RepoPath } from '#vocabulary';
import type { ScannedBinding, ScannedImport } from '../scan-imports/scanned-import.ts';

/** Where (a part of) an import leads. */
export interface Resolution {
  readonly to?: RepoPath;
  /** Package or module outside the repository. */
  readonly external?: string;
  /** The rule that decided, or `unresolved`. */
  readonly how: string;
  /** The names that go this way: all of the import's unless they lead to different files. */
  readonly bindings: readonly ScannedBinding[];
}

/** Says where an import of a file leads; several answers when its names lie in several files. */
export type ImportResolver = (from: RepoPath, scanned: ScannedImport) => readonly Resolution[];
