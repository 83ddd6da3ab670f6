import type { Analysis } from '#analysis';
import { folderOf, type LineRange, type RepoPath } from '#vocabulary';
import { bestFirst } from '../compare.ts';
import type { TestRunner } from '../wiki-plan.ts';

/** Runners that take the path of a test file or folder, by the word that stands in a command. */
const RUNNERS: readonly {
  readonly word: RegExp;
  readonly command: string;
  readonly takesFolders?: boolean;
  readonly files: RegExp;
}[] = [
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
  const scripts = survey.packages.flatMap((pack) =>
    pack.scripts
      .filter(({ name }) => /^test/.test(name))
      .map((script): StatedCommand => ({ ...script, text: script.command })),
  );
  const jobs = ciJobs.flatMap((job) =>
    job.commands.map((run): StatedCommand => ({ ...run, path: job.path, text: run.command })),
  );
  const taken = survey.packages.flatMap((pack) =>
    pack.dependencies.map((fact): StatedCommand => ({ ...fact, text: fact.name })),
  );
  for (const stated of [...scripts, ...jobs, ...taken]) {
    const runner = RUNNERS.find(({ word }) => word.test(stated.text));
    if (runner === undefined) continue;
    const test = telling(analysis, runner.files);
    const words = runner.word.exec(stated.text)?.[0];
    if (test === undefined || words === undefined) continue;
    const { path, startLine, endLine } = stated;
    return {
      command: runner.command,
      stated: { path, startLine, endLine, words },
      test: runner.takesFolders === true ? asFolder(test) : test,
      takesFolders: runner.takesFolders === true,
    };
  }
  return undefined;
}

function asFolder(test: RepoPath): RepoPath {
  const folder = folderOf(test);
  return (folder === '' ? test : folder) as RepoPath;
}

/** The test file with most stated behaviour; of equals the one nearest to the root. */
function telling({ tests, survey }: Analysis, files: RegExp): RepoPath | undefined {
  const known = bestFirst(
    tests.filter(({ path, titles }) => files.test(path) && titles.length > 0),
    ({ titles }) => titles.length,
    ({ path }) => path,
  )[0]?.path;
  return (
    known ?? survey.files.find(({ role, path }) => role === 'test' && files.test(path) && /test/i.test(path))?.path
  );
}
