import type { RepositoryOrigin } from '../snapshot.ts';

/** Which product serves the host, as far as the address tells. */
export type RepoHostKind = Exclude<RepositoryOrigin['kind'], 'local'>;

/** Why an address is refused. Texts: `messages/<language>/reasons.ts`. */
export type RepoUrlReason =
  | 'empty'
  | 'too-long'
  | 'leading-dash'
  | 'local-path'
  | 'no-folder'
  | 'no-git-folder'
  | 'credentials'
  | 'git-helper'
  | 'characters'
  | 'scheme'
  | 'ssh-host'
  | 'not-an-address'
  | 'path';

/** The address has no meaning as a repository. */
export interface RepoUrlProblem {
  readonly ok: false;
  readonly reason: RepoUrlReason;
}

/** The commit and folder that an address names. */
export interface RepoUrlTarget {
  /** Branch, tag or commit, when the address says where its name ends. */
  readonly ref?: string;
  /** What kind of name `ref` is, when the address says. */
  readonly refKind?: 'branch' | 'tag' | 'commit';
  /** A name followed by a path, not told apart: the longest name that the server knows wins. */
  readonly refAndPath?: readonly string[];
  /** Folder or file below the root, with `ref` or for the default branch. */
  readonly path?: string;
  /** The path ends in a file: its folder is meant. */
  readonly isFile: boolean;
}

/** What the path of an address says, by the rules of its host. */
export interface HostPath {
  readonly kind: RepoHostKind;
  readonly host: string;
  readonly fullName: string;
  readonly webUrl: string;
  readonly cloneUrls: readonly [string, ...string[]];
  readonly target?: RepoUrlTarget;
}

/** A part of the reading that failed. */
export interface PathProblem {
  readonly reason: RepoUrlReason;
}
