import type { DescribedCall } from '../../extract-calls.ts';
import type { RawOption } from '../../surface/raw-surface.ts';
import type { SyntaxNode } from '../../syntax-node.ts';
import type { GoHandles } from './go-handles.ts';
import type { GoSurfaceContext } from './go-surface-context.ts';

/** Most switches kept of one file. */
const MAX_OPTIONS = 400;

/** Packages of switches: Go's own, and the one that takes two dashes. */
const PLAIN = /^flag$/;
const POSIX = /(^|\/)pflag$/;
const COBRA = /(^|\/)cobra$/;

/** Functions that declare a switch: type, `Var` with a place for the value first, `P` with a letter behind the name. */
const DECLARING =
  /^(String|Bool|Int|Int8|Int16|Int32|Int64|Uint|Uint8|Uint16|Uint32|Uint64|Float32|Float64|Duration|Text|Count|StringSlice|StringArray|IntSlice|Int32Slice|Int64Slice|UintSlice|BoolSlice|DurationSlice|Float64Slice|StringToString|StringToInt|IP|IPNet|IPMask|IPSlice|BytesHex|BytesBase64|Time|Func|BoolFunc|)(Var)?(P)?$/;

const FLAG_SET = /(^|[*&.|N])(\w+\.)?FlagSet$/;

/** Switches that calls of `flag`, `pflag` and commands of cobra declare. */
export function readGoFlags(context: GoSurfaceContext, handles: GoHandles): RawOption[] {
  if (!context.uses(PLAIN) && !context.uses(POSIX) && !context.uses(COBRA)) return [];
  const required = new Set<string>();
  const found: RawOption[] = [];
  for (const call of context.calls) {
    if (found.length >= MAX_OPTIONS) break;
    const last = call.callee.slice(call.callee.lastIndexOf('.') + 1);
    if (/^Mark(Persistent)?FlagRequired$/.test(last)) {
      const name = context.literal(context.argumentsOf(call.call.node)[0]);
      const holder = handles.of(call.call.callee.childForFieldName('operand') ?? undefined);
      if (name !== undefined) required.add(`${holder} --${name}`);
      continue;
    }
    const shape = DECLARING.exec(last);
    const place = shape === null || shape[0] === '' ? undefined : placeOf(context, handles, call);
    if (shape !== null && place !== undefined) found.push(...readFlag(context, call, { shape, place }));
  }
  return found.map((option) =>
    required.has(`${option.holder} ${option.name}`) ? { ...option, isRequired: true } : option,
  );
}

/** What a switch belongs to. */
interface Place {
  /** One dash before the name, or two. */
  readonly dashes: '-' | '--';
  readonly command?: string;
  readonly holder?: string;
}

function placeOf(context: GoSurfaceContext, handles: GoHandles, { call }: DescribedCall): Place | undefined {
  const operand = call.callee.childForFieldName('operand');
  if (call.callee.type !== 'selector_expression' || operand === null) return undefined;
  const dashes = context.uses(PLAIN) ? '-' : '--';
  if (operand.type === 'identifier' && !context.values.isLocalName(operand)) {
    const specifier = context.packageOf(operand.text);
    if (specifier !== undefined) {
      if (PLAIN.test(specifier)) return { dashes: '-' };
      return POSIX.test(specifier) ? { dashes: '--' } : undefined;
    }
  }
  const ofCommand = commandOperand(operand);
  if (ofCommand !== undefined && context.uses(COBRA)) {
    const holder = handles.of(ofCommand);
    return { dashes: '--', ...(holder === undefined ? {} : { holder }) };
  }
  return setOf(context, operand, dashes, handles);
}

/** `cmd` of `cmd.Flags()` and `cmd.PersistentFlags()`. */
function commandOperand(node: SyntaxNode): SyntaxNode | undefined {
  const callee = node.type === 'call_expression' ? node.childForFieldName('function') : null;
  const name = callee?.childForFieldName('field')?.text ?? '';
  return /^(Flags|PersistentFlags|LocalFlags|LocalNonPersistentFlags)$/.test(name)
    ? (callee?.childForFieldName('operand') ?? undefined)
    : undefined;
}

/** A set of switches that a variable holds: made in the file with a name, of a command, or a parameter of that type. */
function setOf(
  context: GoSurfaceContext,
  operand: SyntaxNode,
  dashes: Place['dashes'],
  handles: GoHandles,
): Place | undefined {
  const local = operand.type === 'identifier' ? context.values.valueOfLocal(operand) : undefined;
  const value = local === 'none' ? context.valueOfVariable(operand.text) : local;
  if (value?.type === 'call_expression') {
    const ofCommand = commandOperand(value);
    const holder = ofCommand === undefined ? undefined : handles.of(ofCommand);
    if (ofCommand !== undefined && context.uses(COBRA))
      return { dashes: '--', ...(holder === undefined ? {} : { holder }) };
    const callee = value.childForFieldName('function');
    if (callee?.childForFieldName('field')?.text !== 'NewFlagSet') return undefined;
    const alias = callee.childForFieldName('operand')?.text ?? '';
    const specifier = context.packageOf(alias) ?? '';
    const name = context.literal(context.argumentsOf(value)[0]);
    const command = name === undefined || !/^[\w:-]+( [\w:-]+)?$/.test(name) ? {} : { command: name };
    if (PLAIN.test(specifier)) return { dashes: '-', ...command };
    return POSIX.test(specifier) ? { dashes: '--', ...command } : undefined;
  }
  const way = context.values.wayOf(operand);
  return way !== undefined && FLAG_SET.test(way) ? { dashes } : undefined;
}

function readFlag(
  context: GoSurfaceContext,
  { call }: DescribedCall,
  { shape, place }: { readonly shape: RegExpExecArray; readonly place: Place },
): RawOption[] {
  const [, type = '', isVar, hasLetter] = shape;
  const nodes = context.argumentsOf(call.node);
  const at = isVar === undefined ? 0 : 1;
  const name = context.literal(nodes[at]);
  if (name === undefined || !/^[\w.:/-]{1,80}$/.test(name) || nodes.length < at + 2) return [];
  const letter = hasLetter === undefined ? undefined : context.literal(nodes[at + 1]);
  const rest = nodes.slice(at + (hasLetter === undefined ? 1 : 2));
  const hasDefault = type !== '' && !/^(Func|BoolFunc|Count)$/.test(type);
  const help = context.help(rest[hasDefault ? 1 : 0]);
  const standard = hasDefault ? context.plain(rest[0]) : undefined;
  const { dashes, ...owner } = place;
  return [
    {
      ...context.range(call.node),
      kind: 'flag',
      name: `${dashes}${name}`,
      aliases: letter === undefined ? [] : [`-${letter}`],
      ...(type === '' || type === 'Func' ? {} : { type: typeName(type) }),
      ...(standard === undefined ? {} : { defaultLiteral: standard }),
      ...(help === undefined ? {} : { help }),
      ...owner,
    },
  ];
}

function typeName(type: string): string {
  return /^Bool(Func)?$/.test(type) ? 'boolean' : type.slice(0, 1).toLowerCase() + type.slice(1);
}
