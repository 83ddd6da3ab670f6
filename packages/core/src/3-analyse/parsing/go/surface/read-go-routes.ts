import type { DescribedCall } from '../../extract-calls.ts';
import { shorten } from '../../shorten.ts';
import type { RawEntry } from '../../surface/raw-surface.ts';
import type { SyntaxNode } from '../../syntax-node.ts';
import type { GoSurfaceContext } from './go-surface-context.ts';

/** Most routes kept of one file. */
const MAX_ROUTES = 300;

/** Longest path kept, and deepest nesting of groups. */
const MAX_PATH = 160;
const MAX_GROUPS = 6;

const HTTP = /^net\/http$/;
/** Routers whose methods are called like the verbs, with the handler behind the path. */
const ROUTERS =
  /^(github\.com\/(go-chi\/chi|gin-gonic\/gin|labstack\/echo|gofiber\/fiber|julienschmidt\/httprouter|gorilla\/mux|uptrace\/bunrouter|dimfeld\/httptreemux)|goji\.io|gopkg\.in\/macaron)(\/v?\d+)?(\/.*)?$/;
const VERBS = /^(Get|Post|Put|Patch|Delete|Head|Options|Connect|Trace|GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|Any|All)$/;

/** Paths of a router have a slash first; Go's own may name a method and a host before it. */
const PATTERN = /^(?:(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS) +)?([\w.-]*\/\S*)$/;

/** Requests that the file answers: Go's own server, chi, gin, echo, fiber and gorilla, recognised by import. */
export function readGoRoutes(context: GoSurfaceContext): RawEntry[] {
  const hasRouter = context.uses(ROUTERS);
  if (!hasRouter && !context.uses(HTTP)) return [];
  const found: RawEntry[] = [];
  const prefixes = hasRouter ? nestingCalls(context) : [];
  for (const described of context.calls) {
    if (found.length >= MAX_ROUTES) break;
    found.push(...routeOf(context, described, { hasRouter, prefixes }));
  }
  return found;
}

interface Around {
  readonly hasRouter: boolean;
  readonly prefixes: readonly Nesting[];
}

/** A call that puts a path before those inside of the function it gets: `r.Route("/admin", func(r chi.Router) { … })`. */
interface Nesting {
  readonly start: number;
  readonly end: number;
  readonly prefix: string;
}

function nestingCalls(context: GoSurfaceContext): Nesting[] {
  return context.calls.flatMap(({ call, callee }): Nesting[] => {
    if (!/\.(Route|Group|PathPrefix)$/.test(callee)) return [];
    const nodes = context.argumentsOf(call.node);
    const prefix = context.literal(nodes[0]);
    const inside = nodes.at(-1);
    if (prefix === undefined || inside?.type !== 'func_literal') return [];
    return [{ start: inside.startIndex, end: inside.endIndex, prefix }];
  });
}

function routeOf(context: GoSurfaceContext, described: DescribedCall, around: Around): RawEntry[] {
  const { call, callee } = described;
  const last = callee.slice(callee.lastIndexOf('.') + 1);
  const nodes = context.argumentsOf(call.node);
  const operand = call.callee.childForFieldName('operand') ?? undefined;
  if (operand === undefined || nodes.length < 2) return [];
  const isOwn = last === 'HandleFunc' || last === 'Handle';
  const isVerb = around.hasRouter && VERBS.test(last);
  const isMethod = around.hasRouter && (last === 'Method' || last === 'MethodFunc' || (isOwn && nodes.length > 2));
  if (!isOwn && !isVerb && !isMethod) return [];
  const written = context.literal(isMethod ? nodes[1] : nodes[0]) ?? '';
  const [, stated, path] = PATTERN.exec(written) ?? [];
  if (path === undefined || (isVerb && !path.startsWith('/'))) return [];
  const verb = isVerb
    ? last.toUpperCase()
    : isMethod
      ? context.literal(nodes[0])
      : (stated ?? chainedVerb(call.node, context));
  const value = context.value(isVerb || isMethod ? nodes.at(-1) : nodes[1]);
  // What is asked of a client of that name has no handler behind its path.
  if (value === undefined && !isOwn) return [];
  const place = `${prefixOf(context, operand, around)}${path}`.replace(/\/{2,}/g, '/');
  const name = shorten(
    `${verb === undefined || /^(ANY|ALL)$/.test(verb) ? '' : `${verb.toUpperCase()} `}${place}`,
    MAX_PATH,
  );
  const { startLine, endLine } = context.range(call.node);
  return [
    {
      kind: 'route',
      name,
      startLine: Math.max(startLine, context.lines.lineAt(described.at)),
      endLine: Math.min(endLine, startLine + 11),
      ...(value === undefined ? {} : { handler: value }),
    },
  ];
}

/** The method of `router.HandleFunc("/x", h).Methods("POST")`. */
function chainedVerb(call: SyntaxNode, context: GoSurfaceContext): string | undefined {
  const chain = call.parent?.type === 'selector_expression' ? call.parent : undefined;
  const outer = chain?.parent?.type === 'call_expression' ? chain.parent : undefined;
  if (outer === undefined || chain?.childForFieldName('field')?.text !== 'Methods') return undefined;
  const [first, ...others] = context.argumentsOf(outer);
  if (others.length > 0 || first === undefined) return undefined;
  return context.literal(first) ?? /^http\.Method(\w+)$/.exec(first.text)?.[1];
}

/** The paths of the groups around a call, and of the variables on which it is made: `v1 := r.Group("/v1")`. */
function prefixOf(context: GoSurfaceContext, operand: SyntaxNode, { prefixes }: Around): string {
  const at = operand.startIndex;
  const outer = prefixes.filter(({ start, end }) => start < at && at < end).map(({ prefix }) => prefix);
  const own: string[] = [];
  let node: SyntaxNode | undefined = operand;
  for (let depth = 0; depth < MAX_GROUPS && node !== undefined; depth++) {
    const value: SyntaxNode | 'none' | undefined =
      node.type === 'identifier' ? context.values.valueOfLocal(node) : node;
    if (value === 'none' || value?.type !== 'call_expression') break;
    const callee: SyntaxNode | null = value.childForFieldName('function');
    const name = callee?.childForFieldName('field')?.text ?? '';
    if (/^(Group|PathPrefix)$/.test(name)) own.unshift(context.literal(context.argumentsOf(value)[0]) ?? '');
    else if (name !== 'Subrouter' && name !== 'With') break;
    node = callee?.childForFieldName('operand') ?? undefined;
  }
  return [...outer, ...own].join('').replace(/\/$/, '');
}
