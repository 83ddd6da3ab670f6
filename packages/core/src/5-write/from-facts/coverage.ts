import type { Block, PageDraft, Statement } from '#draft';
import { fillMessage } from '#messages';
import type { CoverageBrief, PlannedPage } from '#plan';
import type { Notice } from '#vocabulary';
import { conflictSentences, conflictTable } from './conflicts.ts';
import { cell, path, statement, strong } from './inline.ts';
import { draftOf, type PageTools, paragraph, table, under } from './page-tools.ts';

/** Conflicts told in sentences, more in a table, and files named for one reason. @source own bounds */
const SENTENCES = 3;
const NAMED = 6;

/** What was read and what not, which pages are missing and why, and how the statements were checked. */
export function writeCoverage(page: PlannedPage, brief: CoverageBrief, tools: PageTools): PageDraft {
  const { texts, context } = tools;
  const t = texts.coverage;
  const blocks: Block[] = [
    ...paragraph(provenance(brief, tools)),
    ...under(
      t.filesHeading,
      table(
        t.fileColumns,
        brief.rows.map((row) => fileRow(row, tools)),
      ),
    ),
    ...under(texts.documents.conflictsHeading, conflicts(brief, tools)),
    ...under(t.missingHeading, missing(brief, tools)),
    ...under(t.noticesHeading, notices(brief, tools)),
    ...under(t.leftOutHeading, leftOut(tools)),
  ];
  return draftOf(page, { summary: t.summary({ name: context.info.origin.name }), blocks });
}

function provenance({ rows, imports, calls }: CoverageBrief, { texts, context }: PageTools): (Statement | undefined)[] {
  const t = texts.coverage;
  const { info, analysis } = context;
  const share = ({ resolved, total }: { resolved: number; total: number }): string =>
    t.percent({ part: total === 0 ? 100 : Math.floor((resolved / total) * 100) });
  const origin = strong(info.origin.fullName);
  const from = t.from({
    name: origin,
    ref: strong(info.ref),
    commit: strong(info.commit.slice(0, 12)),
    date: info.date.slice(0, 10),
  });
  return [
    statement(from),
    info.subdir === '' ? undefined : statement(t.subdir({ path: strong(info.subdir) })),
    statement(t.method),
    statement(analysis.isComplete ? t.complete : t.partial),
    notParsed(rows, texts),
    imports.total + calls.total === 0
      ? undefined
      : statement(t.references({ imports: share(imports), calls: share(calls) })),
  ];
}

/** Sentences for a few, a table for more: what documents and comments name and the code does not have. */
function conflicts({ conflicts: found }: CoverageBrief, tools: PageTools): Block[] {
  const t = tools.texts.documents;
  if (found.length === 0)
    return paragraph([statement(tools.context.analysis.isComplete ? t.conflictsNone : t.conflictsUnknown)]);
  return found.length <= SENTENCES
    ? paragraph(conflictSentences(found, SENTENCES, tools))
    : conflictTable(found, tools);
}

/** What was looked for and is not there. */
function missing({ missingDocuments, missingFacts }: CoverageBrief, { texts }: PageTools): Block[] {
  const t = texts.coverage;
  const list = (words: readonly string[]): Statement['inlines'] =>
    texts.common.and(words.map((text) => ({ kind: 'text', text }) as const)) as Statement['inlines'];
  return paragraph([
    missingDocuments.length === 0
      ? undefined
      : statement(t.missingDocuments({ kinds: list(missingDocuments.map((kind) => t.documentKinds[kind])) })),
    missingFacts.length === 0
      ? undefined
      : statement(t.missingFacts({ kinds: list(missingFacts.map((kind) => t.factKinds[kind])) })),
  ]);
}

/** Languages of product code of which not a file was parsed. */
function notParsed(rows: CoverageBrief['rows'], texts: PageTools['texts']): Statement | undefined {
  const languages = rows.filter(
    ({ role, language, read, parsed }) => role === 'code' && language !== '' && read > 0 && parsed === 0,
  );
  if (languages.length === 0) return undefined;
  const names = languages.slice(0, 6).map(({ language }) => strong(language));
  return statement(texts.coverage.notParsed({ languages: texts.common.and(names) }));
}

