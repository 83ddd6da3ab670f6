import { joinSaid, type Said, type Slot } from '../../say.ts';
import { common, say } from './common.ts';
import type { SinkWord } from './flow-sinks.ts';

/** How the parts hang together. */
export const architecture = {
  summary: (s: { name: string; count: number }): string =>
    `The ${s.count} parts of ${s.name}, what each is for, and which builds on which.`,
  intro: (s: { count: number }): Said =>
    say`The code is cut here into ${s.count} parts along folders and imports; the cut is inferred, the imports between the parts are read from the files.`,
  top: (s: { part: Slot; used: Said }): Said => say`${s.part} stands at the top and draws on ${s.used}.`,
  bottom: (s: { part: Slot; users: Said }): Said => say`At the bottom lies ${s.part}, on which ${s.users} rest.`,
  oneWay: 'Between the parts, imports run one way: no circle was found.',
  oneWayButPassing: (s: { path: Slot; specifier: Slot }): Said =>
    say`Apart from files that only hand on names, as ${s.path} does with ${s.specifier}, the imports between the parts form no circle.`,
  oneWayButTypes: (s: { taker: Slot; giver: Slot }): Said =>
    say`At run time the imports between the parts form no circle: ${s.taker} takes only types from ${s.giver}, which imports it in turn.`,
  diagramTitle: 'How do the parts depend on each other?',
  passed: 'A file that only hands on names of another part draws no arrow.',
  undrawn: (s: { count: number }): string =>
    s.count === 1
      ? 'One more link between parts is not drawn: it follows from the arrows shown, serves types only or is a weak one back.'
      : `${s.count} more links between parts are not drawn: they follow from the arrows shown, serve types only or are weak ones back.`,
  partsHeading: 'What each part is for',
  partColumns: ['Part', 'What its authors say, or what it does', 'Open first'],
  offers: (s: { name: Slot; quote: Slot }): Said => say`${s.name}: ${s.quote}`,
  holds: (s: { names: Said }): Said => say`declares, for example, ${s.names}`,
  /** Clauses about a part, which is their subject: what comes in there, what goes out. */
  comesIn: {
    route: (s: { names: Said; isOne: boolean }): Said => say`answers ${s.names}`,
    procedure: (s: { names: Said; isOne: boolean }): Said =>
      say`offers the ${s.isOne ? 'procedure' : 'procedures'} ${s.names}`,
    event: (s: { names: Said; isOne: boolean }): Said => say`listens to the ${s.isOne ? 'event' : 'events'} ${s.names}`,
    tool: (s: { names: Said; isOne: boolean }): Said => say`offers the ${s.isOne ? 'tool' : 'tools'} ${s.names}`,
    command: (s: { names: Said; isOne: boolean }): Said =>
      say`brings the ${s.isOne ? 'command' : 'commands'} ${s.names}`,
    job: (s: { names: Said; isOne: boolean }): Said => say`carries out the ${s.isOne ? 'job' : 'jobs'} ${s.names}`,
  },
  goesOut: {
    listens: (s: { caller: Slot }): Said => say`opens a port in ${s.caller}`,
    database: (s: { caller: Slot }): Said => say`asks a database in ${s.caller}`,
    queue: (s: { caller: Slot }): Said => say`queues messages in ${s.caller}`,
    request: (s: { caller: Slot }): Said => say`sends requests from ${s.caller}`,
    process: (s: { caller: Slot }): Said => say`starts other programs in ${s.caller}`,
    'writes-file': (s: { caller: Slot }): Said => say`changes files in ${s.caller}`,
  },
  starts: (s: { program: Slot; caller: Slot }): Said => say`starts ${s.program} in ${s.caller}`,
  doings: (s: { clauses: readonly Said[] }): Said => joinSaid(s.clauses, { between: '; ', last: '; ' }),
  /** `isList`: the first clause holds a list of its own. */
  doingsSentence: (s: { clauses: readonly Said[]; isList: boolean }): Said =>
    say`This part ${s.isList ? joinSaid(s.clauses, { between: ', ', last: ', and ' }) : common.and(s.clauses)}.`,
  circlesHeading: 'Parts that import each other',
  circle: (s: { parts: Said }): Said =>
    say`${s.parts} form a circle, so a change in one can reach the others and back.`,
  mutual: (s: { a: Slot; b: Slot; there: Slot; thereTakes: Slot; back: Slot; backTakes: Slot }): Said =>
    say`${s.a} and ${s.b} need each other: ${s.there} imports ${s.thereTakes}, and ${s.back} imports ${s.backTakes} the other way.`,
  circleImport: (s: { from: Slot; to: Slot; path: Slot; specifier: Slot }): Said =>
    say`${s.from} needs ${s.to}: ${s.path} imports ${s.specifier}`,
  outletsHeading: 'Where it touches the outside',
  outletsLead: say`Read off calls of the language and of well-known libraries; what other packages do inside is not seen.`,
  outletExample: (s: { caller: Slot; callee: Slot }): Said => say`${s.caller} (${s.callee})`,
  outlet: (s: { kind: SinkWord; parts: Said; partCount: number; examples: Said; turn: number }): Said => {
    const what: Readonly<Record<SinkWord, string>> = {
      listens: 'Ports are opened in',
      request: 'Requests to other machines leave from',
      database: 'A database is asked from',
      queue: 'Messages for others are queued from',
      process: 'Other programs are started from',
      'writes-file': 'Files are changed by',
      'reads-file': 'Files are read by',
      output: 'Output is written by',
    };
    const said = say`${what[s.kind]} ${s.parts}`;
    return (
      [
        say`${said}: look at ${s.examples}.`,
        say`${said}, as in ${s.examples}.`,
        say`${said}; ${s.examples} show how.`,
        say`${said}, for example by ${s.examples}.`,
      ][s.turn % 4] ?? said
    );
  },
  entriesHeading: 'Where execution and use begin',
  entryColumns: ['Entry', 'Kind', 'Leads to'],
  entryKinds: {
    bin: 'command',
    main: 'main module',
    export: 'library export',
    script: 'script',
    module: 'module',
    container: 'container',
  },
  outsideHeading: 'What it takes from outside',
  outsideIntro: (s: { name: Slot; parts: Said; count: number }): Said =>
    say`The dependency met most often is ${s.name}: ${s.count} product files import it, in ${s.parts}.`,
  outsideColumns: ['Dependency', 'Stated version', 'Used by', 'For example in'],
};
