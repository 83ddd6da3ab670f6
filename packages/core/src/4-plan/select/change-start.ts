import type { SymbolFact, TestFact } from '#analysis';
import { fileNameOf, folderOf, type RepoPath } from '#vocabulary';
import { bestFirst } from '../compare.ts';
import type { FactIndex } from '../fact-index.ts';
import type { ChangeStart } from '../wiki-plan.ts';

/** Most names of a row. @source wiki.md §3b */
const NAMES = 2;

/**
 * Where a change of a part begins: names, the file that declares them, and a test that draws on that file. The three
 * belong together: a test of some other file of the part would pass whatever was changed.
 */
export function changeStartOf(
  symbols: readonly SymbolFact[],
  mainFile: RepoPath | undefined,
  index: FactIndex,
): ChangeStart | undefined {
  const named = symbols.filter(({ id, kind }) => (kind !== 'constant' && kind !== 'variable') || index.shownIn.has(id));
  const path = named.some((symbol) => symbol.path === mainFile) ? mainFile : (named[0]?.path ?? mainFile);
  if (path === undefined) return undefined;
  const names = named.filter((symbol) => symbol.path === path).slice(0, NAMES);
  const test = testOf(path, names, index);
  return { names, path, ...(test === undefined ? {} : { test }) };
}

/** The test that is called after the file, or takes the names from it, or draws on little else. */
export function testOf(path: RepoPath, names: readonly SymbolFact[], { analysis }: FactIndex): TestFact | undefined {
  const wanted = new Set(names.map(({ name }) => name));
  const takes = ({ path: test }: TestFact): boolean =>
    analysis.files.get(test)?.imports.some((fact) => fact.names.some((name) => wanted.has(name))) === true;
  const folderName = fileNameOf(folderOf(path)).toLowerCase();
  const [best] = bestFirst(
    analysis.tests.filter(
      // Helpers of tests declare none.
      ({ path: test, subjects, named, titles, caseCount }) =>
        titles.length + (caseCount ?? 0) > 0 &&
        (named === path || subjects.includes(path) || bareStem(test) === folderName),
    ),
    (test) =>
      (test.named === path ? 10 : 0) +
      // A test called after the folder is about what lies in it.
      (bareStem(test.path) === folderName ? 7 : 0) +
      (bareStem(test.path) === bareStem(path) ? 5 : 0) -
      (/bench|fuzz/i.test(fileNameOf(test.path)) ? 3 : 0) +
      (takes(test) ? 6 : 0) +
      4 / Math.max(1, test.subjects.length) +
      Math.log2(1 + test.titles.length) / 2,
    (test) => test.path,
  );
  return best;
}

/** A file's name without its ending and what marks it as a test. */
function bareStem(path: RepoPath): string {
  return fileNameOf(path)
    .replace(/\.[^.]+$/, '')
    .replace(/^tests?[_-]|([._-](tests?|spec))+$/gi, '')
    .toLowerCase();
}
