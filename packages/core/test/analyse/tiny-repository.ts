import type { RepoPath } from '../../src/0-vocabulary/index.ts';
import type { Blob, TreeEntry } from '../../src/1-acquire/snapshot.ts';
import type { RepoSurvey } from '../../src/2-survey/repo-survey.ts';
import { chooseManifests, surveyRepository } from '../../src/2-survey/survey.ts';
import { analyse } from '../../src/3-analyse/analyse.ts';
import type { Analysis } from '../../src/3-analyse/analysis.ts';

/** A repository given as its files' texts. */
export type Texts = Readonly<Record<string, string>>;

/** The commit's tree of such a repository. */
export function treeOf(texts: Texts): TreeEntry[] {
  return Object.keys(texts).map((path, index) => ({
    path: path as RepoPath,
    oid: index.toString(16).padStart(40, '0'),
    kind: 'file',
  }));
}

/** The survey of such a repository. */
export function surveyTexts(texts: Texts, options: { include?: string[]; exclude?: string[] } = {}): RepoSurvey {
  const tree = treeOf(texts);
  const manifests = new Map(chooseManifests(tree).map((path) => [path, texts[path] ?? '']));
  return surveyRepository(tree, manifests, { include: options.include ?? [], exclude: options.exclude ?? [] });
}

/** The analysis of such a repository; `order` rearranges the files as they are read. */
export async function analyseTexts(
  texts: Texts,
  order: (paths: readonly RepoPath[]) => readonly RepoPath[] = (paths) => paths,
): Promise<Analysis> {
  const survey = surveyTexts(texts);
  const signal = new AbortController().signal;
  return analyse(survey, blobsOf(texts, order(survey.chosen)), { signal, onProgress: () => undefined });
}

/** The bytes of files, one after the other. */
export async function* blobsOf(texts: Texts, paths: readonly RepoPath[]): AsyncGenerator<Blob> {
  for (const path of paths) {
    await Promise.resolve();
    yield { path, oid: '0'.repeat(40), bytes: new TextEncoder().encode(texts[path] ?? '') };
  }
}
