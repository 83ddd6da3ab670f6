import { unquote } from '../../collect-captures.ts';
import type { RawRegistry, RawRegistryEntry, RawValue } from '../../surface/raw-surface.ts';
import type { SyntaxNode } from '../../syntax-node.ts';
import { cut, type GoSurfaceContext, inner, nodesOf, typeNameOf } from './go-surface-context.ts';

/** Most entries kept of a table. @source analysis.ts */
const MAX_ENTRIES = 60;

/** Longest key kept. */
const MAX_KEY = 120;

/** Values that are data, whatever they are called. */
const DATA =
  /^[\s*[\]\d.]*(string|bool|byte|rune|error|u?int(8|16|32|64|ptr)?|float(32|64)|complex(64|128)|struct\s*\{\s*\}|time\.Duration)$/;

/** Fields of a row, best first: what selects it, and what it leads to. */
const NAMES = 'name use command cmd id key method type kind code ext extension pattern path format'.split(' ');
const HANDLERS = (
  'handler handle handlerfunc run rune action execute exec fn func f function callback do parse create make factory new build ' +
  'constructor'
).split(' ');

/** Maps and lists of functions, types and made values that variables of the package hold. */
export function readGoTables(context: GoSurfaceContext): RawRegistry[] {
  const { symbols, placed } = context.extracted;
  const added = new Map<string, RawRegistryEntry[]>();
  for (const put of context.captured.puts) {
    const value = context.values.isLocalName(put.table) ? undefined : context.value(put.value);
    const key = value === undefined ? undefined : keyText(put.key);
    if (value === undefined || key === undefined) continue;
    const list = added.get(put.table.text) ?? [];
    if (list.length < MAX_ENTRIES) list.push({ ...context.range(put.node), key, value });
    added.set(put.table.text, list);
  }
  return symbols.flatMap((symbol, index): RawRegistry[] => {
    const node = placed[index]?.definition.node;
    if (symbol.kind !== 'variable' || symbol.parent !== undefined || node?.type !== 'var_spec') return [];
    const value = placed[index]?.definition.value;
    const table = value === undefined ? undefined : readLiteral(context, value);
    const puts = added.get(symbol.name) ?? [];
    const entries = [...(table?.entries ?? []), ...puts].slice(0, MAX_ENTRIES);
    if (entries.length < 2 || isData(entries)) return [];
    const { startLine, endLine } = symbol;
    return [{ kind: table?.kind ?? 'table', entries, name: symbol.name, holder: symbol.id, startLine, endLine }];
  });
}

/** Literals of one and the same struct are rows of data. */
function isData(entries: readonly RawRegistryEntry[]): boolean {
  const [first] = entries;
  const type = first?.value.isLiteral === true ? first.value.name : undefined;
  return type !== undefined && entries.every(({ value }) => value.isLiteral === true && value.name === type);
}

function readLiteral(context: GoSurfaceContext, value: SyntaxNode): Pick<RawRegistry, 'kind' | 'entries'> | undefined {
  const literal = value.type === 'unary_expression' ? (value.childForFieldName('operand') ?? value) : value;
  const type = literal.type === 'composite_literal' ? literal.childForFieldName('type') : null;
  const body = literal.childForFieldName('body');
  if (type === null || body === null) return undefined;
  const isMap = type.type === 'map_type';
  const isList = /^(slice|array|implicit_length_array)_type$/.test(type.type);
  const element = type.childForFieldName(isMap ? 'value' : 'element');
  if ((isMap || isList) && (element === null || DATA.test(cut(element, 80)))) return undefined;
  const elements = nodesOf(body).slice(0, 4 * MAX_ENTRIES);
  if (isList && elements.every(({ type: kind }) => kind === 'literal_element')) {
    const rows = elements.flatMap((one) => readRow(context, one));
    if (rows.length > 0) return { kind: 'table', entries: rows.slice(0, MAX_ENTRIES) };
    return { kind: 'list', entries: elements.flatMap((one) => listed(context, one)).slice(0, MAX_ENTRIES) };
  }
  if (!isMap && !isList && typeNameOf(literal) === undefined) return undefined;
  const entries = elements.flatMap((one) => keyed(context, one, isMap));
  return { kind: 'table', entries: entries.slice(0, MAX_ENTRIES) };
}

function listed(context: GoSurfaceContext, element: SyntaxNode): RawRegistryEntry[] {
  const value = tableValue(context, inner(element));
  return value === undefined ? [] : [{ ...context.range(element), key: '', value }];
}

/** `"gzip": gzipCodec{}`; in a struct a bare name is a field, no key. */
function keyed(context: GoSurfaceContext, element: SyntaxNode, isMap: boolean): RawRegistryEntry[] {
  const [first, second] = element.type === 'keyed_element' ? nodesOf(element).map(inner) : [];
  if (first === undefined || second === undefined || (!isMap && first.type === 'identifier')) return [];
  const key = keyText(first);
  const value = handlerOf(context, context.fieldsOf(bare(second))) ?? tableValue(context, second);
  return key === undefined || value === undefined ? [] : [{ ...context.range(element), key, value }];
}

/** `{Name: "serve", Run: serve}` */
function readRow(context: GoSurfaceContext, element: SyntaxNode): RawRegistryEntry[] {
  const fields = context.fieldsOf(bare(inner(element)));
  const byName = lowered(fields);
  const key = NAMES.map((name) => context.literal(byName.get(name))).find((text) => text !== undefined);
  const value = handlerOf(context, fields);
  return key === undefined || value === undefined ? [] : [{ ...context.range(element), key, value }];
}

/** The field that does the work: by its usual name, else the only one that holds a function. */
function handlerOf(context: GoSurfaceContext, fields: ReadonlyMap<string, SyntaxNode>): RawValue | undefined {
  if (fields.size === 0) return undefined;
  const byName = lowered(fields);
  for (const name of HANDLERS) {
    const value = context.value(byName.get(name));
    if (value !== undefined) return value;
  }
  const functions = [...fields.values()].flatMap((node) => (node.type === 'func_literal' ? [node] : []));
  return functions.length === 1 ? context.value(functions[0]) : undefined;
}

function lowered(fields: ReadonlyMap<string, SyntaxNode>): ReadonlyMap<string, SyntaxNode> {
  return new Map([...fields].map(([name, node]) => [name.toLowerCase(), node]));
}

function bare(node: SyntaxNode): SyntaxNode {
  return node.type === 'unary_expression' ? (node.childForFieldName('operand') ?? node) : node;
}

function tableValue(context: GoSurfaceContext, node: SyntaxNode): RawValue | undefined {
  const value = context.value(node);
  return value !== undefined && bare(node).type === 'composite_literal' ? { ...value, isLiteral: true } : value;
}

/** A key as a reader writes it: a string's words, a name, a number. */
function keyText(node: SyntaxNode): string | undefined {
  if (!/^((interpreted|raw)_string_literal|rune_literal|int_literal|identifier|selector_expression)$/.test(node.type))
    return undefined;
  const text = unquote(cut(node, MAX_KEY));
  return text === '' || text.includes('\n') ? undefined : text;
}
