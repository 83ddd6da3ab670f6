import type { RepoPath } from '#vocabulary';
import type { CallFact, SymbolFact, SymbolId } from '../analysis.ts';
import type { ReadFile } from '../read-files.ts';
import type { ResolvedImport } from '../resolve-imports/resolve-imports.ts';

/** All declarations, and the calls of every file with the declarations they reach. */
export interface LinkedDeclarations {
  readonly symbols: ReadonlyMap<SymbolId, SymbolFact>;
  readonly callsOf: ReadonlyMap<RepoPath, readonly CallFact[]>;
}

/** Looks up what calls and heritage clauses mean. */
export function linkDeclarations(
  files: ReadonlyMap<RepoPath, ReadFile>,
  _imports: ReadonlyMap<RepoPath, readonly ResolvedImport[]>,
): LinkedDeclarations {
  const symbols = new Map<SymbolId, SymbolFact>();
  for (const file of files.values()) for (const symbol of file.parsed?.symbols ?? []) symbols.set(symbol.id, symbol);
  return { symbols, callsOf: new Map() };
}
