import type { DescribedCall } from '../extract-calls.ts';
import type { SyntaxNode } from '../syntax-node.ts';
import { CommandChains, lastName } from './command-chains.ts';
import type { RawEntry, RawOption, RawValue } from './raw-surface.ts';
import { cut, nodesOf, type SurfaceContext } from './surface-context.ts';

/** Most options kept of one file. */
const MAX_OPTIONS = 400;

/** Options that `parseArgs` of Node and Python's argparse are told. */
export function readArgumentParsers(context: SurfaceContext): { entries: RawEntry[]; options: RawOption[] } {
  const python = context.uses('argparse', 'configargparse') ? readArgparse(context) : { entries: [], options: [] };
  const node = context.uses('node:util', 'util') ? readParseArgs(context) : [];
  return { entries: python.entries, options: [...python.options, ...node].slice(0, MAX_OPTIONS) };
}

function readArgparse(context: SurfaceContext): { entries: RawEntry[]; options: RawOption[] } {
  const chains = new CommandChains(context);
  const commands = new Map<string, { startLine: number; endLine: number; help?: string; handler?: RawValue }>();
  const options: RawOption[] = [];
  for (const call of context.calls) {
    const last = lastName(call);
    if (last !== 'add_argument' && last !== 'add_parser' && last !== 'set_defaults') continue;
    const path = chains.of(call);
    if (path === undefined) continue;
    const nodes = context.argumentNodes(call.call.node);
    if (last === 'add_argument') options.push(...readArgument(context, call, nodes, path));
    else if (last === 'add_parser' && path !== '') {
      const help = context.help(context.member(nodes, 'help') ?? context.member(nodes, 'description'));
      commands.set(path, { ...context.range(call.call.node), ...(help === undefined ? {} : { help }) });
    } else {
      const handler = ['func', 'handler', 'fn', 'run', 'command', 'callback']
        .map((name) => context.value(context.member(nodes, name)))
        .find((value) => value !== undefined);
      const command = commands.get(path);
      if (command !== undefined && handler !== undefined) command.handler = handler;
    }
  }
  const entries = [...commands].map(([name, about]): RawEntry => {
    const written = name === '' ? {} : { written: name.slice(name.lastIndexOf(' ') + 1) };
    return { kind: 'command', name, ...about, ...written };
  });
  return { entries, options };
}

function readArgument(
  context: SurfaceContext,
  { call }: DescribedCall,
  nodes: readonly SyntaxNode[],
  path: string,
): RawOption[] {
  const written = nodes.flatMap((node) => (node.type === 'keyword_argument' ? [] : [context.literal(node)]));
  const names = written.flatMap((name) => (name === undefined ? [] : [name]));
  const name = names.find((one) => one.startsWith('--')) ?? names[0];
  if (name === undefined) return [];
  const action = context.literal(context.member(nodes, 'action'));
  const type = /^store_(true|false)$|^version$|^count$|Boolean/.test(action ?? '')
    ? 'boolean'
    : typeText(context.member(nodes, 'type') ?? context.member(nodes, 'choices'));
  const standard = context.plain(context.member(nodes, 'default'));
  const help = context.help(context.member(nodes, 'help'));
  const isRequired = context.member(nodes, 'required')?.type === 'true';
  return [
    {
      ...context.range(call.node),
      kind: name.startsWith('-') ? 'flag' : 'argument',
      name,
      aliases: names.filter((one) => one !== name),
      ...(type === undefined ? {} : { type }),
      ...(standard === undefined ? {} : { defaultLiteral: standard }),
      ...(help === undefined ? {} : { help }),
      ...(isRequired ? { isRequired } : {}),
      ...(path === '' ? {} : { command: path }),
    },
  ];
}

function typeText(node: SyntaxNode | undefined): string | undefined {
  const text = node === undefined ? '' : cut(node, 81).replace(/\s+/g, ' ');
  return text === '' || text.length > 80 ? undefined : text;
}

/** `parseArgs({ options: { port: { type: 'string', short: 'p' } } })`, the objects in place or in variables of the module. */
function readParseArgs(context: SurfaceContext): RawOption[] {
  const options: RawOption[] = [];
  const seen = new Set<number>();
  for (const { callee, call } of context.calls) {
    if (callee !== 'parseArgs' && callee !== 'util.parseArgs') continue;
    const settings = objectOf(context, context.argumentNodes(call.node)[0]);
    const stated = settings.find((node) => node.type === 'shorthand_property_identifier' && node.text === 'options');
    const table = objectOf(context, context.member(settings, 'options') ?? stated);
    for (const pair of table) {
      const key = pair.childForFieldName('key');
      if (key === null || seen.has(pair.id) || options.length >= MAX_OPTIONS) continue;
      seen.add(pair.id);
      options.push(readSetting(context, pair, cut(key, 80).replace(/["'`]/g, '')));
    }
  }
  return options;
}

function readSetting(context: SurfaceContext, pair: SyntaxNode, key: string): RawOption {
  const settings = objectOf(context, pair.childForFieldName('value') ?? undefined);
  const short = context.literal(context.member(settings, 'short'));
  const type = context.literal(context.member(settings, 'type'));
  const standard = context.plain(context.member(settings, 'default'));
  return {
    ...context.range(pair),
    kind: 'flag',
    name: `--${key}`,
    aliases: short === undefined ? [] : [`-${short}`],
    ...(type === undefined ? {} : { type }),
    ...(standard === undefined ? {} : { defaultLiteral: standard }),
  };
}

/** Members of an object literal, also of one that a variable of the module holds. */
function objectOf(context: SurfaceContext, node: SyntaxNode | undefined): SyntaxNode[] {
  let at: SyntaxNode | null | undefined = node;
  if (at !== undefined && (at.type === 'identifier' || at.type === 'shorthand_property_identifier')) {
    const name = at.text;
    const { symbols, placed } = context.extracted;
    at = placed[symbols.findIndex((symbol) => symbol.parent === undefined && symbol.name === name)]?.definition.value;
  }
  for (
    let depth = 0;
    depth < 3 && at !== null && at !== undefined && /^(as|satisfies)_expression$/.test(at.type);
    depth++
  )
    at = at.firstNamedChild;
  return at?.type === 'object' ? nodesOf(at) : [];
}
