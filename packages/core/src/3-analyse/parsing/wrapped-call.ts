import type { SyntaxNode } from './syntax-node.ts';

/** Longest head and longest preparation of a function that only passes on. @source own bound */
const MAX_HEAD = 400;
const MAX_STATEMENTS = 3;

const WRAPPERS = new Set(['parenthesized_expression', 'as_expression', 'satisfies_expression', 'await_expression']);

/** Whether an expression only stands around another one. */
export function isBareCall({ type }: SyntaxNode): boolean {
  return type !== 'await_expression' && WRAPPERS.has(type);
}

/**
 * What a function calls that does nothing else: `(path) => fs.stat(path)`, also after it has loaded the module that
 * declares it. `undefined` when the name called is one of its own parameters.
 */
export function loneCall(node: SyntaxNode): SyntaxNode | undefined {
  if (node.type !== 'arrow_function') return undefined;
  const body = node.childForFieldName('body');
  const parameters = node.childForFieldName('parameters') ?? node.childForFieldName('parameter');
  if (body === null || (parameters !== null && parameters.endIndex - parameters.startIndex > MAX_HEAD))
    return undefined;
  const call = body.type === 'statement_block' ? lastCall(body) : inside(body);
  const called = call?.type === 'call_expression' ? call.childForFieldName('function') : null;
  if (called === null || (called.type !== 'identifier' && called.type !== 'member_expression')) return undefined;
  const head = /^[\w$]+/.exec(called.text)?.[0];
  const names: readonly string[] = parameters?.text.match(/[\w$]+/g) ?? [];
  return head === undefined || names.includes(head) ? undefined : called;
}

function lastCall(block: SyntaxNode): SyntaxNode | undefined {
  const statements = block.namedChildren.flatMap((child) =>
    child === null || child.type === 'comment' ? [] : [child],
  );
  const last = statements.pop();
  if (last?.type !== 'return_statement' || statements.length > MAX_STATEMENTS) return undefined;
  if (!statements.every(isLoading)) return undefined;
  return last.firstNamedChild === null ? undefined : inside(last.firstNamedChild);
}

/** `const { pack } = await import('./pack.js')` */
function isLoading({ type, firstNamedChild }: SyntaxNode): boolean {
  const value = type === 'lexical_declaration' ? firstNamedChild?.childForFieldName('value') : undefined;
  const call = value?.type === 'await_expression' ? value.firstNamedChild : value;
  return call?.type === 'call_expression' && /^(import|require)$/.test(call.childForFieldName('function')?.text ?? '');
}

function inside(node: SyntaxNode): SyntaxNode {
  let at = node;
  for (let depth = 0; depth < 4 && WRAPPERS.has(at.type); depth++) at = at.firstNamedChild ?? at;
  return at;
}
