import type {
  CallFact,
  ConflictFact,
  DocumentSection,
  EnvironmentFact,
  SchemaFact,
  SettingFact,
  SettingValue,
} from '#analysis';
import type { LineRange, RepoPath } from '#vocabulary';
import { addTo, bestFirst, byText } from '../compare.ts';
import type { FactIndex } from '../fact-index.ts';
import { commandsOf } from '../select/command-switches.ts';
import { isReadme, wordsOfSection } from '../select/document-words.ts';
import { limitsToMeet } from '../select/limits.ts';
import { optionTypesOf } from '../select/option-types.ts';
import { isPlatform, tellSetting } from '../select/setting-story.ts';
import type { ConfigurationBrief, PlannedPage, SettingStory } from '../wiki-plan.ts';
import type { PageContext } from './page-context.ts';

/** Settings told in sentences. @source wiki.md §3b: more than 12 items become a table */
const TOLD = 12;
/** Names built while the program runs that are told. @source own bound: each is a sentence */
const BUILT = 3;

/** Settings, switches, limits and option types, and the documents about them; `undefined` without any. */
export function planConfiguration(context: PageContext): PlannedPage | undefined {
  const { index, messages } = context;
  const { analysis } = index;
  const own = inReadingOrder(
    analysis.settings.filter((setting) => !isPlatform(setting)),
    index,
  );
  const stories = own.map((fact) => tellSetting(fact, index));
  const { told, rows } = divide(stories);
  const limits = limitsToMeet(index, new Set(stories.flatMap(({ constant }) => constant?.id ?? [])));
  const brief: ConfigurationBrief = {
    kind: 'configuration',
    told,
    rows,
    platform: analysis.settings.filter(isPlatform),
    built: analysis.builtSettings.filter(({ path }) => index.sectionOf.has(path)).slice(0, BUILT),
    readers: readersOf(own, index),
    valueFiles: valueFilesOf(own),
    isComplete: analysis.isComplete && everyFileIsParsed(index) && !readsUnknownNames(index),
    commands: commandsOf(index),
    limits,
    schemas: schemasOf(index),
    optionTypes: optionTypesOf(index, stories),
    documents: analysis.documents
      .flatMap((document) =>
        document.sections
          .filter((section) => section.kind === 'configuration')
          .map((section) => ({ document, section })),
      )
      .filter(({ document, section }) => isAboutSettings(document.path, section, index))
      .slice(0, 4)
      .map(({ document, section }) => {
        const words = wordsOfSection(document, section, { name: section.heading });
        return { path: document.path, section, ...(words === undefined ? {} : { words }) };
      })
      .filter(({ path, words }) => !analysis.conflicts.some((conflict) => isWithin(conflict, path, words))),
  };
  const { told: first, platform, built, commands, schemas, optionTypes } = brief;
  const counts = [first, rows, platform, built, commands, limits, schemas, optionTypes].map(({ length }) => length);
  if (counts.every((count) => count === 0)) return undefined;
  return { id: 'configuration', title: messages.wiki.titles.configuration, kind: 'configuration', brief };
}

/** Words that speak of what the code does not have are told where that is said. */
function isWithin(conflict: ConflictFact, path: RepoPath, words: LineRange | undefined): boolean {
  if (words === undefined || conflict.path !== path) return false;
  return words.startLine <= conflict.startLine && conflict.endLine <= words.endLine;
}

/** Headings that announce settings as such; others use the word in passing. */
const ABOUT_SETTINGS =
  /^\W*(the )?(\w+ )?(config(uration)?|settings?|options|environment( variables)?|ayarlar|yapılandırma)( (file|files|formats?|reference|options|variables))?\W*$/i;

function isAboutSettings(path: RepoPath, section: DocumentSection, { analysis }: FactIndex): boolean {
  if (analysis.files.get(path)?.role !== 'docs' || !ABOUT_SETTINGS.test(section.heading)) return false;
  if (isOfOtherTool(section, analysis)) return false;
  // In a document about something else the word is said in passing.
  return isReadme(path) || /^(docs?|documentation)\/.*(config|setting|option|environment|env|ayar)[^/]*$/i.test(path);
}

