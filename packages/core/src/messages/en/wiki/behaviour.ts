import type { Said, Slot } from '../../say.ts';
import { common, type OutcomeWord, say } from './common.ts';

/** A condition under which something happens; `any` stands for whatever is caught, `default` for all other cases. */
export interface SaidGuard {
  readonly kind: 'if' | 'unless' | 'fails' | 'succeeds' | 'case' | 'catch' | 'any' | 'default' | 'loop';
  readonly condition: Said;
}

/** What is called under some conditions; an alternative is another case of the same choice. */
export interface SaidClause {
  readonly said: Said;
  readonly isAlternative: boolean;
}

/** One condition. */
function condition(guard: SaidGuard): Said {
  switch (guard.kind) {
    case 'if':
      return say`when ${guard.condition}`;
    case 'unless':
      return say`unless ${guard.condition}`;
    case 'fails':
      return say`when ${guard.condition} fails`;
    case 'succeeds':
      return say`once ${guard.condition} has succeeded`;
    case 'case':
      return say`in the case ${guard.condition}`;
    case 'catch':
      return say`after catching ${guard.condition}`;
    case 'any':
      return say`after catching an error`;
    case 'loop':
      return say`in the loop ${guard.condition}`;
    case 'default':
      return say`in every other case`;
  }
}

/** All conditions, nearest first: two plain ones are joined. */
function conditions(guards: readonly SaidGuard[]): Said {
  const [first, second] = guards;
  if (guards.length === 2 && first?.kind === 'if' && second?.kind === 'if')
    return say`when ${first.condition} and ${second.condition}`;
  return common.comma(guards.map(condition));
}

/** The conditions behind what happens. */
function under(guards: readonly SaidGuard[]): Said {
  return guards.length === 0 ? [] : say` ${conditions(guards)}`;
}

/** An error, by how it comes about. */
function raised(s: {
  readonly form: OutcomeWord;
  readonly name: Slot;
  readonly message?: Slot | undefined;
  readonly isSometimes: boolean;
}): Said {
  const can = s.isSometimes ? 'can ' : '';
  const end = s.isSometimes ? '' : 's';
  if (s.form === 'panics') return say`${can}panic${end}`;
  if (s.form === 'returned') return say`${can}return${end} ${s.name}`;
  if (s.form === 'returnedSaid' && s.message !== undefined) return say`${can}return${end} an error`;
  const isNew = s.form === 'returnedNew' || s.form === 'returnedSaid';
  if (s.form === 'made') return say`${can}raise${end} the error that ${s.name} makes`;
  return isNew ? say`${can}return${end} a new error` : say`${can}raise${end} ${s.name}`;
}

/** What bodies do, in the order of their lines. */
export const behaviour = {
  /** What is called, and when; the verb stands in the sentence. */
  calls: (s: { callees: Said; guards: readonly SaidGuard[]; otherwise?: Said | undefined }): Said =>
    say`${s.callees}${under(s.guards)}${s.otherwise === undefined ? '' : say`, otherwise ${s.otherwise}`}`,
  /** `isPlain`: calls without any condition. */
  callsSentence: (s: {
    subject?: Slot | undefined;
    clauses: readonly SaidClause[];
    turn: number;
    isPlain: boolean;
  }): Said => {
    const linked = s.clauses.map(({ said, isAlternative }, at) =>
      at === 0 ? said : isAlternative ? say`or ${said}` : say`then ${said}`,
    );
    const isOrder = s.clauses.length > 1 && !s.clauses.some(({ isAlternative }) => isAlternative);
    const verb = isOrder
      ? s.turn % 3 === 1
        ? 'goes through'
        : 'calls'
      : (['calls', 'draws on', 'makes use of'][s.isPlain ? s.turn % 3 : 0] ?? 'calls');
    return say`${s.subject ?? 'It'} ${verb} ${common.comma(linked)}.`;
  },
  /** How it ends before its last line, and when. */
  ends: (s: {
    kind: 'raises' | 'answers' | 'exits';
    form: OutcomeWord;
    name: Slot;
    message?: Slot | undefined;
    isSometimes: boolean;
    guards: readonly SaidGuard[];
  }): Said => {
    const can = s.isSometimes;
    const answers =
      s.kind === 'answers'
        ? can
          ? 'can answer'
          : 'answers'
        : can
          ? 'can end the program with'
          : 'ends the program with';
    const what = s.kind === 'raises' ? raised(s) : say`${answers} ${s.name}`;
    const said = s.message === undefined || s.form === 'made' ? what : say`${what} (${s.message})`;
    return say`${said}${under(s.guards)}`;
  },
  endsSentence: (s: { subject?: Slot | undefined; clauses: readonly Said[] }): Said =>
    say`${s.subject ?? 'It'} ${common.andLong(s.clauses)}.`,
  /** The conditions alone, in a cell. */
  guardsAlone: (s: { guards: readonly SaidGuard[] }): Said => conditions(s.guards),
  /** A call or condition with what the constants in it amount to. */
  withMeasures: (s: {
    what: Said;
    measures: readonly { readonly name: Slot; readonly measure: string }[];
    isCall: boolean;
  }): Said => {
    const [only] = s.measures;
    if (only === undefined) return s.what;
    if (s.isCall)
      return say`${s.what} with ${common.and(s.measures.map(({ name, measure }) => say`${name} (${measure})`))}`;
    return say`${s.what} (${common.comma(s.measures.map(({ measure }) => say`${measure}`))})`;
  },
  limitsHeading: 'Limits and fixed values',
  /** A constant that bounds something: its value, and what is done with it. */
  limits: {
    tests: (s: { name: Slot; value: Said; user: Slot; condition: Slot; turn: number }): Said =>
      s.turn % 2 === 0
        ? say`${s.name} is ${s.value}: ${s.user} tests ${s.condition}`
        : say`${s.user} tests ${s.condition}; there ${s.name} is ${s.value}`,
    passes: (s: { name: Slot; value: Said; user: Slot; callee: Slot; turn: number }): Said =>
      s.turn % 2 === 0
        ? say`${s.user} passes ${s.name}, ${s.value}, to ${s.callee}`
        : say`${s.name} is ${s.value}; with it ${s.user} calls ${s.callee}`,
    used: (s: { name: Slot; value: Said; user: Slot; turn: number }): Said =>
      s.turn % 2 === 0
        ? say`${s.name} is ${s.value} and is used in ${s.user}`
        : say`${s.user} works with ${s.name}, ${s.value}`,
    bare: (s: { name: Slot; value: Said; path: Slot }): Said => say`${s.name} in ${s.path} is ${s.value}`,
    said: (s: { limit: Said; quote: Slot }): Said => say`${s.limit}; its comment says ${s.quote}`,
    value: (s: { literal: Slot; meaning?: string | undefined }): Said =>
      s.meaning === undefined ? say`${s.literal}` : say`${s.meaning} (${s.literal})`,
  },
  pinned: (s: { title: Slot }): Said => say`the test ${s.title} holds it fast`,
  failsHeading: 'When it fails',
  failColumns: ['What happens', 'When', 'Where'],
  fail: (s: {
    kind: 'raises' | 'answers' | 'exits';
    form: OutcomeWord;
    name: Slot;
    message?: Slot | undefined;
  }): Said => {
    if (s.kind !== 'raises') return say`${s.kind === 'answers' ? 'answers' : 'exits with'} ${s.name}`;
    const said = raised({ ...s, isSometimes: false });
    return s.message === undefined ? said : say`${said}, ${s.message}`;
  },
  connectionsHeading: 'What it is connected to',
};
