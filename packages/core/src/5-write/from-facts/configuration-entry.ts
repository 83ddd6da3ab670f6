import type { SettingValue } from '#analysis';
import type { Inline, Statement } from '#draft';
import type { Said } from '#messages';
import type { SettingCheck, SettingStory } from '#plan';
import type { Evidence } from '#vocabulary';
import { bareText } from './bare-text.ts';
import { defines, literalOf, prove, reads, readsWithDefault, says } from './evidence.ts';
import { cell, code, leaning, path, quote, statement } from './inline.ts';
import { ends, endsWhen, passes, setsValue } from './outcome-evidence.ts';
import { quotableMessage } from './outcome-form.ts';
import type { PageTools } from './page-tools.ts';
import { qualifiedName } from './symbol-use.ts';

/** A clause with what proves it. */
interface Clause {
  readonly said: Said;
  readonly evidence: readonly Evidence[];
}

/** One setting: what it is (and where it is read, unless all are read in one file), then what becomes of it, then who gives it other values. */
export function settingEntry(story: SettingStory, isOneFile: boolean, tools: PageTools): (Statement | undefined)[] {
  return [head(story, isOneFile, tools), joined(uses(story, tools), tools), joined(given(story, tools), tools)].map(
    (sentence, at) => (at === 0 ? sentence : leaning(sentence)),
  );
}

/** One setting in a row. */
export function settingRow(story: SettingStory, { texts }: PageTools): Statement[] {
  const { fact, words, constant, standard } = story;
  const [read] = fact.reads;
  const literal = constant?.literal ?? standard?.defaultLiteral;
  return [
    cell(code(fact.name), read === undefined ? [] : readsWithDefault(read)),
    cell(
      literal === undefined ? undefined : code(bareText(literal)),
      constant?.literal === undefined ? [] : [literalOf(constant, constant.literal)],
    ),
    words === undefined
      ? cell(undefined)
      : statement(texts.configuration.meaning({ quote: quote(words), path: path(words.path) }), [says(words)]),
    readers(fact, texts),
  ];
}

/** The first file that reads a setting, and how many more do. */
function readers({ reads: all }: SettingStory['fact'], { common }: PageTools['texts']): Statement {
  const files = [...new Set(all.map((read) => read.path))];
  const [first] = files;
  if (first === undefined) return cell(undefined);
  return files.length === 1
    ? cell(path(first))
    : statement(common.and([path(first), common.more({ rest: files.length - 1 })]));
}

/** Clauses as one sentence; `undefined` without any. */
function joined(clauses: readonly Clause[], { texts }: PageTools): Statement | undefined {
  if (clauses.length === 0) return undefined;
  const { also, stop } = texts.common;
  return statement(
    stop(also(clauses.map(({ said }) => said))),
    clauses.flatMap(({ evidence }) => evidence),
  );
}

/** `NAME · integer · default 5 · “what it is”, says README.md.` */
function head(story: SettingStory, isOneFile: boolean, { texts }: PageTools): Statement {
  const t = texts.configuration;
  const { fact, words } = story;
  const [read] = fact.reads;
  const standard = standardOf(story, texts);
  const type = fact.type === undefined ? undefined : t.types[fact.type];
  const isRequired = story.checks.some(({ kind }) => kind === 'missing');
  const parts: (Inline | Said)[] = [code(fact.name)];
  if (type !== undefined) parts.push([{ kind: 'text', text: type }] as Said);
  if (standard !== undefined) parts.push(standard.said);
  else parts.push([{ kind: 'text', text: isRequired ? t.required : t.unset }] as Said);
  if (words !== undefined) parts.push(t.meaning({ quote: quote(words), path: path(words.path) }));
  else if (read !== undefined && !isOneFile) parts.push(t.readIn({ path: path(read.path) }));
  return statement(texts.common.stop(t.parts(parts)), [
    ...(read === undefined ? [] : [reads(read)]),
    ...(standard?.evidence ?? []),
    ...(words === undefined ? [] : [says(words)]),
  ]);
}

function standardOf(
  { fact, constant, standard: read, measure }: SettingStory,
  texts: PageTools['texts'],
): Clause | undefined {
  const t = texts.configuration;
  const meaning = measure === undefined ? undefined : texts.common.measure(measure);
  if (read === undefined) return undefined;
  if (read.defaultLiteral !== undefined)
    return {
      said: t.standard({ value: code(bareText(read.defaultLiteral)), meaning }),
      evidence: readsWithDefault(read),
    };
  const name = read.defaultName as string;
  const names = prove(read.path, read, { predicate: 'sets', key: fact.name, value: name });
  if (constant?.literal === undefined) return { said: t.standardBare({ constant: code(name) }), evidence: [names] };
  return {
    said: t.standardName({ constant: code(constant.name), value: code(bareText(constant.literal)), meaning }),
    evidence: [names, literalOf(constant, constant.literal)],
  };
}

