import type { CallFact, GuardFact, OutcomeFact } from '#analysis';
import type { Inline } from '#draft';
import type { FlowStepStory } from '#plan';
import type { Evidence, LineRange, RepoPath } from '#vocabulary';
import { prove, when } from './evidence.ts';
import { code } from './inline.ts';

/** Longest condition that is read as part of a sentence, and most conditions of one place. @source own bound: read aloud */
const FITS = 80;
const TOLD = 3;
/** Conditions that reading keeps of one place: with so many there may be more. @source analysis.ts */
const KNOWN = 8;

/** Loops that go on until something inside ends them. */
const ENDLESS = /^(true|1|;;|)$/i;

/** How Go asks whether something failed. */
const ERROR_TESTED = /(^|; )\w*[eE]rr\w* [!=]= nil$/;

/** One condition in the terms of the texts. */
export interface ConditionPart {
  readonly kind: 'if' | 'unless' | 'case' | 'rest' | 'each' | 'while' | 'fails' | 'succeeds' | 'unreturned';
  readonly text: Inline;
}

/** All that decides whether something happens, outermost first; without parts when not all of it can be told. */
export interface Condition {
  readonly parts: readonly ConditionPart[];
  readonly guards: readonly GuardFact[];
}

type Guarded = Pick<CallFact | OutcomeFact, 'guards' | 'isPartial' | 'isBehindReturn'>;

/** Stands for what no condition of the code says: that the function has not returned before. */
const UNRETURNED: GuardFact = { kind: 'unless', condition: '', line: 0, startLine: 0, endLine: 0 };

/** Keys of the conditions under which a step ends early: what stands behind them need not say that they do not hold. */
export function earlyEnds({ step }: FlowStepStory): ReadonlySet<string> {
  const ends = [...step.outcomes, ...(step.failing ?? []).map(({ call }) => call)];
  return new Set(
    ends.flatMap(({ guards }) => (guards?.[0]?.kind === 'if' ? [keyOf({ ...guards[0], kind: 'unless' })] : [])),
  );
}

/** One condition of one place of the code. */
export function keyOf({ kind, line, condition }: GuardFact): string {
  return `${kind} ${line} ${condition}`;
}

/**
 * What has to hold for it to happen, all or nothing: a part of it would be false. `undefined` when it always happens;
 * `known` are conditions that have been told.
 */
export function conditionOf(at: Guarded, known: ReadonlySet<string>): Condition | undefined {
  const around = at.guards ?? [];
  const caught = around.findIndex(({ kind }) => kind === 'catch');
  const inside = caught < 0 ? around : around.slice(0, caught);
  const real = inside.filter(
    (guard) => !known.has(keyOf(guard)) && !(guard.kind === 'loop' && ENDLESS.test(guard.condition)),
  );
  // The last branch of a choice: that the branches before it were not taken cannot go without saying beside the others.
  const [nearest] = inside;
  if (nearest?.isBranch === true && known.has(keyOf(nearest)) && real.length > 0) return { parts: [], guards: [] };
  // What may have ended the function before it was caught does not matter any more.
  const isBehindReturn = caught < 0 && at.isPartial === true && at.isBehindReturn === true;
  const isWhole = caught >= 0 || ((at.isPartial !== true || isBehindReturn) && around.length < KNOWN);
  const returns = isBehindReturn && !known.has(keyOf(UNRETURNED)) ? [UNRETURNED] : [];
  if (real.length + returns.length === 0 && isWhole) return undefined;
  if (!isWhole || real.length > TOLD || !real.every(isReadable)) return { parts: [], guards: [] };
  const guards = [...real].reverse();
  const parts = guards.map((guard) => partOf(guard, guards.length > 1));
  const unreturned = returns.map((): ConditionPart => ({ kind: 'unreturned', text: code('return') }));
  return { parts: [...parts, ...unreturned], guards: [...guards, ...returns] };
}

/** The lines that prove the condition of something: what is called or how it ends. */
export function provesCondition(
  condition: Condition | undefined,
  name: string,
  at: LineRange & { readonly path: RepoPath },
): Evidence[] {
  return (condition?.guards ?? []).flatMap((guard) => {
    if (guard === UNRETURNED) return [];
    const { asks } = guard;
    const call = asks && prove(at.path, asks, { predicate: 'calls', callee: asks.callee });
    return [...when(guard, name, at), ...(call === undefined ? [] : [call])];
  });
}

/** The condition as written, for what looks for names in it. */
export function textOf(condition: Condition | undefined): string {
  return (condition?.guards ?? []).map((guard) => guard.condition).join(' ');
}

/** The test of an error by its name alone says nothing to who does not know where the error comes from. */
export function isBareFailure({ condition, asks }: GuardFact): boolean {
  return asks === undefined && ERROR_TESTED.test(condition);
}

function isReadable(guard: GuardFact): boolean {
  const { kind, condition, asks, subject } = guard;
  if (asks !== undefined) return asks.callee.length <= FITS;
  if (isBareFailure(guard)) return false;
  if (condition.endsWith('…') || condition.length > FITS) return false;
  // What the other cases are is known by what all are compared with.
  return kind !== 'case' || condition !== 'default' || (subject !== undefined && subject.length <= FITS);
}

function partOf({ kind, condition, asks, subject }: GuardFact, isOneOfSeveral: boolean): ConditionPart {
  if (asks !== undefined) {
    const isFailing = / != nil$/.test(condition) === (kind === 'if');
    return { kind: isFailing ? 'fails' : 'succeeds', text: code(asks.callee) };
  }
  const text = condition.trim();
  if (kind === 'loop') return { kind: /\s(of|in)\s|\brange\b/.test(text) ? 'each' : 'while', text: code(text) };
  if (kind === 'case' && text === 'default' && subject !== undefined) return { kind: 'rest', text: code(subject) };
  if (kind === 'case') return { kind: 'case', text: code(text) };
  const negated = kind === 'unless' ? negationOf(text) : undefined;
  if (negated !== undefined) return { kind: 'if', text: code(negated) };
  // "Not a and b" would be read as "not a, and b".
  if (kind === 'unless') return { kind, text: code(isOneOfSeveral && COMPOUND.test(text) ? `(${text})` : text) };
  return { kind: 'if', text: code(text) };
}

const COMPOUND = /&&|\|\||\b(and|or)\b/;
const NEGATED = /^(?:!|not\s+)(?:([\w$.#?]+(?:\([^()]*\))?)|\(([^()&|]+)\))$/;
const COMPARED = /^([\w$.#?[\]()'"-]+) (===|!==|==|!=|is not|is|not in|in) ([\w$.#?[\]()'"-]+)$/;
const OPPOSITE: Readonly<Record<string, string>> = {
  '===': '!==',
  '!==': '===',
  '==': '!=',
  '!=': '==',
  is: 'is not',
  'is not': 'is',
  in: 'not in',
  'not in': 'in',
};

/** The opposite of a simple test, in the words of the language: `x is None` of `x is not None`. */
export function negationOf(text: string): string | undefined {
  const negated = NEGATED.exec(text);
  if (negated !== null) return negated[1] ?? negated[2];
  const compared = COMPARED.exec(text);
  const [, left = '', operator = '', right = ''] = compared ?? [];
  const opposite = OPPOSITE[operator];
  // What stands in brackets alone could be more than one test.
  if (opposite === undefined || left === 'not' || /^[!(]/.test(left)) return undefined;
  return `${left} ${opposite} ${right}`;
}
