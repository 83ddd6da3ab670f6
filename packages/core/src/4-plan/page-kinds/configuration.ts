import type { EnvironmentFact, OptionFact, SettingFact, SettingValue } from '#analysis';
import { addTo, bestFirst, byText } from '../compare.ts';
import type { FactIndex } from '../fact-index.ts';
import { isReadme, wordsOfSection } from '../select/document-words.ts';
import { findLimits } from '../select/fixed-limits.ts';
import { isPlatform, tellSetting } from '../select/setting-story.ts';
import { isTopSymbol } from '../select/symbol-kinds.ts';
import { scoreSymbol, tellSymbol } from '../select/symbol-story.ts';
import type { ConfigurationBrief, PlannedPage, SettingStory, SymbolStory } from '../wiki-plan.ts';
import type { PageContext } from './page-context.ts';

/** Types whose name says that they hold settings. */
const OPTION_TYPE = /(Options|Config|Configuration|Settings)$/;

/** Settings told in sentences. @source wiki.md §3b: more than 12 items become a table */
const TOLD = 12;

/** Settings, switches, limits and option types, and the documents about them; `undefined` without any. */
export function planConfiguration(context: PageContext): PlannedPage | undefined {
  const { index, messages } = context;
  const { analysis } = index;
  const own = inDocumentOrder(analysis.settings.filter(({ name }) => !isPlatform(name)));
  const stories = own.map((fact) => tellSetting(fact, index));
  const { told, rows } = divide(stories);
  const limits = findLimits(index, new Set(stories.flatMap(({ constant }) => constant?.id ?? [])));
  const brief: ConfigurationBrief = {
    kind: 'configuration',
    told,
    rows,
    platform: analysis.settings.filter(({ name }) => isPlatform(name)),
    readers: readersOf(own, index),
    valueFiles: valueFilesOf(own),
    isComplete: analysis.isComplete && everyFileIsParsed(index),
    commands: commandsOf(analysis.options),
    limits,
    optionTypes: optionTypesOf(index, stories),
    documents: analysis.documents
      .flatMap((document) =>
        document.sections
          .filter((section) => section.kind === 'configuration')
          .map((section) => ({ document, section })),
      )
      .filter(({ document }) => isReadme(document.path) || document.path.startsWith('docs/'))
      .slice(0, 6)
      .map(({ document, section }) => {
        const words = wordsOfSection(document, section, { name: section.heading });
        return { path: document.path, section, ...(words === undefined ? {} : { words }) };
      }),
  };
  const count = brief.told.length + brief.platform.length + brief.commands.length + limits.length;
  if (count + brief.optionTypes.length === 0) return undefined;
  return { id: 'configuration', title: messages.wiki.titles.configuration, kind: 'configuration', brief };
}

/** The order in which a document lists them, then the order in which the code reads them. */
function inDocumentOrder(settings: readonly SettingFact[]): SettingFact[] {
  const placeOf = ({ words }: SettingFact): string => {
    const [first] = words;
    return first === undefined ? '\uffff' : `${first.path}\0${String(first.startLine).padStart(7, '0')}`;
  };
  const readOf = ({ reads }: SettingFact): string =>
    `${reads[0]?.path ?? ''}\0${String(reads[0]?.startLine ?? 0).padStart(7, '0')}`;
  return [...settings].sort(
    (a, b) => byText(placeOf(a), placeOf(b)) || byText(readOf(a), readOf(b)) || byText(a.name, b.name),
  );
}

/** All in sentences when they are few; otherwise those with most to say, and the others in rows. */
function divide(stories: readonly SettingStory[]): { told: SettingStory[]; rows: SettingStory[] } {
  if (stories.length <= TOLD) return { told: [...stories], rows: [] };
  const rich = bestFirst(
    stories.filter((story) => weightOf(story) >= 3),
    weightOf,
    ({ fact }) => fact.name,
  );
  const best = new Set(rich.slice(0, TOLD / 2));
  return { told: stories.filter((story) => best.has(story)), rows: stories.filter((story) => !best.has(story)) };
}

