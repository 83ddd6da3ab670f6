import { hasWholeWord } from '#text/whole-word';
import type { CallFact, EnvironmentFact, OutcomeFact, SettingTarget, SymbolFact, SymbolId } from '../analysis.ts';
import type { SettingScope } from './setting-scope.ts';

/** Most places a value is followed to, and functions it is followed through. @source own bound: two are told */
const TARGETS = 3;
const HOPS = 3;
/** A function that ends in more ways does more than checking its argument. @source own bound */
const CHECK_OUTCOMES = 2;

/** Where the value that is read goes, nearest first; only along resolved calls. */
export function targetsOf(read: EnvironmentFact, scope: SettingScope): SettingTarget[] {
  const passed = passedDirectly(read, scope);
  if (passed.length > 0 || read.into === undefined) return passed;
  const { into, in: reader } = read;
  if (reader === undefined) return [];
  // Kept in a variable of the function that reads it, or handed over by that function as a property.
  const own = targetsIn(scope.callsIn.get(reader) ?? [], (text) => text === into, scope);
  if (own.length > 0) return own;
  const callers = new Set((scope.callsTo.get(reader) ?? []).map(({ caller }) => caller));
  const found = [...callers].flatMap((caller) =>
    caller === undefined ? [] : targetsIn(scope.callsIn.get(caller) ?? [], (text) => isPropertyOf(text, into), scope),
  );
  return found.slice(0, TARGETS);
}

/** The read stands in the argument of a resolved call whose result is not kept: `listen(env.PORT)`. */
function passedDirectly(read: EnvironmentFact, scope: SettingScope): SettingTarget[] {
  if (read.into !== undefined) return [];
  return targetsIn(callsAround(read, scope), (text) => hasWholeWord(text, read.name), scope);
}

function isPropertyOf(text: string, property: string): boolean {
  return /^[\w$]+(\.[\w$]+){1,3}$/.test(text) ? text.endsWith(`.${property}`) : text === property;
}

/** Calls that pass such an argument to a function of the repository whose parameter has a name. */
function targetsIn(
  calls: readonly CallFact[],
  isValue: (text: string) => boolean,
  scope: SettingScope,
): SettingTarget[] {
  return calls
    .flatMap((call): SettingTarget[] => {
      const callee = call.target === undefined ? undefined : scope.symbols.get(call.target);
      if (callee === undefined) return [];
      return (call.arguments ?? []).flatMap((argument, index): SettingTarget[] => {
        const named = optionIn(argument.text, isValue);
        const isWhole = isValue(argument.text.trim());
        if (!isWhole && named === undefined) return [];
        const parameter = named ?? argument.name ?? parametersOf(callee, scope)[index]?.name;
        return [
          {
            call,
            argument: isWhole || named === undefined ? argument.text.trim() : optionText(argument.text, named),
            ...(parameter === undefined ? {} : { parameter }),
            callee: callee.id,
          },
        ];
      });
    })
    .slice(0, TARGETS);
}

/** The option of an object argument that takes the value: `{ queue, maxAttempts: config.maxAttempts }`. */
function optionIn(text: string, isValue: (text: string) => boolean): string | undefined {
  if (!text.startsWith('{')) return undefined;
  for (const [, name = '', value = ''] of text.matchAll(/([\w$]{1,60})\s{0,4}:\s{0,4}([\w$.]{1,80})/g))
    if (isValue(value)) return name;
  return undefined;
}

function optionText(text: string, name: string): string {
  return new RegExp(`\\b${name.replaceAll('$', '\\$')}\\s{0,4}:\\s{0,4}[\\w$.]{1,80}`).exec(text)?.[0] ?? text;
}

/** Parameters of a function, or of what constructs a class. */
export function parametersOf(symbol: SymbolFact, scope: SettingScope): NonNullable<SymbolFact['parameters']> {
  if (symbol.parameters !== undefined) return symbol.parameters;
  const maker = (scope.membersOf.get(symbol.id) ?? []).find(
    ({ name }) => name === 'constructor' || name === '__init__',
  );
  return maker?.parameters ?? [];
}

