import type { SettingValue } from '#analysis';
import type { Block, PageDraft, Statement } from '#draft';
import type { ConfigurationBrief, PlannedPage } from '#plan';
import { settingEntry, settingRow } from './configuration-entry.ts';
import { flags } from './configuration-flags.ts';
import { limits } from './configuration-limits.ts';
import { schemas } from './configuration-schemas.ts';
import { calls, defines, prove, reads, says } from './evidence.ts';
import { cell, code, heading, path, quote, statement } from './inline.ts';
import { draftOf, type PageTools, paragraph, someParts, table, under } from './page-tools.ts';
import { callerName, qualifiedName } from './symbol-use.ts';

/** Most reads behind a sentence about all of them, and most names of the system that are listed. @source own bound */
const CITED = 3;
const PLATFORM_NAMES = 12;

/** Settings, switches, limits, option types, and what the documents say about settings. */
export function writeConfiguration(page: PlannedPage, brief: ConfigurationBrief, tools: PageTools): PageDraft {
  const { texts, context } = tools;
  const t = texts.configuration;
  const blocks: Block[] = [
    ...under(t.settingsHeading, [...settings(brief, tools), ...built(brief, tools)]),
    ...under(t.platformHeading, platform(brief, tools)),
    ...flags(brief.commands, tools),
    ...schemas(brief.schemas, tools),
    ...under(t.limitsHeading, limits(brief.limits, tools)),
    ...brief.optionTypes.flatMap((story) => options(story, tools)),
    ...under(t.documentsHeading, documents(brief, tools)),
  ];
  const files = new Set([
    ...[...brief.told, ...brief.rows].flatMap(({ fact }) => fact.reads[0]?.path ?? []),
    ...brief.valueFiles.map((value) => value.path),
    ...brief.schemas.map(({ schema }) => schema.path),
    ...brief.optionTypes.map(({ symbol }) => symbol.path),
    ...brief.limits.map(({ symbol }) => symbol.path),
  ]);
  const sources = [...files].slice(0, 8).map((file) => ({ path: file, reason: texts.sources.states }));
  return draftOf(page, { summary: t.summary({ name: context.info.origin.name }), blocks, sources });
}

function settings(brief: ConfigurationBrief, tools: PageTools): Block[] {
  const t = tools.texts.configuration;
  if (brief.told.length + brief.rows.length === 0) return [];
  const parts = [...new Set(brief.rows.flatMap(({ sectionId }) => sectionId ?? []))];
  const count = brief.rows.length;
  const read = [...brief.told, ...brief.rows].flatMap(({ fact }) => fact.reads.map((one) => one.path));
  const isOneFile = new Set(read).size === 1;
  const isAll = brief.told.length === 0;
  const readers = someParts(parts, 4, tools);
  const intro =
    parts.length > 1
      ? statement(isAll ? t.rowsOf({ parts: readers }) : t.rowsIntro({ count, parts: readers }))
      : isAll
        ? undefined
        : statement(t.rowsBare({ count }));
  return [
    ...paragraph(opening(brief, tools)),
    ...brief.told.flatMap((story) => paragraph(settingEntry(story, isOneFile, tools))),
    ...(count === 0
      ? []
      : [
          ...paragraph([intro]),
          ...table(
            t.variableColumns,
            brief.rows.map((row) => settingRow(row, tools)),
          ),
        ]),
  ];
}

/** Where settings are read, who asks for them, and which files beside the code hold values. */
function opening(brief: ConfigurationBrief, tools: PageTools): (Statement | undefined)[] {
  const t = tools.texts.configuration.reader;
  const all = [...brief.told, ...brief.rows].map(({ fact }) => fact);
  const total = all.length;
  const files = new Set(all.flatMap((fact) => fact.reads.map((read) => read.path)));
  const [reader] = brief.readers;
  const count = reader === undefined ? 0 : new Set(reader.reads.map(({ name }) => name)).size;
  const isElsewhere = files.size > 1 || brief.platform.some((fact) => fact.reads.some((read) => !files.has(read.path)));
  const ending = [
    brief.isComplete && !isElsewhere && total > 1 ? statement(t.nowhereElse) : undefined,
    valueFiles(brief.valueFiles, tools),
  ];
  if (reader === undefined || count * 2 < total) return [spread(brief, tools), ...ending];
  const { symbol } = reader;
  const named = { reader: code(symbol.name), path: path(symbol.path) };
  const evidence = [defines(symbol), ...reader.reads.slice(0, CITED).map(reads)];
  const said = count === total && files.size === 1 ? t.all({ ...named, count }) : t.most({ ...named, count, total });
  const callers = reader.callers.map((call) => ({ call, name: callerName(call, tools) }));
  const known = callers.flatMap(({ call, name }) => (name === undefined ? [] : [{ call, name }]));
  return [
    statement(said, evidence),
    known.length === 0
      ? undefined
      : {
          ...statement(
            t.calledBy({ callers: tools.texts.common.and(known.map(({ name }) => name)) }),
            known.map(({ call }) => calls(call)),
          ),
          leansOnPrevious: true,
        },
    ...ending,
  ];
}

