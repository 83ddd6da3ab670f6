import type { Said, Slot } from '../../say.ts';
import { say } from './common.ts';

/** The wording whose turn it is. */
function pick(turn: number, wordings: readonly Said[]): Said {
  return wordings[turn % wordings.length] ?? [];
}

/** Small numbers as words. */
const NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const counted = (count: number): string => NUMBERS[count] ?? String(count);
const ENDS = { throw: 'throws', raise: 'raises', return: 'returns', answer: 'answers' } as const;

/** What every sentence about the base may use. */
interface DutyFacts {
  readonly base: Said;
  readonly duties: Said;
  readonly count: number;
  readonly implementers: number;
  readonly turn: number;
}

/** Extending. */
export const extending = {
  summary: (s: { name: string; points: string }): string => `How to add an implementation to ${s.name}: ${s.points}.`,
  heading: (s: { name: string }): string => `A further ${s.name}`,
  tableHeading: (s: { name: string }): string => `A further entry of ${s.name}`,
  diagramTitle: (s: { name: string }): string => `What implements ${s.name}?`,
  /** The base with its file and what its comment says. */
  base: (s: { base: Slot; path: Slot; quote?: Slot | undefined }): Said =>
    s.quote === undefined ? say`${s.base} in ${s.path}` : say`${s.base} in ${s.path} (${s.quote})`,
  /** What has to be written. */
  duties: {
    demanded: (s: DutyFacts): Said =>
      pick(s.turn, [
        say`${s.base} asks for ${counted(s.count)} ${s.count === 1 ? 'member' : 'members'}: ${s.duties}.`,
        say`A new one implements ${s.duties}, as ${s.base} demands.`,
        say`What has to be written stands in ${s.base}: ${s.duties}.`,
      ]),
    every: (s: DutyFacts): Said =>
      pick(s.turn, [
        say`A new one extends ${s.base} and brings its own ${s.duties}, as each of the ${counted(s.implementers)} there are does.`,
        say`The class to extend is ${s.base}; each of the ${counted(s.implementers)} that do has its own ${s.duties}.`,
        s.implementers === 2
          ? say`Extend ${s.base}. Both that do so write ${s.duties} anew.`
          : say`Extend ${s.base}. All ${counted(s.implementers)} that do so write ${s.duties} anew.`,
      ]),
    most: (s: DutyFacts): Said =>
      pick(s.turn, [
        say`A new one extends ${s.base}; most of the ${counted(s.implementers)} there are bring their own ${s.duties}.`,
        say`The class to extend is ${s.base}, of which ${counted(s.implementers)} exist; most write ${s.duties} anew.`,
      ]),
    none: (s: { base: Said }): Said => say`A new one implements ${s.base}.`,
  },
  restOf: (s: { rest: number }): Said => say`${counted(s.rest)} more`,
  /** Where it is made known. */
  table: (s: { table: Slot; path: Slot; kind: 'table' | 'list' | 'decorator' | 'call'; turn: number }): Said => {
    if (s.kind === 'decorator') return say`Mark it with ${s.table}, as those in ${s.path} are.`;
    if (s.kind === 'call') return say`Hand it to ${s.table}, as is done in ${s.path}.`;
    return pick(s.turn, [
      say`Then add it to ${s.table} in ${s.path}.`,
      say`${s.table} in ${s.path} has to list it.`,
      say`It becomes known by an entry in ${s.table} (${s.path}).`,
    ]);
  },
  tableAlone: (s: { table: Slot; path: Slot; turn: number }): Said =>
    pick(s.turn, [
      say`A further one is a function of its own and an entry in ${s.table} in ${s.path}.`,
      say`${s.table} in ${s.path} is where a further one is entered.`,
      say`What there is stands in ${s.table} (${s.path}); a further one joins it.`,
    ]),
  tableSays: (s: { table: Slot; quote: Slot }): Said => say`The comment of ${s.table} says: ${s.quote}.`,
  keys: (s: { keys: Said; table: Slot }): Said => say`So far ${s.table} knows ${s.keys}.`,
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
      ? pick(s.turn, [
          say`${s.maker} creates ${s.made}, so a further one is made known there.`,
          say`The place that creates ${s.made} is ${s.maker}.`,
        ])
      : say`Which one is used is decided in ${s.maker}: there ${s.guard} chooses between ${s.made}.`;
  },
  /** What to copy. */
  exemplar: (s: { name: Slot; path: Slot; count: number; lines: number; turn: number }): Said =>
    pick(s.turn, [
      say`Copy ${s.name} in ${s.path}, with ${s.lines} lines the shortest of ${counted(s.count)}.`,
      say`The shortest of the ${counted(s.count)} that exist, and so a good one to copy, is ${s.name} in ${s.path} (${s.lines} lines).`,
      say`${s.name} in ${s.path} shows it in ${s.lines} lines; no other of the ${counted(s.count)} is shorter.`,
    ]),
  exemplarPlain: (s: { name: Slot; path: Slot; lines: number }): Said =>
    say`A good one to copy is ${s.name} in ${s.path} (${s.lines} lines).`,
  exemplarTested: (s: { name: Slot; path: Slot; count: number; lines: number; turn: number }): Said =>
    pick(s.turn, [
      say`Copy ${s.name} in ${s.path}: ${s.lines} lines, the shortest of ${counted(s.count)} with a test.`,
      say`Of ${counted(s.count)} that exist, ${s.name} in ${s.path} is the shortest with a test (${s.lines} lines).`,
    ]),
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
