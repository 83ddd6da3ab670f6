import { fileNameOf, folderOf, type Notice, type RepoPath } from '#vocabulary';
import { matchesGlob } from './glob.ts';
import type { FileRole, PackageFact, SurveyedFile } from './repo-survey.ts';

/** Most files read. @source contracts.md §1 */
export const MAX_FILES = 20_000;

/** What limits the choice. */
export interface ChooseOptions {
  /** When any is given, a file must match one. */
  readonly include: readonly string[];
  readonly exclude: readonly string[];
}

/** The files to read in value order, and what was left out for lack of room. */
export interface FileChoice {
  readonly chosen: readonly RepoPath[];
  readonly notices: readonly Notice[];
}

/** Roles that are read, by value; a role that is not listed is never read. */
const TIER_OF_ROLE: { readonly [R in FileRole]?: number } = {
  code: 20,
  manifest: 30,
  build: 31,
  docs: 40,
  ci: 50,
  test: 60,
  config: 70,
  example: 80,
  bench: 85,
};

/** Documents a reader opens first, and jobs and manifests at the root, never crowded out by code. */
const FIRST_DOCUMENT = /^(readme|contributing|architecture|changelog|security)\b/i;

/** Documents that are text but no prose worth reading; of licences the one at the root is, for its first line. */
const SKIPPED_DOCUMENT = /^(notice|authors|contributors|robots)\b/i;
const LICENCE_DOCUMENT = /^(licen[cs]e|copying)\b/i;

/** Languages of files of role `docs` that are documents rather than code of a documentation site. */
const DOCUMENT_LANGUAGES = new Set(['markdown', 'mdx', 'restructuredtext', 'asciidoc', 'text']);

/**
 * The files to read, most telling first: entry points, documents and manifests at the root, product code near the entry
 * points, further manifests and documents, CI, tests, settings, examples. Equal value is ordered by depth, then path.
 */
export function chooseFiles(
  files: readonly SurveyedFile[],
  packages: readonly PackageFact[],
  options: ChooseOptions,
): FileChoice {
  const places = entryPlaces(packages);
  const scored = files
    .filter((file) => isWanted(file.path, options))
    .map((file) => ({ path: file.path, value: placeOf(file, places) }))
    .filter(({ value }) => value < Number.POSITIVE_INFINITY)
    .sort((left, right) => left.value - right.value || (left.path < right.path ? -1 : 1));
  const chosen = scored.slice(0, MAX_FILES).map(({ path }) => path);
  const count = scored.length - chosen.length;
  const notices: Notice[] =
    count === 0 ? [] : [{ code: 'FILE_BUDGET', stage: 'survey', params: { limit: MAX_FILES, count } }];
  return { chosen, notices };
}

/** Whether the person wants to hear of the file at all. */
export function isWanted(path: string, { include, exclude }: ChooseOptions): boolean {
  if (exclude.some((pattern) => matchesGlob(path, pattern))) return false;
  return include.length === 0 || include.some((pattern) => matchesGlob(path, pattern));
}

interface EntryPlaces {
  readonly targets: ReadonlySet<string>;
  /** Folders of targets: code below them is near an entry point. */
  readonly folders: ReadonlySet<string>;
}

function entryPlaces(packages: readonly PackageFact[]): EntryPlaces {
  const targets = packages.flatMap((fact) => fact.entryPoints.flatMap((entry) => entry.target ?? []));
  return { targets: new Set(targets), folders: new Set(targets.map(folderOf)) };
}

/** Lower is better. The whole part is the tier; distance to an entry point and depth order within it. */
function placeOf(file: SurveyedFile, places: EntryPlaces): number {
  const tier = TIER_OF_ROLE[file.role];
  if (tier === undefined || isUnreadDocument(file)) return Number.POSITIVE_INFINITY;
  const depth = Math.min(file.path.split('/').length, 90) / 100;
  if (file.role === 'code' && places.targets.has(file.path)) return depth;
  const isRoot = folderOf(file.path) === '';
  if (isRoot && file.role === 'docs' && FIRST_DOCUMENT.test(fileNameOf(file.path))) return 1 + depth;
  if (isRoot && (file.role === 'manifest' || file.role === 'build')) return 2 + depth;
  if (file.role === 'ci') return 3 + depth;
  if (file.role === 'docs' && /^readme\b/i.test(fileNameOf(file.path))) return tier + depth;
  if (file.role !== 'code') return tier + (file.role === 'docs' ? 1 : 0) + depth;
  return tier + Math.min(distanceToEntry(file.path, places.folders), 8) + depth;
}

function isUnreadDocument(file: SurveyedFile): boolean {
  if (file.role !== 'docs') return false;
  if (LICENCE_DOCUMENT.test(fileNameOf(file.path)) && folderOf(file.path) !== '') return true;
  return SKIPPED_DOCUMENT.test(fileNameOf(file.path)) || !DOCUMENT_LANGUAGES.has(file.language ?? 'text');
}

/** Folders between the file and the nearest folder above it that holds an entry point; 8 when there is none. */
function distanceToEntry(path: string, folders: ReadonlySet<string>): number {
  let distance = 0;
  for (let folder = folderOf(path); ; folder = folderOf(folder)) {
    if (folders.has(folder)) return distance;
    if (folder === '') return 8;
    distance++;
  }
}
