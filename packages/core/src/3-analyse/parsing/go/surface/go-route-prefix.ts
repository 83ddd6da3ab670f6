import type { OpenPath } from '../../../analysis.ts';
import type { RawEntry } from '../../surface/raw-surface.ts';
import type { SyntaxNode } from '../../syntax-node.ts';
import { dottedName, type GoSurfaceContext } from './go-surface-context.ts';

/** Deepest nesting of groups. */
const MAX_GROUPS = 12;

/** Types that stand for a whole server: a path on one of them has nothing before it. */
const WHOLE = /\b(gin\.Engine|echo\.Echo|fiber\.App|http\.ServeMux|bunrouter\.Router|httprouter\.Router)$/;
/** Types of routers that may hang below another one. */
const PARTIAL =
  /\b(mux\.Router|chi\.(Router|Mux)|gin\.(RouterGroup|IRouter|IRoutes)|echo\.Group|fiber\.(Router|Group)|bunrouter\.Group)$/;

type Before = NonNullable<RawEntry['before']>[number];

/** A call that puts a path before those inside of the function it gets: `r.Route("/admin", func(r chi.Router) { … })`. */
export interface Nesting {
  readonly start: number;
  readonly end: number;
  readonly before: Before;
}

/** What stands before a path, and whether there may be more. */
export interface RoutePlace {
  readonly before: readonly Before[];
  readonly open?: OpenPath;
}

/** The calls of a file that nest routes. */
export function nestingCalls(context: GoSurfaceContext): Nesting[] {
  return context.calls.flatMap(({ call, callee }): Nesting[] => {
    if (!/\.(Route|Group|PathPrefix)$/.test(callee)) return [];
    const nodes = context.argumentsOf(call.node);
    const [first] = nodes;
    const text = context.literal(first);
    const inside = nodes.at(-1);
    if (first === undefined || text === undefined || inside?.type !== 'func_literal') return [];
    return [{ start: inside.startIndex, end: inside.endIndex, before: { ...context.range(first), text } }];
  });
}

/** The paths of the groups around a call, and of the variables on which it is made: `v1 := r.Group("/v1")`. */
export function placeOf(context: GoSurfaceContext, operand: SyntaxNode, nestings: readonly Nesting[]): RoutePlace {
  const own: Before[] = [];
  let node: SyntaxNode | undefined = operand;
  for (let depth = 0; depth < MAX_GROUPS && node !== undefined; depth++) {
    const value: SyntaxNode | 'none' | undefined =
      node.type === 'identifier' ? context.values.valueOfLocal(node) : node;
    if (value === 'none' || value?.type !== 'call_expression') break;
    const callee: SyntaxNode | null = value.childForFieldName('function');
    const name = callee?.childForFieldName('field')?.text ?? '';
    const [first] = context.argumentsOf(value);
    if (/^(Group|PathPrefix|Path)$/.test(name)) {
      const text = context.literal(first);
      if (first === undefined || text === undefined) return { before: own, open: openAt(node) };
      own.unshift({ ...context.range(first), text });
    } else if (!/^(Subrouter|With|Methods|Name|Schemes|Host|Headers|Queries|NewRoute|StrictSlash)$/.test(name)) break;
    node = callee?.childForFieldName('operand') ?? undefined;
  }
  const at = operand.startIndex;
  const around = nestings.filter(({ start, end }) => start < at && at < end).sort((a, b) => a.start - b.start);
  const before = [...around.map((one) => one.before), ...own];
  const open = node === undefined || around.length > 0 ? undefined : openBase(context, node);
  return { before, ...(open === undefined ? {} : { open }) };
}

/** A router that a function was given hangs where its caller says. */
function openBase(context: GoSurfaceContext, node: SyntaxNode): OpenPath | undefined {
  if (node.type !== 'identifier' || context.values.valueOfLocal(node) !== undefined) return undefined;
  const way = context.values.wayOf(node) ?? '';
  return !WHOLE.test(way) && PARTIAL.test(way) ? openAt(node) : undefined;
}

function openAt(node: SyntaxNode): OpenPath {
  return { why: 'router', name: dottedName(node) || 'Group' };
}
