import type { SymbolFact } from '../analysis.ts';
import type { LineIndex } from '../scan-imports/line-index.ts';
import type { SymbolRange } from './extract-symbols.ts';
import { holdsTable } from './holds-table.ts';
import type { NameLookup } from './local-names.ts';
import { findInnermost } from './nested-ranges.ts';
import type { RawUse } from './parsed-file.ts';
import type { SyntaxNode } from './syntax-node.ts';

/** Most uses kept of one file, and most places looked at for them. */
const MAX_USES = 400;
const MAX_PLACES = 2_000;

/** Longest name kept. */
const MAX_NAME = 120;

/** What extraction works on. */
export interface UseInput {
  readonly text: string;
  readonly symbols: readonly SymbolFact[];
  readonly ranges: readonly SymbolRange[];
  /** Names that imports bind in the file. */
  readonly imported: readonly string[];
  readonly locals: NameLookup;
  readonly lines: LineIndex;
  readonly nodeAt: (offset: number) => SyntaxNode | null;
}

/** Nodes in which a name is bound or passed on, not used. */
const BINDING = new Set(
  (
    'import_specifier import_clause namespace_import export_specifier export_clause nested_type_identifier ' +
    'nested_identifier import_from_statement import_statement dotted_name aliased_import jsx_opening_element ' +
    'jsx_closing_element jsx_self_closing_element required_parameter optional_parameter formal_parameters parameters ' +
    'enum_body enum_assignment type_query'
  ).split(' '),
);

/** Fields in which a node's name is declared or only a label. */
const DECLARING = ['name', 'left', 'key', 'function', 'constructor', 'pattern'];

/** Places that may use a constant of this file or another one; which names are constants is found out later. */
export function extractConstantUses(input: UseInput): RawUse[] {
  const { text, locals, lines, ranges } = input;
  const candidates = candidatesOf(input);
  if (candidates.size === 0) return [];
  const hits = findHits(text, candidates);
  const positions = hits.map(({ at }) => at);
  const scopes = locals.scopesAt(positions);
  const users = findInnermost(ranges, positions);
  const uses: RawUse[] = [];
  for (const [index, { at, name }] of hits.entries()) {
    if (uses.length >= MAX_USES) break;
    if (locals.find(scopes[index] ?? -1, name.split('.', 1)[0] ?? '') !== undefined) continue;
    if (!isUse(input.nodeAt(at), name)) continue;
    const user = ranges[users[index] ?? -1]?.id;
    const line = lines.lineAt(at);
    uses.push({ name, startLine: line, endLine: line, ...(user === undefined ? {} : { user }) });
  }
  return uses;
}

/** Names of the file's own constants, tables and enumerations, and imported names. */
function candidatesOf({ symbols, imported }: UseInput): Set<string> {
  const names = new Set(imported);
  for (const { kind, parent, name, signature } of symbols) {
    const isFixed = kind === 'constant' || kind === 'enum' || kind === 'class';
    if (parent === undefined && (isFixed || (kind === 'variable' && holdsTable(signature)))) names.add(name);
  }
  return names;
}

/** Words of the text that are candidates and not called; a name in capitals and small letters counts with its member only. */
function findHits(text: string, candidates: ReadonlySet<string>): { at: number; name: string }[] {
  const hits: { at: number; name: string }[] = [];
  const word = /[\p{L}_$][\p{L}\p{N}_$]*(?:\.[\p{L}_$][\p{L}\p{N}_$]*){0,3}/gu;
  for (let match = word.exec(text); match !== null && hits.length < MAX_PLACES; match = word.exec(text)) {
    const [name] = match;
    const head = name.split('.', 1)[0] ?? '';
    if (name.length > MAX_NAME || !candidates.has(head)) continue;
    const before = text[match.index - 1];
    const after = text[match.index + name.length];
    if (before === '.' || before === '#' || before === '@' || after === '(' || after === '`') continue;
    if (name === head && /^[A-Z][\w$]*[a-z]/.test(name)) continue;
    hits.push({ at: match.index, name });
  }
  return hits;
}

function isUse(node: SyntaxNode | null, name: string): boolean {
  if (node === null || (node.type !== 'identifier' && node.type !== 'shorthand_property_identifier')) return false;
  if (node.text !== name.split('.', 1)[0]) return false;
  const parent = node.parent;
  if (parent === null || BINDING.has(parent.type) || isInType(parent)) return false;
  return !DECLARING.some(
    (field) => parent.childForFieldName(field)?.id === node.id && field !== leftOfOperator(parent),
  );
}

/** Levels of a type annotation that are looked through. */
const TYPE_DEPTH = 6;

/** Python writes types as expressions: a type variable is no constant. */
function isInType(parent: SyntaxNode): boolean {
  let at: SyntaxNode | null = parent;
  for (let depth = 0; at !== null && depth < TYPE_DEPTH; depth++, at = at.parent) {
    if (at.type === 'type' || at.type === 'type_annotation') return true;
    if (at.type.endsWith('_statement') || at.type === 'block') return false;
  }
  return false;
}

/** The left side of an operator is used, that of an assignment is not. */
function leftOfOperator(parent: SyntaxNode): string {
  return /^(binary_expression|boolean_operator|comparison_operator|binary_operator)$/.test(parent.type) ? 'left' : '';
}
