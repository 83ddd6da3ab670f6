import type { SymbolFact } from '#analysis';
import type { Block, PageDraft, Statement } from '#draft';
import type { ModuleBrief, PlannedPage, SourceChoice } from '#plan';
import { calls, declaresEntry, defines, ends, imports, isUsedByName, readsWithDefault, says } from './evidence.ts';
import { symbolName } from './flow-names.ts';
import { furtherReading } from './further-reading.ts';
import { cell, code, link, path, quote, statement } from './inline.ts';
import { failures, limits } from './module-limits.ts';
import { bareNames, moreRows, tellStories } from './module-names.ts';
import { neighbours } from './module-neighbours.ts';
import { promises } from './module-tests.ts';
import { draftOf, type PageTools, paragraph, table, under } from './page-tools.ts';
import { doingsSentence } from './part-doings.ts';

/** Most packages told in one sentence. @source own bound: the architecture page lists all */
const SYSTEMS = 3;

/** Most rows of the table beside the sentences. @source wiki.md §2: words in lists; the reference has all */
const ROWS = 3;

/** One part: purpose, neighbours, the names to know, environment, errors, tests. */
export function writeModule(page: PlannedPage, brief: ModuleBrief, tools: PageTools): PageDraft {
  const { texts } = tools;
  const t = texts.module;
  const turn = tools.context.analysis.sections.findIndex(({ id }) => id === brief.sketch.section.id);
  const blocks: Block[] = [
    ...paragraph([
      doingsSentence(brief.sketch, tools),
      purpose(brief, turn, tools),
      ...entries(brief, tools),
      files(brief, turn, tools),
    ]),
    ...under(t.namesHeading, names(brief, tools)),
    ...under(texts.behaviour.limitsHeading, limits(brief, turn, tools)),
    ...under(texts.behaviour.failsHeading, [...failures(untoldFailures(brief), tools), ...errors(brief, tools)]),
    ...under(texts.behaviour.connectionsHeading, [
      ...paragraph([neighbours(brief, tools), systems(brief, tools)]),
      ...paragraph([visits(brief, turn, tools)]),
      ...environment(brief, tools),
    ]),
    ...under(t.testsHeading, paragraph([promises(brief, tools)])),
    ...furtherReading(brief.sketch, tools),
    ...paragraph([furtherOf(brief, tools)]),
  ];
  return draftOf(page, {
    summary: summaryOf(brief, tools),
    blocks,
    sources: brief.sources.map((choice) => asSource(choice, tools)),
  });
}

/** Where a further implementation of what this part declares is told. */
function furtherOf({ sketch }: ModuleBrief, { context, texts }: PageTools): Statement | undefined {
  const page = context.plan.pages.find(({ brief }) => brief.kind === 'extending');
  if (page?.brief.kind !== 'extending') return undefined;
  const own = new Set<string>(sketch.section.files);
  const bases = page.brief.points.flatMap(({ base }) => (base !== undefined && own.has(base.path) ? [base] : []));
  const [base] = bases;
  if (base === undefined) return undefined;
  return statement(texts.extending.see({ name: code(base.name), page: link(page.id, page.title) }), [defines(base)]);
}

/** What the sentences about functions do not tell already. */
function untoldFailures({ failures: found, stories }: ModuleBrief): ModuleBrief['failures'] {
  const told = new Set(stories.flatMap(({ behaviours }) => behaviours.map(({ symbol }) => symbol.id as string)));
  return found.filter(({ outcome }) => outcome.in === undefined || !told.has(outcome.in));
}

function summaryOf({ sketch }: ModuleBrief, { texts }: PageTools): string {
  if (sketch.words !== undefined) return texts.module.summaryWords({ words: sketch.words.words });
  const folder = sketch.section.folders[0] || sketch.section.name;
  return texts.module.summaryNames({
    folder,
    names: sketch.symbols.map(({ name }) => name).join(', ') || sketch.section.name,
  });
}

/** The file that stands for its folder. */
function isIndexFile(file: string): boolean {
  return /(^|\/)(__init__\.py|index\.[cm]?[jt]sx?|mod\.rs|lib\.rs|doc\.go)$/.test(file);
}

