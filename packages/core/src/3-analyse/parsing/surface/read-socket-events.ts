import type { DescribedCall } from '../extract-calls.ts';
import { shorten } from '../shorten.ts';
import type { SyntaxNode } from '../syntax-node.ts';
import { typeNameIn } from '../type-name.ts';
import type { RawEventStore, RawListener } from './raw-surface.ts';
import { cut, nodesOf, type SurfaceContext } from './surface-context.ts';

/** Most listeners of one file, most nodes looked up to a function, most names of what one takes. @source own bounds */
const MAX_LISTENERS = 300;
const MAX_LEVELS = 60;
const MAX_TAKES = 6;

/** What a library tells of a connection itself: nobody asks for it. @source socket.io, "Listening to events" */
const OWN_EVENTS = /^(connection|connect|connect_error|disconnect|disconnecting|error|newListener|removeListener)$/;

const FUNCTIONS =
  /^(arrow_function|function_expression|function_declaration|method_definition|generator_function(_declaration)?)$/;

/**
 * Functions that wait for a named event on something that a function was given, `socket.on('deploy', run)`, with the type
 * of what it was given and whether a server's `connection` gave it; and methods `on` of classes that keep what they get.
 */
export function readSocketEvents(context: SurfaceContext): { listeners: RawListener[]; stores: RawEventStore[] } {
  const isServer = context.uses('socket.io');
  const listeners = context.calls.flatMap((described) => listenerOf(context, described, isServer));
  return { listeners: listeners.slice(0, MAX_LISTENERS), stores: storesOf(context) };
}

function listenerOf(context: SurfaceContext, described: DescribedCall, isServer: boolean): RawListener[] {
  const { call, callee, isPart } = described;
  const receiver = /^([\w$]+)\.on$/.exec(callee)?.[1];
  if (isPart || receiver === undefined || call.node.type !== 'call_expression') return [];
  const [name, given, ...others] = context.argumentNodes(call.node);
  const event = context.literal(name);
  const handler = context.value(given);
  if (event === undefined || handler === undefined || others.length > 0) return [];
  if (OWN_EVENTS.test(event) || !/^[\w.:/ -]{1,80}$/.test(event)) return [];
  const declared = parameterOf(call.node, receiver);
  if (declared === undefined) return [];
  const { type, taker } = declared;
  const isConnected = isServer && type === undefined && isConnection(context, taker);
  if (type === undefined && !isConnected) return [];
  const startLine = context.lines.lineAt(described.at);
  const takes = handler.isInline === true && given !== undefined ? namesTaken(given) : [];
  return [
    {
      event: shorten(event, 80),
      startLine,
      // The name and the head of the function show it; its body is long.
      endLine: Math.max(startLine, handler.isInline === true ? handler.startLine : context.range(call.node).endLine),
      handler,
      ...(type === undefined ? {} : { type }),
      ...(isConnected ? { isConnected } : {}),
      ...(takes.length === 0 ? {} : { takes }),
    },
  ];
}

/** The function around a place that has a parameter of this name, and the parameter's type. */
function parameterOf(from: SyntaxNode, name: string): { type?: string; taker: SyntaxNode } | undefined {
  let at = from.parent;
  for (let level = 0; level < MAX_LEVELS && at !== null; level++, at = at.parent) {
    if (!FUNCTIONS.test(at.type)) continue;
    const list = at.childForFieldName('parameters') ?? at.childForFieldName('parameter');
    if (list === null) continue;
    const parameters = list.type === 'identifier' ? [list] : nodesOf(list);
    for (const one of parameters) {
      const pattern = one.childForFieldName('pattern') ?? one;
      if (cut(pattern, 80) !== name) continue;
      const written = one.childForFieldName('type');
      const type = written === null ? undefined : typeNameIn(cut(written, 120).replace(/^:\s*/, ''));
      return { taker: at, ...(type === undefined ? {} : { type }) };
    }
  }
  return undefined;
}

/** `io.on('connection', (socket) => …)` */
function isConnection(context: SurfaceContext, taker: SyntaxNode): boolean {
  const call = context.callAt(taker.parent?.type === 'arguments' ? taker.parent.parent : null);
  if (call === undefined || !/\.on$/.test(call.callee)) return false;
  return /^(connection|connect)$/.test(context.literal(context.argumentNodes(call.call.node)[0]) ?? '');
}

function namesTaken(handler: SyntaxNode): string[] {
  const list = handler.childForFieldName('parameters') ?? handler.childForFieldName('parameter');
  const parameters = list === null ? [] : list.type === 'identifier' ? [list] : nodesOf(list);
  const names = parameters.map((one) => cut(one.childForFieldName('pattern') ?? one, 40));
  return names.every((name) => /^[\w$]+$/.test(name)) ? names.slice(0, MAX_TAKES) : [];
}

/** `on(event, callback) { this.list.set(event, callback) }` */
function storesOf(context: SurfaceContext): RawEventStore[] {
  return context.extracted.symbols.flatMap((symbol): RawEventStore[] => {
    if (symbol.kind !== 'method' || symbol.name !== 'on' || symbol.parent === undefined) return [];
    const [event, callback] = (symbol.parameters ?? []).map(({ name }) => name);
    const range = context.extracted.ranges.find(({ id }) => id === symbol.id);
    if (event === undefined || callback === undefined || range === undefined) return [];
    const isKept = context.calls.some(({ call, callee, arguments: list }) => {
      const isInside = call.node.startIndex > range.start && call.node.endIndex < range.end;
      const passed = list.map(({ text }) => text);
      return isInside && callee.startsWith('this.') && passed.includes(event) && passed.includes(callback);
    });
    return isKept ? [{ of: symbol.parent }] : [];
  });
}
