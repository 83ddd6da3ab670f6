import type { Block, PageDraft, Statement } from '#draft';
import { fillMessage } from '#messages';
import type { CoverageBrief, PlannedPage } from '#plan';
import type { Notice } from '#vocabulary';
import { cell, path, statement, strong } from './inline.ts';
import { draftOf, type PageTools, paragraph, table, under } from './page-tools.ts';

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
    ...under(t.noticesHeading, notices(brief, tools)),
    ...under(t.leftOutHeading, leftOut(tools)),
  ];
  return draftOf(page, { summary: t.summary({ name: context.info.origin.name }), blocks });
}

function provenance({ imports, calls }: CoverageBrief, { texts, context }: PageTools): (Statement | undefined)[] {
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
    imports.total + calls.total === 0
      ? undefined
      : statement(t.references({ imports: share(imports), calls: share(calls) })),
  ];
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

function notices({ skipped, skippedCount, general }: CoverageBrief, { texts, context }: PageTools): Block[] {
  const t = texts.coverage;
  const why = ({ code: reason, params = {} }: Notice): string => fillMessage(context.messages.notices[reason], params);
  const rows = skipped.flatMap((notice): Statement[][] =>
    notice.path === undefined ? [] : [[cell(path(notice.path)), cell(why(notice))]],
  );
  const rest = skippedCount - rows.length;
  const sentences = general.map((notice) => statement(why(notice)));
  if (rows.length + sentences.length === 0) return paragraph([statement(t.nothingLeftOut)]);
  return [
    ...paragraph(sentences),
    ...table(t.noticeColumns, rows),
    ...(rest > 0 ? paragraph([statement(t.noticesRest({ rest }))]) : []),
  ];
}

function leftOut({ texts, context }: PageTools): Block[] {
  const t = texts.coverage;
  const rows = context.plan.leftOut.map(({ kind, reason }) => [cell(t.kinds[kind]), cell(t.reasons[reason])]);
  return table(t.leftOutColumns, rows);
}
