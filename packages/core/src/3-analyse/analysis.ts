import type { RepoSurvey } from '#survey';
import type { LineRange, Notice, RepoPath } from '#vocabulary';

/** A comment that documents something, without comment marks. */
export interface DocComment extends LineRange {
  /** Whole text, at most 4,000 characters. */
  readonly text: string;
  /** First sentence, exactly as in `text` apart from white space. */
  readonly summary: string;
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
  /** Names written in the heritage clause, with the line they are on. */
  readonly bases: readonly { readonly name: string; readonly line: number; readonly target?: SymbolId }[];
  /** Literal value of a constant as written, at most 200 characters. */
  readonly literal?: string;
}

/** An import as written, and where it leads. */
export interface ImportFact extends LineRange {
  readonly from: RepoPath;
  readonly specifier: string;
  /** Names taken; empty for a whole-module or side-effect import. */
  readonly names: readonly string[];
  readonly isTypeOnly: boolean;
  /** The file it leads to, when it is in the repository. */
  readonly to?: RepoPath;
  /** Package or standard module name when it leads outside. */
  readonly external?: string;
  /** Which rule resolved it: `relative`, `tsconfig-paths`, `workspace`, `package-imports`, `python-absolute` … or `unresolved`. */
  readonly how: string;
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
  /** How `target` was found: `same-file`, `import`, `self`, or `unresolved`. */
  readonly how: string;
  /** Condition text of the nearest dominating `if`, `case` or `except`, at most 120 characters. */
  readonly guard?: string;
}

/** An environment variable that code reads. */
export interface EnvironmentFact extends LineRange {
  readonly path: RepoPath;
  readonly name: string;
  /** Literal default at the read site, as written. */
  readonly defaultLiteral?: string;
}

/** A section of a document of the repository. */
export interface DocumentSection extends LineRange {
  readonly heading: string;
  /** 1 to 6; 0 for the text before the first heading. */
  readonly level: number;
  readonly kind:
    | 'what'
    | 'install'
    | 'quick-start'
    | 'usage'
    | 'configuration'
    | 'architecture'
    | 'development'
    | 'testing'
    | 'contributing'
    | 'security'
    | 'licence'
    | 'other';
  /** The first prose paragraph as plain text (badges, images and HTML dropped), with its own lines. */
  readonly lead?: LineRange & { readonly text: string };
  /** Fenced code blocks of the section. */
  readonly codeBlocks: readonly (LineRange & { readonly language: string; readonly text: string })[];
}

/** A README, guide, change log, decision record … */
export interface DocumentFact {
  readonly path: RepoPath;
  readonly title?: LineRange & { readonly text: string };
  readonly sections: readonly DocumentSection[];
}

/** A job of a CI workflow with its commands. */
export interface CiJobFact extends LineRange {
  readonly path: RepoPath;
  readonly workflow: string;
  readonly job: string;
  readonly triggers: readonly string[];
  readonly commands: readonly (LineRange & { readonly command: string })[];
}

/** What a test file tests. */
export interface TestFact {
  readonly path: RepoPath;
  /** Repository files it imports that are not tests. */
  readonly subjects: readonly RepoPath[];
  /** Titles of `describe`/`it`/`test` calls or names of test functions, in order, at most 50. */
  readonly titles: readonly (LineRange & { readonly text: string })[];
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
  readonly environment: readonly EnvironmentFact[];
  readonly documents: readonly DocumentFact[];
  readonly ciJobs: readonly CiJobFact[];
  readonly tests: readonly TestFact[];
  /** Names declared or imported anywhere in files that were read: the vocabulary of `6-verify`. */
  readonly knownNames: ReadonlySet<string>;
  /** Whether every chosen code file was scanned and every ranked one parsed: universal claims need it. */
  readonly isComplete: boolean;
  readonly notices: readonly Notice[];
}
