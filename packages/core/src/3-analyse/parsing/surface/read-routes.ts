import type { DescribedCall } from '../extract-calls.ts';
import { shorten } from '../shorten.ts';
import type { SyntaxNode } from '../syntax-node.ts';
import { lastName } from './command-chains.ts';
import type { RawEntry } from './raw-surface.ts';
import { readProcedures } from './read-procedures.ts';
import { pathInCall } from './read-resource-routes.ts';
import { dottedName, nodesOf, type SurfaceContext } from './surface-context.ts';

/** Most routes kept of one file. */
const MAX_ROUTES = 300;

/** Longest path kept. */
const MAX_PATH = 160;

/** Most functions named that a request passes. @source analysis.ts */
const MAX_THROUGH = 8;

const VERBS = new Set(['get', 'post', 'put', 'patch', 'delete', 'del', 'head', 'options', 'all']);

/** Packages whose servers and routers take routes by `app.get('/x', handler)`. */
const SERVERS = [
  'express',
  'fastify',
  'koa-router',
  '@koa/router',
  'hono',
  '@hono/zod-openapi',
  'itty-router',
  'polka',
  'restify',
  'find-my-way',
  'elysia',
  'h3',
  'router',
  'express-promise-router',
];

/** Those of them that take functions before the handler, and those that take options or schemas beside it. */
const CHAINED = [
  'express',
  'koa-router',
  '@koa/router',
  'hono',
  'polka',
  'restify',
  'router',
  'express-promise-router',
];
const UNCHAINED = ['fastify', 'elysia', 'h3', '@hono/zod-openapi'];

/** Python packages whose decorators take routes. */
const DECORATED = [
  'fastapi',
  'flask',
  'starlette',
  'quart',
  'sanic',
  'bottle',
  'litestar',
  'falcon',
  'aiohttp',
  'blacksheep',
];

/** Requests that the file answers, as its framework's functions and decorators name them. */
export function readRoutes(context: SurfaceContext): RawEntry[] {
  const found: RawEntry[] = [];
  if (context.uses(...SERVERS)) for (const call of context.calls) found.push(...serverRoute(context, call));
  if (context.uses(...DECORATED)) found.push(...decoratedRoutes(context));
  found.push(...readProcedures(context), ...tools(context));
  return found.slice(0, MAX_ROUTES);
}

