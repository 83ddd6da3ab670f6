import type { RepoSurvey } from '#survey';
import type { LineRange, Notice, RepoPath } from '#vocabulary';
import type { FlowFact } from './flow-facts.ts';
import type { CiJobFact, DocumentFact, ImageFact, ServiceFact } from './project-facts.ts';
import type { RegistryFact } from './registry-facts.ts';
import type { SchemaFact } from './settings/schema-facts.ts';
import type { BuiltSettingFact, EnvironmentFact, SettingFact } from './settings/setting-facts.ts';

export type * from './flow-facts.ts';
export type * from './project-facts.ts';
export type * from './registry-facts.ts';
export type * from './settings/schema-facts.ts';
export type * from './settings/setting-facts.ts';

/** A comment that documents something, without comment marks. */
export interface DocComment extends LineRange {
  /** Whole text, at most 4,000 characters. */
  readonly text: string;
  /** First sentence, exactly as in `text` apart from white space. */
  readonly summary: string;
  /** Whether the first sentence names something that the code does not have: it is reported, not quoted. */
  readonly isStale?: boolean;
}

/** `path#Parent.name`, unique in the repository (a later namesake gets `~2`). */
export type SymbolId = string;

/** Something a file declares. */
export interface SymbolFact extends LineRange {
  readonly id: SymbolId;
  readonly path: RepoPath;
  readonly name: string;
  readonly kind:
    | 'function'
    | 'class'
    | 'method'
    | 'interface'
    | 'type'
    | 'enum'
    | 'constant'
    | 'variable'
    | 'property'
    | 'module';
  /** The declaration up to its body, white space collapsed, at most 300 characters. */
  readonly signature: string;
  /** Line of the name itself: a citation of the declaration alone is `nameLine`..`signatureEndLine`. */
  readonly nameLine: number;
  readonly signatureEndLine: number;
  readonly isExported: boolean;
  readonly doc?: DocComment;
  /** Id of the enclosing class or namespace. */
  readonly parent?: SymbolId;
  /** What it is a kind of: names of the heritage clause, embedded types and interfaces it fits. */
  readonly bases: readonly BaseFact[];
  /** Literal value of a constant as written, at most 200 characters. */
  readonly literal?: string;
  /** What a function or method takes, in order, without `self`, `cls` and receivers; at most 12. */
  readonly parameters?: readonly ParameterFact[];
}

/** A type that another one is a kind of. */
export interface BaseFact {
  readonly name: string;
  /** Line of the name; where a type fits without saying so, the line of the type. */
  readonly line: number;
  readonly target?: SymbolId;
  /** Whether the heritage clause says `implements`. */
  readonly isImplemented?: boolean;
  /**
   * Absent for a name of the heritage clause. Go: it is embedded, the authors state that the type fits the interface
   * (`var _ Store = (*FileStore)(nil)`, on `line`), or the type has all its methods with equal signatures.
   */
  readonly how?: 'embeds' | 'states' | 'fits';
  /** For `fits`: the type's declarations of what the interface demands, at most 3. */
  readonly methods?: readonly SymbolId[];
}

/** A parameter of a function. */
export interface ParameterFact {
  readonly name: string;
  /** As written, white space collapsed, at most 120 characters. */
  readonly type?: string;
  /** Default when it is a literal or a single name, as written, at most 80 characters. */
  readonly default?: string;
  /** Whether the body may give it another value. */
  readonly isReassigned?: boolean;
}

/** An import as written, and where it leads. */
export interface ImportFact extends LineRange {
  readonly from: RepoPath;
  readonly specifier: string;
  /** Names taken; empty for a whole-module or side-effect import. */
  readonly names: readonly string[];
  /** Line of the first use of each name, in a language whose imports do not name what they take (Go). */
  readonly nameLines?: readonly number[];
  readonly isTypeOnly: boolean;
  /** The file it leads to, when it is in the repository. */
  readonly to?: RepoPath;
  /** Package or standard module name when it leads outside. */
  readonly external?: string;
  /** Which rule resolved it: `relative`, `tsconfig-paths`, `workspace`, `package-imports`, `python-absolute`, `go-module` … or `unresolved`. */
  readonly how: string;
}

