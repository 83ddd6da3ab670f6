import type { Block, Inline, PageDraft, Statement } from '#draft';
import type {
  InterfaceChapter,
  InterfaceGroup,
  InterfaceListBrief,
  InterfacePlace,
  InterfaceSort,
  InterfacesBrief,
  PlannedPage,
} from '#plan';
import { defines, prove } from './evidence.ts';
import { code, link, path, statement } from './inline.ts';
import { interfaceTable, registersRow } from './interface-rows.ts';
import { draftOf, type PageTools, paragraph, under } from './page-tools.ts';
import { SentenceShapes } from './sentence-shapes.ts';

/** Most sources of the page. @source wiki.md §1, 5 */
const SOURCES = 8;

interface Telling {
  readonly sort: InterfaceSort;
  readonly shapes: SentenceShapes;
  readonly tools: PageTools;
}

/** What can be asked of the program, sort by sort: where it is registered, what it passes, who handles it. */
export function writeInterfaces(page: PlannedPage, brief: InterfacesBrief, tools: PageTools): PageDraft {
  const { texts, context } = tools;
  const t = texts.interfaces;
  const shapes = new SentenceShapes();
  const counts = countsOf(brief, tools);
  const blocks = [
    ...paragraph([statement(t.lead({ counts: texts.common.and(counts) })), statement(t.limit), offered(tools)]),
    ...brief.chapters.flatMap((chapter) =>
      under(t.headings[chapter.sort], tellChapter(chapter, { sort: chapter.sort, shapes, tools })),
    ),
  ];
  const files = new Set(brief.chapters.flatMap(({ places }) => places.map((place) => place.path)));
  return draftOf(page, {
    summary: t.summary({ name: context.info.origin.name, counts: counts.map(({ text }) => text).join(', ') }),
    blocks,
    sources: [...files].slice(0, SOURCES).map((file) => ({ path: file, reason: texts.sources.states })),
  });
}

/** Where the first page points to this one: what there is, in numbers. */
export function readInterfaces(tools: PageTools): Statement | undefined {
  const page = tools.context.plan.pages.find(({ brief }) => brief.kind === 'interfaces');
  if (page?.brief.kind !== 'interfaces') return undefined;
  const { interfaces: t, common } = tools.texts;
  return statement(t.see({ counts: common.and(countsOf(page.brief, tools)), page: link(page.id, page.title) }));
}

function countsOf({ chapters }: InterfacesBrief, { texts }: PageTools): { kind: 'text'; text: string }[] {
  return chapters.map(({ sort, count }) => ({ kind: 'text', text: texts.interfaces.counted({ sort, count }) }));
}

/** What is imported rather than asked stands on the first page. */
function offered({ context, texts }: PageTools): Statement | undefined {
  const page = context.plan.pages.find(({ brief }) => brief.kind === 'overview' && brief.offer !== undefined);
  return page === undefined ? undefined : statement(texts.interfaces.offer({ page: link(page.id, page.title) }));
}

function tellChapter(chapter: InterfaceChapter, telling: Telling): Block[] {
  const { texts } = telling.tools;
  const { places, lists, sort, count } = chapter;
  const pages = lists.map(({ pageId, title }) => link(pageId, title));
  const further =
    pages.length === 0 ? undefined : statement(texts.interfaces.list({ page: texts.common.and(pages), sort, count }));
  const isAlone = places.length === 1;
  return [
    ...places.flatMap((place) => tellPlace(place, { chapter, isAlone }, telling)),
    ...paragraph([
      sort === 'command' ? switches(telling.tools) : undefined,
      chapter.hasBeginnings ? statement(texts.interfaces.beginnings) : undefined,
      further,
    ]),
  ];
}

/** Where the switches of commands are told. */
function switches({ context, texts }: PageTools): Statement | undefined {
  const page = context.plan.pages.find(({ brief }) => brief.kind === 'configuration' && brief.commands.length > 0);
  return page === undefined ? undefined : statement(texts.interfaces.switches({ page: link(page.id, page.title) }));
}

function tellPlace(
  place: InterfacePlace,
  { chapter, isAlone }: { chapter: InterfaceChapter; isAlone: boolean },
  telling: Telling,
): Block[] {
  const isOne = place.groups.length === 1;
  const intro = [where(place, chapter, telling), passed(place, telling), opened(place, telling)];
  const [first] = place.groups;
  if (isOne && first !== undefined) {
    const said = tellGroup(first, telling);
    const blocks = [...paragraph([...intro, ...said.statements]), ...said.table];
    return isAlone ? blocks : under(nameOf(place, telling.tools), blocks, 3);
  }
  return [
    ...paragraph(intro),
    ...place.groups.flatMap((group) => {
      const said = tellGroup(group, telling);
      const title = group.topic ?? (group.isRest ? telling.tools.texts.interfaces.restHeading : undefined);
      const blocks = [...paragraph(said.statements), ...said.table];
      return title === undefined ? blocks : under(title, blocks, 3);
    }),
  ];
}

