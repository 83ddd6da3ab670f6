import { unquote } from '../collect-captures.ts';
import type { SyntaxNode } from '../syntax-node.ts';
import type { RawRegistry, RawRegistryEntry, RawValue } from './raw-surface.ts';
import { cut, nodesOf, type SurfaceContext } from './surface-context.ts';

/** Most entries kept of a table. @source analysis.ts */
const MAX_ENTRIES = 60;

/** Longest key kept. */
const MAX_KEY = 120;

/** Expressions around a table that do not change it. */
const WRAPPERS = new Set(['as_expression', 'satisfies_expression', 'parenthesized_expression', 'non_null_expression']);
const LISTS = new Set(['array', 'list', 'tuple', 'set']);
const OBJECTS = new Set(['object', 'dictionary']);

/** Fields of a row, best first: what selects it, and what it leads to. */
const METHODS = ['method', 'verb'];
const PATHS = ['path', 'pattern', 'url', 'route'];
const NAMES = 'name command id key type kind flag code extension ext format event language title label'.split(' ');
const HANDLERS = (
  'handler handle run action execute exec fn func function callback component controller view load parse create make factory ' +
  'build class resolve'
).split(' ');
const VERB = /^(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|ALL|ANY|\*)$/i;

/** Tables and lists of functions and classes that variables of the module or fields of a class hold. */
export function readTables(context: SurfaceContext): RawRegistry[] {
  const { symbols, placed } = context.extracted;
  return symbols.flatMap((symbol, index): RawRegistry[] => {
    if (symbol.kind !== 'constant' && symbol.kind !== 'variable' && symbol.kind !== 'property') return [];
    const definition = placed[index]?.definition;
    const value = definition?.value ?? definition?.node.childForFieldName('value');
    const table = value === null || value === undefined ? undefined : readTable(context, value);
    if (table === undefined || table.entries.length < 2) return [];
    const { startLine, endLine } = symbol;
    const isDoubtful = table.isPlain === true && !MAP_TYPE.test(symbol.signature.replace(/=.*$/s, ''));
    const { kind, entries } = table;
    const doubt = isDoubtful ? { isDoubtful } : {};
    return [{ kind, entries, name: symbol.name, holder: symbol.id, startLine, endLine, ...doubt }];
  });
}

interface Table extends Pick<RawRegistry, 'kind' | 'entries'> {
  /** Whether all keys are names that need no quotes: then it may be an object like any other. */
  readonly isPlain?: boolean;
}

