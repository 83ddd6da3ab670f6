import type { Said, Slot } from '../../say.ts';
import { common, say } from './common.ts';

/** Of what sort something is that comes in from outside. */
export type InterfaceWord = 'route' | 'procedure' | 'event' | 'tool' | 'command' | 'job';

const NAMES: Readonly<Record<InterfaceWord, readonly [one: string, many: string]>> = {
  route: ['request', 'requests'],
  procedure: ['procedure', 'procedures'],
  event: ['event', 'events'],
  tool: ['tool', 'tools'],
  command: ['command', 'commands'],
  job: ['job', 'jobs'],
};

const named = (sort: InterfaceWord, count: number): string => NAMES[sort][count === 1 ? 0 : 1];

/** What every sentence about a place may use. */
interface PlaceFacts {
  readonly sort: InterfaceWord;
  /** The file, or the part when several files register them. */
  readonly place: Slot;
  readonly fileCount: number;
  readonly count: number;
  /** How many of all of the sort there are. */
  readonly of: number;
  readonly prefix?: { readonly text: Slot; readonly count: number } | undefined;
}

/** `, all below /api`, `, 30 of them below /api` */
const below = ({ prefix, count }: PlaceFacts): Said =>
  prefix === undefined
    ? []
    : prefix.count === count
      ? say`, all of them below ${prefix.text}`
      : say`, ${prefix.count} of them below ${prefix.text}`;

const inFiles = ({ fileCount }: PlaceFacts): Said => (fileCount > 1 ? say`, in ${fileCount} files` : []);

