import type { DescribedCall } from '../../extract-calls.ts';
import { shorten } from '../../shorten.ts';
import type { RawEntry } from '../../surface/raw-surface.ts';
import type { SyntaxNode } from '../../syntax-node.ts';
import { handlerValue } from './go-handler-value.ts';
import { type Nesting, nestingCalls, placeOf } from './go-route-prefix.ts';
import type { GoSurfaceContext } from './go-surface-context.ts';

/** Most routes kept of one file. */
const MAX_ROUTES = 300;

/** Longest path kept, longest route that is cited whole, in lines, and longest chain of calls about one route. */
const MAX_PATH = 160;
const MAX_LINES = 12;
const MAX_CHAIN = 6;

const HTTP = /^net\/http$/;
/** Routers whose methods are called like the verbs, with the handler behind the path. */
const ROUTERS =
  /^(github\.com\/(go-chi\/chi|gin-gonic\/gin|labstack\/echo|gofiber\/fiber|julienschmidt\/httprouter|gorilla\/mux|uptrace\/bunrouter|dimfeld\/httptreemux)|goji\.io|gopkg\.in\/macaron)(\/v?\d+)?(\/.*)?$/;
/** The router whose routes are chains: `r.PathPrefix("/x").Handler(h).Methods("GET")`. */
const MUX = /^github\.com\/gorilla\/mux(\/.*)?$/;
const VERBS = /^(Get|Post|Put|Patch|Delete|Head|Options|Connect|Trace|GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|Any|All)$/;

/** Paths of a router have a slash first; Go's own may name a method and a host before it. */
const PATTERN = /^(?:(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS) +)?([\w.-]*\/\S*)$/;

/** Requests that the file answers: Go's own server, chi, gin, echo, fiber and gorilla, recognised by import. */
export function readGoRoutes(context: GoSurfaceContext): RawEntry[] {
  const hasRouter = context.uses(ROUTERS);
  if (!hasRouter && !context.uses(HTTP)) return [];
  const found: RawEntry[] = [];
  const nestings = hasRouter ? nestingCalls(context) : [];
  const around = { hasRouter, hasMux: context.uses(MUX), nestings };
  for (const described of context.calls) {
    if (found.length >= MAX_ROUTES) break;
    found.push(...routesOf(context, described, around));
  }
  return found;
}

interface Around {
  readonly hasRouter: boolean;
  readonly hasMux: boolean;
  readonly nestings: readonly Nesting[];
}

/** A route before its whole path is known. */
interface Written {
  readonly path: string;
  /** As it stands at the route, a method included. */
  readonly literal: string;
  /** Without any, every method is answered. */
  readonly verbs: readonly string[];
  readonly value: SyntaxNode | undefined;
  /** What the route is made on. */
  readonly operand: SyntaxNode;
  /** Whether every path is meant that begins so. */
  readonly isStart?: boolean;
  readonly startLine: number;
  readonly endLine: number;
}

function routesOf(context: GoSurfaceContext, described: DescribedCall, around: Around): RawEntry[] {
  const written = (around.hasMux ? chained(context, described) : undefined) ?? plain(context, described, around);
  if (written === undefined) return [];
  const { path, literal, verbs, value, startLine, endLine } = written;
  const { before, open } = placeOf(context, written.operand, around.nestings);
  const place = `${joined(before.map(({ text }) => text))}${path}${written.isStart === true ? '*' : ''}`;
  const whole = place.replace(/\/{2,}/g, '/') || '/';
  const handler = handlerValue(context, value);
  return (verbs.length === 0 ? [''] : verbs).map((verb) => ({
    kind: 'route',
    name: shorten(verb === '' ? whole : `${verb.toUpperCase()} ${whole}`, MAX_PATH),
    startLine,
    endLine: Math.min(endLine, startLine + MAX_LINES - 1),
    ...(literal === '' ? {} : { written: literal }),
    ...(written.isStart === true ? { isBeginning: true } : {}),
    ...(before.length === 0 ? {} : { before }),
    ...(open === undefined ? {} : { open }),
    ...(handler === undefined ? {} : { handler }),
  }));
}

function joined(parts: readonly string[]): string {
  return parts.join('').replace(/\/$/, '');
}

