import type { MergedGroup } from '#graph/merge-groups';
import { commonFolder } from '#graph/merge-groups';
import { fileNameOf } from '#vocabulary';
import type { PackageRoots } from './package-roots.ts';

/** Folders between a package and its code that nobody speaks of. */
const SILENT_FOLDERS = new Set(['src', 'source', 'lib', 'packages', 'apps', 'python', 'Sources']);

/** What a name is made from. */
export interface NamingInput {
  readonly group: MergedGroup;
  /** The group's files, best-ranked first. */
  readonly files: readonly string[];
  readonly packages: PackageRoots;
  /** Whether other groups have files in the same folder, so that the folder alone names nothing. */
  readonly sharesFolder: boolean;
}

/** Share of a group's files that lets one folder speak for all of them. */
const SPEAKING_SHARE = 0.6;

/** What a maintainer would call the group: package, folder below it, or the file that leads it. */
export function nameSection({ group, files, packages, sharesFolder }: NamingInput): string {
  if (group.isRest) return 'Other';
  const isPython = (files[0] ?? '').endsWith('.py');
  const label = (folder: string) => folderLabel(folder, group.packageRoot, packages, isPython);
  const folder = speakingFolder(group);
  if (folder === undefined) {
    const [first, second] = distinctFolders(group);
    return [first, second].flatMap((part) => (part === undefined ? [] : [label(part)])).join(', ');
  }
  const name = label(folder);
  if (!sharesFolder) return name;
  const stem = fileNameOf(files[0] ?? '').replace(/\.[^.]*$/, '');
  const isPlain = stem === 'index' || stem === '__init__' || stem === 'mod' || stem === 'main';
  return isPlain || stem === '' ? name : `${name}${isPython ? '.' : '/'}${stem}`;
}

/** The one folder that stands for the group: the common one when it says something, else the largest. */
function speakingFolder(group: MergedGroup): string | undefined {
  const folders = distinctFolders(group);
  const [first = ''] = folders;
  if (folders.length === 1) return first;
  const common = folders.reduce(commonFolder);
  const local = common.slice(group.packageRoot.length);
  if (local.split('/').some((part) => part !== '' && !SILENT_FOLDERS.has(part))) return common;
  const files = group.parts.filter((part) => isBelow(part.folder, first)).flatMap((part) => part.files);
  return files.length >= group.files.length * SPEAKING_SHARE ? first : undefined;
}

function distinctFolders(group: MergedGroup): string[] {
  return [...new Set(group.parts.map((part) => part.folder))];
}

function isBelow(folder: string, top: string): boolean {
  return folder === top || folder.startsWith(top === '' ? '' : `${top}/`);
}

function folderLabel(folder: string, packageRoot: string, packages: PackageRoots, isPython: boolean): string {
  const local = packageRoot === '' ? folder : folder.slice(packageRoot.length + 1);
  const parts = local.split('/').filter((part) => part !== '');
  while (parts.length > 0 && SILENT_FOLDERS.has(parts[0] ?? '')) parts.shift();
  if (isPython && parts.length > 0) return parts.join('.');
  const name = packages.nameOf(packageRoot);
  if (packageRoot === '') return parts.length > 0 ? parts.join('/') : (name ?? (fileNameOf(folder) || 'root'));
  const owner = name ?? fileNameOf(packageRoot);
  return parts.length === 0 ? owner : [owner.replace(/^@[^/]*\//, ''), ...parts].join('/');
}
