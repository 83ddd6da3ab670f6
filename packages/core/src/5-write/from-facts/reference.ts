import type { Block, Inline, PageDraft } from '#draft';
import type { PlannedPage, ReferenceBrief } from '#plan';
import { folderOf } from '#vocabulary';
import { defines, says } from './evidence.ts';
import { cell, code, link, path, quote, statement } from './inline.ts';
import { draftOf, type PageTools, paragraph, table, under } from './page-tools.ts';

/** Most used names first, then the declarations by file, or the list of the pages that hold them. */
export function writeReference(page: PlannedPage, brief: ReferenceBrief, tools: PageTools): PageDraft {
  const { texts, context } = tools;
  const t = texts.reference;
  const isFirst = page.parent === undefined;
  const blocks: Block[] = [
    ...firstPage(brief, tools),
    ...folders(brief, tools),
    ...brief.groups.flatMap((group) => fileTable(group, tools)),
  ];
  const summary = isFirst ? t.summary({ name: context.info.origin.name }) : t.summaryOf({ title: page.title });
  const sources = brief.groups.slice(0, 8).map((group) => ({ path: group.path, reason: texts.sources.states }));
  return draftOf(page, { summary, blocks, sources });
}

function firstPage({ hubs, children }: ReferenceBrief, { texts }: PageTools): Block[] {
  const t = texts.reference;
  const rows = hubs.map(({ symbol, words, importerCount, callerCount }) => [
    cell(code(symbol.name), [defines(symbol)]),
    words === undefined ? cell(undefined) : cell(quote(words), [says(words)]),
    cell(path(symbol.path)),
    cell(texts.reference.uses({ importers: importerCount, callers: callerCount })),
  ]);
  const items = children.map(({ pageId, title }) => [statement([link(pageId, title)])]);
  return [
    ...under(
      t.hubsHeading,
      rows.length === 0 ? [] : [...paragraph([statement(t.hubsIntro)]), ...table(t.hubColumns, rows)],
    ),
    ...under(t.childrenHeading, items.length === 0 ? [] : [{ kind: 'list', isOrdered: false, items }]),
  ];
}

/** Most rows of the table of folders. @source own bound: words of a page, wiki.md §1 */
const FOLDER_ROWS = 120;

/** Where the files of the page lie: a reader may look for a folder rather than for a file. */
function folders({ groups }: ReferenceBrief, { texts }: PageTools): Block[] {
  const t = texts.reference;
  const counts = new Map<string, number>();
  for (const { path: file } of groups) counts.set(folderOf(file), (counts.get(folderOf(file)) ?? 0) + 1);
  if (counts.size === 0 || (counts.size === 1 && counts.has(''))) return [];
  const nameOf = (folder: string): Inline => (folder === '' ? code('.') : path(folder));
  const [only] = counts.keys();
  if (counts.size === 1 && only !== undefined) return paragraph([statement(t.folder({ folder: path(only) }))]);
  const rows = [...counts].slice(0, FOLDER_ROWS).map(([folder, count]) => [cell(nameOf(folder)), cell(String(count))]);
  return table(t.folderColumns, rows);
}

function fileTable(group: ReferenceBrief['groups'][number], { texts }: PageTools): Block[] {
  const rows = group.entries.map(({ symbol, words }) => [
    cell(code(symbol.signature), [defines(symbol)]),
    words === undefined ? cell(undefined) : cell(quote(words), [says(words)]),
  ]);
  return under(group.path, table(texts.reference.columns, rows));
}
