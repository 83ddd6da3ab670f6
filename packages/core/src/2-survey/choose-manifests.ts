import type { TreeEntry } from '#snapshot';
import { fileNameOf, type RepoPath } from '#vocabulary';
import { manifestReaderFor } from './manifests/read-manifests.ts';

/** Most manifests read. @source contracts.md §1 */
export const MAX_MANIFESTS = 2_000;

/** Folders whose manifests belong to installed packages. */
const FOREIGN = /(^|\/)(node_modules|bower_components)\//;

/**
 * The files that must be read before the survey: manifests, compiler settings that decide imports, attribute files.
 * At most 2,000, those nearest to the root first. Pure; linear apart from one sort.
 */
export function chooseManifests(tree: readonly TreeEntry[]): RepoPath[] {
  const found = tree
    .filter((entry) => entry.kind === 'file' || entry.kind === 'executable')
    .map((entry) => entry.path)
    .filter((path) => isManifest(path) && !FOREIGN.test(path));
  return found.sort((left, right) => depthOf(left) - depthOf(right) || compare(left, right)).slice(0, MAX_MANIFESTS);
}

function isManifest(path: string): boolean {
  return fileNameOf(path) === '.gitattributes' || manifestReaderFor(path) !== undefined;
}

function depthOf(path: string): number {
  return path.split('/').length;
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