/** Whether a section shows how some other tool is set up: `[tool.other]` of a `pyproject.toml`. */
function isOfOtherTool({ lead, codeBlocks }: DocumentSection, { survey }: FactIndex['analysis']): boolean {
  const bare = (name: string): string => name.toLowerCase().replace(/[-_.]/g, '');
  const own = new Set(survey.packages.map(({ name }) => bare(name?.value ?? '')));
  const tools = [...codeBlocks, ...(lead === undefined ? [] : [lead])].flatMap(({ text }) =>
    [...text.matchAll(/\[tool\.([\w-]{1,60})/g)].map(([, tool = '']) => bare(tool)),
  );
  return tools.length > 0 && !tools.some((tool) => own.has(tool));
}

/** The order in which a document lists them, then that of the code, best-ranked files first. */
function inReadingOrder(settings: readonly SettingFact[], index: FactIndex): SettingFact[] {
  const lineOf = (path: string, line: number): string => `${path}\0${String(line).padStart(7, '0')}`;
  const placeOf = ({ words, reads }: SettingFact): string => {
    const [said] = words;
    if (said !== undefined) return `0 ${lineOf(said.path, said.startLine)}`;
    const [read] = reads;
    if (read === undefined) return '2';
    const rank = index.analysis.files.get(read.path)?.rank ?? 0;
    const isRest = index.sectionOf.get(read.path)?.isRest === true;
    return `1 ${Number(isRest)} ${(1 - rank).toFixed(6)} ${lineOf(read.path, read.startLine)}`;
  };
  return [...settings].sort((a, b) => byText(placeOf(a), placeOf(b)) || byText(a.name, b.name));
}

/** In sentences what there is something to tell of, as long as it is not too much; the others in rows. */
function divide(stories: readonly SettingStory[]): { told: SettingStory[]; rows: SettingStory[] } {
  const rich = bestFirst(
    stories.filter((story) => weightOf(story) > 0),
    weightOf,
    ({ fact }) => fact.name,
  );
  const isMany = stories.length > TOLD;
  const best = new Set(isMany ? rich.filter((story) => weightOf(story) > 2).slice(0, TOLD / 2) : rich);
  const rows = stories.filter((story) => !best.has(story));
  // A table of one or two rows is no table.
  if (!isMany && rows.length < 3) return { told: [...stories], rows: [] };
  return { told: stories.filter((story) => best.has(story)), rows };
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

/** Whether some variable is asked for by a name that only running tells: then nobody can say that no other is read. */
function readsUnknownNames({ analysis }: FactIndex): boolean {
  const isKnown = (call: CallFact): boolean =>
    analysis.environment.some(
      ({ path, startLine, endLine }) => path === call.path && startLine <= call.startLine && call.startLine <= endLine,
    );
  return [...analysis.files.values()].some(
    ({ calls, role }) =>
      role === 'code' && calls.some((call) => /\b(LookupEnv|Getenv|getenv)$/.test(call.callee) && !isKnown(call)),
  );
}

function everyFileIsParsed({ analysis }: FactIndex): boolean {
  return [...analysis.files.values()].every(({ role, isParsed }) => role !== 'code' || isParsed);
}

/** Share of keys that two schemas have in common when they describe the same settings. @source own bound */
const SAME = 0.7;

/** Schemas in product code, those with most keys first, at most 3; several of the same settings are one. */
function schemasOf(index: FactIndex): ConfigurationBrief['schemas'] {
  const own = bestFirst(
    index.analysis.schemas.filter(({ path, fields }) => index.sectionOf.has(path) && fields.length > 1),
    ({ fields }) => fields.length,
    ({ path, name }) => `${path}#${name}`,
  );
  const kept: { schema: SchemaFact; others: SchemaFact[] }[] = [];
  for (const schema of own) {
    const names = new Set(schema.fields.map(({ name }) => name));
    const same = kept.find(
      ({ schema: first }) => first.fields.filter(({ name }) => names.has(name)).length >= SAME * names.size,
    );
    if (same === undefined) kept.push({ schema, others: [] });
    else same.others.push(schema);
  }
  return kept.slice(0, 3);
}