/** How much there is to tell beside the default and the place. */
function weightOf({ checks, values, becomes, mention, words, documented }: SettingStory): number {
  return (
    2 * checks.length +
    values.filter(({ kind }) => kind !== 'example').length +
    (becomes === undefined ? 0 : 1) +
    (mention === undefined ? 0 : 1) +
    (words === undefined ? 0 : 1) +
    (documented === undefined ? 0 : 2)
  );
}

function readersOf(settings: readonly SettingFact[], index: FactIndex): ConfigurationBrief['readers'] {
  const reads = new Map<string, EnvironmentFact[]>();
  for (const fact of settings) for (const read of fact.reads) if (read.in !== undefined) addTo(reads, read.in, read);
  const readers = [...reads].flatMap(([id, facts]) => {
    const symbol = index.analysis.symbols.get(id);
    if (symbol === undefined) return [];
    const callers = (index.callersOf.get(id) ?? []).filter(({ caller }) => caller !== undefined);
    return [{ symbol, reads: facts, callers: callers.slice(0, 3) }];
  });
  return bestFirst(
    readers,
    (reader) => new Set(reader.reads.map(({ name }) => name)).size,
    ({ symbol }) => symbol.id,
  ).slice(0, 3);
}

/** One value for each file that holds some, files with most first. */
function valueFilesOf(settings: readonly SettingFact[]): SettingValue[] {
  const files = new Map<string, SettingValue[]>();
  for (const { values } of settings) for (const value of values) addTo(files, value.path, value);
  return bestFirst(
    [...files.values()],
    (values) => values.length,
    ([first]) => first?.path ?? '',
  ).flatMap(([first]) => (first === undefined ? [] : [first]));
}

function everyFileIsParsed({ analysis }: FactIndex): boolean {
  return [...analysis.files.values()].every(({ role, isParsed }) => role !== 'code' || isParsed);
}

/** Switches by command; those of the whole program first. */
function commandsOf(options: readonly OptionFact[]): ConfigurationBrief['commands'] {
  const commands = new Map<string, OptionFact[]>();
  for (const option of options) if (option.kind === 'flag') addTo(commands, option.command ?? '', option);
  return [...commands]
    .sort(([a], [b]) => byText(a, b))
    .map(([command, list]) => ({ options: list, ...(command === '' ? {} : { command }) }));
}

/** Exported types of settings with at least two members that are known, described and best used first, at most 2. */
function optionTypesOf(index: FactIndex, stories: readonly SettingStory[]): SymbolStory[] {
  const fields = new Set(stories.flatMap(({ fact }) => fact.field ?? []));
  const symbols = [...index.analysis.symbols.values()].filter((symbol) => {
    if (!isTopSymbol(symbol) || !symbol.isExported || !OPTION_TYPE.test(symbol.name)) return false;
    const members = index.membersOf.get(symbol.id) ?? [];
    // A type whose fields are the settings above says nothing further.
    const known = members.filter(({ id }) => fields.has(id)).length;
    return index.sectionOf.has(symbol.path) && members.length >= 2 && known * 2 < members.length;
  });
  const best = bestFirst(
    symbols,
    (symbol) => scoreSymbol(symbol, index) + (symbol.doc === undefined ? 0 : 3),
    (symbol) => symbol.id,
  );
  return best.slice(0, 2).map((symbol) => ({ ...tellSymbol(symbol, index), members: allProperties(symbol.id, index) }));
}

function allProperties(id: string, index: FactIndex): SymbolStory['members'] {
  const properties = (index.membersOf.get(id) ?? []).filter(
    (member) => member.kind === 'property' && !member.name.startsWith('_'),
  );
  return properties.slice(0, 40).map((symbol) => {
    const words = tellSymbol(symbol, index).words;
    return { symbol, ...(words === undefined ? {} : { words }) };
  });
}
