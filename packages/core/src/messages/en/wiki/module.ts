import type { Said, Slot } from '../../say.ts';
import { common, say } from './common.ts';

/** What every sentence about a declaration may use. */
interface StoryFacts {
  readonly name: Slot;
  /** The file that declares it. */
  readonly path: Slot;
  readonly quote?: Slot | undefined;
  readonly isType: boolean;
  /** Counts the declarations told in the wiki, so that sentences of one shape take turns. */
  readonly turn: number;
}

/** What every sentence about a test file may use; `turn` is the place of the part. */
interface TestFacts {
  readonly path: Slot;
  readonly titles: Said;
  readonly isFirst: boolean;
  readonly turn: number;
}

/** The wording whose turn it is. */
function pick(turn: number, wordings: readonly Said[]): Said {
  return wordings[turn % wordings.length] ?? [];
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
    symbol: (s: { quote: Slot; path: Slot; name: Slot; turn: number }): Said =>
      pick(s.turn, [
        say`The first name to know here is ${s.name} in ${s.path}: ${s.quote}.`,
        say`${s.quote}: that is ${s.name} in ${s.path}.`,
        say`A name to begin with is ${s.name} from ${s.path}, described as ${s.quote}.`,
        say`Much here turns on ${s.name} in ${s.path}, whose comment reads ${s.quote}.`,
        say`Begin in ${s.path} with ${s.name}: ${s.quote}.`,
      ]),
  },
  unsaid: (s: { names: Said; isOne: boolean; turn: number }): Said =>
    pick(s.turn, [
      say`Central to this part ${s.isOne ? 'is' : 'are'} ${s.names}.`,
      say`The first ${s.isOne ? 'name' : 'names'} to look at here: ${s.names}.`,
      say`Begin here with ${s.names}.`,
    ]),
  filesNamed: (s: { files: Said; turn: number }): Said =>
    pick(s.turn, [say`Its files are ${s.files}.`, say`The part is made of ${s.files}.`, say`It lies in ${s.files}.`]),
  rootFolder: say`the root of the repository`,
  moreFolders: (s: { rest: number }): Said => (s.rest === 1 ? say`one more folder` : say`${s.rest} more folders`),
  filesIn: (s: { count: number; folders: Said; turn: number }): Said =>
    pick(s.turn, [
      say`Its ${s.count} files of code lie in ${s.folders}.`,
      say`It is made of ${s.count} files of code in ${s.folders}.`,
      say`In ${s.folders} it has ${s.count} files of code.`,
    ]),
  /** Who takes what from this part. */
  user: (s: { part: Slot; names: Said; isFirst: boolean }): Said =>
    s.isFirst ? say`${s.part} uses it for ${s.names}` : say`${s.part} for ${s.names}`,
  /** `isOne`: no other file of this part is taken. */
  userFile: (s: { part: Slot; path: Slot; isFirst: boolean; isOne: boolean }): Said =>
    s.isFirst
      ? say`${s.part} reaches it through ${s.path}${s.isOne ? '' : ' and other files'}`
      : say`${s.part} through ${s.path}${s.isOne ? '' : ' and others'}`,
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
    moreTaken: (s: { rest: number }): Said =>
      s.rest === 1 ? say`something from one more part` : say`something from ${s.rest} more parts`,
    moreUsers: (s: { rest: number }): Said => (s.rest === 1 ? say`one more part` : say`${s.rest} more parts`),
  },
  entryPair: (s: { name: Slot; path: Slot }): Said => say`${s.name} (${s.path})`,
  entry: (s: { pairs: Said }): Said => say`On the command line this is ${s.pairs}.`,
  exportEntry: (s: { pairs: Said; isOne: boolean; turn: number }): Said =>
    s.isOne
      ? say`Programs import it as ${s.pairs}.`
      : pick(s.turn, [
          say`To programs it shows itself as ${s.pairs}.`,
          say`Its entry points for other programs are ${s.pairs}.`,
          say`It is imported under the names ${s.pairs}.`,
        ]),
  namesHeading: 'The names to know',
  /** One declaration: what it is, joined to who uses it. `isType` is a class, which is created instead of called. */
  story: {
    guarded: (s: StoryFacts & { caller: Slot; guard: Slot }): Said =>
      s.quote === undefined
        ? say`When ${s.guard}, ${s.caller} ${s.isType ? 'creates' : 'calls'} ${s.name}, declared in ${s.path}`
        : say`When ${s.guard}, ${s.caller} ${s.isType ? 'creates' : 'calls'} ${s.name}: ${s.quote}`,
    one: (s: StoryFacts & { caller: Slot }): Said =>
      s.quote === undefined
        ? pick(s.turn, [
            say`${s.name} in ${s.path} is ${s.isType ? 'created' : 'called'} by ${s.caller}`,
            say`${s.caller} ${s.isType ? 'creates' : 'calls'} ${s.name}, which stands in ${s.path}`,
          ])
        : pick(s.turn, [
            say`${s.quote}, says the comment on ${s.name}, which ${s.caller} ${s.isType ? 'creates' : 'calls'}`,
            say`${s.name}, ${s.isType ? 'created' : 'called'} by ${s.caller}: ${s.quote}`,
            say`${s.caller} ${s.isType ? 'creates' : 'calls'} ${s.name}: ${s.quote}`,
            say`${s.name} (${s.quote}) is ${s.isType ? 'created' : 'called'} by ${s.caller}`,
          ]),
    few: (s: StoryFacts & { callers: Said }): Said =>
      s.quote === undefined
        ? say`${s.callers} ${s.isType ? 'create' : 'call'} ${s.name}, declared in ${s.path}`
        : say`${s.callers} ${s.isType ? 'create' : 'call'} ${s.name}: ${s.quote}`,
    serves: (s: StoryFacts & { callers: Said; count: number }): Said =>
      s.quote === undefined
        ? say`Other parts ${s.isType ? 'create' : 'call'} ${s.name} from ${s.count} places, among them ${s.callers}`
        : pick(s.turn, [
            say`Other parts rely on ${s.name} in ${s.count} places, among them ${s.callers}: ${s.quote}`,
            say`${s.quote}, says the comment on ${s.name}, which ${s.count} places in other parts ${s.isType ? 'create' : 'call'}, ${s.callers} among them`,
            say`${s.callers} are among the ${s.count} places in other parts that ${s.isType ? 'create' : 'call'} ${s.name}: ${s.quote}`,
          ]),
    many: (s: StoryFacts & { callers: Said; count: number }): Said =>
      s.quote === undefined
        ? pick(s.turn, [
            say`${s.name} in ${s.path} is ${s.isType ? 'created' : 'called'} from ${s.count} places, ${s.callers} among them`,
            say`${s.count} places ${s.isType ? 'create' : 'call'} ${s.name} from ${s.path}, ${s.callers} among them`,
          ])
        : pick(s.turn, [
            say`${s.name} (${s.quote}) is ${s.isType ? 'created' : 'called'} from ${s.count} places, ${s.callers} among them`,
            say`${s.quote}: that is ${s.name}, which ${s.count} places ${s.isType ? 'create' : 'call'}, such as ${s.callers}`,
            say`${s.count} places ${s.isType ? 'create' : 'call'} ${s.name}, for example ${s.callers}; its comment says ${s.quote}`,
          ]),
    imported: (s: StoryFacts & { files: Said; isOne: boolean }): Said =>
      s.quote === undefined
        ? say`${s.files} ${s.isOne ? 'takes' : 'take'} ${s.name} from ${s.path}`
        : say`${s.files} ${s.isOne ? 'takes' : 'take'} ${s.name} from here: ${s.quote}`,
    importedOften: (s: StoryFacts & { files: Said; count: number; isUse: boolean }): Said =>
      s.quote === undefined
        ? pick(s.turn, [
            say`${s.count} ${s.isUse ? 'files of other packages use' : 'product files import'} ${s.name} from ${s.path}, for example ${s.files}`,
            say`${s.name} in ${s.path} is ${s.isUse ? 'used by' : 'imported by'} ${s.count} ${s.isUse ? 'files of other packages' : 'product files'}, ${s.files} among them`,
          ])
        : pick(s.turn, [
            say`${s.name}, which ${s.count} ${s.isUse ? 'files of other packages use' : 'product files import'}, carries the comment ${s.quote}`,
            say`${s.count} ${s.isUse ? 'files of other packages use' : 'product files import'} ${s.name}, ${s.files} among them: ${s.quote}`,
            say`In ${s.path} stands ${s.name}: ${s.quote}; ${s.count} ${s.isUse ? 'files of other packages use' : 'product files import'} it`,
            say`${s.quote} describes ${s.name}, taken by ${s.count} ${s.isUse ? 'files of other packages' : 'product files'} such as ${s.files}`,
          ]),
    bare: (s: StoryFacts): Said =>
      s.quote === undefined ? say`${s.name} is declared in ${s.path}` : say`The comment on ${s.name} reads ${s.quote}`,
    extends: (s: StoryFacts & { base: Slot; relation: 'extends' | 'implements' | 'embeds' }): Said => {
      const verb = s.relation;
      if (s.quote === undefined) return say`${s.name} ${verb} ${s.base}`;
      return pick(s.turn, [
        say`${s.name} ${verb} ${s.base}: ${s.quote}`,
        say`${s.quote} is how the comment on ${s.name} puts it, which ${verb} ${s.base}`,
        say`In ${s.path}, ${s.name} ${verb} ${s.base}; its comment says ${s.quote}`,
      ]);
    },
  },
  /** Second half of the sentence about a declaration that extends another one. */
  use: {
    guarded: (s: { caller: Slot; guard: Slot }): Said => say`${s.caller} creates it when ${s.guard}`,
    one: (s: { caller: Slot }): Said => say`${s.caller} creates it`,
    few: (s: { callers: Said }): Said => say`${s.callers} create it`,
    many: (s: { callers: Said; rest: number }): Said => say`${s.callers} and ${s.rest} more places create it`,
    imported: (s: { files: Said; isOne: boolean }): Said => say`${s.files} ${s.isOne ? 'takes' : 'take'} it from here`,
    importedOften: (s: { count: number; isUse: boolean }): Said =>
      say`${s.count} ${s.isUse ? 'files of other packages use' : 'product files import'} it`,
  },
  busiest: (s: { name: Slot; count: number; callers: Said; quote?: Slot | undefined }): Said =>
    s.quote === undefined
      ? say`Of its methods ${s.name} is called from most places: ${s.count}, ${s.callers} among them.`
      : say`Of its methods ${s.name} (${s.quote}) is called from most places, ${s.callers} among them.`,
  /** Properties are carried, methods of an interface are asked for, methods of a class are offered. */
  methods: (s: { methods: Said; are: 'properties' | 'demanded' | 'offered'; turn: number }): Said =>
    s.are === 'properties'
      ? pick(s.turn, [
          say`It carries, for example, ${s.methods}.`,
          say`Its fields include ${s.methods}.`,
          say`It holds, among others, ${s.methods}.`,
        ])
      : s.are === 'demanded'
        ? say`It asks for the methods ${s.methods}.`
        : pick(s.turn, [say`Among its methods are ${s.methods}.`, say`It offers ${s.methods}, for example.`]),
  methodSaid: (s: { name: Slot; quote: Slot }): Said => say`${s.name} (${s.quote})`,
  value: (s: { literal: Slot }): Said => say`Its value is ${s.literal}.`,
  alsoDeclared: (s: { names: Said; turn: number }): Said =>
    pick(s.turn, [
      say`Declared here are also, for example, ${s.names}.`,
      say`Further names of this part are, for example, ${s.names}.`,
      say`The part also declares, for example, ${s.names}.`,
    ]),
  moreColumns: ['Also here', 'What its comment says', 'Declared in'],
  excerpt: (s: { name: string }): string => `${s.name} as it is declared`,
  environmentRead: (s: { path: Slot; names: Said }): Said => say`${s.path} reads ${s.names}`,
  environmentDefault: (s: { name: Slot; literal: Slot }): Said => say`${s.name} (without it ${s.literal})`,
  environmentSee: (s: { read: Said; page: Slot }): Said =>
    say`${s.read}; what is set from outside is listed on ${s.page}.`,
  errorColumns: ['Error', 'What its comment says', 'A place that creates it'],
  testsHeading: 'What its tests promise',
  testsSay: (s: TestFacts): Said =>
    s.isFirst
      ? pick(s.turn, [
          say`${s.path} promises, in its own words: ${s.titles}`,
          say`What must hold is written down in ${s.path}, for example ${s.titles}`,
          say`Tested in ${s.path} is, among other things, ${s.titles}`,
          say`Read ${s.path} for the behaviour that is held fast: ${s.titles}`,
        ])
      : say`${s.path} adds ${s.titles}`,
  testsName: (s: TestFacts): Said =>
    s.isFirst
      ? pick(s.turn, [
          say`${s.path} tests it, for example with ${s.titles}`,
          say`Among the tests in ${s.path} are ${s.titles}`,
          say`Cases such as ${s.titles} stand in ${s.path}`,
        ])
      : say`${s.path} has ${s.titles}`,
  testsMore: (s: { rest: number }): Said => say`${s.rest} more test files draw on it`,
  system: (s: { name: Slot; path: Slot }): Said => say`${s.name} (in ${s.path})`,
  systems: (s: { systems: Said }): Said => say`In product code no other part imports ${s.systems}.`,
  and: common.and,
};
