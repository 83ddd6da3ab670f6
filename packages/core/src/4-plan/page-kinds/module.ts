import type { EnvironmentFact, OutcomeFact, SymbolFact } from '#analysis';
import type { PageId, RepoPath } from '#vocabulary';
import { bestFirst } from '../compare.ts';
import type { FactIndex } from '../fact-index.ts';
import { weigh } from '../select/behaviour.ts';
import { findEntrances } from '../select/entry-points.ts';
import { chooseExcerpt } from '../select/excerpt.ts';
import { findSystems } from '../select/external-systems.ts';
import { limitsOf } from '../select/limits.ts';
import { failuresOf, signalTypes } from '../select/part-failures.ts';
import { rankTests } from '../select/section-sketch.ts';
import { isErrorType } from '../select/symbol-kinds.ts';
import { rankSymbols, scoreSymbol, tellSymbol, wordsOfSymbol } from '../select/symbol-story.ts';
import type {
  Entrance,
  FlowVisit,
  ModuleBrief,
  PlannedPage,
  SectionSketch,
  SourceChoice,
  SymbolStory,
} from '../wiki-plan.ts';
import type { PageContext } from './page-context.ts';

/** Declarations told in sentences, and those told in rows. @source issue 2: at most 8 key types and functions */
const STORIES = { told: 6, rows: 8 } as const;
/** Most types told that only carry fields: what code does comes first. @source judged on six repositories */
const PLAIN_TYPES = 2;
/** Most relevant files. @source wiki.md §1, 5 */
const SOURCES = 8;

/** The page of one part. */
export function planModule(
  sketch: SectionSketch,
  context: PageContext,
  place: { id: PageId; parent?: PageId; visits: readonly FlowVisit[] },
): PlannedPage {
  const { index } = context;
  const { section } = sketch;
  const errors = section.files.flatMap((path) => index.analysis.files.get(path)?.symbols ?? []).filter(isErrorType);
  const signals = signalTypes(section, index);
  const limits = limitsOf(section, index);
  const bounds = new Set(limits.map(({ symbol }) => symbol));
  const ranked = rankSymbols(section, index).filter((symbol) => !errors.includes(symbol) && !bounds.has(symbol));
  const stories = ranked
    .slice(0, 2 * (STORIES.told + STORIES.rows))
    .map((symbol) => withoutRepeating(tellSymbol(symbol, index), sketch));
  const told = chooseTold(stories, sketch, index);
  const more = stories
    .filter(
      (story) => !told.includes(story) && (story.words !== undefined || story.importerCount > 1 || told.length === 0),
    )
    .slice(0, STORIES.rows);
  const tests = index.testsOf.get(section.id) ?? [];
  const entryPoints = entriesInto(section.files, index);
  const excerpt = chooseExcerpt(told.length > 0 ? told : stories);
  const brief: ModuleBrief = {
    kind: 'module',
    sketch,
    stories: told,
    more,
    limits,
    failures: failuresOf(section, index),
    environment: environmentOf(section.files, index),
    errors: errors
      .filter(({ id }) => !signals.has(id))
      .slice(0, 8)
      .map((symbol) => tellError(symbol, index)),
    tests: rankTests(tests, section).slice(0, 2),
    testCount: tests.length,
    entryPoints,
    systems: findSystems(index, 40).filter((system) =>
      system.imports.some((fact) => index.sectionOf.get(fact.from)?.id === section.id),
    ),
    sources: chooseSources(sketch, { stories: told, entryPoints, index }),
    ...(excerpt === undefined ? {} : { excerpt }),
    flows: place.visits,
  };
  const { id, parent } = place;
  return { id, title: section.name, kind: 'module', ...(parent === undefined ? {} : { parent }), brief };
}

