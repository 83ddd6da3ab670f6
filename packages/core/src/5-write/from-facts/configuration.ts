import type { Block, PageDraft, Statement } from '#draft';
import type { ConfigurationBrief, PlannedPage } from '#plan';
import { defines, prove, readsWithDefault, says } from './evidence.ts';
import { cell, code, heading, path, quote, statement } from './inline.ts';
import { draftOf, type PageTools, paragraph, someParts, table, under } from './page-tools.ts';

/** Environment variables, option types, and what the documents say about settings. */
export function writeConfiguration(page: PlannedPage, brief: ConfigurationBrief, tools: PageTools): PageDraft {
  const { texts, context } = tools;
  const t = texts.configuration;
  const blocks: Block[] = [
    ...under(t.variablesHeading, variables(brief, tools)),
    ...brief.optionTypes.flatMap((story) => options(story, tools)),
    ...under(t.documentsHeading, documents(brief, tools)),
  ];
  const files = new Set(
    [
      ...brief.variables.flatMap((variable) => variable.reads.slice(0, 1)),
      ...brief.optionTypes.map(({ symbol }) => symbol),
    ].map((fact) => fact.path),
  );
  const sources = [...files].slice(0, 8).map((file) => ({ path: file, reason: texts.sources.states }));
  return draftOf(page, { summary: t.summary({ name: context.info.origin.name }), blocks, sources });
}

function variables(brief: ConfigurationBrief, tools: PageTools): Block[] {
  const t = tools.texts.configuration;
  if (brief.variables.length === 0) return [];
  const parts = [...new Set(brief.variables.flatMap(({ sectionIds }) => sectionIds))];
  const count = brief.variables.length;
  const rows = brief.variables.map(({ name, reads: facts }): Statement[] => {
    const [first] = facts;
    const withDefault = facts.find(({ defaultLiteral }) => defaultLiteral !== undefined);
    const shown = withDefault ?? first;
    if (shown === undefined) return [cell(code(name)), cell(undefined), cell(undefined)];
    return [
      cell(code(name), readsWithDefault(shown)),
      cell(withDefault?.defaultLiteral === undefined ? undefined : code(withDefault.defaultLiteral)),
      cell(path(shown.path)),
    ];
  });
  const intro =
    parts.length === 0
      ? statement(t.variablesBare({ count }))
      : statement(t.variablesIntro({ count, parts: someParts(parts, 4, tools) }));
  return [...paragraph([intro]), ...table(t.variableColumns, rows)];
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
    cell(code(member.signature)),
    said === undefined ? cell(undefined) : cell(quote(said), [says(said)]),
  ]);
  if (rows.length === 0) return [];
  return under(t.optionsHeading({ name: symbol.name }), [
    ...paragraph([statement(intro, [defines(symbol), ...(words === undefined ? [] : [says(words)])])]),
    ...table(t.optionColumns, rows),
  ]);
}

function documents(brief: ConfigurationBrief, { texts }: PageTools): Block[] {
  const t = texts.configuration;
  const items = brief.documents.map(({ path: file, section, words }) => {
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