/** Types whose keys are values: `Record<…>`, `{ [key: string]: … }`, `Map<…>`. */
const MAP_TYPE = /\b(Record|Map|Partial|Dictionary)<|\[/;

function readTable(context: SurfaceContext, value: SyntaxNode): Table | undefined {
  const node = unwrap(context, value);
  if (OBJECTS.has(node.type)) {
    const entries = members(context, node);
    const isPlain = node.type === 'object' && entries.every(({ key }) => /^[A-Za-z_$][\w$]*$/.test(key));
    return { kind: 'table', entries, isPlain: isPlain && !hasQuotedKey(node) };
  }
  if (node.type === 'new_expression' && node.childForFieldName('constructor')?.text === 'Map') {
    const [list] = context.argumentNodes(node);
    return list === undefined ? undefined : { kind: 'table', entries: pairs(context, list) };
  }
  if (!LISTS.has(node.type)) return undefined;
  const items = nodesOf(node).slice(0, 4 * MAX_ENTRIES);
  const [first] = items;
  if (first !== undefined && OBJECTS.has(first.type)) return { kind: 'table', entries: rows(context, items) };
  if (first !== undefined && LISTS.has(first.type)) return { kind: 'table', entries: pairs(context, node) };
  return { kind: 'list', entries: listed(context, items) };
}

/** The table inside `as const`, `satisfies`, `Object.freeze(…)`. */
function unwrap(context: SurfaceContext, value: SyntaxNode): SyntaxNode {
  let node = value;
  for (let depth = 0; depth < 5; depth++) {
    let inner: SyntaxNode | null | undefined;
    if (WRAPPERS.has(node.type)) inner = node.firstNamedChild;
    else if (context.callAt(node)?.callee === 'Object.freeze') inner = context.argumentNodes(node)[0];
    if (inner === null || inner === undefined) return node;
    node = inner;
  }
  return node;
}

function members(context: SurfaceContext, object: SyntaxNode): RawRegistryEntry[] {
  const found: RawRegistryEntry[] = [];
  for (const node of nodesOf(object)) {
    if (found.length >= MAX_ENTRIES) break;
    const isShort = node.type === 'shorthand_property_identifier' || node.type === 'method_definition';
    const key =
      node.type === 'method_definition'
        ? node.childForFieldName('name')
        : isShort
          ? node
          : node.childForFieldName('key');
    const value = context.value(isShort ? node : node.childForFieldName('value'));
    if (key === null || value === undefined) continue;
    const text = keyText(key);
    if (text !== undefined) found.push({ ...context.range(node), key: text, value });
  }
  return found;
}

function hasQuotedKey(object: SyntaxNode): boolean {
  return nodesOf(object)
    .slice(0, MAX_ENTRIES)
    .some((node) => /^(string|computed_property_name|number)$/.test(node.childForFieldName('key')?.type ?? ''));
}

/** A key as a reader writes it: a string's words, a name, `[Kind.A]` without its brackets. */
function keyText(node: SyntaxNode): string | undefined {
  const text = unquote(
    cut(node, MAX_KEY)
      .replace(/^\[(.*)\]$/s, '$1')
      .trim(),
  );
  return text === '' || text.includes('\n') ? undefined : text;
}

/** `[['a', readA], ['b', readB]]` */
function pairs(context: SurfaceContext, list: SyntaxNode): RawRegistryEntry[] {
  const found: RawRegistryEntry[] = [];
  for (const item of nodesOf(list).slice(0, MAX_ENTRIES)) {
    if (!LISTS.has(item.type)) continue;
    const nodes = nodesOf(item);
    const value = context.value(nodes.at(-1));
    const keys = nodes.slice(0, -1).map((node) => context.literal(node) ?? keyOfName(node));
    if (value === undefined || keys.length === 0 || keys.some((key) => key === undefined)) continue;
    const [method = '', path] = keys as string[];
    const route = VERB.test(method) && path?.startsWith('/') ? { route: `${method.toUpperCase()} ${path}` } : {};
    found.push({ ...context.range(item), key: keys.join(' '), value, ...route });
  }
  return found;
}

function keyOfName(node: SyntaxNode): string | undefined {
  return node.type === 'identifier' || node.type === 'member_expression' || node.type === 'attribute'
    ? keyText(node)
    : undefined;
}

/** `[{ method: 'POST', path: '/hooks', handle: accept }, …]` */
function rows(context: SurfaceContext, items: readonly SyntaxNode[]): RawRegistryEntry[] {
  const found: RawRegistryEntry[] = [];
  for (const item of items) {
    if (found.length >= MAX_ENTRIES || !OBJECTS.has(item.type)) break;
    const fields = new Map<string, SyntaxNode>();
    for (const node of nodesOf(item)) {
      const isShort = node.type === 'shorthand_property_identifier';
      const key = isShort ? node : node.childForFieldName(node.type === 'method_definition' ? 'name' : 'key');
      const value = isShort || node.type === 'method_definition' ? node : node.childForFieldName('value');
      if (key !== null && value !== null) fields.set(unquote(cut(key, MAX_KEY)), value);
    }
    const row = readRow(context, fields);
    if (row !== undefined) found.push({ ...context.range(item), ...row });
  }
  return found;
}

function readRow(context: SurfaceContext, fields: ReadonlyMap<string, SyntaxNode>) {
  const pick = (names: readonly string[]) => names.find((name) => fields.has(name)) ?? '';
  const method = context.literal(fields.get(pick(METHODS)));
  const place = fields.get(pick(PATHS));
  const path = context.literal(place) ?? (place?.type === 'regex' ? cut(place, MAX_KEY) : undefined);
  const name = context.literal(fields.get(pick(NAMES)));
  const value = handlerOf(context, fields);
  if (value === undefined) return undefined;
  const isRoute = method !== undefined && VERB.test(method) && place !== undefined;
  const key = isRoute ? `${method} ${path ?? '…'}` : (name ?? path ?? method);
  if (key === undefined) return undefined;
  return isRoute && path !== undefined ? { key, value, route: `${method.toUpperCase()} ${path}` } : { key, value };
}

/** The field that does the work: by its usual name, else the only one that is a function or class. */
function handlerOf(context: SurfaceContext, fields: ReadonlyMap<string, SyntaxNode>): RawValue | undefined {
  for (const name of HANDLERS) {
    const value = context.value(fields.get(name));
    if (value !== undefined) return value;
  }
  const others = [...fields].flatMap(([name, node]) => {
    const isKey = METHODS.includes(name) || PATHS.includes(name) || NAMES.includes(name);
    const value = isKey ? undefined : context.value(node);
    return value === undefined ? [] : [value];
  });
  return others.length === 1 ? others[0] : undefined;
}

function listed(context: SurfaceContext, items: readonly SyntaxNode[]): RawRegistryEntry[] {
  return items.slice(0, MAX_ENTRIES).flatMap((item) => {
    const value = context.value(item);
    return value === undefined ? [] : [{ ...context.range(item), key: '', value }];
  });
}
