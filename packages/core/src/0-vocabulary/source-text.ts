import type { RepoPath } from './repo-path.ts';

/** Gives the text of repository files at the commit; repeated reads of one file are cheap within a bound of bytes. */
export interface SourceText {
  /**
   * The file's lines without line ends, in order; `undefined` when the file is not a readable text at this commit.
   * Line 1 is `lines[0]`. A last empty line after a final line end is not counted.
   */
  lines(path: RepoPath): Promise<readonly string[] | undefined>;
}
