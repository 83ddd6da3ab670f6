import { wordsOf } from '#text/plain-prose';
import type { PageId, RepoPath } from '#vocabulary';
import type { FactIndex } from '../fact-index.ts';
import type {
  InterfaceChapter,
  InterfaceGroup,
  InterfaceListBrief,
  InterfaceRow,
  InterfaceSort,
  InterfacesBrief,
} from '../interfaces-brief.ts';
import { placesOf, ROWS } from '../select/interface-places.ts';
import { interfaceRows, SORTS } from '../select/interface-rows.ts';
import type { PlannedPage } from '../wiki-plan.ts';
import type { PageContext } from './page-context.ts';

/** Most rows on the concept page, over all its tables. @source own bound: what a reader still looks through */
const ALL_ROWS = 40;
/** What share of the rows has to fit for tables to stand there at all. @source own bound */
const TABLES = 0.5;
/** Longest page of the whole list, in words. @source wiki.md §1 */
const PAGE_WORDS = 3_000;

/** The page of what can be asked from outside, and pages with the whole lists where there are many; none without any. */
export function planInterfaces(context: PageContext, flows: readonly PlannedPage[]): PlannedPage[] {
  const { index, messages, options } = context;
  const rows = interfaceRows(index);
  const sorts = SORTS.filter((sort) => (rows.get(sort)?.length ?? 0) > 0);
  if (sorts.length === 0) return [];
  const budgets = shareRows(sorts.map((sort) => rows.get(sort)?.length ?? 0));
  const lists: PlannedPage[] = [];
  const chapters = sorts.map((sort, at): InterfaceChapter => {
    const own = rows.get(sort) ?? [];
    const chapter = chapterOf(sort, own, { index, flows, budget: budgets[at] ?? 0 });
    const shown = chapter.places.flatMap(({ groups }) => groups.flatMap((group) => group.rows));
    if (shown.length === own.length || options.size === 'concise') return { ...chapter, lists: [] };
    const pages = listPages(sort, own, context);
    lists.push(...pages);
    return { ...chapter, lists: pages.map(({ id, title }) => ({ pageId: id, title })) };
  });
  const brief: InterfacesBrief = { kind: 'interfaces', chapters };
  return [{ id: 'interfaces', title: messages.wiki.titles.interfaces, kind: 'interfaces', brief }, ...lists];
}

/** How many rows each chapter may show: what it has where that is little, the others share the rest alike. */
function shareRows(counts: readonly number[]): number[] {
  const shares = new Map<number, number>();
  let left = ALL_ROWS;
  const ordered = counts.map((count, at) => ({ count, at })).sort((a, b) => a.count - b.count);
  for (const [place, { count, at }] of ordered.entries()) {
    const share = Math.min(count, Math.max(ROWS, Math.floor(left / (ordered.length - place))));
    shares.set(at, share);
    left = Math.max(0, left - share);
  }
  return counts.map((_, at) => shares.get(at) ?? 0);
}

function chapterOf(
  sort: InterfaceSort,
  rows: readonly InterfaceRow[],
  { index, flows, budget }: { index: FactIndex; flows: readonly PlannedPage[]; budget: number },
): Omit<InterfaceChapter, 'lists'> {
  let left = budget;
  const places = placesOf(sort, rows, index).map((place) => {
    const groups = place.groups.map((group): InterfaceGroup => {
      const told = withFlow(group, flows);
      if (group.count > Math.min(ROWS, left)) return { ...told, rows: [] };
      left -= group.count;
      return told;
    });
    return { ...place, groups };
  });
  const shown = places.flatMap(({ groups }) => groups.flatMap((group) => group.rows));
  const isSummary = shown.length < rows.length * TABLES;
  const hasBeginnings = rows.some(({ entry }) => entry.isBeginning === true);
  const without = places.map((place) => ({ ...place, groups: place.groups.map((group) => ({ ...group, rows: [] })) }));
  return { sort, count: rows.length, isSummary, hasBeginnings, places: isSummary ? without : places };
}

/** The page of a flow that begins with one of the group. */
function withFlow(group: InterfaceGroup, flows: readonly PlannedPage[]): InterfaceGroup {
  for (const { id, title, brief } of flows) {
    if (brief.kind !== 'flow') continue;
    const { entry } = brief.flow;
    const row = group.rows.find((one) => one.entry.path === entry.path && one.entry.name === entry.name);
    if (row !== undefined) return { ...group, flow: { pageId: id, title, row } };
  }
  return group;
}

/** The whole list by file, cut where a page would grow too long. */
function listPages(
  sort: InterfaceSort,
  rows: readonly InterfaceRow[],
  { ids, messages }: PageContext,
): (PlannedPage & { readonly id: PageId })[] {
  const pages: { path: RepoPath; rows: InterfaceRow[] }[][] = [];
  let words = PAGE_WORDS + 1;
  for (const row of rows) {
    const cost = wordsOf(`${row.name} ${row.handler?.name ?? ''} ${row.words?.words ?? ''}`).length + 6;
    if (words + cost > PAGE_WORDS) {
      pages.push([]);
      words = 0;
    }
    words += cost;
    const open = pages.at(-1) ?? [];
    const { path } = row.entry;
    if (open.at(-1)?.path === path) open.at(-1)?.rows.push(row);
    else open.push({ path, rows: [row] });
  }
  return pages.map((files, at) => {
    const brief: InterfaceListBrief = { kind: 'interface-list', sort, files };
    const part = pages.length > 1 ? at + 1 : undefined;
    const title = messages.wiki.titles.interfaceList[sort];
    return {
      id: ids.take(`reference-${ID[sort]}`),
      title: part === undefined ? title : messages.wiki.titles.partOf({ name: title, part }),
      kind: 'reference',
      parent: 'interfaces',
      brief,
    };
  });
}

const ID: Readonly<Record<InterfaceSort, string>> = {
  route: 'http',
  procedure: 'procedures',
  event: 'events',
  tool: 'tools',
  command: 'commands',
  job: 'jobs',
};
