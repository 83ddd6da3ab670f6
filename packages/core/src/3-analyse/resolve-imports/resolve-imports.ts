import type { RepoSurvey } from '#survey';
import type { RepoPath } from '#vocabulary';
import type { ImportFact } from '../analysis.ts';
import { type LanguageRow, languageRow } from '../languages.ts';
import type { ScannedBinding, ScannedImport } from '../scan-imports/scanned-import.ts';
import type { GoFileNames } from './go-folders.ts';
import { createGoResolver } from './go-resolver.ts';
import { createJavascriptResolver } from './javascript-resolver.ts';
import { createPythonResolver } from './python-resolver.ts';
import type { ImportResolver } from './resolution.ts';

/** An import with where it leads and the names it binds in the file. */
export interface ResolvedImport {
  readonly fact: ImportFact;
  readonly bindings: readonly ScannedBinding[];
  readonly isReExport: boolean;
}

/**
 * Resolves every import of every scanned file, each language by its own rules. Nothing outside the path set is asked.
 * `goFiles` says what parsed Go files declare: a Go import leads to a folder, and the names taken to files.
 */
export function resolveImports(
  survey: RepoSurvey,
  scanned: ReadonlyMap<RepoPath, readonly ScannedImport[]>,
  goFiles: ReadonlyMap<RepoPath, GoFileNames> = new Map(),
): Map<RepoPath, ResolvedImport[]> {
  const resolvers = createResolvers(survey, goFiles);
  const languages = new Map(survey.files.map((file) => [file.path, file.language]));
  const resolved = new Map<RepoPath, ResolvedImport[]>();
  for (const [path, imports] of scanned) {
    const row = languageRow(languages.get(path));
    const resolver = row === undefined ? undefined : resolvers[row.ecosystem];
    if (resolver !== undefined)
      resolved.set(
        path,
        imports.flatMap((one) => resolveOne(resolver, path, one)),
      );
  }
  return resolved;
}

function createResolvers(
  survey: RepoSurvey,
  goFiles: ReadonlyMap<RepoPath, GoFileNames>,
): Record<LanguageRow['ecosystem'], ImportResolver> {
  const readable = survey.files.filter((file) => file.role !== 'link');
  const paths = new Set<string>(readable.map((file) => file.path));
  const modules = survey.modules ?? { npmPackages: [], tsconfigs: [], pythonRoots: [] };
  const roles = new Map<string, string>(survey.files.map((file) => [file.path, file.role]));
  return {
    javascript: createJavascriptResolver(paths, modules),
    python: createPythonResolver(paths, modules.pythonRoots),
    go: createGoResolver({
      paths,
      isForeign: (path) => roles.get(path) === 'vendored',
      modules: modules.goModules ?? [],
      isOwn: ({ root }) => roles.get(root === '' ? 'go.mod' : `${root}/go.mod`) === 'manifest',
      files: goFiles,
    }),
  };
}

/** The names an import takes; with the lines of their first use where the import itself does not name them. */
function namesOf(bindings: readonly ScannedBinding[]): Pick<ImportFact, 'names' | 'nameLines'> {
  const named = bindings.filter(({ imported }) => imported !== '*' && imported !== '.');
  const names = named.map(({ imported }) => imported);
  const lines = named.flatMap(({ line }) => line ?? []);
  return lines.length === 0 || lines.length < names.length ? { names } : { names, nameLines: lines };
}

function resolveOne(resolver: ImportResolver, from: RepoPath, scanned: ScannedImport): ResolvedImport[] {
  return resolver(from, scanned).map(({ bindings, to, external, how }) => ({
    bindings,
    isReExport: scanned.isReExport,
    fact: {
      from,
      specifier: scanned.specifier,
      ...namesOf(bindings),
      isTypeOnly: scanned.isTypeOnly,
      startLine: scanned.startLine,
      endLine: scanned.endLine,
      how,
      ...(to === undefined ? {} : { to }),
      ...(external === undefined ? {} : { external }),
    },
  }));
}