/** A condition of the code with the lines from its head to the end of what it decides. */
export interface GuardFact extends LineRange {
  /** As written, white space collapsed, at most 120 characters: `error instanceof SignatureError`. */
  readonly condition: string;
  /** Of a `case`: what is compared with it, as written. */
  readonly subject?: string;
  /** Line of the condition itself. */
  readonly line: number;
  /** `if` and `unless` (the else branch, or what follows when the condition leads out), `case`, `catch`, `loop`. */
  readonly kind: 'if' | 'unless' | 'case' | 'catch' | 'loop';
  /** Of `unless`: whether it is the other branch of the choice and not what follows it. */
  readonly isBranch?: boolean;
  /** Of a test of an error alone in Go (`err != nil`): the call that gave it, as written, where that is sure. */
  readonly asks?: LineRange & { readonly callee: string };
}

/** What a call passes at one place. */
export interface ArgumentFact {
  /** Keyword or property name when the language writes one. */
  readonly name?: string;
  /** As written, white space collapsed, at most 80 characters. */
  readonly text: string;
}

/** A call in a parsed file. */
export interface CallFact extends LineRange {
  readonly path: RepoPath;
  /** The enclosing symbol; absent at module level. */
  readonly caller?: SymbolId;
  /** As written, without arguments: `retry`, `this.queue.push`. */
  readonly callee: string;
  /** The declaration it reaches, when the language's rules decide it. */
  readonly target?: SymbolId;
  /**
   * How `target` or `external` was found: `same-file`, `import`, `self`, `constructed` (method of an object made there),
   * `declared-type` (method of a declared type: of an interface it is the announcement), `external`, `held`
   * (a constant, or a member of a constant object, holds the function), `injected-default` (a parameter, or an object with
   * overrides spread into it, holds it unless a caller passes another); without a target
   * `inner` (a function declared inside the caller, whose calls count as the caller's) or `unresolved`.
   */
  readonly how: string;
  /** Condition text of the nearest dominating `if`, `case` or `except`, at most 120 characters. */
  readonly guard?: string;
  /** The conditions and loops around it inside its function, nearest first, at most 8: then there may be more. */
  readonly guards?: readonly GuardFact[];
  /** Whether it stands in a function inside `caller`, such as a callback: then `caller` alone does not run it. */
  readonly isNested?: boolean;
  /** Whether it is reached only sometimes, for a reason that `guards` does not tell: a short circuit, a return before it. */
  readonly isPartial?: boolean;
  /** Whether the only such reason is that the function may have returned before. */
  readonly isBehindReturn?: boolean;
  /** Whether it waits until `caller` ends, as Go's `defer` says: then its line tells nothing about the order. */
  readonly isDeferred?: boolean;
  /** The call that was given the function in which it stands, when it stands in a callback: as written, and its line. */
  readonly passedTo?: { readonly callee: string; readonly line: number };
  /** At most 6; kept in product code only. */
  readonly arguments?: readonly ArgumentFact[];
  /**
   * Where it leads outside of the repository: module as imported and the name there, e.g. `node:fs/promises` and
   * `writeFile`; for a function of the language itself the module is `''`.
   */
  readonly external?: { readonly module: string; readonly name: string };
  /** What an external call does to the world, where the table of sinks knows it. */
  readonly sink?: SinkKind;
}

/** How code ends early or answers: an error, a status, an exit code. */
export interface OutcomeFact extends LineRange {
  readonly path: RepoPath;
  /** The enclosing symbol; absent at module level. */
  readonly in?: SymbolId;
  readonly kind: 'raises' | 'answers' | 'exits';
  /** Error class or value (`ConfigError`, `ErrClosed`, `fmt.Errorf`), status (`404`, `http.StatusNotFound`) or exit code, as written. */
  readonly name: string;
  /** The error's declaration. */
  readonly target?: SymbolId;
  /** Literal message, with placeholders as written, at most 160 characters. */
  readonly message?: string;
  /** As in {@link CallFact}. */
  readonly guards?: readonly GuardFact[];
  readonly isNested?: boolean;
  readonly isPartial?: boolean;
  readonly isBehindReturn?: boolean;
  /** Whether the error is private to its file, which also catches it: it steers the way and is no failure. */
  readonly isSignal?: boolean;
}

