import type { RepoPath } from '#vocabulary';
import type { ReadFile } from '../read-files.ts';
import type { GoFileNames } from './go-folders.ts';

/** What every parsed Go file declares for its package. */
export function goFileNames(files: ReadonlyMap<RepoPath, ReadFile>): Map<RepoPath, GoFileNames> {
  const found = new Map<RepoPath, GoFileNames>();
  for (const [path, { parsed }] of files) {
    if (parsed?.go === undefined) continue;
    const { packageName, isIgnored } = parsed.go;
    const names = parsed.symbols.filter(({ parent }) => parent === undefined).map(({ name }) => name);
    found.set(path, { packageName, isIgnored, names });
  }
  return found;
}
