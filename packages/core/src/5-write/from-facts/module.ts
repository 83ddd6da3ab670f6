import type { Block, PageDraft, Statement } from '#draft';
import type { ModuleBrief, PlannedPage, SourceChoice } from '#plan';
import { calls, declaresEntry, defines, imports, readsWithDefault, says } from './evidence.ts';
import { cell, code, link, path, quote, statement } from './inline.ts';
import { moreRows, storyParagraphs } from './module-names.ts';
import { neighbours } from './module-neighbours.ts';
import { promises } from './module-tests.ts';
import { draftOf, type PageTools, paragraph, table, under } from './page-tools.ts';

/** Most packages told in one sentence. @source own bound: the architecture page lists all */
const SYSTEMS = 3;

/** One part: purpose, neighbours, the names to know, environment, errors, tests. */
export function writeModule(page: PlannedPage, brief: ModuleBrief, tools: PageTools): PageDraft {
  const t = tools.texts.module;
  const blocks: Block[] = [
    ...paragraph([purpose(brief, tools), ...entries(brief, tools), neighbours(brief, tools), systems(brief, tools)]),
    ...under(t.namesHeading, names(brief, tools)),
    ...under(t.environmentHeading, environment(brief, tools)),
    ...under(t.errorsHeading, errors(brief, tools)),
    ...under(t.testsHeading, paragraph([promises(brief, tools)])),
  ];
  return draftOf(page, {
    summary: summaryOf(brief, tools),
    blocks,
    sources: brief.sources.map((choice) => asSource(choice, tools)),
  });
}

function summaryOf({ sketch }: ModuleBrief, { texts }: PageTools): string {
  if (sketch.words !== undefined) return texts.module.summaryWords({ words: sketch.words.words });
  const folder = sketch.section.folders[0] || sketch.section.name;
  return texts.module.summaryNames({
    folder,
    names: sketch.symbols.map(({ name }) => name).join(', ') || sketch.section.name,
  });
}

function purpose({ sketch }: ModuleBrief, { texts }: PageTools): Statement | undefined {
  const { words, symbols } = sketch;
  if (words !== undefined) {
    const facts = { quote: quote(words), path: path(words.path), name: code(words.name ?? '') };
    return statement(texts.module.said[words.from](facts), [says(words)]);
  }
  const named = symbols.slice(0, 3);
  if (named.length === 0) return undefined;
  return statement(
    texts.module.unsaid({ names: texts.common.and(named.map(({ name }) => code(name))) }),
    named.map((symbol) => defines(symbol)),
  );
}

function entries({ entryPoints }: ModuleBrief, { texts }: PageTools): Statement[] {
  const shown = entryPoints.filter(({ kind }) => kind !== 'container').slice(0, 2);
  return shown.map((entry) => {
    const facts = { name: code(entry.shownName), path: path(entry.target ?? entry.path) };
    const isTyped = entry.kind === 'bin' || entry.kind === 'script' || entry.kind === 'module';
    return statement(isTyped ? texts.module.entry(facts) : texts.module.exportEntry(facts), [declaresEntry(entry)]);
  });
}

function systems({ systems: found, sketch }: ModuleBrief, { texts }: PageTools): Statement | undefined {
  const own = new Set(sketch.section.files);
  const shown = found.flatMap(({ name, imports: facts }) => {
    const fact = facts.find(({ from }) => own.has(from));
    return fact === undefined ? [] : [{ name, fact }];
  });
  const told = shown.slice(0, SYSTEMS);
  if (told.length === 0) return undefined;
  const clauses = told.map(({ name, fact }) => texts.module.system({ name: code(name), path: path(fact.from) }));
  return statement(
    texts.module.systems({ systems: texts.common.and(clauses) }),
    told.map(({ fact }) => imports(fact)),
  );
}

function names(brief: ModuleBrief, tools: PageTools): Block[] {
  const t = tools.texts.module;
  const { excerpt } = brief;
  const shown: Block[] =
    excerpt === undefined
      ? []
      : [
          {
            kind: 'excerpt',
            path: excerpt.path,
            startLine: excerpt.startLine,
            endLine: excerpt.endLine,
            caption: t.excerpt({ name: excerpt.name }),
          },
        ];
  return [...storyParagraphs(brief.stories, tools), ...shown, ...table(t.moreColumns, moreRows(brief.more))];
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
  const rows = found.map(({ symbol, words, raised }) => [
    cell(code(symbol.name), [defines(symbol)]),
    words === undefined ? cell(undefined) : cell(quote(words), [says(words)]),
    raised === undefined ? cell(undefined) : cell(path(raised.path), [calls(raised)]),
  ]);
  return table(texts.module.errorColumns, rows);
}

function asSource(
  { path: file, why, count, name = '' }: SourceChoice,
  { texts }: PageTools,
): PageDraft['sources'][number] {
  const t = texts.sources;
  const reasons: Readonly<Record<SourceChoice['why'], string>> = {
    entry: t.entry({ name }),
    imported: t.imported({ count }),
    declares: t.declares({ name }),
    documents: t.documents,
    tests: t.tests,
    states: t.states,
  };
  return { path: file, reason: reasons[why] };
}
