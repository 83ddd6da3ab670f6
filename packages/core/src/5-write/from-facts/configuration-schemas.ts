import type { SchemaFact, SchemaField } from '#analysis';
import type { Block, Inline, Statement } from '#draft';
import type { ConfigurationBrief } from '#plan';
import type { Evidence, RepoPath } from '#vocabulary';
import { prove } from './evidence.ts';
import { cell, code, path, quote, statement } from './inline.ts';
import { type PageTools, paragraph, table, under } from './page-tools.ts';

/** Most keys of one schema that are listed. @source own bound: the schema has the rest */
const KEYS = 60;
/** Longest demand that is shown as written, in characters. @source own bound: fits into a column */
const DEMAND = 48;

/** What a schema demands, by the innermost kind that it names; wrappers such as `optional` say nothing about it. */
const TYPES: readonly (readonly [RegExp, string])[] = [
  [/\barray\(|\btuple\(|\bset\(/, 'list'],
  [/\b(boolean|stringbool)\(/, 'switch'],
  [/\b(integer|int)\(/, 'integer'],
  [/\bnumber\(/, 'number'],
  [/\burl\(/, 'address'],
  [/\bstring\(/, 'text'],
];

/** Settings that schemas describe: a table of keys for each. */
export function schemas(found: ConfigurationBrief['schemas'], tools: PageTools): Block[] {
  const t = tools.texts.configuration;
  return found.flatMap(({ schema, others }) => {
    const intro = statement(
      t.schemaIntro({ name: code(schema.name), path: path(schema.path), count: schema.fields.length }),
      [isDefined(schema)],
    );
    const giving = others.find(({ fields }) => fields.some(({ defaultLiteral }) => defaultLiteral !== undefined));
    const defaults =
      giving === undefined ? undefined : statement(t.schemaDefaults({ name: code(giving.name) }), [isDefined(giving)]);
    const rows = schema.fields
      .slice(0, KEYS)
      .map((field) => row([{ field, path: schema.path }, ...namesakes(field, others)], tools));
    return under(t.schemaHeading({ name: schema.name }), [
      ...paragraph([intro, defaults]),
      ...table(t.schemaColumns, rows),
    ]);
  });
}

function isDefined(schema: SchemaFact): Evidence {
  return prove(schema.path, { ...schema, endLine: schema.startLine }, { predicate: 'defines', name: schema.name });
}

interface PlacedField {
  readonly field: SchemaField;
  readonly path: RepoPath;
}

function namesakes({ name }: SchemaField, others: readonly SchemaFact[]): PlacedField[] {
  return others.flatMap(({ path: file, fields }) =>
    fields.filter((field) => field.name === name).map((field) => ({ field, path: file })),
  );
}

function row(places: readonly PlacedField[], tools: PageTools): Statement[] {
  const [first] = places;
  if (first === undefined) return [];
  const { field } = first;
  const key = field.name.slice(field.name.lastIndexOf('.') + 1);
  const given = places.find((place) => place.field.defaultLiteral !== undefined);
  const said = places.find((place) => place.field.comment !== undefined);
  const value = given?.field.defaultLiteral ?? '';
  const words = said?.field.comment?.summary ?? '';
  return [
    cell(code(field.name), [prove(first.path, field, { predicate: 'sets', key, value: field.text.replace(/…$/, '') })]),
    cell(typeSaid(field, tools)),
    given === undefined
      ? cell(undefined)
      : cell(code(value), [prove(given.path, given.field, { predicate: 'sets', key, value })]),
    said?.field.comment === undefined
      ? cell(undefined)
      : cell(quote({ words: words.replace(/[.]$/, ''), isCut: false }), [
          prove(said.path, said.field.comment, { predicate: 'says', words }),
        ]),
  ];
}

function typeSaid({ text }: SchemaField, tools: PageTools): Inline | string {
  const choice = /\b(?:picklist|enum|literal)\((\[[^\]]{1,60}\]|[^()]{1,40})\)/.exec(text)?.[1];
  if (choice !== undefined) return code(choice);
  const known = TYPES.filter(([pattern]) => pattern.test(text));
  const isMixed = /\bunion\(|\.or\(/.test(text);
  const [first] = known;
  if (first === undefined || isMixed) return code(text.length <= DEMAND ? text : `${text.slice(0, DEMAND)}…`);
  return tools.texts.configuration.types[first[1]] ?? first[1];
}
