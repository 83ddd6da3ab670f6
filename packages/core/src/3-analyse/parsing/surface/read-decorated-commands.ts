import type { DescribedCall } from '../extract-calls.ts';
import { shorten } from '../shorten.ts';
import type { SyntaxNode } from '../syntax-node.ts';
import type { RawEntry, RawGroupMount, RawOption } from './raw-surface.ts';
import { cut, dottedName, nodesOf, type SurfaceContext } from './surface-context.ts';

const MAX_TYPE = 80;

/** Groups that calls add to others: `cli.add_command(users, "users")`, `app.add_typer(users, name="users")`. */
export function readGroupMounts(context: SurfaceContext): RawGroupMount[] {
  return context.calls.flatMap(({ call, callee, isPart }): RawGroupMount[] => {
    const method = /^([\w.]+)\.(add_command|add_typer)$/.exec(callee);
    if (isPart || method === null) return [];
    const [child, second] = context.argumentNodes(call.node);
    const of = child === undefined ? '' : dottedName(child);
    const name = context.literal(context.member(context.argumentNodes(call.node), 'name')) ?? context.literal(second);
    if (of === '') return [];
    return [
      { ...context.range(call.node), parent: method[1] ?? '', child: of, ...(name === undefined ? {} : { name }) },
    ];
  });
}

/** Commands, options and arguments that decorators declare: click and its kin, typer. */
export function readDecoratedCommands(context: SurfaceContext): { entries: RawEntry[]; options: RawOption[] } {
  const isTyper = context.uses('typer');
  const isClick = context.uses('click', 'rich_click', 'asyncclick', 'cloup', 'flask.cli');
  const entries: RawEntry[] = [];
  const options: RawOption[] = [];
  for (const { node, decorated } of context.decorators) {
    const call = context.callAt(node);
    const name = call === undefined ? dottedName(node) : call.isPart ? '' : call.callee;
    const last = name.slice(name.lastIndexOf('.') + 1);
    const of = context.symbolAt(decorated);
    if (last === 'command' || last === 'group' || (isTyper && last === 'callback')) {
      const group = name.includes('.') ? name.slice(0, name.lastIndexOf('.')) : undefined;
      const isOwn = group === undefined || /^(click|rich_click|asyncclick|cloup|typer|app\.cli|bp\.cli)$/.test(group);
      if (!isTyper && !isClick && isOwn) continue;
      if (isTyper) options.push(...readParameters(context, decorated));
      if (last === 'callback') continue;
      entries.push(
        readCommand(context, { call, decorated, node, isGroup: last === 'group' }, isOwn ? undefined : group),
      );
    } else if (isClick && call !== undefined && of !== undefined && (last === 'option' || last === 'argument')) {
      const option = readOption(context, call, last === 'option' ? 'flag' : 'argument');
      if (option !== undefined) options.push({ ...option, of });
    }
  }
  return { entries, options };
}

interface Decorated {
  readonly call: DescribedCall | undefined;
  readonly decorated: SyntaxNode;
  readonly node: SyntaxNode;
  readonly isGroup: boolean;
}

function readCommand(
  context: SurfaceContext,
  { call, decorated, node, isGroup }: Decorated,
  group: string | undefined,
): RawEntry {
  const nodes = call === undefined ? [] : context.argumentNodes(call.call.node);
  const first = nodes[0]?.type === 'keyword_argument' ? undefined : context.literal(nodes[0]);
  const stated = first ?? context.literal(context.member(nodes, 'name'));
  const helpNode = context.member(nodes, 'help') ?? context.member(nodes, 'short_help');
  const help = context.help(helpNode);
  const of = context.symbolAt(decorated);
  return {
    kind: 'command',
    name: stated ?? decorated.text.replaceAll('_', '-'),
    startLine: context.range(node).startLine,
    endLine: context.range(decorated).endLine,
    ...(help === undefined || helpNode === undefined ? {} : { help, helpLines: context.range(helpNode) }),
    ...(stated === undefined ? {} : { written: stated }),
    ...(of === undefined ? {} : { of }),
    ...(group === undefined ? {} : { group }),
    ...(isGroup && group === undefined ? { isRoot: true } : {}),
  };
}