function spread(brief: ConfigurationBrief, { texts }: PageTools): Statement | undefined {
  const t = texts.configuration.reader;
  const all = [...brief.told, ...brief.rows].flatMap(({ fact }) => fact.reads);
  const byFile = new Map<string, Set<string>>();
  for (const read of all) byFile.set(read.path, (byFile.get(read.path) ?? new Set()).add(read.name));
  const [most] = [...byFile].sort(([a, x], [b, y]) => y.size - x.size || (a < b ? -1 : 1));
  if (most === undefined) return undefined;
  const [file, names] = most;
  const evidence = all
    .filter((read) => read.path === file)
    .slice(0, CITED)
    .map(reads);
  const total = brief.told.length + brief.rows.length;
  const said =
    total === 1
      ? t.one({ path: path(file) })
      : t.spread({ path: path(file), count: names.size, total, files: byFile.size });
  return statement(said, evidence);
}

function valueFiles(values: readonly SettingValue[], { texts }: PageTools): Statement | undefined {
  const examples = values.filter(({ kind }) => kind === 'example').slice(0, 2);
  const others = values.filter(({ kind }) => kind !== 'example').slice(0, 3);
  if (values.length === 0) return undefined;
  const { and } = texts.common;
  const said = texts.configuration.reader.files({
    examples: and(examples.map((value) => path(value.path))),
    others: and(others.map((value) => path(value.path))),
    hasExamples: examples.length > 0,
    hasOthers: others.length > 0,
    isOne: others.length === 1,
  });
  return statement(
    said,
    [...examples, ...others].map((value) => prove(value.path, value, { predicate: 'sets', key: value.name })),
  );
}

/** Names that only exist while the program runs: shown as the code puts them together. */
function built({ built: facts }: ConfigurationBrief, tools: PageTools): Block[] {
  return paragraph(
    facts.map((fact) => {
      const builder = fact.in === undefined ? undefined : tools.context.analysis.symbols.get(fact.in);
      const said = tools.texts.configuration.built({
        builder: builder === undefined ? path(fact.path) : qualifiedName(builder, tools),
        expression: code(fact.text),
      });
      return statement(said, [prove(fact.path, fact, { predicate: 'says', words: fact.text })]);
    }),
  );
}

function platform({ platform: facts, ...brief }: ConfigurationBrief, { texts }: PageTools): Block[] {
  const shown = facts.slice(0, PLATFORM_NAMES).flatMap(({ reads: [first] }) => first ?? []);
  const [first] = shown;
  if (first === undefined) return [];
  const files = new Set(facts.flatMap((fact) => fact.reads.map((read) => read.path)));
  const names = texts.common.and(shown.map(({ name }) => code(name)));
  const isAlone = brief.told.length + brief.rows.length + brief.built.length === 0;
  const said = texts.configuration.platform({ names, path: path(first.path), files: files.size, isAlone });
  return paragraph([statement(said, shown.map(reads))]);
}

function options(story: ConfigurationBrief['optionTypes'][number], { texts }: PageTools): Block[] {
  const t = texts.configuration;
  const { symbol, words } = story;
  const intro = t.optionsIntro({
    name: code(symbol.name),
    path: path(symbol.path),
    quote: words === undefined ? undefined : quote(words),
  });
  const rows = story.members.map(({ symbol: member, words: said }) => [
    cell(code(member.name), [defines(member)]),
    cell(code(typeOf(member))),
    said === undefined ? cell(undefined) : cell(quote(said), [says(said)]),
  ]);
  if (rows.length === 0) return [];
  const rest = story.settingCount - rows.length;
  return under(t.optionsHeading({ name: symbol.name }), [
    ...paragraph([statement(intro, [defines(symbol), ...(words === undefined ? [] : [says(words)])])]),
    ...table(t.optionColumns, rows),
    ...paragraph([rest > 0 ? statement(t.optionsRest({ count: rest, path: path(symbol.path) })) : undefined]),
  ]);
}

/** The declaration without the name, which stands beside it. */
function typeOf({ name, signature }: { readonly name: string; readonly signature: string }): string {
  const at = signature.indexOf(name);
  const rest = at < 0 ? '' : signature.slice(at + name.length).replace(/^[?!]?\s*:\s*/, '');
  return rest === '' ? signature : rest;
}

/** A document whose words already stand beside a setting is not told again. */
function documents(brief: ConfigurationBrief, { texts }: PageTools): Block[] {
  const t = texts.configuration;
  const quoted = [...brief.told, ...brief.rows].flatMap(({ words }) => words ?? []);
  const isTold = ({ path: file, section }: ConfigurationBrief['documents'][number]): boolean =>
    quoted.some(
      (words) => words.path === file && section.startLine <= words.startLine && words.endLine <= section.endLine,
    );
  const items = brief.documents
    .filter((document) => !isTold(document))
    .map(({ path: file, section, words }) => {
      const title = heading(section.heading);
      if (words !== undefined)
        return [statement(t.documentSays({ path: path(file), heading: title, quote: quote(words) }), [says(words)])];
      const range = { startLine: section.startLine, endLine: section.startLine };
      return [
        statement(t.documentHas({ path: path(file), heading: title }), [
          prove(file, range, { predicate: 'says', words: section.heading }),
        ]),
      ];
    });
  return items.length === 0 ? [] : [{ kind: 'list', isOrdered: false, items }];
}
