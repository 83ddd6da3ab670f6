import type { SymbolFact } from '#analysis';

/** Kinds that a reader looks up by name; members are told with their parent. */
const TOP_KINDS = new Set<SymbolFact['kind']>([
  'function',
  'class',
  'interface',
  'type',
  'enum',
  'constant',
  'variable',
  'module',
]);
/** Whether the symbol stands at the top of its file and has a name worth showing. */
export function isTopSymbol(symbol: SymbolFact): boolean {
  return (
    symbol.parent === undefined && TOP_KINDS.has(symbol.kind) && symbol.name.length > 1 && symbol.name !== 'default'
  );
}

/** Whether an error class, by its name or by what it extends. */
export function isErrorType(symbol: SymbolFact): boolean {
  if (symbol.kind !== 'class') return false;
  // What a type of Go is made of or fits says nothing of this: interfaces are called `MatcherWithError`.
  if (symbol.path.endsWith('.go')) return /(Error|Err)$/.test(symbol.name);
  return /(Error|Exception)$/.test(symbol.name) || symbol.bases.some(({ name }) => /(Error|Exception)$/.test(name));
}
