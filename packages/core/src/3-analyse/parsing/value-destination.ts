import type { SyntaxNode } from './syntax-node.ts';

/** Levels of the tree that are climbed from a read to what takes its value. @source own bound */
const LEVELS = 14;
/** Longest name kept. */
const MAX_NAME = 80;

/** Calls that turn a text into something else: what they give is still the value. */
const CONVERSION =
  /(^|\.)(Number|parseInt|parseFloat|Boolean|String|URL|trim|toLowerCase|int|float|bool|str|Path|Atoi|ParseInt|ParseBool|ParseDuration|ParseFloat|strip|lower|expanduser|split|resolve|abspath|json_loads|loads|parse)$/;

/** Wrappers that hand a value on. */
const PASSING = new Set(
  (
    'parenthesized_expression await_expression as_expression non_null_expression satisfies_expression unary_expression ' +
    'binary_expression ternary_expression boolean_operator conditional_expression not_operator comparison_operator ' +
    'arguments argument_list expression_list member_expression attribute type_conversion_expression'
  ).split(' '),
);

/** Where a value that is read goes in the same statement, and what stands in for it when it is missing. */
export interface ValueDestination {
  /** Name of the property, variable, field or keyword. */
  readonly into?: string;
  /** Expression behind `??`, `||` or `or`, on the line of the read. */
  readonly fallback?: SyntaxNode;
}

/**
 * Climbs from a read to the name that takes its value, through conversions and fallbacks. Through another call only when
 * the name tells that it holds the value, such as `port` for `APP_PORT`: what else a call gives need not be it.
 */
export function destinationOf(node: SyntaxNode, variable: string): ValueDestination {
  if (node.type === 'pair_pattern') return destructured(node);
  let fallback: SyntaxNode | undefined;
  let isSure = true;
  let child = node;
  for (let level = 0; level < LEVELS; level++) {
    const parent = child.parent;
    if (parent === null) break;
    fallback ??= fallbackIn(parent, child);
    const name = takerOf(parent, child);
    if (name !== undefined) {
      const isKept = name.length <= MAX_NAME && (isSure || sharesWord(name, variable));
      return { ...(isKept ? { into: name } : {}), ...(fallback === undefined ? {} : { fallback }) };
    }
    if (isCall(parent)) isSure &&= isConversion(parent);
    else if (!PASSING.has(parent.type)) break;
    child = parent;
  }
  return fallback === undefined ? {} : { fallback };
}

/** `{ PORT: port = 8080 }` of a destructured environment. */
function destructured(pair: SyntaxNode): ValueDestination {
  const value = pair.childForFieldName('value');
  const name = value?.type === 'assignment_pattern' ? value.childForFieldName('left') : value;
  const right = value?.type === 'assignment_pattern' ? value.childForFieldName('right') : null;
  const isNamed = name?.type === 'identifier' && name.endIndex - name.startIndex <= MAX_NAME;
  return { ...(isNamed ? { into: name.text } : {}), ...(right === null ? {} : { fallback: right }) };
}

function isCall({ type }: SyntaxNode): boolean {
  return type === 'call_expression' || type === 'new_expression' || type === 'call';
}

function isConversion(call: SyntaxNode): boolean {
  const callee = call.childForFieldName('function') ?? call.childForFieldName('constructor');
  return callee !== null && callee.endIndex - callee.startIndex < 200 && CONVERSION.test(callee.text);
}

function fallbackIn(parent: SyntaxNode, child: SyntaxNode): SyntaxNode | undefined {
  if (parent.type !== 'binary_expression' && parent.type !== 'boolean_operator') return undefined;
  const right = parent.childForFieldName('right');
  const isLeft = parent.childForFieldName('left')?.id === child.id;
  const operator = parent.childForFieldName('operator')?.text;
  if (right === null || !isLeft || !['??', '||', 'or'].includes(operator ?? '')) return undefined;
  return right.endPosition.row === child.endPosition.row ? right : undefined;
}

/** The name that the parent gives the value, when it is a place that takes one. */
function takerOf(parent: SyntaxNode, child: SyntaxNode): string | undefined {
  const field = TAKERS[parent.type];
  if (field === undefined) {
    // `{ PORT }` of a destructured environment.
    return parent.type === 'object_pattern' ? child.text : undefined;
  }
  const taker = parent.childForFieldName(field) ?? (parent.type === 'keyed_element' ? parent.firstNamedChild : null);
  if (taker === null || taker.id === child.id) return undefined;
  const text = taker.endIndex - taker.startIndex > 200 ? '' : taker.text;
  return /([\w$]+)$/.exec(/^["'](.*)["']$/.exec(text)?.[1] ?? text)?.[1];
}

/** Kinds of nodes that give a value a name, with the field that holds it. */
const TAKERS: Readonly<Record<string, string>> = {
  pair: 'key',
  variable_declarator: 'name',
  assignment_expression: 'left',
  public_field_definition: 'name',
  field_definition: 'property',
  assignment: 'left',
  keyword_argument: 'name',
  named_expression: 'name',
  short_var_declaration: 'left',
  assignment_statement: 'left',
  keyed_element: 'key',
  var_spec: 'name',
};

/** Whether a word of the name stands in the variable: `maxAttempts` and `APP_MAX_ATTEMPTS`. */
function sharesWord(name: string, variable: string): boolean {
  const words = (text: string): string[] =>
    text
      .replace(/([a-z\d])([A-Z])/g, '$1_$2')
      .toLowerCase()
      .split(/[^a-z\d]+/)
      .filter((word) => word.length > 2);
  const known = new Set(words(variable));
  return words(name).some((word) => known.has(word));
}