/** A place as a heading: the name of the part where several files are meant. */
function nameOf({ path: file, sectionId, fileCount }: InterfacePlace, tools: PageTools): string {
  return fileCount > 1 && sectionId !== undefined ? (tools.sections.get(sectionId)?.name ?? file) : file;
}

function where(place: InterfacePlace, { count: of }: InterfaceChapter, { sort, shapes, tools }: Telling): Statement {
  const { prefix, fileCount, count, sectionId } = place;
  const shown: Inline = fileCount > 1 && sectionId !== undefined ? tools.part(sectionId) : path(place.path);
  const said = tools.texts.interfaces.place({
    sort,
    place: shown,
    fileCount,
    count,
    of,
    ...(prefix === undefined ? {} : { prefix: { text: code(prefix.text), count: prefix.count } }),
  });
  const evidence = prefix === undefined ? [] : [prove(prefix.path, prefix, { predicate: 'says', words: prefix.text })];
  return statement(shapes.choose(said), evidence);
}

/** What all of them pass. */
function passed({ through, count: all }: InterfacePlace, { sort, shapes, tools }: Telling): Statement | undefined {
  if (through === undefined) return undefined;
  const { names, row, count } = through;
  const said = tools.texts.interfaces.through({
    names: tools.texts.common.and(names.map((name) => code(name))),
    sort,
    count,
    isAll: count === all,
  });
  return statement(
    shapes.choose(said),
    names.map((name) =>
      prove(
        row.entry.path,
        row.entry,
        row.entry.kind === 'command'
          ? { predicate: 'calls', callee: name }
          : { predicate: 'registers', key: '', value: name },
      ),
    ),
  );
}

/** That the beginning of paths is not known, and why. */
function opened({ open, count: all }: InterfacePlace, { tools }: Telling): Statement | undefined {
  if (open === undefined) return undefined;
  const { why, name, count, row } = open;
  const last = name.slice(name.lastIndexOf('.') + 1);
  return statement(tools.texts.interfaces.open[why]({ name: code(name), count, isAll: count === all }), [
    prove(row.entry.path, row.entry, { predicate: 'uses', name: last }),
  ]);
}

function tellGroup(group: InterfaceGroup, { sort, shapes, tools }: Telling) {
  const t = tools.texts.interfaces;
  const { handledIn, flow, rows, some, count } = group;
  const statements: (Statement | undefined)[] = [];
  if (rows.length === 0) {
    const names = tools.texts.common.and(some.map(({ name }) => code(name)));
    const said = t.some({ sort, names, rest: count - some.length, total: count });
    statements.push(statement(shapes.choose(said), some.flatMap(registersRow)));
  }
  const inOneFile = handledIn === undefined ? [] : t.handledIn({ path: path(handledIn), count });
  const isTold = inOneFile.some((one) => !shapes.isWorn(one));
  if (isTold) statements.push(statement(shapes.choose(inOneFile)));
  if (flow !== undefined) {
    const { handler } = flow.row;
    const proofs = [...registersRow(flow.row), ...(handler === undefined ? [] : [defines(handler)])];
    const said = t.flow({ name: code(flow.row.name), page: link(flow.pageId, flow.title) });
    statements.push(statement(shapes.choose(said), proofs));
  }
  return { statements, table: interfaceTable(sort, rows, { tools, told: isTold ? handledIn : undefined }) };
}

/** The whole list of one sort, file by file. */
export function writeInterfaceList(page: PlannedPage, brief: InterfaceListBrief, tools: PageTools): PageDraft {
  const { texts, context } = tools;
  const t = texts.interfaces;
  const concept = context.plan.pages.find(({ id }) => id === page.parent);
  const count = brief.files.reduce((sum, { rows }) => sum + rows.length, 0);
  return draftOf(page, {
    summary: t.listSummary({ title: page.title, count }),
    blocks: [
      ...paragraph([
        concept === undefined ? undefined : statement(t.listIntro({ page: link(concept.id, concept.title) })),
      ]),
      ...brief.files.flatMap(({ path: file, rows }) => under(file, interfaceTable(brief.sort, rows, { tools }))),
    ],
    sources: brief.files.slice(0, SOURCES).map(({ path: file }) => ({ path: file, reason: texts.sources.states })),
  });
}
