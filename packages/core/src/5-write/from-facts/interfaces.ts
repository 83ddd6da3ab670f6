import type { Block, PageDraft, Statement } from '#draft';
import type {
  InterfaceChapter,
  InterfaceGroup,
  InterfaceListBrief,
  InterfacePlace,
  InterfacesBrief,
  PlannedPage,
} from '#plan';
import { code, link, path, statement } from './inline.ts';
import { aboutPlace, followed, type Telling } from './interface-place.ts';
import { interfaceTable, isBare, registersRow } from './interface-rows.ts';
import { summarise } from './interface-summary.ts';
import { draftOf, type PageTools, paragraph, under } from './page-tools.ts';
import { SentenceShapes } from './sentence-shapes.ts';

/** Most sources of the page. @source wiki.md §1, 5 */
const SOURCES = 8;

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
  const { places, lists, sort, count, isSummary } = chapter;
  const pages = lists.map(({ pageId, title }) => link(pageId, title));
  const further =
    pages.length === 0 ? undefined : statement(texts.interfaces.list({ page: texts.common.and(pages), sort, count }));
  const isAlone = places.length === 1;
  return [
    ...(isSummary
      ? summarise(chapter, telling)
      : places.flatMap((place) => tellPlace(place, { chapter, isAlone }, telling))),
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
  const intro = aboutPlace(place, chapter, telling);
  const [first, ...more] = place.groups;
  if (first !== undefined && more.length === 0) {
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

function tellGroup(group: InterfaceGroup, telling: Telling) {
  const { sort, shapes, tools } = telling;
  const t = tools.texts.interfaces;
  const { handledIn, rows, some, count } = group;
  const statements: (Statement | undefined)[] = [];
  const shown = isBare(rows) ? [] : rows;
  if (shown.length === 0) {
    const named = rows.length > 0 ? rows : some;
    const names = tools.texts.common.and(named.map(({ name }) => code(name)));
    const said = t.some({ names, isAll: count === named.length, count });
    statements.push(statement(shapes.choose(said), named.flatMap(registersRow)));
  }
  const inOneFile = handledIn === undefined ? [] : t.handledIn({ path: path(handledIn), count });
  const isTold = inOneFile.some((one) => !shapes.isWorn(one));
  if (isTold) statements.push(statement(shapes.choose(inOneFile)));
  statements.push(followed(group, telling));
  return { statements, table: interfaceTable(sort, shown, { tools, told: isTold ? handledIn : undefined }) };
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