function purpose({ sketch }: ModuleBrief, turn: number, { texts }: PageTools): Statement | undefined {
  const { words, symbols } = sketch;
  if (words !== undefined) {
    const facts = { quote: quote(words), path: path(words.path), name: code(words.name ?? ''), turn };
    const voice = words.from === 'file' && isIndexFile(words.path) ? 'index' : words.from;
    return statement(texts.module.said[voice](facts), [says(words)]);
  }
  const named = symbols
    .filter(isOffered)
    .filter((one, at, all) => all.findIndex(({ name }) => name === one.name) === at)
    .slice(0, 3);
  if (named.length === 0) return undefined;
  return statement(
    texts.module.unsaid({
      turn,
      names: texts.common.and(named.map(({ name }) => code(name))),
      isOne: named.length === 1,
    }),
    named.map((symbol) => defines(symbol)),
  );
}

/** Whether others can take it: a constant that its file keeps to itself says nothing of the part. */
function isOffered({ kind, isExported }: SymbolFact): boolean {
  return isExported || (kind !== 'constant' && kind !== 'variable');
}

/** Most files named in a sentence. @source own bound: read aloud */
const FILES = 4;
/** Most folders named in a sentence. @source own bound: read aloud */
const FOLDERS = 8;

/** The files of the part, or their folder when there are many. */
function files({ sketch }: ModuleBrief, turn: number, { texts }: PageTools): Statement | undefined {
  const t = texts.module;
  const { files: all, folders } = sketch.section;
  if (all.length < 2) return undefined;
  if (all.length <= FILES) return statement(t.filesNamed({ files: texts.common.and(all.map(path)), turn }));
  const named = folders.slice(0, FOLDERS);
  if (named.every((folder) => folder === '')) return undefined;
  const rest = folders.length - named.length;
  const places = texts.common.and([
    ...named.map((folder) => (folder === '' ? t.rootFolder : path(folder))),
    ...(rest > 0 ? [t.moreFolders({ rest })] : []),
  ]);
  return statement(t.filesIn({ count: all.length, folders: places, turn }));
}

/** What people type and what programs import, each in one sentence. */
function entries({ entryPoints, sketch }: ModuleBrief, { texts, context }: PageTools): (Statement | undefined)[] {
  const t = texts.module;
  const typed = entryPoints.filter(({ kind }) => kind === 'bin' || kind === 'script' || kind === 'module').slice(0, 2);
  const turn = context.analysis.sections.findIndex(({ id }) => id === sketch.section.id);
  // What Electron starts by `main` is a program and nothing to import.
  const shells = new Set<string>(
    context.analysis.survey.packages.flatMap((pack) =>
      pack.dependencies.some(({ name }) => name === 'electron') ? [pack.path] : [],
    ),
  );
  const imported = entryPoints
    .filter(({ kind, path: manifest }) => (kind === 'main' || kind === 'export') && !shells.has(manifest))
    .slice(0, 3);
  const pairs = (entrances: ModuleBrief['entryPoints']) =>
    entrances.map((entry) => t.entryPair({ name: code(entry.shownName), path: path(entry.target ?? entry.path) }));
  return [
    typed.length === 0
      ? undefined
      : statement(t.entry({ pairs: texts.common.and(pairs(typed)) }), typed.map(declaresEntry)),
    imported.length === 0
      ? undefined
      : statement(
          t.exportEntry({ pairs: texts.common.and(pairs(imported)), isOne: imported.length === 1, turn }),
          imported.map(declaresEntry),
        ),
  ];
}

/** A package that no other part imports tells what this one is there for; that needs a complete scan. */
function systems({ systems: found, sketch }: ModuleBrief, { texts, context }: PageTools): Statement | undefined {
  const own = new Set(sketch.section.files);
  const shown = found.flatMap(({ name, imports: facts, sectionIds }) => {
    const fact = facts.find(({ from }) => own.has(from));
    return fact === undefined || sectionIds.length > 1 ? [] : [{ name, fact }];
  });
  const told = shown.slice(0, SYSTEMS);
  if (told.length === 0 || !context.analysis.isComplete || context.analysis.sections.length < 2) return undefined;
  const clauses = told.map(({ name, fact }) => texts.module.system({ name: code(name), path: path(fact.from) }));
  return statement(
    texts.module.systems({ systems: texts.common.and(clauses) }),
    told.map(({ fact }) => imports(fact)),
  );
}