/** A place outside of its declaration where the value of a constant is used. */
export interface ConstantUse extends LineRange {
  readonly path: RepoPath;
  /** The enclosing symbol; absent at module level. */
  readonly user?: SymbolId;
  readonly target: SymbolId;
  /** Go: whether a loop goes through all of it (`range codecs`), or a key is looked up in it (`codecs[name]`). */
  readonly how?: 'walk' | 'key';
}

/** A switch of a command, or a key of a configuration type. */
export interface OptionFact extends LineRange {
  readonly path: RepoPath;
  readonly kind: 'flag' | 'argument';
  /** As typed: `--dry-run`, `FILE`. */
  readonly name: string;
  readonly aliases: readonly string[];
  readonly type?: string;
  readonly defaultLiteral?: string;
  /** The authors' help text as written, at most 300 characters. */
  readonly help?: string;
  readonly isRequired?: boolean;
  /** Command it belongs to, as in {@link EntryFact.name}; absent for a program without commands. */
  readonly command?: string;
}

/** A place in the code where something from outside comes in: a command, a route, a main function, a public function. */
export interface EntryFact extends LineRange {
  readonly path: RepoPath;
  readonly kind: 'main' | 'command' | 'route' | 'job' | 'export';
  /** As typed or requested: `serve`, `POST /hooks/:channel`. */
  readonly name: string;
  /** The function that handles it. */
  readonly handler?: SymbolId;
  /** Whether code written at the entry handles it: `handler` is then what that calls, or the declaration around it. */
  readonly isInPlace?: boolean;
  /** Functions that a request or command passes before it is handled, in order, by the names that stand there; at most 8. */
  readonly through?: readonly string[];
  /** What code written at the entry is given, by name; at most 6. */
  readonly takes?: readonly string[];
  /** The event that hands this one on, and the call by which it does. */
  readonly via?: { readonly event: string; readonly call: CallFact };
  /** The authors' help text, as written. */
  readonly help?: string;
  /** Where it stands, when the lines of the entry do not hold it. */
  readonly helpLines?: LineRange;
  /** The handler as it is named at the entry: `views.list`, `Page.as_view`; absent for what a decorator or name decides. */
  readonly named?: string;
  /** What stands at the entry in the handler's place: a call around it, where there is one. */
  readonly bound?: string;
  /** What the lines hold of the name: the path of a route, the word of a command; absent when they hold none of it. */
  readonly written?: string;
  /** What comes before `written` in the whole path, outermost first, with the lines that say so. */
  readonly prefixes?: readonly (LineRange & { readonly path: RepoPath; readonly text: string })[];
  /** Whether every path is meant that begins as `name` does; it ends with an asterisk then. */
  readonly isBeginning?: boolean;
  /** Set when the path may begin with more than is known. */
  readonly open?: OpenPath;
}

/** Why the beginning of a path is not known: a router that is mounted elsewhere, or a function that the path goes through. */
export interface OpenPath {
  readonly why: 'router' | 'function';
  /** As written at the route: `router`, `scoped`. */
  readonly name: string;
  /** Lines that show it, when those of the route do not. */
  readonly at?: LineRange & { readonly path: RepoPath };
}

/** A comment or document that names something the code does not have. */
export interface ConflictFact extends LineRange {
  readonly path: RepoPath;
  readonly kind: 'flag' | 'variable' | 'script' | 'path' | 'name';
  /** The name as the text has it. */
  readonly name: string;
  /** The symbol that the comment documents; absent for documents and for comments at the top of files. */
  readonly symbol?: SymbolId;
  /** Name of the command or file of targets that would have to know it, for flags and scripts. */
  readonly of?: string;
}

/** What leaves the program: where a flow ends. */
export type SinkKind =
  | 'reads-file'
  | 'writes-file'
  | 'request'
  | 'listens'
  | 'process'
  | 'database'
  | 'queue'
  | 'output';

