import type { RawCommand, RawCommandLink, RawOption } from '../../surface/raw-surface.ts';
import type { SyntaxNode } from '../../syntax-node.ts';
import { handlerValue } from './go-handler-value.ts';
import { type GoHandles, handleOfLiteral, ownHandle } from './go-handles.ts';
import { dottedName, type GoSurfaceContext, inner, nodesOf } from './go-surface-context.ts';

/** Most commands kept of one file. */
const MAX_COMMANDS = 200;

const COBRA = /(^|\/)cobra$/;
const URFAVE = /(^|\/)(urfave\/cli|codegangsta\/cli)(\/v\d+)?$/;

/** Deepest nesting of commands written in place. */
const MAX_DEPTH = 4;

/** Longest literal of a command that is cited as far as its help. */
const MAX_LINES = 12;

/** What a file says about commands of cobra and urfave/cli. */
export interface GoCommands {
  readonly commands: RawCommand[];
  readonly links: RawCommandLink[];
  readonly options: RawOption[];
}

/** Commands that literals of `cobra.Command`, `cli.Command` and `cli.App` declare, which are added to which, and their switches. */
export function readGoCommands(context: GoSurfaceContext, handles: GoHandles): GoCommands {
  const found: GoCommands = { commands: [], links: [], options: [] };
  const literals = context.captured.literals.slice(0, MAX_COMMANDS);
  const around = context.declarationsAt(literals.map(({ startIndex }) => startIndex));
  for (const [at, literal] of literals.entries()) {
    const type = literal.childForFieldName('type');
    const specifier = context.packageOf(type?.childForFieldName('package')?.text ?? '') ?? '';
    const name = type?.childForFieldName('name')?.text ?? '';
    const place = { literal, declaration: around[at] };
    if (COBRA.test(specifier) && name === 'Command') found.commands.push(...cobraCommand(context, place));
    else if (URFAVE.test(specifier) && (name === 'Command' || name === 'App')) {
      readUrfave(context, handles, { place, found, depth: 0 });
    } else if (URFAVE.test(specifier) && name.endsWith('Flag'))
      found.options.push(...urfaveFlag(context, literal, name));
  }
  if (context.uses(COBRA)) found.links.push(...addedCommands(context, handles));
  return found;
}

interface Place {
  readonly literal: SyntaxNode;
  readonly declaration: string | undefined;
}

function cobraCommand(context: GoSurfaceContext, place: Place): RawCommand[] {
  const fields = context.fieldsOf(place.literal);
  const use = context.literal(fields.get('Use'));
  if (use === undefined) return [];
  const run = fields.get('RunE') ?? fields.get('Run');
  return [describe(context, { ...place, use, run, help: fields.get('Short') ?? fields.get('Long') })];
}

/** A command of urfave/cli with those below it, whose literals may leave their type out. */
function readUrfave(
  context: GoSurfaceContext,
  handles: GoHandles,
  { place, found, depth }: { readonly place: Place; readonly found: GoCommands; readonly depth: number },
): void {
  const fields = context.fieldsOf(place.literal);
  const use = context.literal(fields.get('Name'));
  if (use !== undefined)
    found.commands.push(describe(context, { ...place, use, run: fields.get('Action'), help: fields.get('Usage') }));
  const body = (fields.get('Commands') ?? fields.get('Subcommands'))?.childForFieldName('body');
  const below = body === null || body === undefined ? [] : nodesOf(body).map(inner);
  for (const literal of below)
    if (literal.type === 'literal_value' && depth < MAX_DEPTH && found.commands.length < MAX_COMMANDS)
      readUrfave(context, handles, { place: { ...place, literal }, found, depth: depth + 1 });
  const children = below.flatMap((one) => handles.of(one) ?? []);
  if (children.length > 0) found.links.push({ parent: handleOfLiteral(place.literal), children });
}

function describe(
  context: GoSurfaceContext,
  {
    literal,
    declaration,
    use,
    run,
    help: helpNode,
  }: Place & { readonly use: string; readonly run: SyntaxNode | undefined; readonly help: SyntaxNode | undefined },
): RawCommand {
  const { startLine, endLine } = context.range(literal);
  const help = context.help(helpNode);
  const handler = handlerValue(context, run);
  return {
    startLine,
    endLine: Math.min(endLine, startLine + MAX_LINES - 1),
    use,
    holders: holdersOf(context, literal, declaration),
    ...(help === undefined || helpNode === undefined ? {} : { help, helpLines: context.range(helpNode) }),
    ...(run === undefined ? {} : { isRun: true }),
    ...(handler === undefined ? {} : { handler }),
    ...(declaration === undefined ? {} : { in: declaration }),
  };
}

