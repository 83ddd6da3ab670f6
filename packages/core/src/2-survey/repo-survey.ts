import type { LineRange, Notice, RepoPath } from '#vocabulary';

/** What a file is for. Every file has exactly one role, with the reason it was given. */
export type FileRole =
  | 'code'
  | 'test'
  | 'example'
  | 'docs'
  | 'manifest'
  | 'ci'
  | 'build'
  | 'config'
  | 'data'
  | 'asset'
  | 'lock'
  | 'generated'
  | 'vendored'
  | 'binary'
  | 'link'
  | 'other';

/** A file of the tree with what its name tells. */
export interface SurveyedFile {
  readonly path: RepoPath;
  readonly oid: string;
  readonly role: FileRole;
  /** Why it has this role: a short key such as `extension`, `folder:tests`, `name:lock-file`, `gitattributes`. */
  readonly roleReason: string;
  /** Id of `3-analyse/languages.ts`-independent language table, e.g. `typescript`, `python`, `markdown`. */
  readonly language?: string;
}

/** A named command of a manifest (`scripts` of package.json, `[project.scripts]`, Make targets …). */
export interface ScriptFact extends LineRange {
  readonly path: RepoPath;
  readonly name: string;
  readonly command: string;
  /** How a person runs it: `npm run build`, `make test`, `tox`. */
  readonly invocation: string;
}

/** A direct dependency as a manifest states it. */
export interface DependencyFact extends LineRange {
  readonly path: RepoPath;
  readonly name: string;
  /** As written; `''` when none is given. */
  readonly version: string;
  readonly group: 'runtime' | 'development' | 'optional' | 'peer' | 'build';
}

/** A place where execution or use of a package begins. */
export interface EntryPointFact extends LineRange {
  /** The manifest or source file that declares it. */
  readonly path: RepoPath;
  readonly kind: 'bin' | 'main' | 'export' | 'script' | 'module' | 'container';
  /** Command or export name: `repomix`, `.`, `celery`. */
  readonly name: string;
  /** The file it leads to, resolved to source where possible. */
  readonly target?: RepoPath;
  /** For Python `module:attribute` targets, the attribute. */
  readonly symbol?: string;
}

/** A value of a manifest with the lines that state it. */
export interface StatedValue extends LineRange {
  readonly value: string;
}

/** One package, workspace member or module that a manifest declares. */
export interface PackageFact {
  /** The manifest file. */
  readonly path: RepoPath;
  /** The manifest's folder, `''` at the root. */
  readonly root: string;
  readonly ecosystem: 'npm' | 'python' | 'go' | 'rust' | 'jvm' | 'other';
  readonly name?: StatedValue;
  readonly version?: StatedValue;
  readonly description?: StatedValue;
  readonly license?: StatedValue;
  /** Required runtime: key (`node`, `python`, `go`) and version as written. */
  readonly runtimes: readonly (StatedValue & { readonly runtime: string })[];
  readonly scripts: readonly ScriptFact[];
  readonly dependencies: readonly DependencyFact[];
  readonly entryPoints: readonly EntryPointFact[];
  /** Globs of workspace members as written. */
  readonly workspaces: readonly string[];
  /** Whether the manifest marks the package as not published. */
  readonly isPrivate: boolean;
}

/** What is in the repository, and which files will be read, in which order. */
export interface RepoSurvey {
  /** Every file, in path order. */
  readonly files: readonly SurveyedFile[];
  readonly packages: readonly PackageFact[];
  /** Files to read in value order, within the file budget. */
  readonly chosen: readonly RepoPath[];
  readonly notices: readonly Notice[];
}
