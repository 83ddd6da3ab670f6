import type { RepoSurvey } from '#survey';
import type { RepoPath } from '#vocabulary';
import type { EnvironmentFact, SchemaFact, SymbolFact } from './analysis.ts';
import type { ResolvedImport } from './resolve-imports/resolve-imports.ts';

/** Where names come from. */
export interface NameSources {
  readonly survey: RepoSurvey;
  readonly symbols: Iterable<SymbolFact>;
  readonly imports: ReadonlyMap<RepoPath, readonly ResolvedImport[]>;
  readonly environment: readonly EnvironmentFact[];
  readonly schemas: readonly SchemaFact[];
}

/**
 * Every name that may be spoken of as existing: declared, imported, in manifests, in paths. Words that occur only inside
 * functions are left out, because keeping them would cost more memory than the rest of the analysis.
 */
export function collectKnownNames({ survey, symbols, imports, environment, schemas }: NameSources): Set<string> {
  const names = new Set<string>();
  for (const file of survey.files) addPath(names, file.path);
  for (const symbol of symbols) names.add(symbol.name);
  for (const list of imports.values()) for (const one of list) addImport(names, one);
  for (const { name } of environment) names.add(name);
  for (const { fields } of schemas) for (const { name } of fields) for (const part of name.split('.')) names.add(part);
  for (const fact of survey.packages) {
    if (fact.name !== undefined) names.add(fact.name.value);
    for (const script of fact.scripts) names.add(script.name);
    for (const dependency of fact.dependencies) names.add(dependency.name);
    for (const entry of fact.entryPoints) names.add(entry.name);
    for (const { runtime } of fact.runtimes) names.add(runtime);
  }
  names.delete('');
  return names;
}

function addImport(names: Set<string>, { fact, bindings }: ResolvedImport): void {
  names.add(fact.specifier);
  if (fact.external !== undefined) names.add(fact.external);
  for (const { imported, local } of bindings) {
    if (imported !== '*' && imported !== '.') names.add(imported);
    if (local !== '*') names.add(local);
  }
}

/** The path, its parts, and the file name without its extension. */
function addPath(names: Set<string>, path: string): void {
  names.add(path);
  for (const part of path.split('/')) {
    names.add(part);
    const dot = part.indexOf('.', 1);
    if (dot > 0) names.add(part.slice(0, dot));
  }
}
