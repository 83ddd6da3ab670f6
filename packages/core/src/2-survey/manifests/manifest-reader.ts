import { folderOf, type RepoPath } from '#vocabulary';
import type {
  GoModuleSettings,
  ModuleTarget,
  NpmModuleSettings,
  PackageFact,
  StatedValue,
  TsconfigSettings,
} from '../repo-survey.ts';

/** A manifest to read. */
export interface ManifestInput {
  readonly path: RepoPath;
  /** Folder of the manifest, `''` at the root. */
  readonly root: string;
  readonly text: string;
  /** Every path of the repository, to resolve targets. */
  readonly paths: ReadonlySet<string>;
}

/** What one manifest told. */
export interface ManifestFacts {
  readonly packageFact?: PackageFact;
  readonly npmModule?: NpmModuleSettings;
  readonly tsconfig?: TsconfigSettings;
  readonly pythonRoots?: readonly string[];
  readonly goModule?: GoModuleSettings;
}

/** Reads one format; `undefined` when the text is not in that format. */
export type ManifestReader = (input: ManifestInput) => ManifestFacts | undefined;

/** A package fact with nothing in it yet. */
export function emptyPackage(input: ManifestInput, ecosystem: PackageFact['ecosystem']): PackageFact {
  return {
    path: input.path,
    root: input.root,
    ecosystem,
    runtimes: [],
    scripts: [],
    dependencies: [],
    entryPoints: [],
    workspaces: [],
    isPrivate: false,
  };
}

/** A value that stands on one line. */
export function statedAt(value: string, line: number): StatedValue {
  return { value, startLine: line, endLine: line };
}

/** The input of a reader for a file of the repository. */
export function manifestInput(path: RepoPath, text: string, paths: ReadonlySet<string>): ManifestInput {
  return { path, root: folderOf(path), text, paths };
}

/** A module target with every candidate of every written path. */
export function moduleTarget(key: string, targets: readonly string[]): ModuleTarget {
  return { key, targets: [...new Set(targets)] };
}
