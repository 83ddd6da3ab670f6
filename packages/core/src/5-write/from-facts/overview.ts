import type { Block, PageDraft, Statement } from '#draft';
import type { ChangeStart, OverviewBrief, PlannedPage, SectionSketch } from '#plan';
import { declaresEntry, defines, depends, imports, isUsedByName, prove, says, states } from './evidence.ts';
import { readFlowFirst } from './flow-list.ts';
import { cell, code, link, path, quote, statement } from './inline.ts';
import { readInterfaces } from './interfaces.ts';
import { drawModules, SMALL_NODES } from './module-diagram.ts';
import {
  changesByFile,
  tellConflicts,
  tellDecisions,
  tellFiles,
  tellQuickStart,
  tellReasons,
} from './overview-documents.ts';
import { identify } from './overview-identity.ts';
import { tellNeeds, tellOffer } from './overview-offer.ts';
import { draftOf, type PageTools, paragraph, someParts, table, takenNames, under } from './page-tools.ts';

/** Most rows of a table on a concept page. @source wiki.md §3b */
const ROWS = 10;
/** Parts named in one sentence. @source own bound */
const PARTS = 6;

/** The first page: purpose in the authors' words, what kind of thing it is, its parts, where to read and to change. */
export function writeOverview(page: PlannedPage, brief: OverviewBrief, tools: PageTools): PageDraft {
  const { texts, context } = tools;
  const t = texts.overview;
  const hasArchitecture = context.plan.pages.some(({ kind }) => kind === 'architecture');
  // Where the small picture would show all parts, it would be the one of the page on architecture once more.
  const isRepeated = hasArchitecture && brief.sketches.length <= SMALL_NODES;
  const options = { id: 'parts', title: t.mapTitle, kind: 'module', isSmall: true } as const;
  const diagram = isRepeated ? undefined : drawModules(brief.sketches, tools, options);
  const blocks: Block[] = [
    ...lead(brief),
    ...paragraph([...identify(brief, tools), ...tellNeeds(brief, tools)]),
    ...tellReasons(brief, tools),
    ...tellConflicts(brief, tools),
    ...tellQuickStart(brief, tools),
    ...packages(brief, tools),
    ...tellFiles(brief, tools),
    ...tellOffer(brief, tools),
    ...under(t.mapHeading, [
      ...paragraph([isRepeated ? partsInWords(brief, tools) : undefined, ...map(brief, tools)]),
      ...(diagram === undefined ? [] : [{ kind: 'diagram', diagramId: diagram.id } as const]),
    ]),
    ...under(t.readHeading, paragraph([readFlowFirst(tools), readInterfaces(tools), ...reading(brief, tools)])),
    ...under(t.changeHeading, changes(brief, tools)),
    ...tellDecisions(brief, tools),
    ...under(t.stackHeading, stack(brief, tools)),
  ];
  const { name } = context.info.origin;
  const summary =
    brief.lead === undefined
      ? t.summaryBare({ name, count: brief.sketches.length })
      : t.summary({ name, words: firstSentence(brief.lead.words) });
  return draftOf(page, {
    summary,
    blocks,
    diagrams: diagram === undefined ? [] : [diagram],
    sources: sources(brief, tools),
  });
}

/** For lists of pages: the rest stands on the page itself. */
function firstSentence(words: string): string {
  return words.split(/(?<=[.!?]) (?=\p{Lu})/u, 1)[0]?.replace(/[.]$/, '') ?? words;
}

function lead({ lead: words }: OverviewBrief): Block[] {
  return words === undefined ? [] : [{ kind: 'quotation', statements: [statement([quote(words)], [says(words)])] }];
}

function packages(brief: OverviewBrief, { texts }: PageTools): Block[] {
  const t = texts.overview;
  const rows = brief.packages.flatMap((pack): Statement[][] => {
    if (pack.name === undefined) return [];
    const { description } = pack;
    const words =
      description === undefined || description.value === '' ? undefined : { words: description.value, isCut: false };
    return [
      [
        cell(code(pack.name.value), [states(pack.path, pack.name)]),
        words === undefined || description === undefined
          ? cell(undefined)
          : cell(quote(words), [states(pack.path, description)]),
        cell(path(pack.root === '' ? pack.path : pack.root)),
      ],
    ];
  });
  const rest = brief.packageCount - brief.packages.length;
  const note = rest > 0 && rows.length > 0 ? paragraph([statement(t.packagesRest({ rest }))]) : [];
  return under(t.packagesHeading, [...table(t.packageColumns, rows), ...note]);
}

