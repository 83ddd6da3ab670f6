import { folderOf, type RepoPath } from '#vocabulary';
import type { SymbolId } from './analysis.ts';
import type { ReadFile } from './read-files.ts';
import type { LinkedDeclarations } from './resolve-calls/link-declarations.ts';

/** A use of one file by another that no import states. */
export interface FileLink {
  readonly from: RepoPath;
  readonly to: RepoPath;
}

/** Folders that hold programs which help to make the product. */
const TOOLS = /(^|\/)(gen\w*|tools?|scripts?|hack|internal|_[^/]*|templates?|skeletons?)(\/|$)/i;

/**
 * Files of a Go package use each other without imports: one link for each pair of files of a folder between which a call
 * or a base was resolved.
 */
export function packageLinks(
  files: ReadonlyMap<RepoPath, ReadFile>,
  { callsOf, symbols }: Pick<LinkedDeclarations, 'callsOf' | 'symbols'>,
): FileLink[] {
  const links = new Map<string, FileLink>();
  const add = (from: RepoPath, target: SymbolId | undefined) => {
    const to = target === undefined ? undefined : symbols.get(target)?.path;
    if (to === undefined || to === from || folderOf(to) !== folderOf(from)) return;
    links.set(`${from}\0${to}`, { from, to });
  };
  for (const [path, { parsed }] of files) {
    if (parsed?.go === undefined) continue;
    for (const call of callsOf.get(path) ?? []) add(path, call.target);
    for (const { id } of parsed.symbols) for (const base of symbols.get(id)?.bases ?? []) add(path, base.target);
  }
  return [...links.values()];
}

/** Files with the `main` function of a Go program that belongs to the product. */
export function goPrograms(files: ReadonlyMap<RepoPath, ReadFile>): Set<RepoPath> {
  const found = new Set<RepoPath>();
  for (const [path, { role, parsed }] of files) {
    if (role !== 'code' || parsed?.go?.packageName !== 'main' || parsed.go.isIgnored || TOOLS.test(folderOf(path)))
      continue;
    if (parsed.symbols.some(({ name, kind, parent }) => name === 'main' && kind === 'function' && parent === undefined))
      found.add(path);
  }
  return found;
}
