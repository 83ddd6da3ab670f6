import { folderOf, type RepoPath } from '#vocabulary';
import type { ReadFile } from '../read-files.ts';
import type { LinkedDeclarations } from '../resolve-calls/link-declarations.ts';

/** Most files of its own package that one test is said to test. */
const MAX_SUBJECTS = 8;

/**
 * The files of its own package that a Go test tests, which it need not import: the one it is named after, then those whose
 * declarations it calls, most calls first.
 */
export function goSubjects(
  files: ReadonlyMap<RepoPath, ReadFile>,
  { callsOf, symbols }: Pick<LinkedDeclarations, 'callsOf' | 'symbols'>,
): (test: RepoPath) => readonly RepoPath[] {
  const isProduct = (path: RepoPath) => files.get(path)?.role === 'code';
  return (test) => {
    if (!test.endsWith('_test.go')) return [];
    const counts = new Map<RepoPath, number>();
    for (const { target } of callsOf.get(test) ?? []) {
      const path = target === undefined ? undefined : symbols.get(target)?.path;
      if (path === undefined || folderOf(path) !== folderOf(test) || !isProduct(path)) continue;
      counts.set(path, (counts.get(path) ?? 0) + 1);
    }
    const namesake = test.replace(/_test\.go$/, '.go') as RepoPath;
    const called = [...counts].sort((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1));
    const all = new Set([...(isProduct(namesake) ? [namesake] : []), ...called.map(([path]) => path)]);
    return [...all].slice(0, MAX_SUBJECTS);
  };
}
