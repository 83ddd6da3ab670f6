import type { RepoSurvey } from '#survey';
import { fileNameOf, folderOf, type RepoPath } from '#vocabulary';
import type { EntryFact } from '../../analysis.ts';
import { goPrograms } from '../../rank-links.ts';
import type { ProgramSources } from './program-entries.ts';

/** Programs of Go: each `main` function of the product, called by its folder or, at a module's root, by the module. */
export function goProgramEntries({ survey, files, context }: ProgramSources): EntryFact[] {
  return [...goPrograms(files)].flatMap((path): EntryFact[] => {
    const main = files.get(path)?.parsed?.symbols.find(({ name, kind }) => name === 'main' && kind === 'function');
    const fact = main === undefined ? undefined : context.index.symbols.get(main.id);
    if (fact === undefined) return [];
    const { nameLine: startLine, signatureEndLine: endLine, id: handler } = fact;
    return [{ path, kind: 'main', name: programName(survey, path), startLine, endLine, handler }];
  });
}

/** What `go build` calls the program. */
function programName({ modules }: RepoSurvey, path: RepoPath): string {
  const folder = folderOf(path);
  const module = modules?.goModules?.find(({ root }) => root === folder);
  return fileNameOf(module === undefined ? folder : module.path.replace(/\/v\d+$/, '')) || 'main';
}