/** What a test file tests. */
export interface TestFact {
  readonly path: RepoPath;
  /** Repository files it imports that are not tests, and the one it is called after. */
  readonly subjects: readonly RepoPath[];
  /** The product file that it, or its folder, is called after. */
  readonly named?: RepoPath;
  /** Titles of `describe`/`it`/`test` calls or names of test functions, in order, at most 50. */
  readonly titles: readonly (LineRange & { readonly text: string })[];
  /** How many tests it declares, groups of tests aside; absent when nobody counted. */
  readonly caseCount?: number;
}

/** Everything known about one file that was read. */
export interface AnalysedFile {
  readonly path: RepoPath;
  readonly role: string;
  readonly language: string | undefined;
  readonly lineCount: number;
  readonly sizeBytes: number;
  readonly imports: readonly ImportFact[];
  /** Comment at the top that describes the file, licence headers excluded. */
  readonly doc?: DocComment;
  /** Symbols in line order; empty unless parsed. */
  readonly symbols: readonly SymbolFact[];
  readonly calls: readonly CallFact[];
  readonly outcomes: readonly OutcomeFact[];
  readonly constantUses: readonly ConstantUse[];
  readonly isParsed: boolean;
  /** 0 to 1, product code first; for the order in which a reader should meet files. */
  readonly rank: number;
  /** Number of product files that import it. */
  readonly fanIn: number;
}

/** A part of the product that a maintainer would name. */
export interface Section {
  /** Slug, unique, stable for a commit. */
  readonly id: string;
  /** As a person would say it: `Client links`, `celery.worker`, `core/file`. */
  readonly name: string;
  /** Folders it covers, most files first. */
  readonly folders: readonly string[];
  /** Its code files, by rank. */
  readonly files: readonly RepoPath[];
  /** Test files that test it. */
  readonly tests: readonly RepoPath[];
  /** Root of the package it belongs to, `''` at the repository root. */
  readonly packageRoot: string;
  /** Layer from the top (0 = imported by no other section); equal in a cycle. */
  readonly layer: number;
  /**
   * Place from the top when of two sections that import each other only the prevailing direction counts: tells more than
   * `layer` where most sections are in one circle. For drawing and order, not for statements.
   */
  readonly tier?: number;
  /** What is left over beside the product's parts: told last, never named as a top or bottom of the product. */
  readonly isRest?: boolean;
}

/** Imports from one section into another. */
export interface SectionEdge {
  readonly from: string;
  readonly to: string;
  /** Number of import statements. */
  readonly weight: number;
  /** The import statements, at most 20, best-ranked first. */
  readonly samples: readonly ImportFact[];
}

/** What the code says. Input of `4-plan`; everything in it is backed by lines. */
export interface Analysis {
  readonly survey: RepoSurvey;
  readonly files: ReadonlyMap<RepoPath, AnalysedFile>;
  readonly symbols: ReadonlyMap<SymbolId, SymbolFact>;
  /** Sections in reading order. */
  readonly sections: readonly Section[];
  readonly sectionEdges: readonly SectionEdge[];
  /** Groups of sections that import each other in a circle. */
  readonly cycles: readonly (readonly string[])[];
  /** One import for each two sections of which one only hands on names of the other, which imports it: no section edge. */
  readonly passing: readonly ImportFact[];
  readonly environment: readonly EnvironmentFact[];
  /** In path order. */
  readonly builtSettings: readonly BuiltSettingFact[];
  /** By name. */
  readonly settings: readonly SettingFact[];
  /** Objects of settings that schema libraries describe, by path and line. */
  readonly schemas: readonly SchemaFact[];
  readonly registries: readonly RegistryFact[];
  readonly options: readonly OptionFact[];
  readonly entries: readonly EntryFact[];
  /** Best first. */
  readonly flows: readonly FlowFact[];
  readonly conflicts: readonly ConflictFact[];
  readonly documents: readonly DocumentFact[];
  readonly ciJobs: readonly CiJobFact[];
  readonly images: readonly ImageFact[];
  readonly services: readonly ServiceFact[];
  readonly tests: readonly TestFact[];
  /** Names declared or imported anywhere in files that were read: the vocabulary of `6-verify`. */
  readonly knownNames: ReadonlySet<string>;
  /** Whether every chosen code file was scanned and every ranked one parsed: universal claims need it. */
  readonly isComplete: boolean;
  readonly notices: readonly Notice[];
}
