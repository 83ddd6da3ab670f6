import type { LineRange } from '#vocabulary';
import type { DescribedCall } from '../extract-calls.ts';
import { findInnermost } from '../nested-ranges.ts';
import type { SyntaxNode } from '../syntax-node.ts';
import { lastName } from './command-chains.ts';
import type { RawRouter, RawRouterMount } from './raw-surface.ts';
import { dottedName, nodesOf, type SurfaceContext } from './surface-context.ts';

/** Most routers and mounts kept of one file. */
const MAX_ROUTERS = 100;

/** Packages whose routers hang below a path of an application or of another router. */
const PACKAGES = [
  'express',
  'koa-router',
  '@koa/router',
  'hono',
  'express-promise-router',
  'fastapi',
  'flask',
  'quart',
];

/** What makes a router that answers nothing before it is mounted. */
const ROUTER = /^(express\.Router|Router|PromiseRouter|APIRouter|fastapi\.APIRouter|Blueprint|flask\.Blueprint)$/;
/** What makes something that is an application unless it is mounted. */
const APPLICATION = /^(Hono|FastAPI|Flask)$/;

type Part = LineRange & { readonly text: string };

/** Routers that variables hold, with the path they bring themselves; and what is mounted on what, below which path. */
export function readRouters(context: SurfaceContext): { routers: RawRouter[]; mounts: RawRouterMount[] } {
  if (!context.uses(...PACKAGES)) return { routers: [], mounts: [] };
  const made = context.captured.bindings.flatMap(({ name, value }) =>
    value === undefined ? [] : routerOf(context, name, value),
  );
  const around = findInnermost(
    context.extracted.ranges,
    made.map(({ at }) => at),
  );
  const routers = made.map(({ at: _at, ...router }, index): RawRouter => {
    const holder = context.extracted.ranges[around[index] ?? -1]?.id;
    return holder === undefined ? router : { ...router, in: holder };
  });
  const mounts = context.calls.flatMap((described) => mountOf(context, described));
  return { routers: routers.slice(0, MAX_ROUTERS), mounts: mounts.slice(0, MAX_ROUTERS) };
}

function routerOf(
  context: SurfaceContext,
  name: SyntaxNode,
  value: SyntaxNode,
): (RawRouter & { readonly at: number })[] {
  const based = withoutBase(value);
  if (based !== undefined) {
    const base = partOf(context, context.argumentNodes(value)[0]);
    return routerOf(context, name, based).map((router) => ({
      ...router,
      ...(base === undefined ? { isUnknown: true } : { prefix: base }),
    }));
  }
  const callee = value.childForFieldName(value.type === 'new_expression' ? 'constructor' : 'function');
  const written = callee === null ? '' : dottedName(callee);
  const isRouter = ROUTER.test(written);
  if (!isRouter && !APPLICATION.test(written)) return [];
  const nodes = context.argumentNodes(value);
  const fields = nodes[0]?.type === 'object' ? nodesOf(nodes[0]) : nodes;
  const node = context.member(fields, 'prefix') ?? context.member(fields, 'url_prefix');
  const prefix = partOf(context, node);
  // A path that is worked out while the program runs is not known.
  const isUnknown = node !== undefined && prefix === undefined;
  return [
    {
      name: name.text,
      at: name.startIndex,
      isRouter,
      ...(prefix === undefined ? {} : { prefix }),
      ...(isUnknown ? { isUnknown: true } : {}),
    },
  ];
}

/** The router of `new Hono().basePath('/api')`, which brings the path itself. */
function withoutBase(value: SyntaxNode): SyntaxNode | undefined {
  const callee = value.type === 'call_expression' ? value.childForFieldName('function') : null;
  if (callee?.type !== 'member_expression' || callee.childForFieldName('property')?.text !== 'basePath')
    return undefined;
  return callee.childForFieldName('object') ?? undefined;
}

function partOf(context: SurfaceContext, node: SyntaxNode | undefined): Part | undefined {
  const text = context.literal(node);
  return node === undefined || text === undefined ? undefined : { ...context.range(node), text };
}

const MOUNTING = new Set(['use', 'route', 'include_router', 'register_blueprint']);

/** `app.use('/api', check, users)`, `app.include_router(users.router, prefix="/users")` */
function mountOf(context: SurfaceContext, described: DescribedCall): RawRouterMount[] {
  const { call, callee, isPart } = described;
  const last = lastName(described);
  if (isPart || !MOUNTING.has(last) || !callee.includes('.')) return [];
  const parent = callee.slice(0, callee.lastIndexOf('.'));
  const nodes = context.argumentNodes(call.node);
  const isPython = call.node.type === 'call';
  const child = childOf(context, isPython ? nodes[0] : nodes.at(-1));
  if (child === undefined || (last === 'route' && (isPython || nodes.length !== 2))) return [];
  const stated = isPython
    ? (context.member(nodes, 'prefix') ?? context.member(nodes, 'url_prefix'))
    : nodes.length > 1
      ? nodes[0]
      : undefined;
  const prefix = partOf(context, stated);
  // What stands first may be a function that is passed rather than a path.
  const isPath = isPython || !/^(identifier|member_expression|call_expression)$/.test(stated?.type ?? '');
  const isUnknown = stated !== undefined && prefix === undefined && isPath;
  return [
    {
      parent,
      ...child,
      isOverride: last === 'register_blueprint',
      ...(prefix === undefined ? {} : { prefix }),
      ...(isUnknown ? { isUnknown: true } : {}),
    },
  ];
}

/** A router by its name, or the function that makes it; `users.routes()` hands its object on. */
function childOf(
  context: SurfaceContext,
  node: SyntaxNode | undefined,
): Pick<RawRouterMount, 'child' | 'isMade'> | undefined {
  const call = context.callAt(node);
  if (call !== undefined && !call.isPart) {
    if (/\.routes$/.test(call.callee)) return { child: call.callee.slice(0, -'.routes'.length) };
    return { child: call.callee, isMade: true };
  }
  const name = node === undefined ? '' : dottedName(node);
  return name === '' ? undefined : { child: name };
}
