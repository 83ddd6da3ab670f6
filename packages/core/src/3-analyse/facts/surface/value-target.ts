import type { RepoPath } from '#vocabulary';
import type { SymbolId } from '../../analysis.ts';
import type { RawValue } from '../../parsing/surface/raw-surface.ts';
import type { LinkContext } from '../../resolve-calls/link-declarations.ts';

/** The declaration that a value names; `undefined` for code written in place and names from outside. */
export function targetOfValue(
  { index, go }: LinkContext,
  path: RepoPath,
  { name, member, startLine, endLine }: RawValue,
): SymbolId | undefined {
  if (member !== undefined) return go.targetOf(path, { ...member, startLine, endLine })?.target;
  const entity = name === undefined ? undefined : index.find(path, name)?.entity;
  return entity !== undefined && 'symbol' in entity ? entity.symbol : undefined;
}
