import { cutFolders } from '#graph/folder-groups';
import { commonFolder, type MergedGroup, mergeGroups } from '#graph/merge-groups';
import type { RepoSurvey } from '#survey';
import { fileNameOf, folderOf, type RepoPath } from '#vocabulary';
import type { ImportGraph } from '../import-graph.ts';
import { languageRow } from '../languages.ts';
import type { FileRank } from '../rank-files.ts';
import { carveFolders, type FolderPart } from './carve-folders.ts';
import { buildFolderTree, SILENT_FOLDERS } from './folder-tree.ts';
import { groupByLeaders, stemOf } from './group-by-leaders.ts';
import { folderLabel, nameSection } from './name-section.ts';
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

/** Most sections. @source wiki.md §1: 12 to 25 pages for a middle-sized repository */
const MAX_SECTIONS = 24;

/** Files above which there are more, one for so many files, and most of them. @source judged on two repositories of several programs */
const MIDDLE = 300;
const FILES_FOR_ONE_MORE = 20;
const MAX_LARGE = 36;

/** A package with at most so many files is one section. @source judged on six repositories */
const PACKAGE_FILES = { alone: 5, inWorkspace: 28 } as const;
/** In a repository with at most so many files small folders are parts too. @source as above */
const SMALL_REPOSITORY = 40;
/** Least files of a folder that is a part; a folder of Go is a package, however small. */
const FOLDER_LEAST = { small: 2, large: 4, goSmall: 1, goLarge: 3 } as const;
/** Where folders are packages, one part more for so many files. @source judged on two repositories */
const FILES_PER_PART = 14;
/** Most parts there. @source wiki.md §1: at most about 60 pages */
const MAX_FOLDER_PARTS = 40;
/** A folder of a package with at most so many files, or a tenth of all files, is one section. @source as above */
const FOLDER_FILES = 40;

/** Fewer sections than this say nothing about a flat package: its files are then grouped by their imports. */
const FEW_SECTIONS = 3;
/** With fewer files one section is enough. */
const MIN_FLAT = 12;
/** Files of a group that is cut by imports. */
const FLAT_SIZES = { maxFiles: 8, minFiles: 2, maxFlat: 8 } as const;

/** Sections of the product's code: packages and folders; a flat package is grouped by its imports. */
export function buildSections(
  survey: RepoSurvey,
  product: ImportGraph,
  facts: { readonly ranks: ReadonlyMap<RepoPath, FileRank>; readonly lineCounts: ReadonlyMap<RepoPath, number> },
): SectionDraft[] {
  const { paths } = product;
  if (paths.length === 0) return [];
  const packages = new PackageRoots(survey);
  const { ranks } = facts;
  const context = { paths, packages, ranks };
  const isGo = isMostlyGo(paths);
  const parts = carve(paths, { packages, isGo });
  const main = parts.filter(({ isRest }) => !isRest);
  const isFlat = !isGo && main.length < FEW_SECTIONS && main.some(({ files }) => files.length >= MIN_FLAT);
  const led = isFlat ? ledParts(main, { product, packages, ...facts }) : [];
  if (led.length > 0) return nameAll([...led, ...restOf(parts, context)], context);
  const groups = isFlat ? groupFlat(main, { product, packages }) : [];
  if (groups.length >= FEW_SECTIONS)
    return nameAll([...groups.map(asNamed(context)), ...restOf(parts, context)], context);
  const understood = understoodFiles(survey);
  const isStray = ({ packageRoot, files }: FolderPart) =>
    packageRoot === '' && main.length > 1 && files.every((file) => !understood.has(paths[file] ?? ''));
  const isBeside = (part: FolderPart) =>
    isStray(part) || (isGo && main.length > FEW_SECTIONS && isGathered(part, paths));
  const shown = main.map((part) => (isBeside(part) ? { ...part, isRest: true } : part));
  const named = shown.filter(({ isRest }) => !isRest).map((part) => ({ ...part, name: nameOf(part, packages, paths) }));
  const rests = [...shown, ...parts.filter(({ isRest }) => isRest)];
  return nameAll([...named, ...restOf(rests, context)], context);
}

/**
 * Many small packages that share a module, and hardly a file of the module's own folder: no package, but what is left. One
 * folder with most of the files, such as `src`, is the module's package all the same.
 */