/** The declarations that say most about the part: used from elsewhere, described, and doing something that can be told. */
function chooseTold(stories: readonly SymbolStory[], sketch: SectionSketch, index: FactIndex): SymbolStory[] {
  const lead = sketch.words?.from === 'symbol' ? sketch.words.name : undefined;
  const value = ({ symbol, behaviours }: SymbolStory): number =>
    (symbol.name === lead ? 100 : 0) +
    scoreSymbol(symbol, index) +
    Math.min(
      6,
      behaviours.reduce((sum, behaviour) => sum + weigh(behaviour), 0),
    ) /
      2;
  const ordered = bestFirst(
    stories.filter((story) => isWorthASentence(story, sketch)),
    value,
    ({ symbol }) => symbol.id,
  );
  const isPlain = ({ symbol, behaviours }: SymbolStory): boolean =>
    behaviours.length === 0 && (symbol.kind === 'interface' || symbol.kind === 'type' || symbol.literal !== undefined);
  const plain = ordered.filter(isPlain).slice(0, PLAIN_TYPES);
  return ordered.filter((story) => !isPlain(story) || plain.includes(story)).slice(0, STORIES.told);
}

/** Words that already say what the part is for are not quoted a second time. */
function withoutRepeating(story: SymbolStory, { words }: SectionSketch): SymbolStory {
  if (words === undefined || story.words?.words !== words.words) return story;
  const { words: _told, ...rest } = story;
  return rest;
}

/** A sentence needs two facts besides the name. */
function isWorthASentence(story: SymbolStory, { words }: SectionSketch): boolean {
  const facts = [
    story.words !== undefined || story.symbol.name === words?.name,
    story.callers.length > 0,
    story.importerCount > 0 && story.callers.length === 0,
    story.behaviours.length > 0,
    story.members.length > 1,
    story.base !== undefined,
    story.symbol.literal !== undefined,
  ];
  return facts.filter(Boolean).length >= 2;
}

function tellError(symbol: SymbolFact, index: FactIndex): ModuleBrief['errors'][number] {
  const words = wordsOfSymbol(symbol);
  const raised = (index.callersOf.get(symbol.id) ?? [])[0] ?? raisedBare(symbol, index);
  return { symbol, ...(words === undefined ? {} : { words }), ...(raised === undefined ? {} : { raised }) };
}

/** A place that raises the class itself, without a call: `raise JobCancelled`. */
function raisedBare({ id }: SymbolFact, index: FactIndex): OutcomeFact | undefined {
  for (const { role, outcomes } of index.analysis.files.values()) {
    const found = role === 'code' ? outcomes.find(({ target }) => target === id) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

function environmentOf(files: readonly RepoPath[], index: FactIndex): EnvironmentFact[] {
  const own = new Set(files);
  const seen = new Set<string>();
  return index.analysis.environment.filter(({ path, name }) => {
    if (!own.has(path) || seen.has(name)) return false;
    seen.add(name);
    return true;
  });
}

function entriesInto(files: readonly RepoPath[], index: FactIndex): Entrance[] {
  const own = new Set(files);
  return findEntrances(index.analysis).filter((entry) => entry.target !== undefined && own.has(entry.target));
}

function chooseSources(
  sketch: SectionSketch,
  facts: { stories: readonly SymbolStory[]; entryPoints: readonly Entrance[]; index: FactIndex },
): SourceChoice[] {
  const { section, words, mainFile, test } = sketch;
  const { stories, entryPoints, index } = facts;
  const choices = new Map<RepoPath, SourceChoice>();
  const add = (choice: SourceChoice): void => {
    if (!choices.has(choice.path) && choices.size < SOURCES - (test === undefined ? 0 : 1))
      choices.set(choice.path, choice);
  };
  if (words !== undefined && words.from === 'readme') add({ path: words.path, why: 'documents', count: 0 });
  for (const entry of entryPoints)
    if (entry.target !== undefined) add({ path: entry.target, why: 'entry', count: 0, name: entry.shownName });
  if (mainFile !== undefined && mainFile.fanIn > 0)
    add({ path: mainFile.path, why: 'imported', count: mainFile.fanIn });
  for (const { symbol } of stories) add({ path: symbol.path, why: 'declares', count: 0, name: symbol.name });
  const byUse = bestFirst(
    section.files.map((path) => index.analysis.files.get(path)).filter((file) => file !== undefined && file.fanIn > 0),
    (file) => file?.fanIn ?? 0,
    (file) => file?.path ?? '',
  );
  for (const file of byUse) if (file !== undefined) add({ path: file.path, why: 'imported', count: file.fanIn });
  const chosen = [...choices.values()];
  return test === undefined ? chosen : [...chosen, { path: test.path, why: 'tests', count: 0 }];
}
