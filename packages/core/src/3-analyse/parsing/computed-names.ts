import { unquote } from './collect-captures.ts';
import type { SyntaxNode } from './syntax-node.ts';

/** Levels of the tree that are climbed from a read, statements looked at on each, and nodes of one statement. @source own bound */
const LEVELS = 30;
const STATEMENTS = 30;
const NODES = 80;
/** Most names of one list. @source own bound: written by hand */
const NAMES = 12;
/** Longest expression that builds a name, in characters. @source own bound: shown as code */
const BUILT = 80;

/** What a computed name may be. */
export interface ComputedName {
  /** Literals that it stands for in turn. */
  readonly names: readonly { readonly text: string; readonly node: SyntaxNode }[];
  /** The expression that builds it around a literal. */
  readonly built?: SyntaxNode;
  /** Whether nothing in its function gives it a value: then a caller may. */
  readonly isGiven: boolean;
}

const STRINGS = new Set(['string', 'interpreted_string_literal', 'raw_string_literal', 'template_string']);
const LISTS = new Set(['array', 'list', 'tuple', 'set', 'expression_list', 'literal_value']);
const CHOICES = new Set(['conditional_expression', 'ternary_expression']);
const FUNCTIONS =
  /^(function|method|arrow_function|lambda|func_literal)|_(function|method)_?(declaration|definition)?$/;

/** What stands for the name where it is read: the loop or assignment that gives it its value. */
export function computedName(name: SyntaxNode): ComputedName {
  if (name.type !== 'identifier') return ofValue(name);
  const wanted = name.text;
  let child: SyntaxNode = name;
  for (let level = 0; level < LEVELS && child.parent !== null; level++) {
    const { parent } = child;
    const list = loopList(parent, wanted);
    if (list !== undefined) return { names: namesIn(list), isGiven: false };
    const value = assignedBefore(child, wanted);
    if (value !== undefined) return ofValue(value);
    if (FUNCTIONS.test(parent.type)) break;
    child = parent;
  }
  return { names: [], isGiven: true };
}

function ofValue(value: SyntaxNode): ComputedName {
  if (STRINGS.has(value.type) && !isTemplate(value))
    return { names: [{ text: unquote(value.text), node: value }], isGiven: false };
  if (CHOICES.has(value.type)) return { names: namesIn(value), isGiven: false };
  return isBuilt(value) ? { names: [], built: value, isGiven: false } : { names: [], isGiven: false };
}

/** Strings directly inside of a list or a choice. */
function namesIn(list: SyntaxNode): { text: string; node: SyntaxNode }[] {
  return list.namedChildren.slice(0, NAMES).flatMap((item) => {
    const node = item?.type === 'literal_element' ? item.firstNamedChild : item;
    if (node === null || node === undefined) return [];
    return STRINGS.has(node.type) && !isTemplate(node) ? [{ text: unquote(node.text), node }] : [];
  });
}

function isTemplate(node: SyntaxNode): boolean {
  return node.namedChildren.some((child) => child?.type === 'interpolation' || child?.type === 'template_substitution');
}

/** A template or sum with a literal of capitals in it, perhaps turned into capitals as a whole. */
function isBuilt(value: SyntaxNode): boolean {
  if (value.endIndex - value.startIndex > BUILT || value.startPosition.row !== value.endPosition.row) return false;
  const isCall = value.type === 'call' || value.type === 'call_expression';
  const of = isCall ? value.childForFieldName('function')?.firstNamedChild : value;
  const isText = of !== null && of !== undefined && STRINGS.has(of.type) && isTemplate(of);
  const isSum = of?.type === 'binary_operator' || of?.type === 'binary_expression';
  if (!isText && !isSum) return false;
  const fixed = isText
    ? of.text.replace(/\$?\{[^{}]{0,80}\}/g, ' ')
    : (of?.text.match(/["'`][^"'`\n]{0,80}["'`]/g) ?? []).join(' ');
  return /[A-Z]{3}/.test(fixed);
}

/** The list that a loop gives the name its values from. */
function loopList(node: SyntaxNode, name: string): SyntaxNode | undefined {
  const clause =
    node.type === 'for_statement' ? node.namedChildren.find((one) => one?.type === 'range_clause') : undefined;
  const head = clause ?? (/^(for_statement|for_in_statement|for_in_clause)$/.test(node.type) ? node : undefined);
  const left = head?.childForFieldName('left');
  const right = head?.childForFieldName('right');
  if (left === null || left === undefined || right === null || right === undefined) return undefined;
  if (left.endIndex - left.startIndex > 200 || !new RegExp(`(^|[\\s,])${name.replaceAll('$', '\\$')}$`).test(left.text))
    return undefined;
  const list = right.type === 'composite_literal' ? right.childForFieldName('body') : right;
  return list !== null && LISTS.has(list.type) ? list : undefined;
}

/** The value that a statement before this one gives the name, the nearest one first. */
function assignedBefore(node: SyntaxNode, name: string): SyntaxNode | undefined {
  let statement = node.previousNamedSibling;
  for (let count = 0; statement !== null && count < STATEMENTS; count++) {
    const value = assignedIn(statement, name);
    if (value !== undefined) return value;
    statement = statement.previousNamedSibling;
  }
  return undefined;
}

/** Fields of a node that gives a name a value. */
const ASSIGNING: Readonly<Record<string, readonly [string, string]>> = {
  assignment: ['left', 'right'],
  assignment_expression: ['left', 'right'],
  assignment_statement: ['left', 'right'],
  short_var_declaration: ['left', 'right'],
  variable_declarator: ['name', 'value'],
};

function assignedIn(statement: SyntaxNode, name: string): SyntaxNode | undefined {
  const waiting = [statement];
  for (let seen = 0; waiting.length > 0 && seen < NODES; seen++) {
    const node = waiting.shift() as SyntaxNode;
    const fields = ASSIGNING[node.type];
    if (fields !== undefined) {
      const left = node.childForFieldName(fields[0]);
      const right = node.childForFieldName(fields[1]);
      const isIt = left !== null && left.endIndex - left.startIndex <= name.length && left.text === name;
      if (isIt && right !== null) return right.type === 'expression_list' ? (right.firstNamedChild ?? right) : right;
    } else if (!FUNCTIONS.test(node.type)) {
      for (const child of node.namedChildren) if (child !== null) waiting.push(child);
    }
  }
  return undefined;
}
