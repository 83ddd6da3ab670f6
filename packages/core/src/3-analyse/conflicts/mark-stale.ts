import type { RepoPath } from '#vocabulary';
import type { AnalysedFile, ConflictFact, DocComment, SymbolFact, SymbolId } from '../analysis.ts';

/**
 * The declarations, those marked whose comment names in its first sentence what the code does not have; their files are
 * replaced in `files`.
 */
export function markStale(
  conflicts: readonly ConflictFact[],
  files: Map<RepoPath, AnalysedFile>,
  declared: ReadonlyMap<SymbolId, SymbolFact>,
): ReadonlyMap<SymbolId, SymbolFact> {
  if (conflicts.every(({ kind }) => kind !== 'name')) return declared;
  const symbols = new Map(declared);
  for (const { kind, name, path, startLine, endLine } of conflicts) {
    const file = kind === 'name' ? files.get(path) : undefined;
    if (file === undefined) continue;
    const isStale = (doc: DocComment | undefined): doc is DocComment =>
      doc !== undefined && doc.startLine <= endLine && doc.endLine >= startLine && doc.summary.includes(name);
    const marked = file.symbols.map((symbol) =>
      isStale(symbol.doc) ? { ...symbol, doc: { ...symbol.doc, isStale: true } } : symbol,
    );
    for (const symbol of marked) symbols.set(symbol.id, symbol);
    const { doc } = file;
    files.set(path, { ...file, symbols: marked, ...(isStale(doc) ? { doc: { ...doc, isStale: true } } : {}) });
  }
  return symbols;
}
