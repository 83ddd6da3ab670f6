import type { ArgumentFact, CallFact, GuardFact, SymbolFact } from '../analysis.ts';
import type { FlowIndex } from './flow-input.ts';

/** Arguments that reading keeps of one call: with so many there may be more. @source analysis.ts */
const KEPT = 6;

/** Literals that count as false where a condition is only a name, and those that count as true. */
const FALSE = /^(false|none|null|nil|undefined|0|""|''|``)$/i;
const TRUE = /^(true|[1-9]\d*|(["'`])[^"'`\\]+\2)$/i;
/** Arguments that stand for any number of others. */
const SPREAD = /^(\*|\.\.\.)|\.\.\.$/;

const NEGATED = /^(?:!|not\s+)\s*\(?([\p{L}_$][\p{L}\p{N}_$]*)\)?$/u;
const NAME = /^\(?([\p{L}_$][\p{L}\p{N}_$]*)\)?$/u;
const COMPARED = /^([\p{L}_$][\p{L}\p{N}_$]*) (===?|!==?|is|is not) (\S+)$/u;

/** Parameters of a declaration whose value a call decides, as literals. */
export type KnownValues = ReadonlyMap<string, string>;

/**
 * What the parameters of a declaration hold when one call leads there: the literals that it passes, and the literal defaults
 * of those that it does not pass. A parameter that is given another value inside is none of them.
 */
export function valuesAt(call: CallFact | undefined, symbol: SymbolFact, index: FlowIndex): KnownValues {
  const known = new Map<string, string>();
  const passed = call?.arguments ?? [];
  if (call === undefined || passed.length >= KEPT || passed.some(({ text }) => SPREAD.test(text))) return known;
  // Elsewhere than in Python a name is one of the members of an object, and which argument that is, is not known.
  const isPython = symbol.path.endsWith('.py');
  if (!isPython && passed.some(({ name }) => name !== undefined)) return known;
  if (isPython && isCalledOnClass(call, symbol)) return known;
  if (isCalledOtherwise(call, index)) return known;
  const positional = passed.filter(({ name }) => name === undefined);
  for (const [at, { name, default: preset, isReassigned }] of parametersOf(symbol, index).entries()) {
    if (/^[*.]/.test(name)) break;
    const given: ArgumentFact | undefined = positional[at] ?? passed.find((one) => one.name === name);
    const text = given === undefined ? preset : given.text;
    if (isReassigned !== true && text !== undefined && isLiteral(text)) known.set(name, text);
  }
  return known;
}

/** Whether the caller calls the same with other arguments, too. */
function isCalledOtherwise({ caller, target, arguments: passed }: CallFact, { callsOf }: FlowIndex): boolean {
  const written = JSON.stringify(passed ?? []);
  return (callsOf.get(caller ?? '') ?? []).some(
    (one) => one.target === target && JSON.stringify(one.arguments ?? []) !== written,
  );
}

/** A class takes the parameters of its constructor. */
function parametersOf(symbol: SymbolFact, { membersOf }: FlowIndex): NonNullable<SymbolFact['parameters']> {
  const members = membersOf.get(symbol.id);
  const init = members?.get('__init__') ?? members?.get('constructor');
  return symbol.parameters ?? init?.parameters ?? [];
}

/** `Base.save(self, …)`: the first argument is the object itself. */
function isCalledOnClass({ callee }: CallFact, { kind, parent }: SymbolFact): boolean {
  const type = parent?.slice(parent.lastIndexOf('#') + 1);
  return kind === 'method' && type !== undefined && callee.split('.').at(-2) === type;
}

/** Whether one of the conditions around a place cannot hold with these values. */
export function isShut(guards: readonly GuardFact[] | undefined, values: KnownValues): boolean {
  if (values.size === 0) return false;
  return (guards ?? []).some(({ kind, condition }) => {
    if (kind !== 'if' && kind !== 'unless') return false;
    const holds = holdsWith(condition, values);
    return holds !== undefined && holds !== (kind === 'if');
  });
}

/** Whether a condition on one parameter alone holds; `undefined` when that is not decided. */
function holdsWith(condition: string, values: KnownValues): boolean | undefined {
  const text = condition.trim();
  const negated = NEGATED.exec(text)?.[1];
  if (negated !== undefined) {
    const holds = truthOf(values.get(negated));
    return holds === undefined ? undefined : !holds;
  }
  const name = NAME.exec(text)?.[1];
  if (name !== undefined) return truthOf(values.get(name));
  const [, left = '', operator = '', right = ''] = COMPARED.exec(text) ?? [];
  const value = values.get(left);
  if (value === undefined || !isLiteral(right) || kindOf(value) !== kindOf(right)) return undefined;
  const isEqual = bare(value) === bare(right);
  return /^(!|is not)/.test(operator) ? !isEqual : isEqual;
}

function truthOf(value: string | undefined): boolean | undefined {
  if (value === undefined) return undefined;
  return FALSE.test(value) ? false : TRUE.test(value) ? true : undefined;
}

function isLiteral(text: string): boolean {
  return FALSE.test(text) || TRUE.test(text);
}

/** Only what is of one kind is compared: what `null == undefined` or `0 == ""` come to differs by language. */
function kindOf(literal: string): 'nothing' | 'truth' | 'number' | 'text' {
  if (/^(none|null|nil|undefined)$/i.test(literal)) return 'nothing';
  if (/^(true|false)$/i.test(literal)) return 'truth';
  return /^\d/.test(literal) ? 'number' : 'text';
}

function bare(literal: string): string {
  return kindOf(literal) === 'text' ? literal.slice(1, -1) : literal.toLowerCase();
}
