import type { Said, Slot } from '../../say.ts';
import { say } from './common.ts';

/** The first page. */
export const overview = {
  summary: (s: { name: string; words: string }): string => `${s.name}: ${s.words}`,
  summaryBare: (s: { name: string; count: number }): string =>
    `${s.name}, read in ${s.count} parts, with where to start and where to change what.`,
  kinds: {
    npm: 'npm package',
    python: 'Python package',
    go: 'Go module',
    rust: 'Rust crate',
    jvm: 'JVM project',
    other: 'package',
  },
  declares: (s: { path: Slot; kind: string; name: Slot }): Said => say`${s.path} declares the ${s.kind} ${s.name}`,
  keepsPrivate: (s: { path: Slot; name: Slot }): Said =>
    say`${s.path} names the workspace ${s.name} and keeps it private`,
  version: (s: { version: Slot }): Said => say`version ${s.version}`,
  licence: (s: { licence: Slot }): Said => say`under the licence ${s.licence}`,
  runtime: (s: { runtime: Slot; version: Slot }): Said => say`it needs ${s.runtime} ${s.version}`,
  identity: (s: { subject: Said; traits: Said; needs: Said }): Said =>
    say`${s.subject}${s.traits.length > 0 ? say`, ${s.traits}` : ''}${s.needs.length > 0 ? say`; ${s.needs}` : ''}.`,
  alsoSays: (s: { path: Slot; quote: Slot }): Said => say`The description in ${s.path} puts it as ${s.quote}.`,
  command: (s: { name: Slot; target: Slot }): Said => say`typing ${s.name} starts ${s.target}`,
  commands: (s: { commands: Said }): Said => say`On the command line, ${s.commands}.`,
  imports: (s: { name: Slot; target: Slot }): Said =>
    say`A program that imports ${s.name} receives what ${s.target} exports.`,
  container: (s: { path: Slot; name: Slot }): Said => say`${s.path} packs it as a container that runs ${s.name}.`,
  packagesHeading: 'The packages in this repository',
  packageColumns: ['Package', 'What its authors say', 'Folder'],
  packagesRest: (s: { rest: number }): Said => say`${s.rest} further packages are listed by their manifests.`,
  offerHeading: 'What a program can import',
  offerColumns: ['Name', 'Kind', 'What its comment says'],
  offers: (s: { name: Slot; place: Slot; isFolder: boolean; counts: Said }): Said =>
    s.isFolder
      ? say`The files beside ${s.place} give ${s.counts} to a program that imports ${s.name}; some of them:`
      : say`What ${s.name} gives to a program comes together in ${s.place}: ${s.counts} could be followed to their declarations; some of them:`,
  counted: (s: { kind: 'class' | 'function' | 'type' | 'value'; count: string; isOne: boolean }): Said => {
    const names = {
      class: ['class', 'classes'],
      function: ['function', 'functions'],
      type: ['type', 'types'],
      value: ['value', 'values'],
    };
    return say`${s.count} ${names[s.kind][s.isOne ? 0 : 1] ?? ''}`;
  },
  symbolKinds: {
    function: 'function',
    class: 'class',
    interface: 'interface',
    type: 'type',
    enum: 'enumeration',
    constant: 'constant',
    variable: 'variable',
    module: 'module',
  } as Readonly<Record<string, string>>,
  deprecated: (s: { names: Said }): Said => say`Comments in the code mark as deprecated: ${s.names}.`,
  deprecatedName: (s: { name: Slot; since?: Slot | undefined }): Said =>
    s.since === undefined ? say`${s.name}` : say`${s.name} (since ${s.since})`,
  needsNothing: (s: { path: Slot }): Said => say`At run time it needs no other package: ${s.path} lists none.`,
  builtBy: (s: { backend: Slot }): Said => say`It is built by ${s.backend}.`,
  mapHeading: 'The parts, and which builds on which',
  mapTitle: 'Which part builds on which',
  inWords: (s: { parts: Said; count: number; page: Slot }): Said =>
    say`The code is told in ${s.count} parts: ${s.parts}. How they depend on each other is drawn on the page ${s.page}.`,
  /** `example` is what the first of the users takes. */
  mostUsed: (s: { part: Slot; users: Said; first: Slot; example: Said }): Said =>
    say`More parts build on ${s.part} than on any other: ${s.users} import it${s.example.length > 0 ? say`; ${s.first}, for example, takes ${s.example}` : ''}.`,
  topmost: (s: { part: Slot; used: Said }): Said =>
    say`${s.part} sits at the other end and pulls the parts together: it takes what it needs from ${s.used}.`,
  drawsOn: (s: { part: Slot; used: Said }): Said => say`${s.part} draws on more parts than any other: ${s.used}.`,
  busiest: (s: { from: Slot; to: Slot; count: number; names: Said }): Said =>
    say`The busiest border runs from ${s.from} to ${s.to}, with ${s.count} imports, such as ${s.names}.`,
  onePart: (s: { part: Slot; path: Slot; count: number; isUse: boolean }): Said =>
    say`The product code hangs together as one part, ${s.part}; within it ${s.path} is ${s.isUse ? 'used' : 'imported'} by ${s.count} other files.`,
  readHeading: 'Where to read first',
  readEntry: (s: { path: Slot; name: Slot }): Said => say`Start at ${s.path}, where ${s.name} begins.`,
  readMain: (s: { path: Slot; part: Slot; count: number; isUse: boolean }): Said =>
    say`Then open ${s.path} in ${s.part}: ${s.count} ${s.isUse ? 'files of other packages use' : 'product files import'} it.`,
  readMainFirst: (s: { path: Slot; part: Slot; count: number; isUse: boolean }): Said =>
    say`Start with ${s.path} in ${s.part}: ${s.count} ${s.isUse ? 'files of other packages use' : 'product files import'} it.`,
  readTests: (s: { path: Slot; quote: Slot }): Said =>
    say`For behaviour rather than structure, read ${s.path}; among other things it states ${s.quote}.`,
  changeHeading: 'Where to change what',
  changeColumns: ['To change', 'Open first', 'Then run'],
  changeNamed: (s: { part: Slot; names: Said }): Said => say`${s.part}: ${s.names}`,
  stackHeading: 'What it is built with',
  stackColumns: ['What', 'Stated as', 'Where it shows'],
  languageFiles: (s: { count: number }): string =>
    s.count === 1 ? '1 product file' : `${s.count.toLocaleString('en')} product files`,
  usedIn: (s: { path: Slot; count: number }): Said =>
    s.count === 1 ? say`${s.path}` : say`${s.path} and ${s.count - 1} more`,
};
