import type { RepoPath } from '#vocabulary';
import type { DocComment, EnvironmentFact, SymbolFact } from '../analysis.ts';
import type { GrammarName } from '../languages.ts';

/** A file to parse. */
export interface ParseJob {
  readonly path: RepoPath;
  readonly grammar: GrammarName;
  readonly text: string;
  /** Whether calls that lead nowhere known are worth keeping: only in product code. */
  readonly keepsAllCalls: boolean;
}

/** A call before it is known which declaration it reaches. */
export interface RawCall {
  readonly startLine: number;
  readonly endLine: number;
  readonly callee: string;
  readonly caller?: string;
  readonly guard?: string;
  /** Whether the first name of `callee` is a local variable, or follows a call: then no declaration or import is meant. */
  readonly isLocal: boolean;
}

/** A title of a test or the name of a test function, with its lines. */
export interface TestTitle {
  readonly text: string;
  readonly startLine: number;
  readonly endLine: number;
}

/** The facts of one syntax tree; ids are final, targets are not looked up yet. */
export interface ParsedFile {
  readonly symbols: readonly SymbolFact[];
  readonly calls: readonly RawCall[];
  readonly environment: readonly EnvironmentFact[];
  readonly titles: readonly TestTitle[];
  readonly doc?: DocComment;
  /** Names under which declarations leave the file, when they differ: exported name → declared name. */
  readonly exportNames: readonly (readonly [exported: string, declared: string])[];
}

/** Why a file has no syntax tree. */
export type ParseFailure = 'PARSE_TIME' | 'PARSE_MEMORY' | 'PARSE_FAILED';
