/** A path inside the repository: relative, POSIX separators, no leading slash, no `.` or `..` part. */
export type RepoPath = string & { readonly __repoPath: true };

/** Longest path the wiki speaks of, in characters. @source acquire.md §3, step 4 */
export const MAX_PATH_LENGTH = 4096;

/** The path when it is safe to use as a repository path, otherwise `undefined`. */
export function toRepoPath(raw: string): RepoPath | undefined {
  if (raw === '' || raw.length > MAX_PATH_LENGTH || raw.startsWith('/') || raw.endsWith('/')) return undefined;
  if (raw.includes('\0') || raw.includes('\\')) return undefined;
  for (const part of raw.split('/')) {
    if (part === '' || part === '.' || part === '..' || part.toLowerCase() === '.git') return undefined;
  }
  return raw as RepoPath;
}

/** The folder part, `''` for a file at the root. */
export function folderOf(path: string): string {
  const cut = path.lastIndexOf('/');
  return cut < 0 ? '' : path.slice(0, cut);
}

/** The last part of the path. */
export function fileNameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
