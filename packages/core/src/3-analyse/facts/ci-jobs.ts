import type { RepoPath } from '#vocabulary';
import type { CiJobFact } from '../analysis.ts';

/** The jobs of a CI definition; empty for formats that are not read, `undefined` for broken syntax. */
export function readCiJobs(_path: RepoPath, _text: string): CiJobFact[] | undefined {
  return [];
}
