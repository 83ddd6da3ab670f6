import { type CutSizes, cutFolders } from '#graph/folder-groups';
import { type MergedGroup, mergeGroups } from '#graph/merge-groups';
import type { RepoSurvey } from '#survey';
import { folderOf, type RepoPath } from '#vocabulary';
import type { ImportGraph } from '../import-graph.ts';
import { languageRow } from '../languages.ts';
import type { FileRank } from '../rank-files.ts';
import { nameSection } from './name-section.ts';
import { PackageRoots } from './package-roots.ts';

/** A section before it is known what it depends on. */
export interface SectionDraft {
  readonly id: string;
  readonly name: string;
  readonly folders: readonly string[];
  /** Code files, best-ranked first. */
  readonly files: readonly RepoPath[];
  readonly packageRoot: string;
  readonly isRest: boolean;
}

/** Most sections of a repository that is one package, and of one that is many. @source engine.md §2.5 */
const MAX_SECTIONS = 18;
const MAX_PACKAGE_SECTIONS = 20;

/** A folder with at most so many files is one part, whatever the size of the repository; flat folders may be larger. */
const SMALL_FOLDER = 12;
const SMALL_FLAT_FOLDER = 16;

/** Groups with fewer files are merged into a neighbour where one is near. */
const MIN_FILES = 3;

/** Sections of the product's code: folders cut to a bounded size, merged by coupling and nearness, packages respected. */
export function buildSections(
  survey: RepoSurvey,
  product: ImportGraph,
  ranks: ReadonlyMap<RepoPath, FileRank>,
): SectionDraft[] {
  const { paths, graph } = product;
  if (paths.length === 0) return [];
  const packages = new PackageRoots(survey);
  const roots = new Set(paths.map((path) => packages.rootOf(folderOf(path))));
  const wanted = wantedSections(paths.length, roots.size);
  const maxFiles = Math.max(SMALL_FOLDER, Math.ceil(paths.length / (wanted * 2)));
  const maxFlat = Math.max(SMALL_FLAT_FOLDER, Math.min(2 * maxFiles, Math.floor(paths.length / 2)));
  const sizes = { maxFiles, minFiles: 2, maxFlat };
  const groups = mergeGroups(cutByPackage(paths, packages, sizes), graph, {
    maxGroups: wanted,
    minFiles: Math.min(MIN_FILES, Math.ceil(paths.length / wanted)),
    packageRootOf: (folder) => packages.rootOf(folder),
    isKept: (root) => root !== '' && roots.size <= MAX_PACKAGE_SECTIONS,
  });
  return nameAll(gatherRest(groups, understoodNodes(survey, paths)), { paths, packages, ranks });
}

/** Which files are in a language whose imports are known. */
function understoodNodes(survey: RepoSurvey, paths: readonly RepoPath[]): readonly boolean[] {
  const languages = new Map(survey.files.map((file) => [file.path, file.language]));
  return paths.map((path) => languageRow(languages.get(path)) !== undefined);
}

/** Groups of helper scripts beside understood code say nothing about the product: they make one rest. */
function gatherRest(groups: readonly MergedGroup[], isUnderstood: readonly boolean[]): MergedGroup[] {
  const isStray = ({ packageRoot, files }: MergedGroup) =>
    packageRoot === '' &&
    files.length <= SMALL_FOLDER &&
    files.filter((node) => isUnderstood[node]).length * 4 <= files.length;
  const strays = groups.filter((group) => group.isRest || isStray(group));
  const others = groups.filter((group) => !strays.includes(group));
  if (strays.length === 0 || others.length === 0) return [...groups];
  const rest: MergedGroup = {
    parts: strays.flatMap((group) => group.parts),
    files: strays.flatMap((group) => group.files).sort((left, right) => left - right),
    packageRoot: '',
    isRest: true,
  };
  return [...others, rest];
}

function wantedSections(files: number, packages: number): number {
  const bySize = Math.round(2.4 * Math.log2(files + 1) - 2);
  const bounded = Math.max(1, Math.min(MAX_SECTIONS, bySize));
  return Math.max(bounded, Math.min(packages, MAX_PACKAGE_SECTIONS));
}

/** Cuts each package on its own, so that no group crosses a package's border. */
function cutByPackage(
  paths: readonly RepoPath[],
  packages: PackageRoots,
  sizes: CutSizes,
): ReturnType<typeof cutFolders> {
  const byRoot = new Map<string, number[]>();
  paths.forEach((path, index) => {
    const root = packages.rootOf(folderOf(path));
    const members = byRoot.get(root);
    if (members === undefined) byRoot.set(root, [index]);
    else members.push(index);
  });
  return [...byRoot.values()].flatMap((members) =>
    cutFolders(
      members.map((index) => paths[index] ?? ''),
      sizes,
    ).map(({ folder, files }) => ({ folder, files: files.map((file) => members[file] ?? 0) })),
  );
}

interface NamingContext {
  readonly paths: readonly RepoPath[];
  readonly packages: PackageRoots;
  readonly ranks: ReadonlyMap<RepoPath, FileRank>;
}

function nameAll(groups: readonly MergedGroup[], { paths, packages, ranks }: NamingContext): SectionDraft[] {
  const rankOf = (path: RepoPath) => ranks.get(path)?.rank ?? 0;
  const drafts = groups.map((group) => {
    const files = group.files
      .flatMap((index) => paths[index] ?? [])
      .sort((left, right) => rankOf(right) - rankOf(left) || (left < right ? -1 : 1));
    const others = groups.filter((other) => other !== group).flatMap((other) => other.parts.map((part) => part.folder));
    const name = nameSection({ group, files, packages, otherFolders: new Set(others) });
    return {
      id: '',
      name,
      folders: countFolders(files),
      files,
      packageRoot: group.packageRoot,
      isRest: group.isRest,
    };
  });
  const weight = (draft: SectionDraft) => draft.files.slice(0, 5).reduce((sum, path) => sum + rankOf(path), 0);
  drafts.sort(
    (left, right) =>
      Number(left.isRest) - Number(right.isRest) || weight(right) - weight(left) || (left.name < right.name ? -1 : 1),
  );
  return withIds(drafts);
}

/** Folders of files, most files first. */
function countFolders(files: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const path of files) counts.set(folderOf(path), (counts.get(folderOf(path)) ?? 0) + 1);
  return [...counts]
    .sort((left, right) => right[1] - left[1] || (left[0] < right[0] ? -1 : 1))
    .map(([folder]) => folder);
}

/** Unique slugs and unique names: a namesake is told apart by its leading file. */
function withIds(drafts: readonly SectionDraft[]): SectionDraft[] {
  const names = new Set<string>();
  const ids = new Set<string>();
  return drafts.map((draft) => {
    let name = draft.name;
    for (let count = 2; names.has(name); count++) name = `${draft.name} (${count})`;
    names.add(name);
    const slug = slugOf(name);
    let id = slug;
    for (let count = 2; ids.has(id); count++) id = `${slug}-${count}`;
    ids.add(id);
    return { ...draft, name, id };
  });
}

function slugOf(name: string): string {
  const slug = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return slug === '' ? 'section' : slug;
}
