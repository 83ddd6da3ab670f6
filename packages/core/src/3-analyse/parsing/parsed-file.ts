import type { LineRange, RepoPath } from '#vocabulary';
import type { DocComment, EnvironmentFact, SymbolFact, SymbolId } from '../analysis.ts';
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
  /** The way to the value before the last name of `callee`, where names alone do not tell: see `go/go-values.ts`. */
  readonly operand?: string;
  /** Whether something in brackets stands behind the callee: type arguments of a function, or an index. */
  readonly isIndexed?: boolean;
}

/** The type of a Go declaration, as `go/type-text.ts` writes it. */
export interface GoDeclared {
  readonly id: SymbolId;
  /** `struct`, `interface`, `constraint`, or the type itself; of an alias behind `=`. */
  readonly type?: string;
  /** Way to the value of a variable without a stated type. */
  readonly value?: string;
  /** Types embedded in a struct or interface. */
  readonly embeds?: readonly string[];
  /** Number of type parameters. */
  readonly parameters?: number;
}

/** A statement that a value fits an interface: `var _ Store = (*FileStore)(nil)`. */
export interface GoAssertion extends LineRange {
  readonly target: string;
  readonly value: string;
}

/** What a Go file says about its package and types. */
export interface GoFile {
  readonly packageName: string;
  /** Whether a build constraint keeps it out of every build: a program of its own, such as a generator. */
  readonly isIgnored: boolean;
  readonly declared: readonly GoDeclared[];
  readonly assertions: readonly GoAssertion[];
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
  /** Only for Go. */
  readonly go?: GoFile;
}

/** Why a file has no syntax tree. */
export type ParseFailure = 'PARSE_TIME' | 'PARSE_MEMORY' | 'PARSE_FAILED';