/** The variable that the literal is given to, and the function that returns it. */
function holdersOf(context: GoSurfaceContext, literal: SyntaxNode, declaration: string | undefined): string[] {
  const holders = [handleOfLiteral(literal)];
  let node = literal;
  while (node.parent !== null && /^(unary_expression|parenthesized_expression)$/.test(node.parent.type))
    node = node.parent;
  const list = node.parent?.type === 'expression_list' ? node.parent : null;
  const owner = list?.parent ?? null;
  if (owner === null || declaration === undefined) return holders;
  const symbol = context.extracted.symbols.find(({ id }) => id === declaration);
  const isFunction = symbol?.kind === 'function' || symbol?.kind === 'method';
  if (owner.type === 'return_statement' && isFunction) holders.push(symbol.name);
  if (!isFunction) {
    if (symbol !== undefined) holders.push(symbol.name);
    return holders;
  }
  const left = owner.childForFieldName('left') ?? owner.childForFieldName('name');
  const target = left?.type === 'expression_list' ? left.firstNamedChild : left;
  const name = target === null || target === undefined ? '' : dottedName(target);
  if (name === '') return holders;
  const isShared = owner.type === 'assignment_statement' && target != null && !context.values.isLocalName(target);
  holders.push(isShared ? name : ownHandle(declaration, name));
  if (returns(context, declaration, name)) holders.push(symbol.name);
  return holders;
}

/** Whether the declaration hands the variable back. */
function returns(context: GoSurfaceContext, declaration: string, name: string): boolean {
  const range = context.extracted.ranges.find(({ id }) => id === declaration);
  return (
    range !== undefined &&
    context.captured.returns.some(
      (node) =>
        node.startIndex >= range.start &&
        node.endIndex <= range.end &&
        node.firstNamedChild?.firstNamedChild?.text === name,
    )
  );
}

/** `root.AddCommand(serve, newSweep())` */
function addedCommands(context: GoSurfaceContext, handles: GoHandles): RawCommandLink[] {
  return context.calls.flatMap(({ call, callee }): RawCommandLink[] => {
    if (!/(^|\.)AddCommand$/.test(callee)) return [];
    const parent = handles.of(call.callee.childForFieldName('operand') ?? undefined);
    const children = context.argumentsOf(call.node).flatMap((node) => handles.of(node) ?? []);
    return parent === undefined || children.length === 0 ? [] : [{ parent, children }];
  });
}

/** `&cli.StringFlag{Name: "lang", Aliases: []string{"l"}, Value: "en", Usage: "…"}` */
function urfaveFlag(context: GoSurfaceContext, literal: SyntaxNode, type: string): RawOption[] {
  const fields = context.fieldsOf(literal);
  const [name, ...others] = context.literal(fields.get('Name'))?.split(/,\s*/) ?? [];
  if (name === undefined) return [];
  const list = fields.get('Aliases')?.childForFieldName('body');
  const listed =
    list === null || list === undefined ? [] : nodesOf(list).flatMap((one) => context.literal(inner(one)) ?? []);
  const help = context.help(fields.get('Usage'));
  const standard = context.plain(fields.get('Value'));
  const holder = commandAround(literal);
  const kind = type.slice(0, -'Flag'.length);
  return [
    {
      ...context.range(literal),
      kind: 'flag',
      name: dashed(name),
      aliases: [...others, ...listed].map(dashed),
      type: kind === 'Bool' ? 'boolean' : kind.slice(0, 1).toLowerCase() + kind.slice(1),
      ...(standard === undefined ? {} : { defaultLiteral: standard }),
      ...(help === undefined ? {} : { help }),
      ...(fields.get('Required')?.type === 'true' ? { isRequired: true } : {}),
      ...(holder === undefined ? {} : { holder }),
    },
  ];
}

function dashed(name: string): string {
  return name.length === 1 ? `-${name}` : `--${name}`;
}

/** The literal of the command whose switches hold this one. */
function commandAround(literal: SyntaxNode): string | undefined {
  let at = literal.parent;
  for (let depth = 0; depth < 12 && at !== null; depth++, at = at.parent) {
    const isElided = at.type === 'literal_value' && at.parent?.type !== 'composite_literal';
    if (isElided) return handleOfLiteral(at);
    if (at.type !== 'composite_literal') continue;
    const name = at.childForFieldName('type')?.childForFieldName('name')?.text;
    if (name === 'Command' || name === 'App') return handleOfLiteral(at);
  }
  return undefined;
}
