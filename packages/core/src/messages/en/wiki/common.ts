import { joinSaid, type Said, type Slot, sayIn } from '../../say.ts';

/** How an error comes about; `made` names the function that makes it, `returnedSaid` is told by its message. */
export type OutcomeWord = 'named' | 'made' | 'returned' | 'returnedNew' | 'returnedSaid' | 'panics';

export const say = sayIn('en');

/** Units as they are written behind a number; a final `s` goes when there is one of them. */
const UNITS: Readonly<Record<string, string>> = {
  kilobytes: 'kB',
  megabytes: 'MB',
  gigabytes: 'GB',
  kibibytes: 'KiB',
  mebibytes: 'MiB',
  gibibytes: 'GiB',
};

/** Words used on every page. */
export const common = {
  /** `a, b and c` */
  and: (parts: readonly (Slot | Said)[]): Said => joinSaid(parts, { between: ', ', last: ' and ' }),
  /** `a, b or c` */
  or: (parts: readonly (Slot | Said)[]): Said => joinSaid(parts, { between: ', ', last: ' or ' }),
  /** Members that hold an `and` themselves: `a and b, c, and d`. */
  andLong: (parts: readonly (Slot | Said)[]): Said => joinSaid(parts, { between: ', ', last: ', and ' }),
  /** Traits of one thing: `a, b`. */
  comma: (parts: readonly (Slot | Said)[]): Said => joinSaid(parts, { between: ', ', last: ', ' }),
  /** Names side by side: `a b`. */
  space: (parts: readonly (Slot | Said)[]): Said => joinSaid(parts, { between: ' ', last: ' ' }),
  /** Clauses of one sentence: `a; b`. */
  also: (parts: readonly (Slot | Said)[]): Said => joinSaid(parts, { between: '; ', last: '; ' }),
  stop: (sentence: Said): Said => say`${sentence}.`,
  /** Behind names of which there are more. */
  others: say`others`,
  more: (s: { rest: number }): Said => say`${s.rest} more`,
  /** Further values of a list. */
  moreOf: (s: { rest: number }): Said => say`${s.rest} more`,
  number: (value: number): string => value.toLocaleString('en'),
  /** A time or a size: `5 minutes`, `64 MiB`. */
  measure: (s: { amount: number; unit: string }): string => {
    const unit = UNITS[s.unit] ?? s.unit;
    return `${s.amount.toLocaleString('en')} ${s.amount === 1 ? unit.replace(/s$/, '') : unit}`;
  },
  files: (s: { count: number }): string => `${s.count.toLocaleString('en')} ${s.count === 1 ? 'file' : 'files'}`,
};

/** Page titles. */
export const titles = {
  overview: 'Overview',
  gettingStarted: 'Getting started',
  architecture: 'Architecture',
  flows: 'How it works',
  interfaces: 'Interfaces',
  /** Pages that hold the whole list of one sort. */
  interfaceList: {
    route: 'All requests over HTTP',
    procedure: 'All procedures',
    event: 'All events',
    tool: 'All tools',
    command: 'All commands',
    job: 'All jobs',
  } as Readonly<Record<'route' | 'procedure' | 'event' | 'tool' | 'command' | 'job', string>>,
  partOf: (s: { name: string; part: number }): string => `${s.name}, part ${s.part}`,
  configuration: 'Configuration',
  extending: 'Extending',
  operations: 'Build, test and release',
  reference: 'Reference',
  referenceOf: (s: { name: string; part?: number | undefined }): string =>
    s.part === undefined ? `Reference: ${s.name}` : `Reference: ${s.name}, part ${s.part}`,
  coverage: 'What was read, and how',
};

/** Why a file is among the sources of a page. */
export const sources = {
  entry: (s: { name: string }): string => (s.name === '.' ? 'entry point of the package' : `entry point ${s.name}`),
  imported: (s: { count: number; isUse: boolean }): string =>
    `${s.isUse ? 'used' : 'imported'} by ${s.count === 1 ? '1 file' : `${s.count} files`}`,
  declares: (s: { name: string }): string => `declares ${s.name}`,
  documents: 'its own document',
  tests: 'tests it',
  states: 'states the facts on this page',
};
