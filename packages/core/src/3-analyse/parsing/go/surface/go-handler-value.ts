import type { RawValue } from '../../surface/raw-surface.ts';
import type { SyntaxNode } from '../../syntax-node.ts';
import { cut, dottedName, type GoSurfaceContext } from './go-surface-context.ts';

/** Deepest nesting of calls around a handler, and most arguments looked at. @source own bound */
const MAX_DEPTH = 4;
const MAX_ARGUMENTS = 8;

/** Longest callee kept. @source analysis.ts */
const MAX_CALLEE = 80;

/**
 * What stands where a framework wants a handler: a function, or a call that gives one with those of its arguments that may
 * be handlers themselves, `withStore(func(…) {…}, options)`. Which argument it is, types decide later.
 */
export function handlerValue(context: GoSurfaceContext, node: SyntaxNode | undefined, depth = 0): RawValue | undefined {
  if (node === undefined || depth > MAX_DEPTH) return undefined;
  const plain = context.value(node);
  if (node.type !== 'call_expression') return withWay(context, node, plain);
  const callee = node.childForFieldName('function');
  const name = callee === null ? '' : dottedName(callee);
  if (callee === null || name === '' || name.length > MAX_CALLEE) return plain;
  // A call that only changes the type: `http.HandlerFunc(serve)`.
  const isConversion = plain !== undefined && plain.name !== name && plain.member?.callee !== name;
  if (isConversion) return plain;
  const passed = context
    .argumentsOf(node)
    .slice(0, MAX_ARGUMENTS)
    .flatMap((one) => handlerValue(context, one, depth + 1) ?? unnamed(context, one));
  const maker = context.value(callee);
  const base = { ...context.range(node), text: plain?.text ?? cut(node, MAX_CALLEE) };
  const made = { ...(maker ?? base), ...base, call: { callee: name, passed } };
  return withWay(context, node, made);
}

/** A value of a function's own, which has no name elsewhere but may be of a handler's type. */
function unnamed(context: GoSurfaceContext, node: SyntaxNode): RawValue[] {
  const isName = node.type === 'identifier' || node.type === 'selector_expression';
  const value = isName && node.text !== 'nil' ? { ...context.range(node), text: cut(node, MAX_CALLEE) } : undefined;
  const told = withWay(context, node, value);
  return told === undefined ? [] : [told];
}

function withWay(context: GoSurfaceContext, node: SyntaxNode, value: RawValue | undefined): RawValue | undefined {
  if (value === undefined || value.isInline === true) return value;
  const way = context.values.wayOf(node);
  return way === undefined ? value : { ...value, way };
}
