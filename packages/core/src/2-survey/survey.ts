/*
 * Takes:      the names of the commit's tree and the texts of its manifests.
 * Gives:      RepoSurvey: a role and language for every file, the packages, and the files to read in value order.
 * Guarantees: pure and deterministic; every file of the tree has exactly one role with the reason; lines are exact.
 * Never:      reads a file, runs code of the repository, or calls a folder foreign by its name alone.
 */
import type { TreeEntry } from '#snapshot';
import type { Notice, RepoPath } from '#vocabulary';
import { type ChooseOptions, chooseFiles, isWanted } from './choose-files.ts';
import { classifyFile } from './classify-file.ts';
import { detectLanguage } from './detect-language.ts';
import { FolderEvidence } from './folder-evidence.ts';
import { Gitattributes } from './gitattributes.ts';
import { readManifests } from './manifests/read-manifests.ts';
import type { RepoSurvey, SurveyedFile } from './repo-survey.ts';

export { chooseManifests } from './choose-manifests.ts';

/** What is in the repository, and which files to read in which order. O(n log n) in the number of files. */
export function surveyRepository(
  tree: readonly TreeEntry[],
  manifestTexts: ReadonlyMap<RepoPath, string>,
  options: ChooseOptions,
): RepoSurvey {
  const entries = [...tree].sort((left, right) => (left.path < right.path ? -1 : left.path > right.path ? 1 : 0));
  const files = classifyAll(entries, manifestTexts);
  const paths = new Set<string>(entries.filter(isFile).map((entry) => entry.path));
  const { packages, modules, notices } = readManifests(manifestTexts, paths);
  const choice = chooseFiles(files, packages, options);
  const beside = new Set(files.flatMap(({ path, role }) => (role === 'docs' || role === 'bench' ? [path] : [])));
  const isBeside = (path: RepoPath): boolean => beside.has(path);
  return {
    files,
    // What manifests say about resolving imports stays known; what they say about the product is told only when wanted.
    packages: packages.filter(({ path }) => isWanted(path, options) && !isBeside(path)),
    chosen: choice.chosen,
    modules,
    notices: [...notices, ...submoduleNotices(entries), ...emptyNotices(files), ...choice.notices],
  };
}

function isFile(entry: TreeEntry): boolean {
  return entry.kind === 'file' || entry.kind === 'executable';
}

function classifyAll(entries: readonly TreeEntry[], texts: ReadonlyMap<RepoPath, string>): SurveyedFile[] {
  const attributes = new Gitattributes();
  for (const entry of entries) {
    const text = entry.path.endsWith('.gitattributes') ? texts.get(entry.path) : undefined;
    if (text !== undefined) attributes.add(entry.path, text);
  }
  const evidence = new FolderEvidence(entries.map((entry) => entry.path));
  return entries.map((entry) => {
    const language = detectLanguage(entry.path);
    const attributeRole = attributes.roleOf(entry.path);
    const { role, reason } = classifyFile({ entry, language, attributeRole, evidence });
    return {
      path: entry.path,
      oid: entry.oid,
      role,
      roleReason: reason,
      ...(language === undefined ? {} : { language }),
    };
  });
}

function submoduleNotices(entries: readonly TreeEntry[]): Notice[] {
  return entries
    .filter((entry) => entry.kind === 'submodule')
    .map((entry) => ({ code: 'SUBMODULE_NOT_READ', stage: 'survey', path: entry.path }));
}

function emptyNotices(files: readonly SurveyedFile[]): Notice[] {
  const hasCode = files.some((file) => file.role === 'code' || file.role === 'test' || file.role === 'example');
  return hasCode ? [] : [{ code: 'NO_CODE', stage: 'survey' }];
}