function isGathered({ folder, packageRoot, files }: FolderPart, paths: readonly RepoPath[]): boolean {
  if (folder !== packageRoot) return false;
  const folders = files.map((file) => folderOf(paths[file] ?? ''));
  const counts = new Map<string, number>();
  for (const one of folders) counts.set(one, (counts.get(one) ?? 0) + 1);
  const isLed = Math.max(...counts.values()) * 2 > folders.length;
  return !isLed && (counts.get(folder) ?? 0) < FEW_SECTIONS && counts.size > FEW_SECTIONS;
}

/** In Go a folder is a package: it is never cut into files, and files of several folders never make a part by imports. */
function isMostlyGo(paths: readonly RepoPath[]): boolean {
  return paths.filter((path) => path.endsWith('.go')).length * 2 > paths.length;
}

/** A group of files with its name. */
interface NamedPart {
  readonly name: string;
  readonly packageRoot: string;
  readonly files: readonly number[];
  readonly isRest: boolean;
}

function carve(
  paths: readonly RepoPath[],
  { packages, isGo }: { readonly packages: PackageRoots; readonly isGo: boolean },
): FolderPart[] {
  const byRoot = new Map<string, number[]>();
  paths.forEach((path, index) => {
    const root = packages.rootOf(folderOf(path));
    const members = byRoot.get(root);
    if (members === undefined) byRoot.set(root, [index]);
    else members.push(index);
  });
  const isWorkspace = byRoot.size > 1 && (byRoot.get('')?.length ?? 0) * 2 < paths.length;
  const packageFiles = isWorkspace && !isGo ? PACKAGE_FILES.inWorkspace : PACKAGE_FILES.alone;
  const bySize = [...byRoot].sort((left, right) => right[1].length - left[1].length || (left[0] < right[0] ? -1 : 1));
  const own = bySize.slice(0, MAX_SECTIONS - 1).map(([root, files]) => buildFolderTree(root, files, paths));
  const others = bySize.slice(MAX_SECTIONS - 1).flatMap(([, files]) => files);
  const folderFiles = Math.max(FOLDER_FILES, Math.ceil(paths.length / 10));
  const least = isGo
    ? { small: FOLDER_LEAST.goSmall, large: FOLDER_LEAST.goLarge }
    : { small: FOLDER_LEAST.small, large: FOLDER_LEAST.large };
  const minFiles = paths.length <= SMALL_REPOSITORY ? least.small : least.large;
  const wanted = isGo
    ? Math.min(MAX_FOLDER_PARTS, Math.round(paths.length / FILES_PER_PART))
    : Math.min(MAX_LARGE, MAX_SECTIONS + Math.floor((paths.length - MIDDLE) / FILES_FOR_ONE_MORE));
  const maxParts = Math.max(MAX_SECTIONS, wanted);
  const parts = carveFolders(own, { packageFiles, folderFiles, maxParts, isWorkspace, minFiles, outerFirst: isGo });
  return others.length === 0 ? parts : [...parts, { folder: '', packageRoot: '', files: others, isRest: true }];
}

/** Files in a language whose imports are known. */
function understoodFiles(survey: RepoSurvey): ReadonlySet<string> {
  return new Set(survey.files.filter(({ language }) => languageRow(language) !== undefined).map(({ path }) => path));
}

/** Files of a flat package around those that are subjects of their own; none when there are too few of these. */
function ledParts(
  parts: readonly FolderPart[],
  {
    product,
    packages,
    ranks,
    lineCounts,
  }: {
    readonly product: ImportGraph;
    readonly packages: PackageRoots;
    readonly ranks: ReadonlyMap<RepoPath, FileRank>;
    readonly lineCounts: ReadonlyMap<RepoPath, number>;
  },
): NamedPart[] {
  const { paths, graph } = product;
  const flat = parts.reduce((most, part) => (part.files.length > most.files.length ? part : most));
  const at = (file: number): RepoPath => paths[file] as RepoPath;
  const groups = groupByLeaders({
    members: flat.files,
    paths,
    graph,
    linesOf: (file) => lineCounts.get(at(file)) ?? 0,
    rankOf: (file) => ranks.get(at(file))?.rank ?? 0,
  });
  if (groups.length === 0) return [];
  const others = parts.filter((part) => part !== flat);
  const { packageRoot } = flat;
  return [
    // The bare name: with the package in front it would be the name of one module, and the part holds more.
    ...groups.map(({ leader, files }): NamedPart => {
      return { name: stemOf(at(leader)), packageRoot, files, isRest: false };
    }),
    ...others.map((part): NamedPart => ({ ...part, name: nameOf(part, packages, paths) })),
  ];
}

