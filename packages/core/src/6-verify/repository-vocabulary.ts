import type { Analysis } from '#analysis';
import { folderOf } from '#vocabulary';

/** What a page may name: everything that exists in the repository at the commit. */
export interface RepositoryVocabulary {
  readonly files: ReadonlySet<string>;
  readonly folders: ReadonlySet<string>;
  /** Declared and imported names, names of files, packages, dependencies, scripts and variables. */
  readonly names: ReadonlySet<string>;
  /** Commands and requests as a person types them: `npm run build`, `POST /hooks`. */
  readonly invocations: ReadonlySet<string>;
}

const MADE = new WeakMap<Analysis, RepositoryVocabulary>();

/** The vocabulary of the analysis; made once for each analysis. O(files + names). */
export function vocabularyOf(analysis: Analysis): RepositoryVocabulary {
  const made = MADE.get(analysis) ?? makeVocabulary(analysis);
  MADE.set(analysis, made);
  return made;
}

function makeVocabulary(analysis: Analysis): RepositoryVocabulary {
  const files = new Set<string>();
  const folders = new Set<string>();
  const names = new Set<string>(analysis.knownNames);
  for (const { path } of analysis.survey.files) {
    files.add(path);
    for (let folder = folderOf(path); folder !== '' && !folders.has(folder); folder = folderOf(folder))
      folders.add(folder);
    for (const part of path.split('/')) {
      names.add(part);
      names.add(part.replace(/\.[^.]*$/, ''));
    }
  }
  const invocations = new Set<string>();
  for (const pack of analysis.survey.packages) {
    if (pack.name !== undefined) names.add(pack.name.value);
    for (const runtime of pack.runtimes) names.add(runtime.runtime);
    for (const dependency of pack.dependencies) names.add(dependency.name);
    for (const entry of pack.entryPoints) {
      names.add(entry.name);
      // `./queue` of the package `relay` is written `relay/queue`.
      if (pack.name !== undefined && entry.name.startsWith('./')) names.add(pack.name.value + entry.name.slice(1));
    }
    for (const script of pack.scripts) {
      names.add(script.name);
      invocations.add(script.invocation);
    }
  }
  // `POST /hooks` and `kiln sweep` are put together from what several lines say.
  for (const entry of analysis.entries) {
    invocations.add(entry.name);
    // A command is told with its program before it: `kiln sweep-all`.
    for (const word of entry.name.match(/[\p{L}_$][\p{L}\p{N}_$]*/gu) ?? []) names.add(word);
  }
  for (const variable of analysis.environment) names.add(variable.name);
  for (const symbol of analysis.symbols.values()) names.add(symbol.name);
  for (const job of analysis.ciJobs) for (const name of [job.job, job.workflow, ...job.triggers]) names.add(name);
  return { files, folders, names, invocations };
}
