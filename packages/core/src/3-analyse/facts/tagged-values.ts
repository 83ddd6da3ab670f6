import { folderOf, type RepoPath } from '#vocabulary';
import type { ReadFile } from '../read-files.ts';

/**
 * Takes away values that hold in some builds only: files of one Go package declare a name twice, under constraints that
 * exclude each other, with different values.
 */
export function dropTaggedValues(files: Iterable<ReadFile>): void {
  const values = new Map<string, Set<string>>();
  const go = [...files].filter(({ path, parsed }) => path.endsWith('.go') && parsed !== undefined);
  for (const { path, parsed } of go) {
    for (const { name, parent, literal } of parsed?.symbols ?? []) {
      if (parent !== undefined || literal === undefined) continue;
      const key = keyOf(path, name);
      values.set(key, (values.get(key) ?? new Set()).add(literal));
    }
  }
  for (const file of go) {
    if (file.parsed === undefined) continue;
    const isSplit = (name: string): boolean => (values.get(keyOf(file.path, name))?.size ?? 0) > 1;
    if (!file.parsed.symbols.some(({ name, literal }) => literal !== undefined && isSplit(name))) continue;
    const symbols = file.parsed.symbols.map((symbol) => {
      if (symbol.parent !== undefined || !isSplit(symbol.name)) return symbol;
      const { literal: _differs, ...rest } = symbol;
      return rest;
    });
    file.parsed = { ...file.parsed, symbols };
  }
}

function keyOf(path: RepoPath, name: string): string {
  return `${folderOf(path)}\0${name}`;
}