/** Calls on the lines of the read, the narrowest first: what converts or checks the value. */
export function callsAround(read: EnvironmentFact, scope: SettingScope): CallFact[] {
  const calls = scope.files.get(read.path)?.calls ?? [];
  return calls
    .filter(
      (call) =>
        call.startLine <= read.startLine &&
        call.endLine >= read.endLine &&
        (call.arguments ?? []).some(({ text }) => hasWholeWord(text, read.name)),
    )
    .sort((a, b) => widthOf(a) - widthOf(b));
}

/** A call inside of another has the shorter arguments. */
function widthOf(call: CallFact): number {
  return (call.arguments ?? []).reduce((width, { text }) => width + text.length, 0);
}

/** How code ends when the value is missing or wrong: at the read, in what it is handed to, and along its way. */
export function checksOf(read: EnvironmentFact, targets: readonly SettingTarget[], scope: SettingScope): OutcomeFact[] {
  const found = [...checksAtRead(read, scope), ...checksInConversion(read, scope)];
  for (const { callee, parameter } of targets)
    if (parameter !== undefined) found.push(...checksOfParameter(callee, parameter, { scope, hops: HOPS }));
  return found.filter((outcome, at) => found.findIndex((other) => isSame(other, outcome)) === at).slice(0, 3);
}

function isSame(a: OutcomeFact, b: OutcomeFact): boolean {
  return a.path === b.path && a.startLine === b.startLine && a.name === b.name;
}

/** Outcomes of the reading function that stand under a condition on the value. */
function checksAtRead(read: EnvironmentFact, scope: SettingScope): OutcomeFact[] {
  const { into, in: reader } = read;
  if (reader === undefined) return [];
  return (scope.outcomesIn.get(reader) ?? []).filter(
    (outcome) =>
      outcome.kind !== 'answers' &&
      outcome.startLine >= read.startLine &&
      ((into !== undefined && isUnderCondition(outcome, into)) || isUnderCondition(outcome, read.name)),
  );
}

function isUnderCondition(outcome: OutcomeFact, name: string): boolean {
  const [nearest, ...outer] = outcome.guards ?? [];
  // Under a further condition the first alone would be false.
  const isAlone = outer.every(({ kind }) => kind === 'unless' || kind === 'loop') && outcome.isPartial !== true;
  return nearest !== undefined && isAlone && hasWholeWord(nearest.condition, name);
}

/** Outcomes of a small function of the repository that the value is handed to where it is read. */
function checksInConversion(read: EnvironmentFact, scope: SettingScope): OutcomeFact[] {
  return callsAround(read, scope).flatMap((call) => {
    const outcomes = call.target === undefined ? [] : (scope.outcomesIn.get(call.target) ?? []);
    const errors = outcomes.filter(({ kind, guards }) => kind !== 'answers' && (guards?.length ?? 0) > 0);
    return errors.length > CHECK_OUTCOMES ? [] : errors;
  });
}

/** Outcomes under a condition on the parameter, in the function or in one that it hands the parameter to. */
function checksOfParameter(
  id: SymbolId,
  parameter: string,
  { scope, hops }: { scope: SettingScope; hops: number },
): OutcomeFact[] {
  const own = (scope.outcomesIn.get(id) ?? []).filter(
    (outcome) => outcome.kind !== 'answers' && isUnderCondition(outcome, parameter),
  );
  if (own.length > 0 || hops <= 1) return own;
  // What is handed on only under a condition may never come there with this value.
  const always = (scope.callsIn.get(id) ?? []).filter(
    ({ guards, isPartial }) => guards === undefined && isPartial !== true,
  );
  const next = targetsIn(always, (text) => text === parameter, scope);
  return next.flatMap(({ callee, parameter: name }) =>
    callee === id || name === undefined ? [] : checksOfParameter(callee, name, { scope, hops: hops - 1 }),
  );
}
