import type { ParameterFact } from '../analysis.ts';
import type { CapturedDefinition } from './captured.ts';
import { shorten } from './shorten.ts';
import type { SyntaxNode } from './syntax-node.ts';
import { typeNameOf } from './type-name.ts';

/** Bounds of what is kept. @source analysis.ts */
const MAX_PARAMETERS = 12;
const MAX_TYPE = 120;
const MAX_DEFAULT = 80;
const MAX_NAME = 80;

/** A default that is a literal or a single name. */
const SIMPLE_DEFAULT =
  /^([rbuf]{0,2}(["'`])[^"'`\n]*\2|[-+]?[\d._]\w*(\.\w+)?|[\p{L}_$][\p{L}\p{N}_$]*(\.[\p{L}_$][\p{L}\p{N}_$]*)*|\[\]|\{\}|\(\))$/iu;

/** What a function takes and gives back. */
export interface FunctionHead {
  readonly parameters: readonly ParameterFact[];
  /** The one named type it returns, as {@link typeNameOf} has it. */
  readonly returns?: string;
}

/** The head of a declared function; `undefined` when the declaration is none. */
export function readFunctionHead({ node, value }: CapturedDefinition): FunctionHead | undefined {
  const owner = functionNode(node, value);
  const list = owner?.childForFieldName('parameters') ?? owner?.childForFieldName('parameter');
  if (owner === undefined || list === null || list === undefined) return undefined;
  const nodes = list.type === 'identifier' ? [list] : list.namedChildren;
  const body = owner.childForFieldName('body')?.text ?? '';
  const parameters: ParameterFact[] = [];
  for (const [index, child] of nodes.entries()) {
    if (parameters.length >= MAX_PARAMETERS) break;
    const parameter = child === null ? undefined : readParameter(child);
    if (parameter !== undefined && !(index === 0 && isReceiver(parameter)))
      parameters.push({ ...parameter, ...isReassigned(parameter.name, body) });
  }
  const annotation = owner.childForFieldName('return_type');
  const type = annotation?.type === 'type_annotation' ? annotation.firstNamedChild : annotation;
  const returns = type === null || type === undefined ? undefined : typeNameOf(type);
  return returns === undefined ? { parameters } : { parameters, returns };
}

const FUNCTION_VALUES = new Set(['arrow_function', 'function_expression', 'generator_function']);

/** The node that has the parameters: the declaration itself, or the function a variable or field is given. */
function functionNode(node: SyntaxNode, value: SyntaxNode | undefined): SyntaxNode | undefined {
  if (node.type !== 'variable_declarator' && !node.type.endsWith('field_definition')) return node;
  const given = value ?? node.childForFieldName('value');
  return given !== null && FUNCTION_VALUES.has(given.type) ? given : undefined;
}

/** Whether a statement of the body may give a parameter another value; rather once too often than once too little. */
export function isReassigned(name: string, body: string): Pick<ParameterFact, 'isReassigned'> {
  if (!/^[\w$]+$/.test(name) || !body.includes(name)) return {};
  const own = `(?<![\\w$.])${name.replaceAll('$', '\\$')}`;
  const assigned = `${own}\\s*(,[\\w\\s,.*]{0,60})?(:[^=\\n]{0,60})?(:=|[^\\s\\w=!<>()]{0,3}=(?![=>]))`;
  const bound = `\\b(for|as)\\s+\\(?${own}\\b`;
  const stepped = `${own}(\\+\\+|--)|(\\+\\+|--)${own}\\b`;
  return new RegExp(`${assigned}|${bound}|${stepped}`).test(body) ? { isReassigned: true } : {};
}

function isReceiver({ name }: ParameterFact): boolean {
  return name === 'self' || name === 'cls' || name === 'this';
}

function readParameter(node: SyntaxNode): ParameterFact | undefined {
  const pattern = node.childForFieldName('pattern') ?? node.childForFieldName('name') ?? node.childForFieldName('left');
  const named = pattern ?? (node.type === 'typed_parameter' ? node.firstNamedChild : node);
  if (named === null || node.type === 'comment' || node.type.endsWith('_separator')) return undefined;
  const name = shorten(named.text, MAX_NAME);
  const typed = node.childForFieldName('type');
  const type = typed === null ? '' : shorten(typed.text.replace(/^\s*:/, ''), MAX_TYPE);
  const stated = node.childForFieldName('value') ?? node.childForFieldName('right');
  const text = stated === null || stated.endIndex - stated.startIndex > MAX_DEFAULT ? '' : stated.text;
  return {
    name,
    ...(type === '' ? {} : { type }),
    ...(SIMPLE_DEFAULT.test(text) ? { default: text } : {}),
  };
}
