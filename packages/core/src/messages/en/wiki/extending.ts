import type { Said, Slot } from '../../say.ts';
import { say } from './common.ts';

/** The wording whose turn it is. */
function pick(turn: number, wordings: readonly Said[]): Said {
  return wordings[turn % wordings.length] ?? [];
}

/** Small numbers as words. */
const NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const counted = (count: number): string => NUMBERS[count] ?? String(count);
const linesOf = (count: number): string => (count === 1 ? 'one line' : `${counted(count)} lines`);
const ENDS = { throw: 'throws', raise: 'raises', return: 'returns', answer: 'answers' } as const;

/** What every sentence about the base may use. */
interface DutyFacts {
  readonly base: Said;
  /** In the sentence; absent when they stand in a list below it. */
  readonly duties?: Said | undefined;
  readonly count: number;
  readonly implementers: number;
  readonly turn: number;
}

/** What every sentence about the one to copy may use. */
interface ExemplarFacts {
  readonly name: Slot;
  readonly path: Slot;
  readonly lines: number;
  readonly count: number;
  readonly turn: number;
}

/** Extending. */
export const extending = {
  summary: (s: { name: string; points: string }): string => `How to add an implementation to ${s.name}: ${s.points}.`,
  heading: (s: { name: string }): string => `A further ${s.name}`,
  tableHeading: (s: { name: string }): string => `A further entry of ${s.name}`,
  diagramTitle: (s: { name: string }): string => `What implements ${s.name}?`,
  /** The base with its file and what its comment says. */
  base: (s: { base: Slot; path: Slot; quote?: Slot | undefined; page?: Slot | undefined }): Said => {
    if (s.quote !== undefined) return say`${s.base} in ${s.path} (${s.quote})`;
    return s.page === undefined ? say`${s.base} in ${s.path}` : say`${s.base} in ${s.path} (see ${s.page})`;
  },
  /** What has to be written. */
  duties: {
    demanded: (s: DutyFacts): Said =>
      s.duties === undefined
        ? pick(s.turn, [
            say`A new one implements the ${counted(s.count)} members that ${s.base} demands:`,
            say`${s.base} asks for ${counted(s.count)} members:`,
          ])
        : pick(s.turn, [
            say`A new one implements ${s.duties}, as ${s.base} demands.`,
            say`${s.base} asks for ${counted(s.count)} ${s.count === 1 ? 'member' : 'members'}: ${s.duties}.`,
            say`What ${s.base} wants of a new one: ${s.duties}.`,
          ]),
    every: (s: DutyFacts): Said =>
      s.duties === undefined
        ? pick(s.turn, [
            say`A new one is a subclass of ${s.base}. ${s.implementers === 2 ? 'Both' : `All ${counted(s.implementers)}`} that exist write these members anew:`,
            say`The class to extend is ${s.base}; each of the ${counted(s.implementers)} subclasses has members of its own for these:`,
          ])
        : pick(s.turn, [
            say`A new one extends ${s.base} and brings its own ${s.duties}, as each of the ${counted(s.implementers)} there are does.`,
            say`The class to extend is ${s.base}; each of the ${counted(s.implementers)} that do has its own ${s.duties}.`,
          ]),
    most: (s: DutyFacts): Said =>
      s.duties === undefined
        ? say`A new one is a subclass of ${s.base}. Most of the ${counted(s.implementers)} that exist write these members anew:`
        : pick(s.turn, [
            say`A new one extends ${s.base}; most of the ${counted(s.implementers)} there are bring their own ${s.duties}.`,
            say`The class to extend is ${s.base}, of which ${counted(s.implementers)} exist; most write ${s.duties} anew.`,
          ]),
    none: (s: { base: Said }): Said => say`A new one implements ${s.base}.`,
  },
  /** A member in a list. */
  duty: (s: { member: Slot; quote: Slot }): Said => say`${s.member}: ${s.quote}`,
  restOf: (s: { rest: number }): Said => say`${counted(s.rest)} more`,
  /** How it is made known. */
  register: (s: { register: Slot; path: Slot; table: Slot; quote?: Slot | undefined }): Said =>
    s.quote === undefined
      ? say`A call of ${s.register} in ${s.path} makes it known: it adds to ${s.table}.`
      : say`A call of ${s.register} in ${s.path} makes it known (${s.quote}); what it is given goes to ${s.table}.`,
  table: (s: { table: Slot; path: Slot; kind: 'table' | 'list' | 'decorator' | 'call'; turn: number }): Said => {
    if (s.kind === 'decorator') return say`The decorator ${s.table} makes it known, as for those in ${s.path}.`;
    if (s.kind === 'call') return say`A call of ${s.table} makes it known, as in ${s.path}.`;
    return pick(s.turn, [
      say`It becomes known by an entry in ${s.table} (${s.path}).`,
      say`${s.table} in ${s.path} has to list it.`,
    ]);
  },
  tableAlone: (s: { table: Slot; path: Slot; turn: number }): Said =>
    pick(s.turn, [
      say`A further one is a function of its own and an entry in ${s.table} in ${s.path}.`,
      say`${s.table} in ${s.path} is where a further one is entered.`,
      say`What there is stands in ${s.table} (${s.path}); a further one joins it.`,
    ]),
  tableSays: (s: { table: Slot; quote: Slot }): Said => say`The comment of ${s.table} says: ${s.quote}.`,
  keys: (s: { keys: Said; table: Slot; turn: number }): Said =>
    pick(s.turn, [
      say`Among what ${s.table} knows so far: ${s.keys}.`,
      say`${s.table} already has, for example, ${s.keys}.`,
      say`Taken in ${s.table} are, among others, ${s.keys}.`,
    ]),
  lookup: (s: { lookup: Slot; table: Slot; callers?: Said | undefined; turn: number }): Said =>
    s.callers === undefined
      ? say`${s.lookup} chooses from ${s.table}`
      : pick(s.turn, [
          say`${s.lookup} chooses from ${s.table} for ${s.callers}`,
          say`The choice is made in ${s.lookup}, on behalf of ${s.callers}`,
        ]),
  failure: (s: { how: keyof typeof ENDS; name: Slot; isNew: boolean; message?: Slot | undefined }): Said =>
    s.message === undefined
      ? say`for what is not there it ${ENDS[s.how]} ${s.isNew ? say`a new error` : [s.name]}`
      : s.isNew
        ? say`for what is not there it ${ENDS[s.how]} an error, ${s.message}`
        : say`for what is not there it ${ENDS[s.how]} ${s.name}, ${s.message}`,
  makers: (s: { maker: Slot; made: Said; guard?: Slot | undefined; isTable: boolean; turn: number }): Said => {
    if (s.isTable) return say`${s.maker} creates ${s.made}; a further one goes there.`;
    return s.guard === undefined
      ? pick(s.turn, [say`${s.maker} creates ${s.made}.`, say`In ${s.maker}, ${s.made} are created.`])
      : say`Which one is used is decided in ${s.maker}: there ${s.guard} chooses between ${s.made}.`;
  },
  /** What to copy. */
  example: (s: { name: Slot; path: Slot }): Said => say`${s.path} shows one in code, ${s.name}.`,
  exemplar: {
    tested: (s: ExemplarFacts & { test: Slot; isOnly: boolean }): Said =>
      s.isOnly
        ? say`The one to copy is ${s.name} (${linesOf(s.lines)}) in ${s.path}: a test makes it, in ${s.test}.`
        : pick(s.turn, [
            say`A good one to copy is ${s.name} (${linesOf(s.lines)}) in ${s.path}, which ${s.test} tests.`,
            say`To copy, take ${s.name} (${linesOf(s.lines)}) in ${s.path}: ${s.test} tests it.`,
            say`${s.name} in ${s.path} makes a pattern of ${linesOf(s.lines)}, and ${s.test} shows how to test one.`,
          ]),
    middle: (s: ExemplarFacts): Said =>
      pick(s.turn, [
        say`A typical one to copy is ${s.name} (${linesOf(s.lines)}) in ${s.path}, neither the shortest nor the longest of ${counted(s.count)}.`,
        say`${s.name} in ${s.path} shows how it is done, in ${linesOf(s.lines)}; it is neither the shortest nor the longest of ${counted(s.count)}.`,
        say`To copy, take ${s.name} (${linesOf(s.lines)}) in ${s.path}, which stands in the middle of the ${counted(s.count)}.`,
      ]),
    shorter: (s: ExemplarFacts): Said =>
      pick(s.turn, [
        say`The shorter of the two that exist, and so the one to copy, is ${s.name} (${linesOf(s.lines)}) in ${s.path}.`,
        say`Two exist; to copy, take the shorter one, ${s.name} (${linesOf(s.lines)}) in ${s.path}.`,
        say`${s.name} in ${s.path} is the shorter of two and takes ${linesOf(s.lines)}: copy that.`,
      ]),
    plain: (s: ExemplarFacts): Said => say`One to copy is ${s.name} (${linesOf(s.lines)}) in ${s.path}.`,
  },
  others: (s: { names: Said; count: number; turn: number }): Said =>
    s.count === 1
      ? pick(s.turn, [
          say`The other one is ${s.names}.`,
          say`Beside it there is ${s.names}.`,
          say`Compare it with ${s.names}.`,
        ])
      : pick(s.turn, [
          say`The others are ${s.names}.`,
          say`Beside it there are ${s.names}.`,
          say`Compare it with ${s.names}.`,
        ]),
  /** Which tests a further one meets. */
  testsTable: (s: { test?: Slot | undefined; path: Slot; table: Slot; isWalk: boolean; turn: number }): Said => {
    if (s.isWalk && s.test !== undefined)
      return say`${s.test} in ${s.path} goes through ${s.table} entry by entry, so it meets the new one too.`;
    return s.test === undefined
      ? say`The tests in ${s.path} use ${s.table} itself.`
      : pick(s.turn, [
          say`${s.test} in ${s.path} uses ${s.table} itself, so see that it holds for a new entry.`,
          say`A new entry also meets ${s.test} in ${s.path}, which uses ${s.table}.`,
        ]);
  },
  testsLookup: (s: { path: Slot; lookup: Slot }): Said => say`The tests in ${s.path} go through ${s.lookup}.`,
  testsFailure: (s: { path: Slot; title: Slot }): Said => say`On what is not there, see ${s.title} in ${s.path}.`,
  tests: (s: { path: Slot; made: Said; isAll: boolean; isAlone: boolean; turn: number }): Said =>
    s.isAll
      ? pick(s.turn, [say`${s.path} tests ${s.made}; give it a test there.`, say`Tests of ${s.made} are in ${s.path}.`])
      : s.isAlone
        ? say`The tests in ${s.path} create ${s.made} alone.`
        : say`The tests in ${s.path} create ${s.made}.`,
  steps: (s: { path: Slot }): Said => say`${s.path} gives the steps:`,
  step: (s: { path: Slot; quote: Slot }): Said => say`${s.quote}, says ${s.path}.`,
  see: (s: { name: Slot; page: Slot }): Said => say`How to add a further ${s.name}: see ${s.page}.`,
};
