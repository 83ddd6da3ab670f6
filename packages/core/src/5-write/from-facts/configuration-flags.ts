import type { OptionFact } from '#analysis';
import type { Block, Statement } from '#draft';
import type { ConfigurationBrief } from '#plan';
import type { Evidence } from '#vocabulary';
import { bareText } from './bare-text.ts';
import { prove } from './evidence.ts';
import { cell, code, path, quote, statement } from './inline.ts';
import { type PageTools, paragraph, table, under } from './page-tools.ts';

/** Most switches of one command that are listed. @source own bound: the code has all */
const FLAGS = 60;
/** As few as this are told in sentences. @source own bound: a table of two rows is no table */
const FEW = 2;
/** Most names in one sentence. @source wiki.md §2: no lists of over 12 names */
const NAMES = 12;

type Command = ConfigurationBrief['commands'][number];

/** Switches: a table for each command with many, sentences for those with few. */
export function flags(commands: readonly Command[], tools: PageTools): Block[] {
  const t = tools.texts.configuration;
  const few = commands.filter(({ options }) => options.length <= FEW);
  const many = commands.filter(({ options }) => options.length > FEW);
  const sentences = few.flatMap((command) => command.options.map((option) => sentence(option, command, tools)));
  return [...many.flatMap((command) => listed(command, tools)), ...under(t.flagsHeading, paragraph(sentences))];
}

function listed({ command, options }: Command, { texts }: PageTools): Block[] {
  const t = texts.configuration;
  const [first] = options;
  if (first === undefined) return [];
  const title = command === undefined ? t.flagsOfFile({ path: first.path }) : t.flagsOf({ command });
  if (options.every(({ help }) => help === undefined))
    return under(title, paragraph([bareList(options, first, texts)]));
  const hasDefaults = options.some(({ defaultLiteral }) => defaultLiteral !== undefined);
  const rows = options.slice(0, FLAGS).map((option): Statement[] => {
    const { defaultLiteral: value } = option;
    const standard = cell(value === undefined ? undefined : code(bareText(value)));
    return [
      statement(texts.common.comma([code(option.name), ...option.aliases.map(code)]), [named(option)]),
      ...(hasDefaults ? [standard] : []),
      option.help === undefined ? cell(undefined) : cell(quote(words(option.help)), [helps(option, option.help)]),
    ];
  });
  const columns = hasDefaults ? t.flagColumns : t.flagColumns.filter((_, at) => at !== 1);
  const intro = statement(t.flagsIntro({ count: options.length, path: path(first.path) }));
  return under(title, [...paragraph([intro]), ...table(columns, rows)]);
}

/** Names alone: a table would have nothing beside them. */
function bareList(options: readonly OptionFact[], first: OptionFact, texts: PageTools['texts']): Statement {
  const shown = options.slice(0, NAMES);
  const names = shown.map(({ name, defaultLiteral }) =>
    defaultLiteral === undefined || /^(true|false)$/i.test(defaultLiteral)
      ? [code(name)]
      : texts.configuration.flagDefault({ flag: code(name), value: code(bareText(defaultLiteral)) }),
  );
  const said = texts.configuration.flagNames({
    path: path(first.path),
    names: texts.common.and(names),
    rest: options.length - shown.length,
  });
  return statement(said, shown.map(named));
}

function sentence(option: OptionFact, { command }: Command, { texts }: PageTools): Statement {
  const { name, defaultLiteral, help } = option;
  const said = texts.configuration.flagOne({
    flag: code(name),
    command: command === undefined ? undefined : code(command),
    path: path(option.path),
    standard: defaultLiteral === undefined ? undefined : code(bareText(defaultLiteral)),
    quote: help === undefined ? undefined : quote(words(help)),
  });
  return statement(said, help === undefined ? [named(option)] : [named(option), helps(option, help)]);
}

function named(option: OptionFact): Evidence {
  return prove(option.path, option, { predicate: 'says', words: option.name });
}

function helps(option: OptionFact, help: string): Evidence {
  return prove(option.path, option, { predicate: 'says', words: help });
}

function words(help: string): { words: string; isCut: boolean } {
  return { words: help.replace(/[.]$/, ''), isCut: false };
}