/** `@click.option('--port', '-p', default=8000, help='…')` */
function readOption(context: SurfaceContext, { call }: DescribedCall, kind: RawOption['kind']): RawOption | undefined {
  const nodes = context.argumentNodes(call.node);
  const written = nodes.flatMap((node) => (node.type === 'keyword_argument' ? [] : [context.literal(node) ?? '']));
  const flags = written.flatMap((one) => one.split('/')).map((one) => one.trim());
  const names = kind === 'flag' ? flags.filter((one) => one.startsWith('-')) : written.slice(0, 1);
  const name = names.find((one) => one.startsWith('--')) ?? names[0];
  if (name === undefined || name === '') return undefined;
  const isSwitch = context.member(nodes, 'is_flag')?.type === 'true' || written.some((one) => one.includes('/'));
  const type = isSwitch ? 'boolean' : typeText(context.member(nodes, 'type'));
  const standard = context.plain(context.member(nodes, 'default'));
  const help = context.help(context.member(nodes, 'help'));
  const required = context.member(nodes, 'required')?.type;
  return {
    ...context.range(call.node),
    kind,
    name,
    aliases: names.filter((one) => one !== name),
    ...(type === undefined ? {} : { type }),
    ...(standard === undefined ? {} : { defaultLiteral: standard }),
    ...(help === undefined ? {} : { help }),
    ...(required === 'true' ? { isRequired: true } : {}),
  };
}

function typeText(node: SyntaxNode | null | undefined): string | undefined {
  if (node === null || node === undefined) return undefined;
  const text = shorten(cut(node, 4 * MAX_TYPE), MAX_TYPE);
  return text === '' || text.endsWith('…') ? undefined : text;
}

/** Options and arguments of typer: the parameters of the function, plain or described by `typer.Option(…)`. */
function readParameters(context: SurfaceContext, decorated: SyntaxNode): RawOption[] {
  const list = decorated.parent?.childForFieldName('parameters');
  const of = context.symbolAt(decorated);
  if (list === null || list === undefined || of === undefined) return [];
  return nodesOf(list).flatMap((node) => {
    const name = node.childForFieldName('name') ?? (node.type === 'identifier' ? node : node.firstNamedChild);
    if (name === null || !/^(identifier|typed_parameter|default_parameter|typed_default_parameter)$/.test(node.type))
      return [];
    const option = readParameter(context, node, cut(name, 80));
    return option === undefined ? [] : [{ ...option, of }];
  });
}

function readParameter(context: SurfaceContext, node: SyntaxNode, name: string): RawOption | undefined {
  const described = context.calls.find(
    ({ callee, call }) =>
      /(^|\.)(Option|Argument)$/.test(callee) &&
      call.node.startIndex >= node.startIndex &&
      call.node.endIndex <= node.endIndex,
  );
  const type = node.childForFieldName('type');
  if (type !== null && /Context$/.test(cut(type, 80))) return undefined;
  const nodes = described === undefined ? [] : context.argumentNodes(described.call.node);
  const value = node.childForFieldName('value');
  const isArgument = described === undefined ? value === null : described.callee.endsWith('Argument');
  const flags = nodes.flatMap((one) => (one.type === 'keyword_argument' ? [] : [context.literal(one) ?? '']));
  const names = flags.flatMap((one) => one.split('/')).filter((one) => one.startsWith('-'));
  const isAnnotated = described !== undefined && value?.id !== described.call.node.id;
  const stated = described === undefined || isAnnotated ? value : nodes.find((one) => one.type !== 'keyword_argument');
  const standard = context.plain(stated);
  const help = context.help(context.member(nodes, 'help'));
  const bare = typeText(type)?.replace(/^Annotated\[([\w.[\] |]+),.*$/s, '$1');
  const long = names.find((one) => one.startsWith('--')) ?? names[0] ?? `--${name.replaceAll('_', '-')}`;
  return {
    ...context.range(node),
    kind: isArgument ? 'argument' : 'flag',
    name: isArgument ? name : long,
    aliases: isArgument ? [] : names.filter((one) => one !== long),
    ...(bare === undefined ? {} : { type: bare }),
    ...(standard === undefined || standard === 'None' ? {} : { defaultLiteral: standard }),
    ...(help === undefined ? {} : { help }),
    ...(stated === null || stated === undefined ? { isRequired: isArgument } : {}),
  };
}
