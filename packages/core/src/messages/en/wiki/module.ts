import type { Said, Slot } from '../../say.ts';
import { common, say } from './common.ts';

/** The page of one part. */
export const module = {
  summaryWords: (s: { words: string }): string => s.words,
  summaryNames: (s: { names: string; folder: string }): string => `${s.folder}: ${s.names}.`,
  said: {
    readme: (s: { quote: Slot; path: Slot }): Said => say`${s.path} introduces this part with ${s.quote}.`,
    package: (s: { quote: Slot; path: Slot }): Said => say`${s.quote}, says the description in ${s.path}.`,
    file: (s: { quote: Slot; path: Slot }): Said => say`${s.quote}, says the comment at the top of ${s.path}.`,
    symbol: (s: { quote: Slot; path: Slot; name: Slot }): Said =>
      say`The best described name of this part is ${s.name} in ${s.path}: ${s.quote}.`,
  },
  unsaid: (s: { names: Said }): Said =>
    say`No comment says what this part is for. Going by what it declares, it is about ${s.names}.`,
  usedBy: (s: { users: Said }): Said => say`${s.users}.`,
  user: (s: { part: Slot; names: Said; first: boolean }): Said =>
    s.first ? say`${s.part} uses it for ${s.names}` : say`${s.part} for ${s.names}`,
  userFile: (s: { part: Slot; path: Slot; first: boolean }): Said =>
    s.first ? say`${s.part} reaches it through ${s.path}` : say`${s.part} through ${s.path}`,
  uses: (s: { used: Said; isAlsoUsed: boolean }): Said =>
    s.isAlsoUsed ? say`In turn it takes ${s.used}.` : say`It takes ${s.used}.`,
  taken: (s: { part: Slot; names: Said }): Said => say`${s.names} from ${s.part}`,
  atTop: 'No other part imports it.',
  standsAlone: 'It imports no other part.',
  entry: (s: { name: Slot; path: Slot }): Said => say`${s.name} starts here, in ${s.path}.`,
  exportEntry: (s: { name: Slot; path: Slot }): Said => say`${s.path} is what a program gets that imports ${s.name}.`,
  namesHeading: 'The names to know',
  doc: {
    function: (s: { name: Slot; quote: Slot }): Said => say`${s.name} does what its comment says: ${s.quote}`,
    class: (s: { name: Slot; quote: Slot }): Said => say`The class ${s.name} is introduced with ${s.quote}`,
    type: (s: { name: Slot; quote: Slot }): Said => say`${s.quote}, says the comment on the type ${s.name}`,
    value: (s: { name: Slot; quote: Slot }): Said => say`On ${s.name} the authors note ${s.quote}`,
  },
  subclass: (s: { name: Slot; base: Slot; quote?: Slot | undefined }): Said =>
    s.quote === undefined
      ? say`${s.name} is a kind of ${s.base}`
      : say`${s.name}, a kind of ${s.base}, carries the comment ${s.quote}`,
  bare: (s: { name: Slot; path: Slot }): Said => say`${s.name} is declared in ${s.path}`,
  calledWhen: (s: { caller: Slot; guard: Slot }): Said => say`${s.caller} calls it when ${s.guard}`,
  calledOnce: (s: { caller: Slot; path: Slot }): Said =>
    say`the one call that could be resolved comes from ${s.caller} in ${s.path}`,
  calledBy: (s: { callers: Said }): Said => say`${s.callers} call it`,
  calledByMany: (s: { callers: Said; rest: number }): Said =>
    say`${s.callers} call it, as ${s.rest === 1 ? 'does one other place' : say`do ${s.rest} other places`}`,
  importedBy: (s: { files: Said; isOne: boolean }): Said => say`${s.files} ${s.isOne ? 'imports' : 'import'} it`,
  importedByMany: (s: { files: Said; rest: number }): Said => say`${s.rest + 1} files import it, ${s.files} among them`,
  worksThrough: (s: { callees: Said }): Said => say`From top to bottom its body calls ${s.callees}.`,
  methods: (s: { methods: Said }): Said => say`Its members include ${s.methods}.`,
  methodSaid: (s: { name: Slot; quote: Slot }): Said => say`${s.name} (${s.quote})`,
  literal: (s: { literal: Slot; use: Said }): Said =>
    s.use.length === 0 ? say`Its value is ${s.literal}.` : say`Its value is ${s.literal}; ${s.use}.`,
  moreColumns: ['Also here', 'What its comment says', 'Declared in'],
  excerpt: (s: { name: string }): string => `${s.name} as it is declared`,
  environmentHeading: 'What it reads from the environment',
  environmentRead: (s: { name: Slot; path: Slot }): Said => say`${s.name} is read in ${s.path}`,
  environmentDefault: (s: { name: Slot; path: Slot; literal: Slot }): Said =>
    say`${s.name} is read in ${s.path} and falls back to ${s.literal}`,
  environmentSee: (s: { page: Slot }): Said => say`${s.page} lists these settings beside those of the other parts.`,
  errorsHeading: 'Errors it knows',
  errorColumns: ['Error', 'What its comment says', 'A place that creates it'],
  testsHeading: 'What its tests promise',
  testsSay: (s: { path: Slot; quotes: Said }): Said => say`${s.path} checks, in its own words: ${s.quotes}.`,
  testsName: (s: { path: Slot; names: Said }): Said => say`${s.path} holds the tests ${s.names}.`,
  testsMore: (s: { rest: number }): Said =>
    say`Counting by what they import, ${s.rest} more test files reach into this part.`,
  systemsHeading: 'What it needs from outside',
  system: (s: { name: Slot; path: Slot }): Said => say`${s.name} (in ${s.path})`,
  systems: (s: { systems: Said }): Said => say`From other packages it imports ${s.systems}.`,
  and: common.and,
};
