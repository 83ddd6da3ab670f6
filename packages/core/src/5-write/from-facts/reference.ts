import type { Block, PageDraft } from '#draft';
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

/** Most folders of one sentence. @source own bound: a page of the reference holds few */
const FOLDERS = 40;

/** Where the files of the page lie: a reader may look for a folder rather than for a file. */
function folders({ groups }: ReferenceBrief, { texts }: PageTools): Block[] {
  const found = [...new Set(groups.map(({ path: file }) => folderOf(file)))];
  if (found.length === 0 || (found.length === 1 && found[0] === '')) return [];
  const names = found.slice(0, FOLDERS).map((folder) => (folder === '' ? texts.reference.root : path(folder)));
  const rest = found.length - names.length;
  const all = rest > 0 ? [...names, texts.common.more({ rest })] : names;
  return paragraph([statement(texts.reference.folders({ folders: texts.common.and(all), count: groups.length }))]);
}

function fileTable(group: ReferenceBrief['groups'][number], { texts }: PageTools): Block[] {
  const rows = group.entries.map(({ symbol, words }) => [
    cell(code(symbol.signature), [defines(symbol)]),
    words === undefined ? cell(undefined) : cell(quote(words), [says(words)]),
  ]);
  return under(group.path, table(texts.reference.columns, rows));
}