/** What can be asked of the program from outside. */
export const interfaces = {
  summary: (s: { name: string; counts: string }): string => `What ${s.name} can be asked from outside: ${s.counts}.`,
  counted: (s: { sort: InterfaceWord; count: number }): string =>
    `${common.number(s.count)} ${named(s.sort, s.count)}${s.sort === 'route' ? ' over HTTP' : ''}`,
  lead: (s: { counts: Said }): Said => say`The code registers ${s.counts}.`,
  limit:
    'They were read where the code registers them; names that are put together only while the program runs, requests that a handler tells apart by itself, and what libraries add, are not listed.',
  headings: {
    route: 'Requests over HTTP',
    procedure: 'Procedures',
    event: 'Events it listens to',
    tool: 'Tools it offers to models',
    command: 'Commands',
    job: 'Work that starts by itself',
  } as Readonly<Record<InterfaceWord, string>>,
  columns: {
    route: ['Request', 'Handled by', 'What its comment says', 'Declared in'],
    procedure: ['Procedure', 'Handled by', 'What its comment says', 'Declared in'],
    event: ['Event', 'Handled by', 'What its comment says', 'Declared in'],
    tool: ['Tool', 'Handled by', 'What its comment says', 'Declared in'],
    command: ['Command', 'Carried out by', 'What its authors say', 'Declared in'],
    job: ['Job', 'Carried out by', 'What its comment says', 'Declared in'],
  } as Readonly<Record<InterfaceWord, readonly string[]>>,
  /** Code that stands at the entry and hands on. */
  calls: (s: { name: Slot }): Said => say`code in place, which calls ${s.name}`,
  takes: (s: { names: Said }): Said => say`code in place, given ${s.names}`,
  /** Where they are registered; the first wording that is fresh is taken. */
  place: (s: PlaceFacts): readonly Said[] =>
    s.count === s.of
      ? [
          say`${s.count === 1 ? 'It is' : 'All of these are'} registered in ${s.place}${inFiles(s)}${below(s)}.`,
          say`${s.place} is where ${s.count === 1 ? 'it is' : 'they are'} registered${inFiles(s)}${below(s)}.`,
          say`To find ${s.count === 1 ? 'it' : 'them'}, open ${s.place}${below(s)}.`,
        ]
      : [
          say`${s.place} registers ${s.count} ${named(s.sort, s.count)}${inFiles(s)}${below(s)}.`,
          say`${s.count} ${s.count === 1 ? 'comes' : 'come'} from ${s.place}${inFiles(s)}${below(s)}.`,
          say`In ${s.place} there ${s.count === 1 ? 'is' : 'are'} ${s.count}${inFiles(s)}${below(s)}.`,
          say`A further ${s.count} ${s.count === 1 ? 'stands' : 'stand'} in ${s.place}${inFiles(s)}${below(s)}.`,
          say`${s.place} adds ${s.count}${inFiles(s)}${below(s)}.`,
          say`${s.place} has another ${s.count}${inFiles(s)}${below(s)}.`,
        ],
  /** What they pass: a function of the program around the code that handles them. */
  through: (s: { names: Said; sort: InterfaceWord; count: number; isAll: boolean }): readonly Said[] =>
    s.sort === 'command' || s.sort === 'job'
      ? s.isAll
        ? [say`The code of each is wrapped in a call of ${s.names}.`, say`${s.names} stands around the code of each.`]
        : [
            say`The code of ${s.count} of them is wrapped in a call of ${s.names}.`,
            say`Around the code of ${s.count} stands ${s.names}.`,
          ]
      : s.isAll
        ? [
            say`Each of them passes ${s.names} before its handler runs.`,
            say`${s.names} stands in front of every one of them.`,
            say`Before anything else, each goes through ${s.names}.`,
          ]
        : [
            say`${s.count} of them pass ${s.names} before their handlers run.`,
            say`In front of ${s.count} of them stands ${s.names}.`,
          ],
  /** The beginning of paths is not known. */
  open: {
    router: (s: { name: Slot; count: number; isAll: boolean }): readonly Said[] =>
      s.isAll
        ? [
            say`What comes before ${s.count === 1 ? 'this path' : 'these paths'} depends on where ${s.name} is mounted, and that was not found.`,
            say`Where ${s.name} is mounted was not found, so the beginning of ${s.count === 1 ? 'the path' : 'the paths'} is open.`,
          ]
        : [
            say`For ${s.count} of them, what comes before the path depends on where ${s.name} is mounted, and that was not found.`,
            say`Where ${s.name} is mounted was not found: the beginning of ${s.count} paths is open.`,
          ],
    function: (s: { name: Slot; count: number; isAll: boolean }): readonly Said[] =>
      s.isAll
        ? s.count === 1
          ? [say`Its path goes through ${s.name} first, which may put something before it.`]
          : [
              say`Their paths go through ${s.name} first, which may put something before them.`,
              say`${s.name} gets the paths first and may put something before them.`,
            ]
        : [
            say`${s.count === 1 ? 'One path' : `${s.count} of the paths`} ${s.count === 1 ? 'goes' : 'go'} through ${s.name} first, which may put something before ${s.count === 1 ? 'it' : 'them'}.`,
            say`${s.name} gets ${s.count === 1 ? 'one path' : `${s.count} of the paths`} first and may put something before ${s.count === 1 ? 'it' : 'them'}.`,
          ],
  },
  via: (s: { event: Slot; callee: Slot }): readonly Said[] => [
    say`They come in through the event ${s.event}, which hands them on by ${s.callee}.`,
    say`A client sends them inside of ${s.event}, whose code calls ${s.callee} with their names.`,
    say`Here too ${s.event} comes first, and ${s.callee} hands on.`,
  ],
  viaOf: (s: { places: Said; event: Slot; callee: Slot }): Said =>
    say`Those of ${s.places} come in through the event ${s.event}, which hands them on by ${s.callee}.`,
  restHeading: 'The others',
  handledIn: (s: { path: Slot; count: number }): readonly Said[] => [
    say`What handles these ${s.count} is declared in ${s.path}.`,
    say`The code behind them is in ${s.path}.`,
    say`Open ${s.path} for what they do.`,
    say`Their handlers share one file, ${s.path}.`,
  ],
  flow: (s: { name: Slot; page: Slot }): readonly Said[] => [
    say`${s.name} is followed step by step on the page ${s.page}.`,
    say`How ${s.name} goes on from there: see ${s.page}.`,
    say`For one of them, ${s.name}, the whole way is told on ${s.page}.`,
  ],
  /** In place of a table. */
  some: (s: { names: Said; isAll: boolean; count: number }): readonly Said[] =>
    s.isAll
      ? s.count === 1
        ? [say`It is ${s.names}.`, say`Its name is ${s.names}.`]
        : [say`These are ${s.names}.`, say`Here there are ${s.names}.`, say`Their names are ${s.names}.`]
      : [
          say`Among these ${s.count} are ${s.names}.`,
          say`Of ${s.count}, some are ${s.names}.`,
          say`There are ${s.count}, such as ${s.names}.`,
        ],
  /** Numbers and examples in place of rows. */
  topicColumns: {
    route: ['Paths below', 'Requests', 'For example', 'Handled in'],
    procedure: ['Procedures below', 'How many', 'For example', 'Handled in'],
    event: ['Events', 'How many', 'For example', 'Handled in'],
    tool: ['Tools', 'How many', 'For example', 'Handled in'],
    command: ['Commands below', 'How many', 'For example', 'Carried out in'],
    job: ['Jobs', 'How many', 'For example', 'Carried out in'],
  } as Readonly<Record<InterfaceWord, readonly string[]>>,
  placeColumns: {
    route: ['Registered in', 'Requests', 'For example'],
    procedure: ['Registered in', 'Procedures', 'For example'],
    event: ['Registered in', 'Events', 'For example'],
    tool: ['Registered in', 'Tools', 'For example'],
    command: ['Registered in', 'Commands', 'For example'],
    job: ['Registered in', 'Jobs', 'For example'],
  } as Readonly<Record<InterfaceWord, readonly string[]>>,
  elsewhere: (s: { sort: InterfaceWord; count: number; places: number }): Said =>
    say`The other ${s.count} ${named(s.sort, s.count)} are spread over ${s.places} places.`,
  list: (s: { page: Said; sort: InterfaceWord; count: number }): Said =>
    say`The whole list of ${s.count} ${named(s.sort, s.count)}, each with its lines, is on ${s.page}.`,
  beginnings: 'A path that ends in an asterisk stands for every path that begins so.',
  switches: (s: { page: Slot }): Said => say`Their switches, with defaults, are on the page ${s.page}.`,
  offer: (s: { page: Slot }): Said => say`What a program can import from it is listed on the page ${s.page}.`,
  /** The pages of whole lists. */
  listSummary: (s: { title: string; count: number }): string => `${s.title} by file: ${common.number(s.count)}.`,
  listIntro: (s: { page: Slot }): Said =>
    say`Every line below was read where the code registers it. A summary stands on ${s.page}.`,
  /** On other pages. */
  sorts: {
    route: 'requests',
    procedure: 'procedures',
    event: 'events',
    tool: 'tools',
    command: 'commands',
    job: 'jobs',
  } as Readonly<Record<InterfaceWord, string>>,
  listedOn: (s: { sorts: Said; page: Slot }): Said => say`One by one, the ${s.sorts} are told on the page ${s.page}.`,
  see: (s: { counts: Said; page: Slot }): Said => say`What it can be asked from outside, ${s.counts}, is on ${s.page}.`,
};