/** What the value becomes and what happens to wrong ones. */
function uses({ becomes, checks, fact, mention }: SettingStory, tools: PageTools): Clause[] {
  const t = tools.texts.configuration;
  const clauses: Clause[] = [];
  if (becomes !== undefined) clauses.push(handedOver(becomes, tools));
  for (const check of checks) clauses.push(checked(check, { tools, isFirst: clauses.length === 0 }));
  if (mention !== undefined && fact.mentionedBy.length > 0) {
    const { symbol, words } = mention;
    const said = t.mention({ name: qualifiedName(symbol, tools), quote: quote(words), isFirst: clauses.length === 0 });
    clauses.push({ said, evidence: [defines(symbol), says(words)] });
  }
  return clauses;
}

/** The parameter that takes it, or what takes it when it is set. */
function handedOver({ target, callee }: NonNullable<SettingStory['becomes']>, tools: PageTools): Clause {
  const t = tools.texts.configuration;
  const { call, argument, parameter } = target;
  const named = { callee: qualifiedName(callee, tools) };
  const evidence = [passes(call, argument), defines(callee)];
  const [guard] = call.guards ?? [];
  if (guard !== undefined && guard.kind === 'if' && guard.condition === argument)
    return { said: t.goesWhenSet(named), evidence };
  return parameter === undefined
    ? { said: t.goes(named), evidence }
    : { said: t.becomes({ ...named, parameter: code(parameter), isFirst: true }), evidence };
}

function checked(check: SettingCheck, { tools, isFirst }: { tools: PageTools; isFirst: boolean }): Clause {
  const t = tools.texts.configuration.checks;
  const { outcome, condition, kind, symbol } = check;
  const [guard] = outcome.guards ?? [];
  const how = howItEnds(outcome.kind, outcome.path);
  const words = outcome.path.endsWith('.go') && outcome.kind === 'raises' ? quotableMessage(outcome) : undefined;
  const message = words === undefined ? undefined : quote({ words, isCut: false });
  const facts = { how, name: code(outcome.name), message, isFirst };
  const checker: Inline = symbol === undefined ? path(outcome.path) : qualifiedName(symbol, tools);
  const evidence = [ends(outcome), ...(guard === undefined ? [] : [endsWhen(outcome, guard)])];
  if (words !== undefined) evidence.push(prove(outcome.path, outcome, { predicate: 'says', words }));
  if (kind === 'missing') return { said: t.missing({ ...facts, reader: checker }), evidence };
  if (kind === 'other') return { said: t.other(facts), evidence };
  return { said: t.when({ ...facts, checker, condition: code(condition) }), evidence };
}

/** The word that the language has for ending with an error. */
function howItEnds(kind: 'raises' | 'answers' | 'exits', file: string): 'throw' | 'raise' | 'return' | 'exit' {
  if (kind === 'exits') return 'exit';
  if (file.endsWith('.py')) return 'raise';
  return /\.(go|rs)$/.test(file) ? 'return' : 'throw';
}

/** Values beside the code, and what a document says otherwise. */
function given({ values, documented, isSecret, fact }: SettingStory, { texts }: PageTools): Clause[] {
  const t = texts.configuration;
  const clauses = values.map((value): Clause => {
    if (isSecret) return { said: t.values.setsSecret({ path: path(value.path) }), evidence: [setsValue(value, false)] };
    return { said: valueSaid(value, texts), evidence: [setsValue(value)] };
  });
  if (documented?.default === undefined) return clauses;
  const said = t.documented({ path: path(documented.path), value: code(documented.default) });
  const range = { startLine: documented.startLine, endLine: documented.endLine };
  const stated = { predicate: 'sets', key: fact.name, value: documented.default } as const;
  return [...clauses, { said, evidence: [prove(documented.path, range, stated)] }];
}

function valueSaid(value: SettingValue, texts: PageTools['texts']): Said {
  const t = texts.configuration.values;
  const named = { path: path(value.path), value: code(value.value) };
  return value.kind === 'example' ? t.shows(named) : t.sets(named);
}
