import type { LineRange, Notice, RepoPath } from '#vocabulary';

/** What a file is for. Every file has exactly one role, with the reason it was given. */
export type FileRole =
  | 'code'
  | 'test'
  | 'bench'
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
  /** What a comment at the script says of it. */
  readonly note?: StatedValue;
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
  /** The target as the manifest writes it, e.g. `./dist/index.mjs`: what stands in the lines. */
  readonly written?: string;
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
  /** Named sets of optional dependencies: `extra` is installed with the package, `group` serves its developers. */
  readonly groups?: readonly DependencyGroup[];
  /** What builds the package, as the manifest states it: `hatchling.build`. */
  readonly buildBackend?: StatedValue;
  /** Whether the manifest itself lists what is needed at run time; others compute it or say nothing. */
  readonly listsDependencies?: boolean;
}

/** A named set of optional dependencies. */
export interface DependencyGroup extends LineRange {
  readonly kind: 'extra' | 'group';
  readonly name: string;
}

/** Where a subpath of a package, or an alias, leads. */
export interface ModuleTarget {
  /** As written: `.`, `./links/*`, `#config`, `@app/*`. At most one `*`. */
  readonly key: string;
  /** Repository paths to try in order; `*` stands for the same text as in `key`; extensions may still need a swap. */
  readonly targets: readonly string[];
}

/** How an npm package maps names to its files. */
export interface NpmModuleSettings {
  /** Folder of its package.json. */
  readonly root: string;
  readonly name?: string;
  readonly exports: readonly ModuleTarget[];
  readonly imports: readonly ModuleTarget[];
  /** Files a bare import of the package may mean, best first. */
  readonly mains: readonly string[];
  /** Packages that it takes from the registry, where it stands outside of every workspace. */
  readonly pinned?: readonly string[];
}

/** The part of a tsconfig or jsconfig that decides where imports lead. Paths are repository paths. */
export interface TsconfigSettings {
  readonly path: RepoPath;
  /** Other configurations it extends, later ones win; unresolvable ones are left out. */
  readonly extends: readonly string[];
  readonly references: readonly string[];
  readonly baseUrl?: string;
  readonly paths?: readonly ModuleTarget[];
}

/** What manifests say about where import specifiers lead: the input of import resolution. */
export interface ModuleSettings {
  readonly npmPackages: readonly NpmModuleSettings[];
  readonly tsconfigs: readonly TsconfigSettings[];
  /** Folders from which absolute Python imports may start, as manifests declare them. */
  readonly pythonRoots: readonly string[];
  /** Go modules; absent only in hand-made settings. */
  readonly goModules?: readonly GoModuleSettings[];
}

/** A Go module: which import paths begin in which folder. */
export interface GoModuleSettings {
  /** Folder of its go.mod. */
  readonly root: string;
  /** Import path of the folder. */
  readonly path: string;
  /** Paths of all required modules, direct and indirect. */
  readonly requires: readonly string[];
  /** Module paths that a folder of the repository stands in for. */
  readonly replaces: readonly { readonly path: string; readonly folder: string }[];
}

/** What is in the repository, and which files will be read, in which order. */
export interface RepoSurvey {
  /** Every file, in path order. */
  readonly files: readonly SurveyedFile[];
  readonly packages: readonly PackageFact[];
  /** Files to read in value order, within the file budget. */
  readonly chosen: readonly RepoPath[];
  /** How import specifiers map to files; absent only in hand-made surveys. */
  readonly modules?: ModuleSettings;
  readonly notices: readonly Notice[];
}