/** `app.get('/x', handler)`, `app.route('/x').get(handler)`, `app.route({ method, url, handler })` */
function serverRoute(context: SurfaceContext, described: DescribedCall): RawEntry[] {
  const { call, callee, isPart } = described;
  const last = lastName(described);
  const nodes = context.argumentNodes(call.node);
  const receiver = isPart ? undefined : callee.slice(0, callee.lastIndexOf('.'));
  const base = {
    kind: 'route',
    startLine: context.lines.lineAt(described.at),
    endLine: context.range(call.node).endLine,
    ...(receiver === undefined ? {} : { receiver, on: receiver }),
  } as const;
  if (VERBS.has(last) && (isPart || callee.includes('.'))) {
    const path = context.literal(nodes[0]) ?? (isPart ? chainedPath(context, call.callee) : undefined);
    const hasPath = context.literal(nodes[0]) !== undefined;
    const handler = context.value(nodes.at(-1));
    if (path === undefined || !/^[/*]/.test(path) || nodes.length < (hasPath ? 2 : 1)) return [];
    const through = handler === undefined ? [] : namesBetween(context, nodes.slice(hasPath ? 1 : 0, -1));
    return [
      {
        ...base,
        // The path of a chain stands where the chain begins.
        ...(hasPath ? {} : { startLine: context.range(call.node).startLine }),
        name: routeName(last, path),
        written: shorten(path, MAX_PATH),
        ...(handler === undefined ? {} : { handler }),
        ...(through.length === 0 ? {} : { through }),
      },
    ];
  }
  if (last !== 'route' || nodes[0]?.type !== 'object') return [];
  const fields = nodesOf(nodes[0]);
  const path = context.literal(context.member(fields, 'url') ?? context.member(fields, 'path'));
  const method = context.literal(context.member(fields, 'method'));
  const handler = context.value(context.member(fields, 'handler'));
  if (path === undefined || method === undefined) return [];
  const written = shorten(path, MAX_PATH);
  return [{ ...base, name: routeName(method, path), written, ...(handler === undefined ? {} : { handler }) }];
}

/** Names of the functions before the handler; none where a framework takes something else there. */
function namesBetween(context: SurfaceContext, nodes: readonly SyntaxNode[]): string[] {
  if (!context.uses(...CHAINED) || context.uses(...UNCHAINED)) return [];
  const names = nodes.map((node) => {
    const call = context.callAt(node);
    return call === undefined ? dottedName(node) : call.isPart ? '' : call.callee;
  });
  // One that has no name would make the order of the others wrong.
  return names.includes('') ? [] : names.slice(0, MAX_THROUGH);
}

function routeName(verb: string, path: string): string {
  const method = verb === 'del' ? 'DELETE' : verb.toUpperCase();
  return `${method} ${shorten(path, MAX_PATH)}`;
}

/** The path at the beginning of `app.route('/x').get(…).post(…)`. */
function chainedPath(context: SurfaceContext, callee: SyntaxNode): string | undefined {
  let object = callee.childForFieldName('object');
  for (let depth = 0; depth < 10 && object !== null; depth++) {
    const call = context.callAt(object);
    if (call === undefined) return undefined;
    if (lastName(call) === 'route') return context.literal(context.argumentNodes(call.call.node)[0]);
    object = call.call.callee.childForFieldName('object');
  }
  return undefined;
}

/** `@app.get('/x')`, `@app.route('/x', methods=['POST'])` */
function decoratedRoutes(context: SurfaceContext): RawEntry[] {
  return context.decorators.flatMap(({ node, decorated }): RawEntry[] => {
    const call = context.callAt(node);
    if (call === undefined || call.isPart || !call.callee.includes('.')) return [];
    const last = lastName(call);
    if (!VERBS.has(last) && last !== 'route' && last !== 'websocket' && last !== 'api_route') return [];
    const nodes = context.argumentNodes(call.call.node);
    const given = pathInCall(context, nodes[0]);
    const path = given?.text ?? context.literal(nodes[0]) ?? context.literal(context.member(nodes, 'path'));
    if (path === undefined || (path !== '' && !path.startsWith('/'))) return [];
    const stated = context.member(nodes, 'methods');
    const methods = stated === undefined ? [] : nodesOf(stated).flatMap((one) => context.literal(one) ?? []);
    const verbs = VERBS.has(last)
      ? [last]
      : last === 'websocket'
        ? ['websocket']
        : methods.length > 0
          ? methods
          : ['GET'];
    const of = context.symbolAt(decorated);
    return verbs.map((verb) => ({
      kind: 'route',
      name: routeName(verb, path),
      on: call.callee.slice(0, call.callee.lastIndexOf('.')),
      startLine: context.range(node).startLine,
      endLine: context.range(decorated).endLine,
      ...(path === '' ? {} : { written: shorten(path, MAX_PATH) }),
      ...(given === undefined ? {} : { open: given.open }),
      ...(of === undefined ? {} : { of }),
    }));
  });
}

/** `server.registerTool('name', { … }, handler)` and `server.tool('name', …, handler)` of the Model Context Protocol. */
function tools(context: SurfaceContext): RawEntry[] {
  if (!context.uses('@modelcontextprotocol/sdk')) return [];
  return context.calls.flatMap((described): RawEntry[] => {
    const { call, callee, isPart, at } = described;
    if (isPart || !/\.(registerTool|tool)$/.test(callee)) return [];
    const nodes = context.argumentNodes(call.node);
    const name = context.literal(nodes[0]);
    const handler = context.value(nodes.at(-1));
    if (name === undefined || !/^[\w.:/-]{1,80}$/.test(name) || handler === undefined || nodes.length < 2) return [];
    const startLine = context.lines.lineAt(at);
    // The description between name and handler is long: the head shows the tool.
    const endLine = Math.max(startLine, nodes[0] === undefined ? startLine : context.range(nodes[0]).endLine);
    const whole = context.range(call.node).endLine;
    return [
      {
        kind: 'route',
        name: `tool ${name}`,
        written: name,
        startLine,
        endLine: handler.isInline === true ? endLine : whole,
        handler,
      },
    ];
  });
}
