import type { LineRange, RepoPath } from '#vocabulary';
import type { DocComment } from '../analysis.ts';

/** A key of a schema. */
export interface SchemaField extends LineRange {
  /** With the keys around it: `output.filePath`. */
  readonly name: string;
  /** What the schema demands, as written, at most 120 characters. */
  readonly text: string;
  readonly defaultLiteral?: string;
  readonly comment?: DocComment;
}

/** An object of settings that a schema library describes. */
export interface SchemaFact extends LineRange {
  readonly path: RepoPath;
  /** Variable that holds it. */
  readonly name: string;
  /** In line order. */
  readonly fields: readonly SchemaField[];
}
