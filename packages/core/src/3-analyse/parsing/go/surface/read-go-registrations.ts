import type { LineRange } from '#vocabulary';
import type { DescribedCall } from '../../extract-calls.ts';
import type { RawRegistry, RawRegistryEntry } from '../../surface/raw-surface.ts';
import type { SyntaxNode } from '../../syntax-node.ts';
import { dottedName, type GoSurfaceContext } from './go-surface-context.ts';

/** Most entries kept under one name of a file. @source analysis.ts */
const MAX_ENTRIES = 60;

/** Longest call that is cited whole. */
const MAX_LINES = 12;

/** Last names of functions that add an entry. */
const ADDING =
  /^((Must)?[Rr]egister(\p{Lu}\p{L}*)?|AddCommand|Add(Handler|Filter|Plugin|Codec|Driver|Provider|Backend|Func|Processor|Factory|Extension|Hook|Validator|Resolver|Parser|Encoder|Decoder|Converter|Middleware)s?)$/u;

/** Entries that calls add, grouped by what is called as it is written. */
export function readGoRegistrations(context: GoSurfaceContext): RawRegistry[] {
  const groups = new Map<string, RawRegistryEntry[]>();
  for (const described of context.calls) {
    const { call, callee, isPart } = described;
    const last = callee.slice(callee.lastIndexOf('.') + 1);
    if (isPart || !ADDING.test(last)) continue;
    const entries = entriesOf(context, described, context.argumentsOf(call.node));
    const list = groups.get(callee) ?? [];
    list.push(...entries.slice(0, Math.max(0, MAX_ENTRIES - list.length)));
    if (list.length > 0) groups.set(callee, list);
  }
  return [...groups].map(([name, entries]) => {
    const startLine = entries[0]?.startLine ?? 1;
    return { kind: 'call', name, entries, startLine, endLine: entries.at(-1)?.endLine ?? startLine };
  });
}

/** `Register("x", New)`, `RegisterCodec(gzipCodec{})`, `AddCommand(serve, sweep)` */
function entriesOf(
  context: GoSurfaceContext,
  { call, callee }: DescribedCall,
  nodes: readonly SyntaxNode[],
): RawRegistryEntry[] {
  const [first, second] = nodes;
  if (first === undefined) return [];
  const range = shortRange(context, call.node);
  const literal = context.literal(first);
  const isPair = nodes.length === 2 && !/(Command|s)$/.test(callee) && isShared(context, first);
  const key = literal ?? (isPair ? dottedName(first) : undefined);
  if (key !== undefined && second !== undefined) {
    const value = context.value(nodes.at(-1));
    if (value !== undefined) return [{ ...range, key, value }];
  }
  if (literal !== undefined) return [];
  const values = nodes.map((node) => context.value(node));
  // One argument that is no declaration shows that the others say how, not what.
  if (values.some((value) => value === undefined)) return [];
  return values.flatMap((value) => (value === undefined ? [] : [{ ...range, key: '', value }]));
}

/** A name of the package or of another one: what a function binds a second argument to. */
function isShared(context: GoSurfaceContext, node: SyntaxNode): boolean {
  return (
    /^(identifier|selector_expression)$/.test(node.type) && dottedName(node) !== '' && !context.values.isLocalName(node)
  );
}

function shortRange(context: GoSurfaceContext, node: SyntaxNode): LineRange {
  const { startLine, endLine } = context.range(node);
  return { startLine, endLine: Math.min(endLine, startLine + MAX_LINES - 1) };
}
