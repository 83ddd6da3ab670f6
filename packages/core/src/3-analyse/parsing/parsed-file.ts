import type { LineRange, RepoPath } from '#vocabulary';
import type {
  ArgumentFact,
  BuiltSettingFact,
  ConstantUse,
  DocComment,
  EnvironmentFact,
  GuardFact,
  SymbolFact,
  SymbolId,
} from '../analysis.ts';
import type { GrammarName } from '../languages.ts';
import type { SchemaFact } from '../settings/schema-facts.ts';
import type { ConstantValue, DefaultValue } from './default-values.ts';
import type { Remark } from './extract-remarks.ts';
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
  /** Go: import paths by the names that packages have in the file. */
  readonly packageNames?: readonly (readonly [name: string, specifier: string])[];
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
  readonly reachesInner?: boolean;
  readonly isNested?: boolean;
  readonly isPartial?: boolean;
  readonly isBehindReturn?: boolean;
  readonly isDeferred?: boolean;
  readonly passedTo?: { readonly callee: string; readonly line: number };
  /** Where the object comes from whose method is called, when its name is local. */
  readonly origin?: ValueOrigin;
  /** What it runs unless something else was passed, when the object or function is a local name. */
  readonly byDefault?: DefaultValue;
  /** Go: the way to the value before the last name of `callee`, where names alone do not tell: see `go/go-values.ts`. */
  readonly operand?: string;
  /** Go: whether brackets stand behind the callee, with type arguments of a function or an index. */
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

/** An outcome before it is known whether its words mean what they seem to. */
export interface RawOutcome extends FoundOutcome {
  readonly startLine: number;
  readonly endLine: number;
  readonly in?: SymbolId;
  readonly guards?: readonly GuardFact[];
  readonly isNested?: boolean;
  readonly isPartial?: boolean;
  readonly isBehindReturn?: boolean;
  /** Whether the file catches an error of this name. */
  readonly isCaught?: boolean;
}

/** A place that may use a constant. */
export interface RawUse {
  /** Dotted name as written. */
  readonly name: string;
  readonly startLine: number;
  readonly endLine: number;
  readonly user?: SymbolId;
  readonly how?: ConstantUse['how'];
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
  /** What constants of the module hold by symbol id, and fields that classes define by `class id.name`. */
  readonly values: readonly (readonly [name: string, value: ConstantValue])[];
  /** Functions with the one named type they return. */
  readonly returns: readonly (readonly [id: SymbolId, type: string])[];
  readonly surface: RawSurface;
  readonly environment: readonly EnvironmentFact[];
  readonly builtSettings: readonly BuiltSettingFact[];
  /** Functions that read the environment variable that a parameter names. */
  readonly readers: readonly { readonly reader: SymbolId; readonly parameter: string }[];
  readonly schemas: readonly SchemaFact[];
  readonly titles: readonly TestTitle[];
  /** How many tests are declared, also those whose titles were not kept; groups and parts of one test do not count. */
  readonly caseCount: number;
  /** Comments that document nothing but name code; of product files only. */
  readonly remarks: readonly Remark[];
  readonly doc?: DocComment;
  /** Names under which declarations leave the file, when they differ: exported name → declared name. */
  readonly exportNames: readonly (readonly [exported: string, declared: string])[];
  /** Only for Go. */
  readonly go?: GoFile;
}

/** Why a file has no syntax tree. */
export type ParseFailure = 'PARSE_TIME' | 'PARSE_MEMORY' | 'PARSE_FAILED';
