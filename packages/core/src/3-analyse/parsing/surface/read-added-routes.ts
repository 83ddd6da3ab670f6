import type { DescribedCall } from '../extract-calls.ts';
import { shorten } from '../shorten.ts';
import type { SyntaxNode } from '../syntax-node.ts';
import { lastName } from './command-chains.ts';
import type { RawEntry } from './raw-surface.ts';
import { dottedName, nodesOf, type SurfaceContext } from './surface-context.ts';

/** Longest path kept. */
const MAX_PATH = 160;

/** Python packages whose applications take routes by calls. */
const AIOHTTP = ['aiohttp', 'aiohttp.web'];
const RULES = ['flask', 'quart', 'fastapi', 'starlette'];
const REST = ['rest_framework'];

/** Requests that calls add: `app.router.add_get("/x", show)`, `app.add_url_rule("/x", view_func=show)`, `router.register("x", Set)`. */
export function readAddedRoutes(context: SurfaceContext): RawEntry[] {
  const isAio = context.uses(...AIOHTTP);
  const hasRules = context.uses(...RULES);
  const isRest = context.uses(...REST);
  if (!isAio && !hasRules && !isRest) return [];
  return context.calls.flatMap((described): RawEntry[] => {
    if (described.isPart || !described.callee.includes('.')) return [];
    if (isAio) {
      const found = aioRoute(context, described);
      if (found.length > 0) return found;
    }
    if (hasRules && /^(add_url_rule|add_api_route)$/.test(lastName(described))) return ruleRoutes(context, described);
    return isRest && lastName(described) === 'register' ? viewSet(context, described) : [];
  });
}

/** `app.router.add_get("/x", show)`, `web.post("/x", save)`, `router.add_route("GET", "/x", show)` */
function aioRoute(context: SurfaceContext, described: DescribedCall): RawEntry[] {
  const { call, callee } = described;
  const nodes = context.argumentNodes(call.node);
  const added = /\.add_(get|post|put|patch|delete|head)$/.exec(callee)?.[1];
  const listed = /^web\.(get|post|put|patch|delete|head)$/.exec(callee)?.[1];
  const isNamed = /\.add_route$/.test(callee);
  const verb = added ?? listed ?? (isNamed ? context.literal(nodes[0]) : undefined);
  const [path, handler] = isNamed ? nodes.slice(1) : nodes;
  return verb === undefined ? [] : routes(context, described, { verbs: [verb], path, handler });
}

/** `app.add_url_rule("/x", "x", show, methods=["GET"])`, `app.add_api_route("/x", show)` */
function ruleRoutes(context: SurfaceContext, described: DescribedCall): RawEntry[] {
  const nodes = context.argumentNodes(described.call.node);
  const positional = nodes.filter(({ type }) => type !== 'keyword_argument');
  const isRule = lastName(described) === 'add_url_rule';
  const stated = context.member(nodes, 'methods');
  const methods = stated === undefined ? [] : nodesOf(stated).map((one) => context.literal(one) ?? '');
  const handler = context.member(nodes, isRule ? 'view_func' : 'endpoint') ?? positional[isRule ? 2 : 1];
  if (methods.includes('')) return [];
  const verbs = methods.length > 0 ? methods : ['GET'];
  const isClass = isRule && context.callAt(handler) !== undefined;
  // Which methods a class view answers is in the class.
  return routes(context, described, {
    verbs: isClass && methods.length === 0 ? [''] : verbs,
    path: positional[0],
    handler,
  });
}

/** `router.register("users", UserViewSet)`: which requests it answers is up to the class. */
function viewSet(context: SurfaceContext, { call, callee }: DescribedCall): RawEntry[] {
  const [first, second] = context.argumentNodes(call.node);
  const prefix = context.literal(first);
  const handler = context.value(second);
  if (prefix === undefined || handler?.name === undefined || !/^[\w/<>:.-]{1,120}$/.test(prefix)) return [];
  const router = callee.slice(0, callee.lastIndexOf('.'));
  return [
    {
      kind: 'route',
      name: `/${prefix.replace(/^\/|\/$/g, '')}/*`,
      ...context.range(call.node),
      written: prefix,
      isBeginning: true,
      group: `${router}.urls`,
      handler,
    },
  ];
}

function routes(
  context: SurfaceContext,
  { call, callee }: DescribedCall,
  {
    verbs,
    path: place,
    handler: node,
  }: { verbs: readonly string[]; path: SyntaxNode | undefined; handler: SyntaxNode | undefined },
): RawEntry[] {
  const path = context.literal(place);
  const handler = context.value(node) ?? viewOf(context, node);
  if (path === undefined || !path.startsWith('/') || handler === undefined) return [];
  return verbs.map((verb) => ({
    kind: 'route',
    name: `${verb === '' ? '' : `${verb.toUpperCase()} `}${shorten(path, MAX_PATH)}`,
    ...context.range(call.node),
    on: callee.slice(0, callee.lastIndexOf('.')),
    written: shorten(path, MAX_PATH),
    handler,
  }));
}

/** The class of `Page.as_view("page")`. */
function viewOf(context: SurfaceContext, node: SyntaxNode | undefined): RawEntry['handler'] {
  const call = context.callAt(node);
  if (call === undefined || lastName(call) !== 'as_view' || call.isPart) return undefined;
  const object = call.call.callee.childForFieldName('object');
  const name = object === null ? '' : dottedName(object);
  return name === '' ? undefined : { ...context.range(call.call.node), text: call.callee, name };
}