function fileRow(
  { role, language, seen, read, parsed }: CoverageBrief['rows'][number],
  { texts }: PageTools,
): Statement[] {
  const t = texts.coverage;
  const count = (number: number): Statement => cell(texts.common.number(number));
  return [
    cell(t.roles[role] ?? role),
    cell(language === '' ? undefined : language),
    count(seen),
    count(read),
    count(parsed),
  ];
}

/** Grouped by reason: one sentence each, and where few files share it, their names. */
function notices({ rows, skipped, skippedCount, general }: CoverageBrief, { texts, context }: PageTools): Block[] {
  const t = texts.coverage;
  const why = ({ code: reason, params = {} }: Notice): string => fillMessage(context.messages.notices[reason], params);
  const groups = new Map<string, Notice[]>();
  for (const notice of skipped) groups.set(why(notice), [...(groups.get(why(notice)) ?? []), notice]);
  const sentences = general.map((notice) => statement(why(notice)));
  const kinds = unopened(rows, texts);
  const isBare = groups.size + sentences.length === 0;
  const closed = kinds === undefined ? undefined : statement(t.unopened({ ...kinds, isAll: isBare && kinds.isAll }));
  if (isBare && closed === undefined) return paragraph([statement(t.nothingLeftOut)]);
  const items = [...groups].map(([reason, own]) => {
    const named = own.slice(0, NAMED).map((notice) => path(notice.path ?? ''));
    const rest = own.length - named.length;
    const files = texts.common.and(rest > 0 ? [...named, texts.common.moreOf({ rest })] : named);
    return [statement(t.noticeGroup({ reason, count: own.length, files }))];
  });
  const rest = skippedCount - skipped.length;
  return [
    ...paragraph([...sentences, closed]),
    ...(items.length === 0 ? [] : [{ kind: 'list', isOrdered: false, items } as const]),
    ...(rest > 0 ? paragraph([statement(t.noticesRest({ rest }))]) : []),
  ];
}

/** Roles whose files are never opened, beside documents without prose. */
const UNOPENED: ReadonlySet<string> = new Set([
  'asset',
  'lock',
  'data',
  'binary',
  'link',
  'generated',
  'vendored',
  'other',
  'docs',
]);

/** Kinds of file that were not opened, with their numbers, and whether all others were. */
function unopened(
  rows: CoverageBrief['rows'],
  { coverage: t, common }: PageTools['texts'],
): { readonly kinds: ReturnType<typeof common.and>; readonly isAll: boolean } | undefined {
  const closed = rows.filter(({ role, seen, read }) => UNOPENED.has(role) && seen > read);
  if (closed.length === 0) return undefined;
  const counts = new Map<string, number>();
  for (const { role, seen, read } of closed) counts.set(role, (counts.get(role) ?? 0) + seen - read);
  const kinds = [...counts].map(([role, count]) => {
    const kind = role === 'docs' ? t.withoutProse : (t.roles[role] ?? role);
    return { kind: 'text', text: t.kindCount({ kind, count: common.number(count) }) } as const;
  });
  const isAll = rows.every(({ role, seen, read }) => UNOPENED.has(role) || seen === read);
  return { kinds: common.and(kinds), isAll };
}

function leftOut({ texts, context }: PageTools): Block[] {
  const t = texts.coverage;
  const { leftOut: all } = context.plan;
  const unknown = all.filter(({ reason }) => reason === 'not-looked-for').map(({ kind }) => strong(t.kinds[kind]));
  const rows = all
    .filter(({ reason }) => reason !== 'not-looked-for')
    .map(({ kind, reason }) => [
      cell(t.kinds[kind]),
      cell(kind === 'interfaces' && reason === 'no-facts' ? t.noInterfaces : t.reasons[reason]),
    ]);
  return [
    ...table(t.leftOutColumns, rows),
    ...(unknown.length === 0 ? [] : paragraph([statement(t.notLookedFor({ kinds: texts.common.and(unknown) }))])),
  ];
}
