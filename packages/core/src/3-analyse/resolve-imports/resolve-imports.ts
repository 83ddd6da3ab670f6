import type { RepoSurvey } from '#survey';
import type { RepoPath } from '#vocabulary';
import type { ImportFact } from '../analysis.ts';
import { type LanguageRow, languageRow } from '../languages.ts';
import type { ScannedBinding, ScannedImport } from '../scan-imports/scanned-import.ts';
import { createJavascriptResolver } from './javascript-resolver.ts';
import { createPythonResolver } from './python-resolver.ts';
import type { ImportResolver } from './resolution.ts';

/** An import with where it leads and the names it binds in the file. */
export interface ResolvedImport {
  readonly fact: ImportFact;
  readonly bindings: readonly ScannedBinding[];
  readonly isReExport: boolean;
}

/** Resolves every import of every scanned file, each language by its own rules. Nothing outside the path set is asked. */
export function resolveImports(
  survey: RepoSurvey,
  scanned: ReadonlyMap<RepoPath, readonly ScannedImport[]>,
): Map<RepoPath, ResolvedImport[]> {
  const resolvers = createResolvers(survey);
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

function createResolvers(survey: RepoSurvey): Record<LanguageRow['ecosystem'], ImportResolver> {
  const readable = survey.files.filter((file) => file.role !== 'link');
  const paths = new Set<string>(readable.map((file) => file.path));
  const modules = survey.modules ?? { npmPackages: [], tsconfigs: [], pythonRoots: [] };
  return {
    javascript: createJavascriptResolver(paths, modules),
    python: createPythonResolver(paths, modules.pythonRoots),
  };
}

function resolveOne(resolver: ImportResolver, from: RepoPath, scanned: ScannedImport): ResolvedImport[] {
  return resolver(from, scanned).map(({ bindings, to, external, how }) => ({
    bindings,
    isReExport: scanned.isReExport,
    fact: {
      from,
      specifier: scanned.specifier,
      names: bindings.map(({ imported }) => imported).filter((name) => name !== '*' && name !== '.'),
      isTypeOnly: scanned.isTypeOnly,
      startLine: scanned.startLine,
      endLine: scanned.endLine,
      how,
      ...(to === undefined ? {} : { to }),
      ...(external === undefined ? {} : { external }),
    },
  }));
}
