import type { LineRange } from '#vocabulary';
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
  for (const { call, callee, isPart } of context.calls) {
    const last = callee.slice(callee.lastIndexOf('.') + 1);
    if (isPart || !ADDING.test(last)) continue;
    const entries = entriesOf(context, context.argumentsOf(call.node), shortRange(context, call.node));
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
function entriesOf(context: GoSurfaceContext, nodes: readonly SyntaxNode[], range: LineRange): RawRegistryEntry[] {
  const [first, ...rest] = nodes;
  if (first === undefined) return [];
  const last = rest.at(-1);
  const key =
    context.literal(first) ?? (rest.length === 1 && isConstant(context, first) ? dottedName(first) : undefined);
  if (key !== undefined && last !== undefined) {
    const value = context.value(last);
    if (value !== undefined) return [{ ...range, key, value }];
  }
  if (context.literal(first) !== undefined) return [];
  const values = nodes.map((node) => ({ node, value: context.value(node) }));
  // One argument that is no declaration shows that the others say how, not what.
  if (values.some(({ value }) => value === undefined)) return [];
  return values.flatMap(({ node, value }) =>
    value === undefined
      ? []
      : [
          {
            ...(nodes.length === 1
              ? range
              : {
                  ...range,
                  endLine: Math.max(
                    range.startLine,
                    Math.min(context.range(node).endLine, range.startLine + MAX_LINES - 1),
                  ),
                }),
            key: '',
            value,
          },
        ],
  );
}

/** A constant of this file, or an exported name of a package. */
function isConstant(context: GoSurfaceContext, node: SyntaxNode): boolean {
  const name = dottedName(node);
  if (node.type === 'selector_expression') return context.packageOf(name.split('.', 1)[0] ?? '') !== undefined;
  const symbol = context.extracted.symbols.find((one) => one.parent === undefined && one.name === name);
  return symbol?.kind === 'constant';
}

function shortRange(context: GoSurfaceContext, node: SyntaxNode): LineRange {
  const { startLine, endLine } = context.range(node);
  return { startLine, endLine: Math.min(endLine, startLine + MAX_LINES - 1) };
}