/** `router.HandleFunc("/x", h)`, `r.GET("/x", h)`, `r.Method("GET", "/x", h)` */
function plain(context: GoSurfaceContext, described: DescribedCall, around: Around): Written | undefined {
  const { call, callee } = described;
  const last = callee.slice(callee.lastIndexOf('.') + 1);
  const nodes = context.argumentsOf(call.node);
  const operand = call.callee.childForFieldName('operand') ?? undefined;
  if (operand === undefined || nodes.length < 2) return undefined;
  const isOwn = last === 'HandleFunc' || last === 'Handle';
  const isVerb = around.hasRouter && VERBS.test(last);
  const isMethod = around.hasRouter && (last === 'Method' || last === 'MethodFunc' || (isOwn && nodes.length > 2));
  if (!isOwn && !isVerb && !isMethod) return undefined;
  const place = isMethod ? nodes[1] : nodes[0];
  const literal = context.literal(place);
  // The root of a group is written as nothing.
  const isRoot = around.hasRouter && (place?.text === '""' || place?.text === '``');
  const [, stated, found] = PATTERN.exec(literal ?? '') ?? [];
  const path = isRoot ? '' : found;
  if (path === undefined || (isVerb && !isRoot && !path.startsWith('/'))) return undefined;
  const verb = isVerb ? last : isMethod ? context.literal(nodes[0]) : stated;
  const value = isVerb || isMethod ? nodes.at(-1) : nodes[1];
  // What is asked of a client of that name has no handler behind its path.
  if (!isOwn && handlerValue(context, value) === undefined) return undefined;
  const verbs = verb === undefined ? methodsBehind(context, call.node) : /^(any|all)$/i.test(verb) ? [] : [verb];
  const { startLine, endLine } = context.range(call.node);
  const from = Math.max(startLine, context.lines.lineAt(described.at));
  return { path, literal: literal ?? '', verbs, value, operand, startLine: from, endLine };
}

/** `r.PathPrefix("/x").Handler(h)`, `r.Methods("GET").Path("/x").HandlerFunc(h)` */
function chained(context: GoSurfaceContext, { call, callee }: DescribedCall): Written | undefined {
  const last = callee.slice(callee.lastIndexOf('.') + 1);
  const [value, ...others] = context.argumentsOf(call.node);
  if (!/^(Handler|HandlerFunc)$/.test(last) || value === undefined || others.length > 0) return undefined;
  let node: SyntaxNode | null = call.callee.childForFieldName('operand');
  let found: { readonly path: string; readonly isStart: boolean; readonly at: SyntaxNode } | undefined;
  const verbs: string[] = [];
  for (let step = 0; step < MAX_CHAIN && node?.type === 'call_expression'; step++) {
    const made: SyntaxNode | null = node.childForFieldName('function');
    const name = made?.childForFieldName('field')?.text ?? '';
    const [first] = context.argumentsOf(node);
    const path = /^(Path|PathPrefix)$/.test(name) ? context.literal(first) : undefined;
    if (path !== undefined && first !== undefined && found === undefined)
      found = { path, isStart: name === 'PathPrefix', at: first };
    else if (name === 'Methods') verbs.push(...methodsOf(context, node));
    else if (!/^(NewRoute|Name|Schemes|Queries|Headers|Host)$/.test(name)) break;
    node = made?.childForFieldName('operand') ?? null;
  }
  if (found === undefined || node === null || !/^(\/.*)?$/.test(found.path)) return undefined;
  const methods = verbs.length > 0 ? verbs : methodsBehind(context, call.node);
  const { startLine } = context.range(found.at);
  const endLine = Math.max(startLine, context.range(call.node).endLine);
  const { path, isStart } = found;
  return { path, literal: path, verbs: methods, value, operand: node, isStart, startLine, endLine };
}

/** The methods of `router.HandleFunc("/x", h).Methods("POST", "PUT")`. */
function methodsBehind(context: GoSurfaceContext, call: SyntaxNode): string[] {
  let at: SyntaxNode | null = call;
  for (let step = 0; step < MAX_CHAIN && at !== null; step++) {
    const chain: SyntaxNode | null = at.parent?.type === 'selector_expression' ? at.parent : null;
    const outer: SyntaxNode | null = chain?.parent?.type === 'call_expression' ? chain.parent : null;
    if (outer !== null && chain?.childForFieldName('field')?.text === 'Methods') return methodsOf(context, outer);
    at = outer;
  }
  return [];
}

/** The methods that a call names; none when one of them is not written there. */
function methodsOf(context: GoSurfaceContext, call: SyntaxNode): string[] {
  const nodes = context.argumentsOf(call);
  const named = nodes.flatMap((one) => context.literal(one) ?? /^http\.Method(\w+)$/.exec(one.text)?.[1] ?? []);
  return named.length === nodes.length ? named : [];
}
