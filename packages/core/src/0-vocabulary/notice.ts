import type { RepoPath } from './repo-path.ts';
import type { StageName } from './stage.ts';

/** Every reason for which something can be missing from a wiki. Texts: `messages/<language>/notices.ts`. */
export const NOTICE_CODES = [
  'TREE_TRUNCATED',
  'PATH_SKIPPED',
  'FILE_TOO_LARGE',
  'FILE_BINARY',
  'FILE_NOT_TEXT',
  'FILE_MISSING',
  'FILE_BUDGET',
  'BYTE_BUDGET',
  'DISK_LIMIT',
  'TIME_LIMIT',
  'SUBMODULE_NOT_READ',
  'LFS_NOT_READ',
  'NO_PARTIAL_FETCH',
  'PARSE_FAILED',
  'PARSE_TIME',
  'PARSE_MEMORY',
  'PARSE_BUDGET',
  'MANIFEST_UNREADABLE',
  'NO_CODE',
  'STATEMENT_DROPPED',
  'PAGE_DEGRADED',
  'MODEL_STOPPED',
  'HIGHLIGHT_BUDGET',
  'DIAGRAM_LEFT_OUT',
  'CREDENTIAL_MOVED',
  'CANCELLED_EARLY',
] as const;

/** A reason code; permanent once released. */
export type NoticeCode = (typeof NOTICE_CODES)[number];

/** Something left out of the wiki, with the reason. */
export interface Notice {
  readonly code: NoticeCode;
  readonly stage: StageName;
  readonly path?: RepoPath;
  /** Numbers and short names for the text; never a secret, never source text. */
  readonly params?: Readonly<Record<string, string | number>>;
}
