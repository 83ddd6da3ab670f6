import type { TreeEntry } from '#snapshot';

/** Folders that are offered instead of a repository that is too large. */
const MAX_FOLDERS = 8;

/**
 * The folders with the most files directly below the root, or below the folder that was asked for; one a line: path, tab,
 * number of files. Sizes in bytes are not known before files are fetched. Names that would break a line are left out.
 */
export function largestFolders(tree: readonly TreeEntry[], below = ''): string {
  const prefix = below.replace(/^\/+|\/+$/g, '');
  const start = prefix === '' ? '' : `${prefix}/`;
  const counts = new Map<string, number>();
  for (const { path } of tree) {
    const end = path.indexOf('/', start.length);
    if (!path.startsWith(start) || end < 0) continue;
    const folder = path.slice(0, end);
    if (!/[\t\n]/.test(folder)) counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  const largest = [...counts].sort(([a, more], [b, less]) => less - more || (a < b ? -1 : 1)).slice(0, MAX_FOLDERS);
  return largest.map(([folder, count]) => `${folder}\t${count}`).join('\n');
}