function map(brief: OverviewBrief, tools: PageTools): (Statement | undefined)[] {
  const t = tools.texts.overview;
  const { mostUsed, topmost, sketches } = brief;
  // What is ahead of all others is known only after a complete scan.
  const isComplete = tools.context.analysis.isComplete;
  const [only] = sketches;
  if (sketches.length === 1 && only?.mainFile !== undefined && only.mainFile.fanIn > 1) {
    const { path: main, fanIn } = only.mainFile;
    return [
      statement(
        t.onePart({ part: tools.part(only.section.id), path: path(main), count: fanIn, isUse: isUsedByName(main) }),
      ),
    ];
  }
  if (!isComplete) return [];
  return [
    mostUsed === undefined ? undefined : mostUsedSentence(mostUsed, tools),
    topmost === undefined || topmost === mostUsed ? undefined : topmostSentence(topmost, mostUsed !== undefined, tools),
    mostUsed === undefined ? busiestBorder(sketches, tools) : undefined,
  ];
}

/** Where no picture is drawn here: which parts there are, and where the picture is. */
function partsInWords({ sketches }: OverviewBrief, tools: PageTools): Statement | undefined {
  const { texts, context } = tools;
  const page = context.plan.pages.find(({ kind }) => kind === 'architecture');
  if (page === undefined) return undefined;
  const names = someParts(
    sketches.map(({ section }) => section.id),
    PARTS,
    tools,
  );
  return statement(texts.overview.inWords({ parts: names, count: sketches.length, page: link(page.id, page.title) }));
}

function mostUsedSentence(sketch: SectionSketch, tools: PageTools): Statement {
  const { texts } = tools;
  const users = sketch.usedBy.slice(0, 4);
  const rest = sketch.usedBy.length - users.length;
  const names = users.map((edge) => tools.part(edge.from));
  const taken = users.slice(0, 1).map((edge) => takenNames(edge, 2));
  const example = taken.flatMap(({ names: codes }) => codes);
  const said = texts.overview.mostUsed({
    part: tools.part(sketch.section.id),
    users: texts.common.and(rest > 0 ? [...names, texts.common.more({ rest })] : names),
    first: tools.part(users[0]?.from ?? sketch.section.id),
    example: example.length === 0 ? [] : texts.common.and(example),
  });
  const others = users
    .slice(1)
    .flatMap((edge) => edge.samples.slice(0, 1))
    .map(imports);
  return statement(said, [...taken.flatMap(({ evidence }) => evidence), ...others]);
}

/** Where no part stands out, the pair with most imports does. */
function busiestBorder(sketches: readonly SectionSketch[], tools: PageTools): Statement | undefined {
  const edges = sketches.flatMap(({ uses }) => uses).sort((a, b) => b.weight - a.weight);
  const [first, second] = edges;
  if (first === undefined || first.weight < 3 || first.weight === second?.weight) return undefined;
  const { names, evidence } = takenNames(first, 3);
  if (names.length === 0) return undefined;
  const ends = { from: tools.part(first.from), to: tools.part(first.to), count: first.weight };
  return statement(tools.texts.overview.busiest({ ...ends, names: tools.texts.common.and(names) }), evidence);
}

function topmostSentence(sketch: SectionSketch, isContrast: boolean, tools: PageTools): Statement | undefined {
  const used = sketch.uses.slice(0, 5);
  if (used.length < 2) return undefined;
  const { topmost, drawsOn } = tools.texts.overview;
  const rest = sketch.uses.length - used.length;
  const parts = used.map((edge) => tools.part(edge.to));
  const said = (isContrast ? topmost : drawsOn)({
    part: tools.part(sketch.section.id),
    used: tools.texts.common.and(rest > 0 ? [...parts, tools.texts.common.more({ rest })] : parts),
  });
  return statement(said, used.flatMap((edge) => edge.samples.slice(0, 1)).map(imports));
}

/** A file that fewer others import is not what everything comes back to. @source own bound */
const HUB = { files: 4 } as const;

function reading(brief: OverviewBrief, tools: PageTools): (Statement | undefined)[] {
  const t = tools.texts.overview;
  const entry = brief.entryPoints.find(
    ({ kind, target, path: manifest }) =>
      target !== undefined &&
      (kind === 'bin' || kind === 'script') &&
      (manifest === brief.mainPackage?.path || brief.packageCount <= 1),
  );
  const start =
    entry?.target === undefined
      ? undefined
      : statement(t.readEntry({ path: path(entry.target), name: code(entry.shownName) }), [declaresEntry(entry)]);
  return [
    start,
    readingHub(brief, { isSecond: start !== undefined, entry: entry?.target }, tools),
    readingTests(brief, tools),
  ];
}

