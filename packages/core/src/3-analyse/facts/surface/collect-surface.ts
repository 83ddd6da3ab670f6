import type { Analysis, EntryFact } from '../../analysis.ts';
import { fileRoutes } from './file-routes.ts';
import { goProgramEntries } from './go-programs.ts';
import { linkEntries } from './link-entries.ts';
import { linkRegistries } from './link-registries.ts';
import { type ProgramSources, programEntries, programNames } from './program-entries.ts';

/** What product code offers: tables and registrations, commands with options, routes, jobs and programs, in path order. */
export function collectSurface(sources: ProgramSources): Pick<Analysis, 'registries' | 'options' | 'entries'> {
  const { survey, files, context, callsOf } = sources;
  const registries = linkRegistries({ files, context, callsOf });
  const linked = linkEntries({ files, context, callsOf, programOf: programNames(survey) });
  const all = [
    ...linked.entries,
    ...fileRoutes(survey, files, context.index.symbols),
    ...programEntries(sources),
    ...goProgramEntries(sources),
  ];
  return { registries, options: linked.options, entries: unique(all).sort(byPlace) };
}

/** The same command may be found by its declaration and by comparison. */
function unique(entries: readonly EntryFact[]): EntryFact[] {
  const seen = new Set<string>();
  return entries.filter(({ kind, name, path, startLine }) => {
    const key = `${kind} ${name} ${path} ${startLine}`;
    return !seen.has(key) && seen.add(key);
  });
}

function byPlace(left: EntryFact, right: EntryFact): number {
  if (left.path !== right.path) return left.path < right.path ? -1 : 1;
  return left.startLine - right.startLine || (left.name < right.name ? -1 : left.name > right.name ? 1 : 0);
}
