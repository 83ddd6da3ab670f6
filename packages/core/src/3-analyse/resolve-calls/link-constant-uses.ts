import type { RepoPath } from '#vocabulary';
import type { ConstantUse, SymbolFact, SymbolId } from '../analysis.ts';
import { holdsTable } from '../parsing/holds-table.ts';
import type { RawUse } from '../parsing/parsed-file.ts';
import type { DeclarationIndex } from './declaration-index.ts';

/** Enumerations of Python are classes; their members are constants. */
const ENUMERATION = /(^|\.)(Enum|IntEnum|StrEnum|Flag|IntFlag)$/;

/** The uses among those that a file may have whose name means a constant, a member of an enumeration or one of the tables. */
export function linkConstantUses(
  { index, tables }: { readonly index: DeclarationIndex; readonly tables: ReadonlySet<SymbolId> },
  path: RepoPath,
  uses: readonly RawUse[],
): ConstantUse[] {
  const targets = new Map<string, SymbolId | undefined>();
  return uses.flatMap(({ name, startLine, endLine, user, how }) => {
    if (!targets.has(name)) targets.set(name, constantOf(index, tables, { path, name }));
    const target = targets.get(name);
    if (target === undefined || isInside(index.symbols.get(target), path, startLine)) return [];
    return [
      {
        path,
        startLine,
        endLine,
        target,
        ...(user === undefined ? {} : { user }),
        ...(how === undefined ? {} : { how }),
      },
    ];
  });
}

/** The constant that the longest beginning of a dotted name means: `LIMITS.first` uses `LIMITS`. */
function constantOf(
  index: DeclarationIndex,
  tables: ReadonlySet<SymbolId>,
  { path, name }: { readonly path: RepoPath; readonly name: string },
): SymbolId | undefined {
  const parts = name.split('.');
  for (let length = parts.length; length > 0; length--) {
    const entity = index.find(path, parts.slice(0, length).join('.'))?.entity;
    if (entity === undefined) continue;
    if (!('symbol' in entity)) return undefined;
    const symbol = index.symbols.get(entity.symbol);
    return symbol !== undefined && (tables.has(symbol.id) || isConstant(index, symbol)) ? symbol.id : undefined;
  }
  return undefined;
}

function isConstant(index: DeclarationIndex, { kind, parent, literal, name, signature }: SymbolFact): boolean {
  const owner = parent === undefined ? undefined : index.symbols.get(parent);
  if (owner?.kind === 'enum') return kind === 'constant';
  if (owner !== undefined) return kind === 'property' && owner.bases.some((base) => ENUMERATION.test(base.name));
  if (kind === 'variable') return holdsTable(signature);
  return kind === 'constant' && (literal !== undefined || /^_?[A-Z][A-Z0-9_]*$/.test(name));
}

function isInside(symbol: SymbolFact | undefined, path: RepoPath, line: number): boolean {
  return symbol?.path === path && symbol.startLine <= line && line <= symbol.endLine;
}
