import type { LineRange, RepoPath } from '#vocabulary';
import type { SymbolId } from './analysis.ts';

/** A table from names to what they stand for: handlers, implementations, formats. */
export interface RegistryFact extends LineRange {
  readonly path: RepoPath;
  /** The variable that holds it; absent when entries are added by calls or decorators. */
  readonly holder?: SymbolId;
  readonly kind: 'table' | 'list' | 'decorator' | 'call';
  /** Name of the table, decorator or function: `ROUTES`, `app.command`, `Register`. */
  readonly name: string;
  /** In line order, at most 60; `key` is empty in a list. `value` as written, `target` when it is declared here. */
  readonly entries: readonly (LineRange & {
    readonly path: RepoPath;
    readonly key: string;
    readonly value: string;
    readonly target?: SymbolId;
  })[];
  /** Functions that add what they are given to a table or list while the program runs, in path order, at most 4. */
  readonly writers?: readonly (LineRange & { readonly path: RepoPath; readonly by: SymbolId })[];
}
