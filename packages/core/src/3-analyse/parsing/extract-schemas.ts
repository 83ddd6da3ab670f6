import type { RepoPath } from '#vocabulary';
import type { SchemaFact, SchemaField } from '../settings/schema-facts.ts';
import type { Captured } from './captured.ts';
import { unquote } from './collect-captures.ts';
import { docComment } from './doc-text.ts';
import { shorten } from './shorten.ts';
import type { SyntaxNode } from './syntax-node.ts';

/** Most keys of one file, and how deep keys may nest. @source own bound: hand-written schemas stay below */
const MAX_FIELDS = 200;
const MAX_DEPTH = 5;
/** Longest type text, default and key kept. */
const MAX_TEXT = 120;
const MAX_KEY = 80;

/** Calls that describe an object: `z.object`, `v.strictObject`, `Joi.object`, `Type.Object`. */
const OBJECT = /^[\w$]{1,20}\.(object|strictObject|looseObject|Object|interface)$/;

/** Names of schemas that describe settings, not requests or records. */
const SETTINGS =
  /(config|settings|options|env|environment)(base|file|default|input|raw|cli|merged|root)*(schema|shape)?$/i;

/** Objects that a schema library describes and whose name says that they hold settings, each with its keys. */
export function extractSchemas(path: RepoPath, captured: Captured): SchemaFact[] {
  const objects = captured.calls
    .filter(({ callee }) => callee.endIndex - callee.startIndex < 40 && OBJECT.test(callee.text))
    .map(({ node }) => node)
    .sort((a, b) => a.startIndex - b.startIndex || b.endIndex - a.endIndex);
  const schemas: SchemaFact[] = [];
  let end = -1;
  let left = MAX_FIELDS;
  for (const node of objects) {
    // What lies inside another object is a key of it.
    if (node.startIndex < end) continue;
    const name = nameOf(node);
    if (name === undefined || !SETTINGS.test(name)) continue;
    end = node.endIndex;
    const fields = fieldsOf(node, { prefix: '', depth: 0, objects }).slice(0, left);
    left -= fields.length;
    if (fields.length > 0) schemas.push({ path, name, ...linesOf(node), fields });
  }
  return schemas;
}

/** The variable that the schema is given to, through the calls that are chained to it. */
function nameOf(node: SyntaxNode): string | undefined {
  let at: SyntaxNode | null = node.parent;
  for (let level = 0; at !== null && level < 8; level++, at = at.parent) {
    if (at.type === 'variable_declarator') return at.childForFieldName('name')?.text.slice(0, MAX_KEY);
    if (!/^(member_expression|call_expression|arguments|as_expression|satisfies_expression)$/.test(at.type)) break;
  }
  return undefined;
}

interface Place {
  readonly prefix: string;
  readonly depth: number;
  readonly objects: readonly SyntaxNode[];
}

function fieldsOf(call: SyntaxNode, place: Place): SchemaField[] {
  const object = call.childForFieldName('arguments')?.firstNamedChild;
  if (object?.type !== 'object') return [];
  return object.namedChildren.flatMap((pair): SchemaField[] => {
    const value = pair?.type === 'pair' ? pair.childForFieldName('value') : null;
    const key = unquote(pair?.childForFieldName('key')?.text.slice(0, MAX_KEY) ?? '');
    if (pair === null || value === null || !/^[\w$.-]+$/.test(key)) return [];
    const name = `${place.prefix}${key}`;
    const inner = place.objects.find((node) => value.startIndex <= node.startIndex && node.endIndex <= value.endIndex);
    const isList =
      inner !== undefined && /\b(array|record|union)\(/.test(value.text.slice(0, inner.startIndex - value.startIndex));
    if (inner !== undefined && !isList && place.depth < MAX_DEPTH)
      return fieldsOf(inner, { ...place, prefix: `${name}.`, depth: place.depth + 1 });
    return [asField(name, pair, value)];
  });
}

function asField(name: string, pair: SyntaxNode, value: SyntaxNode): SchemaField {
  const text = shorten(value.text, MAX_TEXT);
  const standard = defaultIn(value);
  const comment = commentAbove(pair);
  return {
    name,
    text,
    ...linesOf(pair),
    ...(standard === undefined ? {} : { defaultLiteral: standard }),
    ...(comment === undefined ? {} : { comment }),
  };
}

function linesOf(node: SyntaxNode): { startLine: number; endLine: number } {
  return { startLine: node.startPosition.row + 1, endLine: node.endPosition.row + 1 };
}

/** `.default(3000)`, `v.optional(v.number(), 3000)`. */
function defaultIn(value: SyntaxNode): string | undefined {
  const text = value.endIndex - value.startIndex > 600 ? '' : value.text;
  const literal = `('[^'\\n]{0,80}'|"[^"\\n]{0,80}"|-?\\d[\\d._*+ ()]{0,40}|true|false|\\[\\])`;
  const chained = new RegExp(`\\.(?:default|prefault|catch)\\(\\s*${literal}\\s*\\)`).exec(text)?.[1];
  const second = new RegExp(
    `^[\\w$]{1,20}\\.(?:optional|fallback|nullish|withDefault)\\([^]{1,400},\\s*${literal}\\s*,?\\s*\\)$`,
  ).exec(text)?.[1];
  return chained ?? second;
}

/** The comment lines right above the key. */
function commentAbove(pair: SyntaxNode): SchemaField['comment'] {
  const lines: SyntaxNode[] = [];
  let at = pair.previousNamedSibling;
  let row = pair.startPosition.row;
  while (at?.type === 'comment' && at.endPosition.row === row - 1 && lines.length < 12) {
    lines.unshift(at);
    row = at.startPosition.row;
    at = at.previousNamedSibling;
  }
  const [first] = lines;
  const last = lines.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const text = lines
    .map((line) =>
      line.text
        .slice(0, 1_000)
        .replace(/^\/\*+|\*+\/$|^\s*\/\/+|^\s*\*+/gm, '')
        .trim(),
    )
    .join('\n');
  return docComment(text, { startLine: first.startPosition.row + 1, endLine: last.endPosition.row + 1 });
}
