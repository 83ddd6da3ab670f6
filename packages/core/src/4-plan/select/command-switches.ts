import type { OptionFact } from '#analysis';
import { folderOf } from '#vocabulary';
import { addTo, bestFirst } from '../compare.ts';
import type { FactIndex } from '../fact-index.ts';
import type { ConfigurationBrief } from '../wiki-plan.ts';
import { findEntrances } from './entry-points.ts';

/** Most commands that are told. @source own bound: the code has all */
const COMMANDS = 12;

/** Switches by command, or by the file of a program without commands; what people are meant to type first. */
export function commandsOf(index: FactIndex): ConfigurationBrief['commands'] {
  const groups = new Map<string, OptionFact[]>();
  for (const option of index.analysis.options) {
    const section = index.sectionOf.get(option.path);
    if (option.kind !== 'flag' || section === undefined || section.isRest === true) continue;
    addTo(groups, `${option.command ?? ''}\0${placeOf(option)}`, option);
  }
  const commands = [...groups.values()].map((options) => {
    const [first] = options;
    const command = first?.command ?? programOf(first, index);
    return { options, ...(command === undefined ? {} : { command }) };
  });
  return bestFirst(
    commands,
    ({ options: [first] }) => index.analysis.files.get(first?.path ?? ('' as never))?.rank ?? 0,
    ({ command = '', options: [first] }) => `${first?.path} ${command}`,
  ).slice(0, COMMANDS);
}

/** What keeps switches of namesakes apart: the file without a command; in Go the folder, because each is one program. */
function placeOf({ command, path }: OptionFact): string {
  if (command === undefined) return path;
  return path.endsWith('.go') ? folderOf(path) : '';
}

/** The name under which the file is typed, when a manifest gives it one. */
function programOf(option: OptionFact | undefined, index: FactIndex): string | undefined {
  const typed = findEntrances(index.analysis).filter(({ kind }) => kind === 'bin' || kind === 'script');
  return typed.find(({ target }) => target !== undefined && target === option?.path)?.shownName;
}
