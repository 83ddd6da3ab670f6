import type { RepoPath } from '#vocabulary';
import type { ArgumentFact, DocComment, EnvironmentFact, GuardFact, SymbolFact, SymbolId } from '../analysis.ts';
import type { GrammarName } from '../languages.ts';
import type { SchemaFact } from '../settings/schema-facts.ts';
import type { FoundOutcome } from './outcome-rules.ts';
import type { RawSurface } from './surface/raw-surface.ts';
import type { ValueOrigin } from './value-origins.ts';

/** A file to parse. */
export interface ParseJob {
  readonly path: RepoPath;
  readonly grammar: GrammarName;
  readonly text: string;
  /** Whether it is product code: only there conditions, arguments, parameters, outcomes and calls that lead nowhere known are kept. */
  readonly keepsAllCalls: boolean;
  /** Names that its imports bind. */
  readonly imported?: readonly string[];
  /** Specifiers of its imports that are no paths: by them frameworks are recognised. */
  readonly packages?: readonly string[];
}

/** A call before it is known which declaration it reaches. */
export interface RawCall {
  readonly startLine: number;
  readonly endLine: number;
  readonly callee: string;
  readonly caller?: string;
  readonly guard?: string;
  readonly guards?: readonly GuardFact[];
  readonly arguments?: readonly ArgumentFact[];
  /** Whether the first name of `callee` is a local variable, or follows a call: then no declaration or import is meant. */
  readonly isLocal: boolean;
  /** Whether `callee` is only the last name, called on the result of `origin`. */
  readonly isPart?: boolean;
  /** Whether it runs when the file is loaded. */
  readonly isAtOnce?: boolean;
  /** Whether it calls a function declared inside the same function. */
  readonly isInner?: boolean;
  /** Where the object comes from whose method is called, when its name is local. */
  readonly origin?: ValueOrigin;
}

/** An outcome before it is known whether its words mean what they seem to. */
export interface RawOutcome extends FoundOutcome {
  readonly startLine: number;
  readonly endLine: number;
  readonly in?: SymbolId;
  readonly guards?: readonly GuardFact[];
}

/** A place that may use a constant. */
export interface RawUse {
  /** Dotted name as written. */
  readonly name: string;
  readonly startLine: number;
  readonly endLine: number;
  readonly user?: SymbolId;
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
  readonly outcomes: readonly RawOutcome[];
  readonly uses: readonly RawUse[];
  /** Variables of the module by symbol id and fields by `class id.name` with where their values come from. */
  readonly origins: readonly (readonly [name: string, origin: ValueOrigin])[];
  /** Functions with the one named type they return. */
  readonly returns: readonly (readonly [id: SymbolId, type: string])[];
  readonly surface: RawSurface;
  readonly environment: readonly EnvironmentFact[];
  readonly schemas: readonly SchemaFact[];
  readonly titles: readonly TestTitle[];
  readonly doc?: DocComment;
  /** Names under which declarations leave the file, when they differ: exported name → declared name. */
  readonly exportNames: readonly (readonly [exported: string, declared: string])[];
}

/** Why a file has no syntax tree. */
export type ParseFailure = 'PARSE_TIME' | 'PARSE_MEMORY' | 'PARSE_FAILED';
