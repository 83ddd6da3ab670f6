import type { RepoPath } from '#vocabulary';
import type { TestFact } from '../analysis.ts';
import type { ReadFile } from '../read-files.ts';
import type { Barrels } from '../resolve-imports/barrels.ts';
import type { ResolvedImport } from '../resolve-imports/resolve-imports.ts';
import { testNamesakes } from './test-names.ts';

/** Most titles kept of one test file. @source analysis.ts */
const MAX_TITLES = 50;

/**
 * What every test file tests: the product files it imports, and the titles of its cases, in path order. `beside` gives
 * subjects that a test reaches without an import.
 */
export function collectTests(
  files: ReadonlyMap<RepoPath, ReadFile>,
  { imports, barrels }: { imports: ReadonlyMap<RepoPath, readonly ResolvedImport[]>; barrels: Barrels },
  beside: (test: RepoPath) => readonly RepoPath[] = () => [],
): TestFact[] {
  const tests: TestFact[] = [];
  const product = [...files.values()].filter(({ role }) => role === 'code');
  const parsed = product.filter((file) => file.parsed !== undefined);
  // A style sheet or page of a test's name is not what it tests.
  const namesake = testNamesakes((parsed.length > 0 ? parsed : product).map(({ path }) => path));
  const isParsing = [...files.values()].some(({ role, parsed }) => role === 'test' && parsed !== undefined);
  for (const path of [...files.keys()].sort()) {
    const file = files.get(path);
    // Where tests are parsed, files that are not hold their data.
    if (file?.role !== 'test' || file.language === undefined || (isParsing && file.parsed === undefined)) continue;
    const named = namesake(path);
    const subjects = new Set<RepoPath>([...(named === undefined ? [] : [named]), ...beside(path)]);
    for (const { fact } of imports.get(path) ?? []) {
      for (const { to } of barrels.resolve(fact))
        if (to !== undefined && files.get(to)?.role === 'code') subjects.add(to);
    }
    const caseCount = file.parsed?.caseCount ?? 0;
    const titles = (file.parsed?.titles ?? []).slice(0, MAX_TITLES);
    // A namesake alone is no use: an empty file beside the tests is called after a folder of the product, too.
    const isEmpty = titles.length === 0 && caseCount === 0 && subjects.size === (named === undefined ? 0 : 1);
    if ((subjects.size > 0 && !(isParsing && isEmpty)) || titles.length > 0)
      tests.push({ path, subjects: [...subjects], titles, caseCount, ...(named && { named }) });
  }
  return tests;
}
