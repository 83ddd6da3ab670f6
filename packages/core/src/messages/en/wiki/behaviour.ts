import type { Said, Slot } from '../../say.ts';
import { common, say } from './common.ts';

/** A condition under which something happens; `some` stands for one that is too long to be read, `any` for whatever is caught. */
export interface SaidGuard {
  readonly kind: 'if' | 'unless' | 'case' | 'catch' | 'any' | 'loop' | 'some';
  readonly condition: Said;
}

/** Where and when something happens. */
function condition(guard: SaidGuard | undefined): Said {
  switch (guard?.kind) {
    case undefined:
      return [];
    case 'if':
      return say`when ${guard.condition}`;
    case 'unless':
      return say`unless ${guard.condition}`;
    case 'case':
      return say`in the case ${guard.condition}`;
    case 'catch':
      return say`after catching ${guard.condition}`;
    case 'any':
      return say`after catching an error`;
    case 'loop':
      return say`in the loop ${guard.condition}`;
    case 'some':
      return say`in some cases`;
  }
}

/** The condition behind what happens. */
function under(guard: SaidGuard | undefined): Said {
  return guard === undefined ? [] : say` ${condition(guard)}`;
}

/** The wording whose turn it is. */
function pick(turn: number, wordings: readonly Said[]): Said {
  return wordings[turn % wordings.length] ?? [];
}

/** What bodies do, in the order of their lines. */
export const behaviour = {
  /** What is called, and when; the verb stands in the sentence. */
  calls: (s: { callees: Said; guard?: SaidGuard | undefined; otherwise?: Said | undefined }): Said =>
    say`${s.callees}${under(s.guard)}${s.otherwise === undefined ? '' : say`, otherwise ${s.otherwise}`}`,
  callsSentence: (s: { subject?: Slot | undefined; clauses: readonly Said[]; turn: number }): Said => {
    const then = s.clauses.map((clause, at) => (at === 0 ? clause : say`then ${clause}`));
    const verb = s.turn % 3 === 1 && s.clauses.length > 1 ? 'starts with' : 'calls';
    return say`${s.subject ?? 'It'} ${verb} ${common.comma(then)}.`;
  },
  /** How it ends before its last line, and when. */
  ends: (s: {
    kind: 'raises' | 'answers' | 'exits';
    name: Slot;
    message?: Slot | undefined;
    guard?: SaidGuard | undefined;
    within?: SaidGuard | undefined;
  }): Said => {
    const name = s.message === undefined ? [s.name] : say`${s.name} (${s.message})`;
    const verb = { raises: 'raises', answers: 'answers', exits: 'ends the program with' }[s.kind];
    return say`${verb} ${name}${under(s.guard)}${under(s.within)}`;
  },
  endsSentence: (s: { subject?: Slot | undefined; clauses: readonly Said[] }): Said =>
    say`${s.subject ?? 'It'} ${common.andLong(s.clauses)}.`,
  /** The condition alone, in a cell. */
  guardAlone: (s: { guard?: SaidGuard | undefined; within?: SaidGuard | undefined }): Said =>
    say`${condition(s.guard)}${under(s.within)}`,
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
  /** A constant that bounds something: its value, what is said of it, who uses it, which test holds it fast. */
  limit: (s: { name: Slot; value: Said; quote?: Slot | undefined; users: Said; turn: number }): Said => {
    const users = s.users.length > 0 ? say`, used by ${s.users}` : '';
    if (s.quote !== undefined)
      return pick(s.turn, [
        say`${s.name} is ${s.value}${users}: ${s.quote}`,
        say`${s.quote}, says the comment on ${s.name}, which is ${s.value}${users}`,
      ]);
    return s.users.length > 0 && s.turn % 2 === 0
      ? say`${s.users} works with ${s.name}, ${s.value}`
      : say`${s.name} is ${s.value}${users}`;
  },
  value: (s: { literal: Slot; measure?: string | undefined }): Said =>
    s.measure === undefined ? [s.literal] : say`${s.measure}`,
  pinned: (s: { title: Slot }): Said => say`the test ${s.title} holds it fast`,
  failsHeading: 'When it fails',
  failColumns: ['What happens', 'When', 'Where'],
  fail: (s: { kind: 'raises' | 'answers' | 'exits'; name: Slot }): Said =>
    say`${{ raises: 'raises', answers: 'answers', exits: 'exits with' }[s.kind]} ${s.name}`,
  connectionsHeading: 'What it is connected to',
};
