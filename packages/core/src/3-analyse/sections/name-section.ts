import { commonFolder, type MergedGroup } from '#graph/merge-groups';
import { fileNameOf } from '#vocabulary';
import { SILENT_FOLDERS } from './folder-tree.ts';
import type { PackageRoots } from './package-roots.ts';

/** What a name is made from. */
export interface NamingInput {
  readonly group: MergedGroup;
  /** The group's files, best-ranked first. */
  readonly files: readonly string[];
  readonly packages: PackageRoots;
  /** Folders of all other groups: a folder they share names nobody. */
  readonly otherFolders: ReadonlySet<string>;
}

/** Share of a group's files that lets one folder speak for all of them. */
const SPEAKING_SHARE = 0.6;

/** Share of a group's files that, lying directly in the common folder, makes that folder theirs beside its sub-folders. */
const HOME_SHARE = 0.15;

/** What a maintainer would call the group: package, folder below it, or the file that leads it. */
export function nameSection(input: NamingInput): string {
  const { group, files, packages, otherFolders } = input;
  if (group.isRest) return 'Other';
  const isPython = (files[0] ?? '').endsWith('.py');
  const label = (folder: string) => folderLabel(folder, { packageRoot: group.packageRoot, packages, isPython });
  const folders = foldersBySize(group);
  const folder = speakingFolder(input, folders);
  if (folder === undefined) return [...new Set(outermost(folders).slice(0, 2).map(label))].join(', ');
  const name = label(folder);
  const leader = otherFolders.has(folder) ? leadingStem(files, folder) : undefined;
  return leader === undefined ? name : `${name}${isPython ? '.' : '/'}${leader}`;
}

/** Folders of the group, most files first. */
function foldersBySize(group: MergedGroup): string[] {
  const counts = new Map<string, number>();
  for (const { folder, files } of group.parts) counts.set(folder, (counts.get(folder) ?? 0) + files.length);
  return [...counts]
    .sort((left, right) => right[1] - left[1] || (left[0] < right[0] ? -1 : 1))
    .map(([folder]) => folder);
}

/** Folders that do not lie inside another one of the list; those that only hold others say nothing of their own. */
function outermost(folders: readonly string[]): string[] {
  const telling = folders.filter((folder) => !SILENT_FOLDERS.has(fileNameOf(folder)) && folder !== '');
  return telling.filter((folder) => !telling.some((other) => other !== folder && isBelow(folder, other)));
}

/** The one folder that stands for the group: the common one when it is the group's alone, else the largest one. */
function speakingFolder({ group, otherFolders }: NamingInput, folders: readonly string[]): string | undefined {
  const [first = ''] = folders;
  if (folders.length === 1) return first;
  const common = folders.reduce(commonFolder);
  const local = common.slice(group.packageRoot.length).split('/');
  const isTelling = local.some((part) => part !== '' && !SILENT_FOLDERS.has(part));
  const isOwn = ![...otherFolders].some((folder) => isBelow(folder, common));
  const isHome =
    !otherFolders.has(common) && filesAt(group, common) >= group.files.length * (isTelling ? HOME_SHARE : 0.5);
  if ((isOwn || isHome) && (isTelling || common === group.packageRoot)) return common;
  const files = group.parts.filter((part) => isBelow(part.folder, first)).flatMap((part) => part.files);
  return files.length >= group.files.length * SPEAKING_SHARE ? first : undefined;
}

function filesAt(group: MergedGroup, folder: string): number {
  return group.parts.reduce((sum, part) => (part.folder === folder ? sum + part.files.length : sum), 0);
}

function isBelow(folder: string, top: string): boolean {
  return folder === top || top === '' || folder.startsWith(`${top}/`);
}

/** The best-ranked file of the folder whose name says something. */
function leadingStem(files: readonly string[], folder: string): string | undefined {
  const stems = files
    .filter((path) => path.startsWith(folder === '' ? '' : `${folder}/`))
    .map((path) => fileNameOf(path).replace(/\.[^.]*$/, ''));
  return (
    stems.find((stem) => !/^(_|index$|mod$|main$|__)/.test(stem)) ??
    stems.find((stem) => !/^(index|__init__)$/.test(stem))
  );
}

/** What a maintainer would call a folder: its package, or the path below it. */
export function folderLabel(
  folder: string,
  { packageRoot, packages, isPython }: { packageRoot: string; packages: PackageRoots; isPython: boolean },
): string {
  const local = packageRoot === '' ? folder : folder.slice(packageRoot.length + 1);
  const parts = local.split('/').filter((part) => part !== '');
  while (parts.length > 0 && SILENT_FOLDERS.has(parts[0] ?? '')) parts.shift();
  if (isPython && parts.length > 0) return parts.join('.');
  const stated = packages.nameOf(packageRoot);
  const name = packageRoot !== '' && stated === packages.nameOf('') ? undefined : stated;
  if (packageRoot === '') return parts.length > 0 ? parts.join('/') : (name ?? (fileNameOf(folder) || 'root'));
  const owner = name ?? fileNameOf(packageRoot);
  return parts.length === 0 ? owner : [owner.replace(/^@[^/]*\//, ''), ...parts].join('/');
}