/** Files of a flat package, grouped by who imports whom. */
function groupFlat(
  parts: readonly FolderPart[],
  { product, packages }: { readonly product: ImportGraph; readonly packages: PackageRoots },
): readonly MergedGroup[] {
  const { paths, graph } = product;
  const members = parts.flatMap(({ files }) => files);
  const cut = cutFolders(
    members.map((file) => paths[file] ?? ''),
    FLAT_SIZES,
  ).map(({ folder, files }) => ({ folder, files: files.map((file) => members[file] ?? 0) }));
  const groups = mergeGroups(cut, graph, {
    maxGroups: Math.max(FEW_SECTIONS, Math.round(members.length / 4)),
    minFiles: 3,
    packageRootOf: (folder) => packages.rootOf(folder),
    isKept: () => true,
  });
  return groups.filter(({ isRest }) => !isRest).length < groups.length ? [] : groups;
}

function asNamed({
  paths,
  packages,
  ranks,
}: NamingContext): (group: MergedGroup, at: number, all: readonly MergedGroup[]) => NamedPart {
  return (group, _at, all) => {
    const others = all.filter((other) => other !== group).flatMap((other) => other.parts.map((part) => part.folder));
    const files = byRank(group.files, { paths, ranks });
    return { ...group, name: nameSection({ group, files, packages, otherFolders: new Set(others) }) };
  };
}

function nameOf(
  { folder, packageRoot, files }: FolderPart,
  packages: PackageRoots,
  paths: readonly RepoPath[],
): string {
  const isPython = files.some((file) => paths[file]?.endsWith('.py'));
  // What is left of the package's root, when all of it lies in one folder, has that folder's name.
  const inside = files.map((file) => folderOf(paths[file] ?? '')).reduce(commonFolder);
  const own = folder === packageRoot && !SILENT_FOLDERS.has(fileNameOf(inside)) ? inside : around(folder, inside);
  return folderLabel(own, { packageRoot, packages, isPython });
}

/** The folder, or the one around it where files from beside it have joined. */
function around(folder: string, inside: string): string {
  const isInside = inside === folder || inside.startsWith(`${folder}/`) || folder === '';
  return isInside || SILENT_FOLDERS.has(fileNameOf(folder)) ? folder : inside;
}

/** Everything that is no part of the product makes one, called by its folder where it is one. */
function restOf(parts: readonly FolderPart[], { paths }: NamingContext): NamedPart[] {
  const files = parts.filter(({ isRest }) => isRest).flatMap((part) => part.files);
  if (files.length === 0) return [];
  const folders = new Set(files.map((file) => (paths[file] ?? '').split('/').slice(0, -1)[0] ?? ''));
  const [only = ''] = folders;
  return [{ name: folders.size === 1 && only !== '' ? only : 'Other', packageRoot: '', files, isRest: true }];
}

interface NamingContext {
  readonly paths: readonly RepoPath[];
  readonly packages: PackageRoots;
  readonly ranks: ReadonlyMap<RepoPath, FileRank>;
}

function byRank(files: readonly number[], { paths, ranks }: Pick<NamingContext, 'paths' | 'ranks'>): RepoPath[] {
  const rankOf = (path: RepoPath) => ranks.get(path)?.rank ?? 0;
  return files
    .flatMap((index) => paths[index] ?? [])
    .sort((left, right) => rankOf(right) - rankOf(left) || (left < right ? -1 : 1));
}

function nameAll(parts: readonly NamedPart[], context: NamingContext): SectionDraft[] {
  const rankOf = (path: RepoPath) => context.ranks.get(path)?.rank ?? 0;
  const drafts = parts.map(({ name, files, packageRoot, isRest }) => {
    const ranked = byRank(files, context);
    return { id: '', name, folders: countFolders(ranked), files: ranked, packageRoot, isRest };
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
