import type { Block, Statement } from '#draft';
import type { NewestRelease, OverviewBrief } from '#plan';
import type { PackageFact } from '#survey';
import { commandLines } from './command-lines.ts';
import { conflictSentences } from './conflicts.ts';
import { defines, prove, says, states } from './evidence.ts';
import { cell, code, heading, path, quote, statement } from './inline.ts';
import { type PageTools, paragraph, table, under } from './page-tools.ts';

/** Conflicts told on the first page; all of them stand on the coverage page. @source own bound */
const CONFLICTS = 3;
/** Files told in sentences, and rows of the table of changes. @source wiki.md §3b */
const FEW_FILES = 6;
const ROWS = 10;

/** Why it exists, what it offers and where it stands, in the authors' words. */
export function tellReasons(brief: OverviewBrief, tools: PageTools): Block[] {
  const { documents: t } = tools.texts;
  const { reasons, features, release, licence } = brief;
  const why = reasons.map((words) =>
    statement(t.reason({ path: path(words.path), quote: quote(words) }), [says(words)]),
  );
  const warned = brief.warnings.map((words) =>
    statement(t.warning({ path: path(words.path), quote: quote(words) }), [says(words)]),
  );
  return [
    ...paragraph(warned),
    ...paragraph([...why, featureSentence(features, tools)]),
    ...paragraph([
      ...(release === undefined ? [] : releaseSentences(release, brief.mainPackage, tools)),
      licence === undefined
        ? undefined
        : statement(
            t.licence({ path: path(licence.path), quote: quote({ words: licence.title.text, isCut: false }) }),
            [prove(licence.path, licence.title, { predicate: 'says', words: licence.title.text })],
          ),
    ]),
  ];
}

function featureSentence(features: OverviewBrief['features'], { texts }: PageTools): Statement | undefined {
  if (features === undefined) return undefined;
  const { items, count } = features;
  const said = texts.documents.features({
    path: path(features.path),
    items: texts.common.and(items.map(quote)),
    rest: count === undefined ? 0 : count - items.length,
  });
  return statement(said, items.map(says));
}

/** The newest release, what it brought, and whether work has gone on since. */
function releaseSentences(
  { path: log, release, items, waiting: next }: NewestRelease,
  manifest: PackageFact | undefined,
  { texts }: PageTools,
): Statement[] {
  const t = texts.documents;
  const version = manifest?.version;
  const isAhead = version !== undefined && version.value !== release.version && release.unreleased !== undefined;
  const said = t.release({
    path: path(log),
    version: code(release.version),
    date: release.date === undefined ? undefined : quoteless(release.date),
    items: items.length === 0 ? [] : texts.common.and(items.map(quote)),
    ahead: isAhead ? code(version.value) : undefined,
  });
  const evidence = [
    prove(log, release, { predicate: 'says', words: release.version }),
    ...items.map(says),
    ...(isAhead && manifest !== undefined ? [states(manifest.path, version)] : []),
  ];
  const newest = statement(said, evidence);
  if (release.unreleased === undefined) return [newest];
  const { unreleased } = release;
  const waiting = statement(
    t.unreleased({
      heading: quote({ words: unreleased.text, isCut: false }),
      items: next.length === 0 ? [] : texts.common.and(next.map(quote)),
    }),
    [prove(log, unreleased, { predicate: 'says', words: unreleased.text }), ...next.map(says)],
  );
  return [newest, { ...waiting, leansOnPrevious: true }];
}

/** A date is said as it is written. */
function quoteless(text: string): { readonly kind: 'text'; readonly text: string } {
  return { kind: 'text', text };
}

/** What documents name and the code does not have, as an honest remark. */
export function tellConflicts({ conflicts }: OverviewBrief, tools: PageTools): Block[] {
  const statements = conflictSentences(conflicts, CONFLICTS, tools);
  return statements.length === 0 ? [] : [{ kind: 'note', statements }];
}

/** How to begin, where that is too little for a page of its own. */
export function tellQuickStart({ quickStart }: OverviewBrief, { texts }: PageTools): Block[] {
  const t = texts.documents;
  const blocks = quickStart.flatMap((block): Block[] => {
    const lines = commandLines(block.text);
    const [first] = lines;
    if (!block.isShell || first === undefined) return [];
    const evidence = [prove(block.path, block, { predicate: 'runs', command: first })];
    const said = t.quick({ path: path(block.path), heading: heading(block.heading) });
    return [{ kind: 'commands', lines, statement: statement(said, evidence) }];
  });
  return under(t.quickHeading, blocks);
}

/** Decision records that hold, with the sentence that decides. */
export function tellDecisions({ decisions }: OverviewBrief, { texts }: PageTools): Block[] {
  const t = texts.documents;
  const rows = decisions.map(({ path: record, title, status, words }) => [
    statement(
      [quote({ words: title.text, isCut: false })],
      [prove(record, title, { predicate: 'says', words: title.text })],
    ),
    status === undefined
      ? cell(undefined)
      : cell(quote({ words: status.text, isCut: false }), [
          prove(record, status, { predicate: 'says', words: status.text }),
        ]),
    words === undefined ? cell(path(record)) : cell(quote(words), [says(words)]),
  ]);
  return under(t.decisionsHeading, table(t.decisionColumns, rows));
}

/** In a product of one part: what to change by the files, and the test that imports each. */
export function changesByFile({ files }: OverviewBrief, { texts }: PageTools): Block[] {
  const t = texts.overview;
  const rows = files.slice(0, ROWS).flatMap(({ path: file, symbols, test }): Statement[][] => {
    if (symbols.length === 0) return [];
    const named = symbols.slice(0, 2);
    return [
      [
        statement(texts.common.and(named.map(({ name }) => code(name))), named.map(defines)),
        cell(path(file)),
        cell(test === undefined ? undefined : path(test.path)),
      ],
    ];
  });
  return table(t.changeColumns, rows);
}

/** The files of a very small repository, one sentence each. */
export function tellFiles({ files, sketches }: OverviewBrief, { texts, context }: PageTools): Block[] {
  const t = texts.documents;
  if (sketches.length > 1 || files.length > FEW_FILES) return [];
  const statements = files.map(({ path: file, words, symbols }) => {
    const names = symbols.length === 0 ? [] : texts.common.and(symbols.map(({ name }) => code(name)));
    const lines = context.analysis.files.get(file)?.lineCount ?? 0;
    const evidence = [...(words === undefined ? [] : [says(words)]), ...symbols.map(defines)];
    if (words !== undefined) return statement(t.fileSays({ path: path(file), quote: quote(words), names }), evidence);
    return statement(
      names.length === 0 ? t.fileBare({ path: path(file), lines }) : t.fileDeclares({ path: path(file), names, lines }),
      evidence,
    );
  });
  return under(t.filesHeading, paragraph(statements));
}
