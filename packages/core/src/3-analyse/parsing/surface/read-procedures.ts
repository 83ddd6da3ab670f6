import type { DescribedCall } from '../extract-calls.ts';
import type { SyntaxNode } from '../syntax-node.ts';
import { lastName } from './command-chains.ts';
import type { RawEntry, RawRouterMember } from './raw-surface.ts';
import { cut, dottedName, nodesOf, type SurfaceContext } from './surface-context.ts';

const PROCEDURES = new Set(['query', 'mutation', 'subscription']);

/** Most procedures of routers kept of one file. */
const MAX_MEMBERS = 300;

/**
 * Procedures of tRPC: `list: publicProcedure.input(schema).query(handler)` inside of a router, and those that a constant
 * holds, which count where a router has them as a member.
 */
export function readProcedures(context: SurfaceContext): RawEntry[] {
  return context.calls.flatMap((described): RawEntry[] => {
    const { call } = described;
    const last = lastName(described);
    if (!PROCEDURES.has(last)) return [];
    const holder = call.node.parent;
    const isPair = holder?.type === 'pair';
    const key =
      isPair || holder?.type === 'variable_declarator' ? holder.childForFieldName(isPair ? 'key' : 'name') : null;
    if (key === null || !/procedure$/i.test(rootName(context, described))) return [];
    const handler = context.value(context.argumentNodes(call.node)[0]);
    const startLine = context.range(key).startLine;
    const written = cut(key, 80).replace(/["'`]/g, '');
    const of = isPair ? undefined : context.symbolAt(key);
    if (!isPair && of === undefined) return [];
    return [
      {
        kind: 'route',
        name: `${last} ${written}`,
        written,
        startLine,
        endLine: Math.max(startLine, context.lines.lineAt(described.at)),
        receiver: '@trpc/server',
        ...(of === undefined ? {} : { of, isMember: true }),
        ...(handler === undefined || of !== undefined ? {} : { handler }),
      },
    ];
  });
}

/** The name at the beginning of a chain of calls. */
function rootName(context: SurfaceContext, described: DescribedCall): string {
  let at: DescribedCall | undefined = described;
  for (let depth = 0; depth < 20 && at !== undefined; depth++) {
    if (!at.isPart) return at.callee.slice(0, at.callee.lastIndexOf('.'));
    at = context.callAt(at.call.callee.childForFieldName('object'));
  }
  return '';
}

/** Members of routers that are named: `router({ list, drop: remove })`. */
export function readRouterMembers(context: SurfaceContext): RawRouterMember[] {
  const found = context.calls.flatMap(({ call, callee }): RawRouterMember[] => {
    // Nodes are only looked at where the name says that it makes a router.
    if (!/(^|\.|create[A-Za-z]*)[rR]outer$/.test(callee)) return [];
    const [object, ...others] = context.argumentNodes(call.node);
    const isRouter = object?.type === 'object' && others.length === 0;
    return isRouter ? nodesOf(object).flatMap((node) => memberOf(context, node)) : [];
  });
  return found.slice(0, MAX_MEMBERS);
}

function memberOf(context: SurfaceContext, node: SyntaxNode): RawRouterMember[] {
  const isShort = node.type === 'shorthand_property_identifier';
  const key = isShort ? node : node.childForFieldName('key');
  const value = isShort ? node : node.childForFieldName('value');
  const name = value === null ? '' : dottedName(value);
  if (key === null || name === '') return [];
  return [{ ...context.range(node), key: cut(key, 80).replace(/["'`]/g, ''), value: name }];
}
