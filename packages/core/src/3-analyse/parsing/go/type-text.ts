import type { SyntaxNode } from '../syntax-node.ts';

/** A type that cannot be written down, or is too long. Never equal to another one. */
export const UNKNOWN_TYPE = '?';

/** Deepest type and longest text taken. */
const MAX_DEPTH = 20;
const MAX_TYPE = 400;

/** Names that stand for something else than a type of the package: type parameters, and types of a function. */
export interface TypeNames {
  /** Type parameters of the declaration, in order. */
  readonly parameters: ReadonlyMap<string, string>;
  /** Types declared inside functions: what they hide is not followed. */
  readonly hidden: ReadonlySet<string>;
}

/**
 * A type as one line of Go without parameter names: `*store.Item`, `[]T`, `map[K]V`, `func(A,...B)(C,D)`. Type parameters
 * are written `$0`, `$1` …; what has no name (`struct { … }`) is `?`.
 */
export function typeText(node: SyntaxNode | null, names: TypeNames, depth = 0): string {
  if (node === null || depth > MAX_DEPTH) return UNKNOWN_TYPE;
  const text = writeType(node, names, depth + 1);
  return text.length > MAX_TYPE ? UNKNOWN_TYPE : text;
}

function writeType(node: SyntaxNode, names: TypeNames, depth: number): string {
  const field = (name: string) => typeText(node.childForFieldName(name), names, depth);
  switch (node.type) {
    case 'type_identifier':
    case 'identifier': {
      const name = node.text;
      return names.parameters.get(name) ?? (names.hidden.has(name) ? UNKNOWN_TYPE : name);
    }
    case 'qualified_type':
    case 'selector_expression':
      return node.text.replace(/\s+/g, '');
    case 'pointer_type':
      return `*${typeText(node.firstNamedChild, names, depth)}`;
    case 'parenthesized_type':
    case 'type_elem':
    case 'parenthesized_expression':
    case 'type_constraint':
      return node.namedChildCount === 1 ? typeText(node.firstNamedChild, names, depth) : UNKNOWN_TYPE;
    case 'slice_type':
      return `[]${field('element')}`;
    case 'array_type':
      return `[${node.childForFieldName('length')?.text ?? ''}]${field('element')}`;
    case 'implicit_length_array_type':
      return `[...]${field('element')}`;
    case 'map_type':
      return `map[${field('key')}]${field('value')}`;
    case 'channel_type':
      return `${channelWord(node.text.slice(0, 20).replace(/\s+/g, ''))} ${field('value')}`;
    case 'generic_type':
      return `${field('type')}[${argumentsOf(node, names, depth).join(',')}]`;
    case 'function_type':
      return functionText(node, names, depth);
    case 'interface_type':
      return node.namedChildCount === 0 ? 'any' : UNKNOWN_TYPE;
    case 'struct_type':
      return /^struct\s*\{\s*\}$/.test(node.text.slice(0, 40)) ? 'struct{}' : UNKNOWN_TYPE;
    default:
      return UNKNOWN_TYPE;
  }
}

function channelWord(head: string): string {
  if (head.startsWith('<-')) return '<-chan';
  return head.startsWith('chan<-') ? 'chan<-' : 'chan';
}

function argumentsOf(node: SyntaxNode, names: TypeNames, depth: number): string[] {
  const list = node.childForFieldName('type_arguments');
  const found: string[] = [];
  for (let child = list?.firstNamedChild ?? null; child !== null; child = child.nextSibling) {
    if (child.type === 'type_elem' || child.type.endsWith('_type') || child.type === 'type_identifier')
      found.push(typeText(child, names, depth));
  }
  return found;
}

/** What a function, method or function type takes and gives: `(A,...B)(C,D)` behind `func`. */
export function functionText(node: SyntaxNode, names: TypeNames, depth = 0): string {
  const result = node.childForFieldName('result');
  const results =
    result === null
      ? []
      : result.type === 'parameter_list'
        ? listTypes(result, names, depth)
        : [typeText(result, names, depth)];
  const text = `func(${listTypes(node.childForFieldName('parameters'), names, depth).join(',')})(${results.join(',')})`;
  return text.length > MAX_TYPE ? UNKNOWN_TYPE : text;
}

/** The types of a parameter list, one for each name. */
function listTypes(list: SyntaxNode | null, names: TypeNames, depth: number): string[] {
  const types: string[] = [];
  for (let child = list?.firstNamedChild ?? null; child !== null; child = child.nextSibling) {
    if (child.type !== 'parameter_declaration' && child.type !== 'variadic_parameter_declaration') continue;
    const written = typeText(child.childForFieldName('type'), names, depth);
    const type = child.type === 'parameter_declaration' ? written : `...${written}`;
    const count = Math.max(1, namesOf(child).length);
    for (let at = 0; at < count && types.length < 60; at++) types.push(type);
  }
  return types;
}

/** The nodes that a declaration has in its `name` fields: those before its type. */
export function namesOf(declaration: SyntaxNode): SyntaxNode[] {
  const type = declaration.childForFieldName('type');
  const found: SyntaxNode[] = [];
  for (let child = declaration.firstNamedChild; child !== null; child = child.nextSibling) {
    if (child.id === type?.id) break;
    if (child.type === 'identifier' || child.type === 'field_identifier') found.push(child);
    else if (child.type === 'expression_list') break;
  }
  return found;
}

/** Type parameters of a declaration, each with its place: `$0`, `$1` …. */
export function typeParameters(list: SyntaxNode | null): Map<string, string> {
  const found = new Map<string, string>();
  for (let child = list?.firstNamedChild ?? null; child !== null; child = child.nextSibling) {
    if (child.type !== 'type_parameter_declaration') continue;
    for (const name of namesOf(child)) found.set(name.text, `$${found.size}`);
  }
  return found;
}

/** The names a method gives the type parameters of its receiver. */
export function receiverParameters(receiver: SyntaxNode | null): Map<string, string> {
  const found = new Map<string, string>();
  const written = receiver?.text.slice(0, 300) ?? '';
  const list = /\[([^\]]*)\]\s*,?\s*\)$/.exec(written)?.[1] ?? '';
  for (const name of list.split(',')) found.set(name.trim(), `$${found.size}`);
  found.delete('');
  return found;
}
