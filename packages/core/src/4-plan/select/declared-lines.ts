import type { SymbolFact } from '#analysis';
import type { FactIndex } from '../fact-index.ts';

/** Lines of a declaration, with those of members that stand outside of it, as methods of Go do. */
export function linesOf(symbol: SymbolFact, index: FactIndex): number {
  const { startLine, endLine, path } = symbol;
  const outside = (index.membersOf.get(symbol.id) ?? []).filter(
    (member) => member.path !== path || member.startLine > endLine || member.endLine < startLine,
  );
  return outside.reduce((lines, member) => lines + member.endLine - member.startLine + 1, endLine - startLine + 1);
}
