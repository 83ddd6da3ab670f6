import type { Said, Slot } from '../../say.ts';
import { common, say } from './common.ts';

/** What every sentence about a declaration may use. */
interface StoryFacts {
  readonly name: Slot;
  /** The file that declares it. */
  readonly path: Slot;
  readonly quote?: Slot | undefined;
  readonly isType: boolean;
}

/** The page of one part. */
export const module = {
  summaryWords: (s: { words: string }): string => s.words,
  summaryNames: (s: { names: string; folder: string }): string => `${s.folder}: ${s.names}.`,
  said: {
    readme: (s: { quote: Slot; path: Slot }): Said => say`${s.path} introduces this part with ${s.quote}.`,
    package: (s: { quote: Slot; path: Slot }): Said => say`${s.quote}, says the description in ${s.path}.`,
    file: (s: { quote: Slot; path: Slot }): Said => say`${s.quote}, says the comment at the top of ${s.path}.`,
    index: (s: { quote: Slot; path: Slot; name: Slot }): Said =>
      say`${s.quote}: with these words ${s.path} introduces the folder.`,
    symbol: (s: { quote: Slot; path: Slot; name: Slot }): Said =>
      say`The first name to know here is ${s.name} in ${s.path}: ${s.quote}.`,
  },
  unsaid: (s: { names: Said }): Said =>
    say`No description of this part was found in its files; by what it declares, it is about ${s.names}.`,
  /** Who takes what from this part. */
  user: (s: { part: Slot; names: Said; isFirst: boolean }): Said =>
    s.isFirst ? say`${s.part} uses it for ${s.names}` : say`${s.part} for ${s.names}`,
  userFile: (s: { part: Slot; path: Slot; isFirst: boolean }): Said =>
    s.isFirst ? say`${s.part} reaches it through ${s.path}` : say`${s.part} through ${s.path}`,
  taken: (s: { part: Slot; names: Said }): Said => say`${s.names} from ${s.part}`,
  /** Both directions in one or two sentences, by how many there are. */
  between: {
    single: (s: { user: Slot; names: Said; taken: Said }): Said =>
      say`${s.user} takes ${s.names} from here, and this part takes ${s.taken}.`,
    both: (s: { users: Said; taken: Said }): Said => say`${s.users}; for itself it takes ${s.taken}.`,
    onlyUsers: (s: { users: Said; isSure: boolean }): Said =>
      s.isSure ? say`${s.users}; it imports no other part itself.` : say`${s.users}.`,
    onlyTaken: (s: { taken: Said; isSure: boolean }): Said =>
      s.isSure ? say`No other part imports it; it draws on ${s.taken}.` : say`It takes ${s.taken}.`,
    moreUsers: (s: { rest: number }): Said => (s.rest === 1 ? say`one more part` : say`${s.rest} more parts`),
  },
  entryPair: (s: { name: Slot; path: Slot }): Said => say`${s.name} (${s.path})`,
  entry: (s: { pairs: Said }): Said => say`On the command line this is ${s.pairs}.`,
  exportEntry: (s: { pairs: Said; isOne: boolean }): Said =>
    s.isOne ? say`Programs import it as ${s.pairs}.` : say`To programs it shows itself as ${s.pairs}.`,
  namesHeading: 'The names to know',
  /** One declaration: what it is, joined to who uses it. `isType` is a class, which is created instead of called. */
  story: {
    guarded: (s: StoryFacts & { caller: Slot; guard: Slot }): Said =>
      s.quote === undefined
        ? say`When ${s.guard}, ${s.caller} ${s.isType ? 'creates' : 'calls'} ${s.name}, declared in ${s.path}`
        : say`When ${s.guard}, ${s.caller} ${s.isType ? 'creates' : 'calls'} ${s.name}: ${s.quote}`,
    one: (s: StoryFacts & { caller: Slot }): Said =>
      s.quote === undefined
        ? say`The one resolved ${s.isType ? 'place that creates' : 'caller of'} ${s.name} in product code is ${s.caller}`
        : say`${s.quote}, says the comment on ${s.name}; its one resolved ${s.isType ? 'creator' : 'caller'} in product code is ${s.caller}`,
    few: (s: StoryFacts & { callers: Said }): Said =>
      s.quote === undefined
        ? say`${s.callers} ${s.isType ? 'create' : 'call'} ${s.name}, declared in ${s.path}`
        : say`${s.callers} ${s.isType ? 'create' : 'call'} ${s.name}: ${s.quote}`,
    serves: (s: StoryFacts & { callers: Said; count: number }): Said =>
      s.quote === undefined
        ? say`Other parts ${s.isType ? 'create' : 'call'} ${s.name} from ${s.count} places, among them ${s.callers}`
        : say`Other parts rely on ${s.name} in ${s.count} places, among them ${s.callers}: ${s.quote}`,
    many: (s: StoryFacts & { callers: Said; count: number }): Said =>
      s.quote === undefined
        ? say`${s.name} in ${s.path} is ${s.isType ? 'created' : 'called'} from ${s.count} places, ${s.callers} among them`
        : say`${s.name} (${s.quote}) is ${s.isType ? 'created' : 'called'} from ${s.count} places, ${s.callers} among them`,
    imported: (s: StoryFacts & { files: Said; isOne: boolean }): Said =>
      s.quote === undefined
        ? say`${s.files} ${s.isOne ? 'takes' : 'take'} ${s.name} from ${s.path}`
        : say`${s.files} ${s.isOne ? 'takes' : 'take'} ${s.name} from here: ${s.quote}`,
    importedOften: (s: StoryFacts & { files: Said; count: number }): Said =>
      s.quote === undefined
        ? say`${s.count} product files import ${s.name} from ${s.path}, for example ${s.files}`
        : say`${s.name}, which ${s.count} product files import, carries the comment ${s.quote}`,
    works: (s: StoryFacts & { callees: Said }): Said =>
      s.quote === undefined
        ? say`${s.name} in ${s.path} calls ${s.callees}, from top to bottom`
        : say`${s.name} (${s.quote}) calls ${s.callees}, from top to bottom`,
    bare: (s: StoryFacts): Said =>
      s.quote === undefined ? say`${s.name} is declared in ${s.path}` : say`The comment on ${s.name} reads ${s.quote}`,
    extends: (s: StoryFacts & { base: Slot; isImplementer: boolean }): Said => {
      const verb = s.isImplementer ? 'implements' : 'extends';
      return s.quote === undefined ? say`${s.name} ${verb} ${s.base}` : say`${s.name} ${verb} ${s.base}: ${s.quote}`;
    },
  },
  /** Second half of the sentence about a declaration that extends another one. */
  use: {
    guarded: (s: { caller: Slot; guard: Slot }): Said => say`${s.caller} creates it when ${s.guard}`,
    one: (s: { caller: Slot }): Said => say`${s.caller} creates it`,
    few: (s: { callers: Said }): Said => say`${s.callers} create it`,
    many: (s: { callers: Said; rest: number }): Said => say`${s.callers} and ${s.rest} more places create it`,
    imported: (s: { files: Said; isOne: boolean }): Said => say`${s.files} ${s.isOne ? 'takes' : 'take'} it from here`,
    importedOften: (s: { count: number }): Said => say`${s.count} product files import it`,
  },
  /** What a body calls, in the order of its lines: two steps, more steps, or steps under a condition. */
  works: {
    two: (s: { first: Said; second: Said }): Said => say`It hands over to ${s.first}, then to ${s.second}.`,
    more: (s: { callees: Said }): Said => say`From top to bottom it calls ${s.callees}.`,
    guarded: (s: { callees: Said }): Said => say`Its body goes through ${s.callees}.`,
    when: (s: { callee: Slot; guard: Slot }): Said => say`${s.callee} when ${s.guard}`,
  },
  busiest: (s: { name: Slot; count: number; callers: Said; quote?: Slot | undefined }): Said =>
    s.quote === undefined
      ? say`Of its methods ${s.name} is called from most places: ${s.count}, ${s.callers} among them.`
      : say`Of its methods ${s.name} (${s.quote}) is called from most places, ${s.callers} among them.`,
  methods: (s: { methods: Said }): Said => say`Its members include ${s.methods}.`,
  methodSaid: (s: { name: Slot; quote: Slot }): Said => say`${s.name} (${s.quote})`,
  value: (s: { literal: Slot }): Said => say`Its value is ${s.literal}.`,
  moreColumns: ['Also here', 'What its comment says', 'Declared in'],
  excerpt: (s: { name: string }): string => `${s.name} as it is declared`,
  environmentHeading: 'What it reads from the environment',
  environmentRead: (s: { path: Slot; names: Said }): Said => say`${s.path} reads ${s.names}`,
  environmentDefault: (s: { name: Slot; literal: Slot }): Said => say`${s.name} (without it ${s.literal})`,
  environmentSee: (s: { read: Said; page: Slot }): Said => say`${s.read}; ${s.page} has every setting in one place.`,
  errorsHeading: 'Errors it knows',
  errorColumns: ['Error', 'What its comment says', 'A place that creates it'],
  testsHeading: 'What its tests promise',
  testsSay: (s: { path: Slot; titles: Said; isFirst: boolean }): Said =>
    s.isFirst ? say`${s.path} promises, in its own words: ${s.titles}` : say`${s.path} adds ${s.titles}`,
  testsName: (s: { path: Slot; titles: Said; isFirst: boolean }): Said =>
    s.isFirst ? say`${s.path} tests it with ${s.titles}` : say`${s.path} with ${s.titles}`,
  testsMore: (s: { rest: number }): Said => say`${s.rest} more test files import from it`,
  system: (s: { name: Slot; path: Slot }): Said => say`${s.name} (in ${s.path})`,
  systems: (s: { systems: Said }): Said => say`No other part imports ${s.systems}.`,
  and: common.and,
};
