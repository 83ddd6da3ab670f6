import type { Analysis } from '#analysis';
import type { ScriptFact } from '#survey';
import { folderOf, type LineRange, type RepoPath } from '#vocabulary';
import { bestFirst } from '../compare.ts';
import type { TestRunner } from '../wiki-plan.ts';
import { isSample } from './entry-points.ts';

/** Runners that take the path of a test file or folder, by the word that stands in a command. */
const RUNNERS: readonly {
  readonly word: RegExp;
  readonly command: string;
  readonly takesFolders?: boolean;
  readonly files: RegExp;
}[] = [
  { word: /\bborp\b/, command: 'npx borp', files: /\.[cm]?[jt]sx?$/ },
  { word: /\bvitest\b/, command: 'npx vitest run', files: /\.[cm]?[jt]sx?$/ },
  { word: /\bjest\b/, command: 'npx jest', files: /\.[cm]?[jt]sx?$/ },
  { word: /\bmocha\b/, command: 'npx mocha', files: /\.[cm]?[jt]sx?$/ },
  { word: /\bava\b/, command: 'npx ava', files: /\.[cm]?[jt]sx?$/ },
  { word: /\bnode (--[\w=-]+ )*--test\b/, command: 'node --test', files: /\.[cm]?[jt]sx?$/ },
  { word: /\bbun test\b/, command: 'bun test', files: /\.[cm]?[jt]sx?$/ },
  { word: /\bpytest\b/, command: 'pytest', files: /\.py$/ },
  { word: /\bgo test\b/, command: 'go test', takesFolders: true, files: /_test\.go$/ },
];

interface StatedCommand extends LineRange {
  readonly path: RepoPath;
  readonly text: string;
}

/** The runner that a script, a job or a dependency names first, with the test file that says most. */
export function findTestRunner(analysis: Analysis): TestRunner | undefined {
  const { survey, ciJobs } = analysis;
  const own = bestFirst(
    survey.packages.filter((pack) => !isSample(pack, analysis)),
    ({ root }) => -root.split('/').length - (root === '' ? 0 : 1),
    ({ path }) => path,
  );
  const stating = own.flatMap((pack): StatedCommand[] => [
    ...plainFirst(pack.scripts).map((script) => ({ ...script, text: script.command })),
    ...pack.dependencies.map((fact) => ({ ...fact, text: fact.name })),
  ]);
  const jobs = ciJobs.flatMap((job) =>
    job.commands.map((run): StatedCommand => ({ ...run, path: job.path, text: run.command })),
  );
  for (const stated of [...stating, ...jobs]) {
    const runner = RUNNERS.find(({ word }) => word.test(stated.text));
    if (runner === undefined) continue;
    const test = telling(analysis, runner);
    const words = runner.word.exec(stated.text)?.[0];
    if (test === undefined || words === undefined) continue;
    const { path, startLine, endLine } = stated;
    return {
      command: runner.command,
      stated: { path, startLine, endLine, words },
      test: runner.takesFolders === true ? (folderOf(test) as RepoPath) : test,
      takesFolders: runner.takesFolders === true,
    };
  }
  return undefined;
}

/** Scripts of tests: `test` itself and what it may call before variants for one kind of them. */
function plainFirst(scripts: readonly ScriptFact[]): ScriptFact[] {
  const tests = scripts.filter(({ name }) => /^test/.test(name));
  const place = ({ name }: ScriptFact): number => (name === 'test' ? 0 : /unit|ci/.test(name) ? 1 : 2);
  return [...tests].sort((a, b) => place(a) - place(b));
}

/** The test file with most stated behaviour; of equals the one nearest to the root. */
function telling({ tests, survey }: Analysis, { files, takesFolders }: (typeof RUNNERS)[number]): RepoPath | undefined {
  const fits = (path: string): boolean => files.test(path) && (takesFolders !== true || path.includes('/'));
  const known = bestFirst(
    tests.filter(({ path, titles }) => fits(path) && titles.length > 0),
    ({ titles }) => titles.length,
    ({ path }) => path,
  )[0]?.path;
  return known ?? survey.files.find(({ role, path }) => role === 'test' && fits(path) && /test/i.test(path))?.path;
}