function readingHub(
  brief: OverviewBrief,
  place: { readonly isSecond: boolean; readonly entry: string | undefined },
  tools: PageTools,
): Statement | undefined {
  const t = tools.texts.overview;
  const [hub] = brief.hubs;
  if (hub === undefined || hub.fanIn < HUB.files || hub.path === place.entry) return undefined;
  const isUse = isUsedByName(hub.path);
  const facts = { path: path(hub.path), part: tools.part(hub.sectionId), count: hub.fanIn, isUse };
  return statement(place.isSecond ? t.readMain(facts) : t.readMainFirst(facts), hub.importers.map(imports));
}

function readingTests({ sketches }: OverviewBrief, { texts }: PageTools): Statement | undefined {
  for (const { test } of sketches) {
    const title = test?.titles.find(({ text }) => / /.test(text) && text.length > 20 && text.length < 140);
    if (test === undefined || title === undefined) continue;
    const said = texts.overview.readTests({ path: path(test.path), quote: quote({ words: title.text, isCut: false }) });
    return statement(said, [prove(test.path, title, { predicate: 'says', words: title.text })]);
  }
  return undefined;
}

/** Change → page → file → tests. */
function changes(brief: OverviewBrief, tools: PageTools): Block[] {
  const t = tools.texts.overview;
  const byFile = brief.sketches.length <= 1 && brief.files.length > 1 ? changesByFile(brief, tools) : [];
  if (byFile.length > 0) return byFile;
  const rows = brief.sketches.slice(0, ROWS).flatMap((sketch): Statement[][] => {
    const { change } = sketch;
    if (change === undefined) return [];
    const test = change.test === undefined ? undefined : path(change.test.path);
    return [[changeCell(sketch, change, tools), cell(path(change.path)), cell(test)]];
  });
  return table(t.changeColumns, rows);
}

/** The part, and the names in it that others use: what somebody who wants to change it would look for. */
function changeCell({ section }: SectionSketch, { names: named }: ChangeStart, tools: PageTools): Statement {
  const part = tools.part(section.id);
  if (named.length === 0) return cell(part);
  const names = tools.texts.common.and(named.map(({ name }) => code(name)));
  return statement(
    tools.texts.overview.changeNamed({ part, names }),
    named.map((symbol) => defines(symbol)),
  );
}

function stack(brief: OverviewBrief, { texts }: PageTools): Block[] {
  const t = texts.overview;
  const { mainPackage } = brief;
  const stated = mainPackage?.runtimes ?? [];
  const languages = brief.languages.slice(0, 3).map(({ name, fileCount }) => {
    const runtime = stated.find((one) => one.runtime.toLowerCase() === name.toLowerCase());
    const version =
      runtime === undefined || mainPackage === undefined
        ? cell(undefined)
        : cell(code(runtime.value), [states(mainPackage.path, runtime)]);
    return [cell(name), version, cell(t.languageFiles({ count: fileCount }))];
  });
  const told = new Set(brief.languages.slice(0, 3).map(({ name }) => name.toLowerCase()));
  const runtimes = stated
    .filter(({ runtime }) => !told.has(runtime.toLowerCase()))
    .map((runtime) => [
      cell(code(runtime.runtime)),
      cell(code(runtime.value), mainPackage === undefined ? [] : [states(mainPackage.path, runtime)]),
      cell(mainPackage === undefined ? undefined : path(mainPackage.path)),
    ]);
  const systems = brief.systems.flatMap(({ name, dependency, imports: facts, fileCount }): Statement[][] => {
    const [first] = facts;
    if (first === undefined || dependency === undefined) return [];
    const version = dependency.version === '' ? cell(undefined) : cell(code(dependency.version), [depends(dependency)]);
    return [
      [
        cell(code(name), [depends(dependency)]),
        version,
        statement(t.usedIn({ path: path(first.from), count: fileCount }), [imports(first)]),
      ],
    ];
  });
  return table(t.stackColumns, [...languages, ...runtimes, ...systems]);
}

function sources({ lead: words, mainPackage, sketches }: OverviewBrief, { texts }: PageTools): PageDraft['sources'] {
  const t = texts.sources;
  const files = [
    ...(words === undefined ? [] : [{ path: words.path, reason: t.documents }]),
    ...(mainPackage === undefined ? [] : [{ path: mainPackage.path, reason: t.states }]),
    ...sketches.flatMap(({ mainFile }) =>
      mainFile === undefined || mainFile.fanIn < 2
        ? []
        : [{ path: mainFile.path, reason: t.imported({ count: mainFile.fanIn, isUse: isUsedByName(mainFile.path) }) }],
    ),
  ];
  return files.filter((file, at) => files.findIndex((other) => other.path === file.path) === at).slice(0, 8);
}