/** Where the story of a name ends: before the next heading; at the end of all where it has none of its own. */
function endOfStory(blocks: readonly Block[], name: string): number {
  const start = blocks.findIndex((block) => block.kind === 'heading' && block.text === name);
  if (start < 0) return blocks.length;
  const next = blocks.findIndex((block, at) => at > start && block.kind === 'heading');
  return next < 0 ? blocks.length : next;
}

function names(brief: ModuleBrief, tools: PageTools): Block[] {
  const t = tools.texts.module;
  const { excerpt } = brief;
  const turn = tools.context.analysis.sections.findIndex(({ id }) => id === brief.sketch.section.id);
  const { blocks, untold } = tellStories(brief.stories, turn, tools);
  if (excerpt !== undefined) {
    const { path: file, startLine, endLine, name } = excerpt;
    const shown: Block = { kind: 'excerpt', path: file, startLine, endLine, caption: t.excerpt({ name }) };
    blocks.splice(endOfStory(blocks, name), 0, shown);
  }
  const more = [...untold, ...brief.more];
  return [
    ...blocks,
    ...table(t.moreColumns, moreRows(more).slice(0, ROWS)),
    ...paragraph([bareNames(more, turn, tools)]),
  ];
}

/** Where the ways through the program come to this part. */
function visits({ flows }: ModuleBrief, turn: number, tools: PageTools): Statement | undefined {
  if (flows.length === 0) return undefined;
  const t = tools.texts.flow;
  const names = flows.map(({ pageId, title, symbol }) =>
    t.visit({ name: link(pageId, title), step: symbolName(symbol, tools) }),
  );
  return statement(
    t.visits({ names: tools.texts.common.and(names), turn, count: names.length }),
    flows.map(({ symbol, call }) => (call === undefined ? defines(symbol) : calls(call))),
  );
}

function environment({ environment: facts }: ModuleBrief, tools: PageTools): Block[] {
  const t = tools.texts.module;
  const shown = facts.slice(0, 5);
  if (shown.length === 0) return [];
  const files = [...new Set(shown.map((fact) => fact.path))];
  const clauses = files.map((file) => {
    const names = shown
      .filter((fact) => fact.path === file)
      .map(({ name, defaultLiteral }) =>
        defaultLiteral === undefined
          ? [code(name)]
          : t.environmentDefault({ name: code(name), literal: code(defaultLiteral) }),
      );
    return t.environmentRead({ path: path(file), names: tools.texts.common.and(names) });
  });
  const page = tools.context.plan.pages.find(({ kind }) => kind === 'configuration');
  const read = tools.texts.common.also(clauses);
  const said =
    page === undefined ? tools.texts.common.stop(read) : t.environmentSee({ read, page: link(page.id, page.title) });
  return paragraph([statement(said, shown.flatMap(readsWithDefault))]);
}

function errors({ errors: found }: ModuleBrief, { texts }: PageTools): Block[] {
  // Literals of Go create errors without a call: an empty cell would deny them.
  const hasPlaces = found.every(({ symbol }) => !symbol.path.endsWith('.go'));
  const columns = texts.module.errorColumns.slice(0, hasPlaces ? 3 : 2);
  const rows = found.map(({ symbol, words, raised }) =>
    [
      cell(code(symbol.name), [defines(symbol)]),
      words === undefined ? cell(undefined) : cell(quote(words), [says(words)]),
      raised === undefined
        ? cell(undefined)
        : cell(path(raised.path), ['callee' in raised ? calls(raised) : ends(raised)]),
    ].slice(0, columns.length),
  );
  return table(columns, rows);
}

function asSource(
  { path: file, why, count, name = '' }: SourceChoice,
  { texts }: PageTools,
): PageDraft['sources'][number] {
  const t = texts.sources;
  const reasons: Readonly<Record<SourceChoice['why'], string>> = {
    entry: t.entry({ name }),
    imported: t.imported({ count, isUse: isUsedByName(file) }),
    declares: t.declares({ name }),
    documents: t.documents,
    tests: t.tests,
    states: t.states,
  };
  return { path: file, reason: reasons[why] };
}
