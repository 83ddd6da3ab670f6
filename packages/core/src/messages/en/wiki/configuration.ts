import { joinSaid, type Said, type Slot } from '../../say.ts';
import { say } from './common.ts';

/** How a language calls ending with an error. */
const ENDS = { throw: 'throws', raise: 'raises', return: 'returns', exit: 'exits with' } as const;

/** How code ends when a value is missing or wrong. */
interface CheckFacts {
  readonly how: keyof typeof ENDS;
  readonly name: Slot;
  /** What an error of Go says; then its maker's name tells nothing. */
  readonly message?: Slot | undefined;
  readonly isFirst: boolean;
}

/** The error by its message, else by name; what follows is set off. */
function ended({ name, message }: CheckFacts, isLast: boolean): Said {
  if (message === undefined) return [name];
  return isLast ? say`an error, ${message}` : say`an error, ${message},`;
}

/** Configuration. */
export const configuration = {
  summary: (s: { name: string }): string =>
    `What can be set in ${s.name} from outside, what each value becomes, and which limits are built in.`,
  /** Traits of a setting: `name · integer · default 5`. */
  parts: (parts: readonly (Slot | Said)[]): Said => joinSaid(parts, { between: ' · ', last: ' · ' }),
  settingsHeading: 'Environment variables',
  platformHeading: 'What it looks at in its surroundings',
  reader: {
    all: (s: { reader: Slot; path: Slot; count: number }): Said =>
      s.count === 1
        ? say`One variable of the environment is read by its name, in ${s.reader} in ${s.path}.`
        : say`${s.count} variables of the environment are read by name, all in one place, ${s.reader} in ${s.path}.`,
    most: (s: { reader: Slot; path: Slot; count: number; total: number }): Said =>
      say`Of ${s.total} environment variables, ${s.reader} in ${s.path} reads ${s.count}.`,
    spread: (s: { path: Slot; count: number; total: number; files: number }): Said =>
      s.files === 1
        ? say`${s.total} environment variables were found by name, all in ${s.path}.`
        : say`${s.total} environment variables were found by name in ${s.files} files; ${s.path} reads ${s.count} of them.`,
    one: (s: { path: Slot }): Said => say`One environment variable is read, in ${s.path}.`,
    calledBy: (s: { callers: Said }): Said => say`It is called by ${s.callers}.`,
    nowhereElse: 'No other product file reads one.',
    files: (s: { examples: Said; others: Said; hasExamples: boolean; hasOthers: boolean; isOne: boolean }): Said =>
      s.hasExamples && s.hasOthers
        ? say`${s.examples} shows what a file of settings looks like; ${s.others} ${s.isOne ? 'sets' : 'set'} values of ${s.isOne ? 'its' : 'their'} own.`
        : s.hasExamples
          ? say`${s.examples} shows what a file of settings looks like.`
          : say`${s.others} ${s.isOne ? 'sets' : 'set'} values of ${s.isOne ? 'its' : 'their'} own.`,
  },
  types: {
    'positive-integer': 'positive integer',
    integer: 'integer',
    number: 'number',
    switch: 'on or off',
    address: 'address',
    duration: 'time span',
    path: 'path',
    list: 'list',
    text: 'text',
  } as Readonly<Record<string, string>>,
  standard: (s: { value: Slot; meaning?: string | undefined }): Said =>
    s.meaning === undefined ? say`default ${s.value}` : say`default ${s.value} (${s.meaning})`,
  standardName: (s: { constant: Slot; value: Slot; meaning?: string | undefined }): Said =>
    s.meaning === undefined
      ? say`default ${s.constant}, which is ${s.value}`
      : say`default ${s.constant}, which is ${s.value} (${s.meaning})`,
  standardBare: (s: { constant: Slot }): Said => say`default ${s.constant}`,
  required: 'required',
  unset: 'no default where it is read',
  meaning: (s: { quote: Slot; path: Slot }): Said => say`${s.quote}, says ${s.path}`,
  readIn: (s: { path: Slot }): Said => say`read in ${s.path}`,
  goes: (s: { callee: Slot }): Said => say`It goes to ${s.callee}`,
  goesWhenSet: (s: { callee: Slot }): Said => say`When it is set, it goes to ${s.callee}`,
  becomes: (s: { parameter: Slot; callee: Slot; isFirst: boolean }): Said =>
    s.isFirst ? say`It becomes ${s.parameter} of ${s.callee}` : say`it becomes ${s.parameter} of ${s.callee}`,
  checks: {
    missing: (s: CheckFacts & { reader: Slot }): Said =>
      say`${s.isFirst ? 'Without' : 'without'} it, ${s.reader} ${ENDS[s.how]} ${ended(s, true)}`,
    other: (s: CheckFacts): Said =>
      s.how === 'exit'
        ? say`${s.isFirst ? 'Other' : 'other'} values end the program with ${s.name}`
        : say`${s.isFirst ? 'Other' : 'other'} values ${s.how} ${ended(s, true)}`,
    when: (s: CheckFacts & { checker: Slot; condition: Slot }): Said =>
      say`${s.checker} ${ENDS[s.how]} ${ended(s, false)} when ${s.condition}`,
  },
  values: {
    sets: (s: { path: Slot; value: Slot; meaning?: string | undefined }): Said =>
      s.meaning === undefined ? say`${s.path} sets ${s.value}` : say`${s.path} sets ${s.value} (${s.meaning})`,
    setsSecret: (s: { path: Slot }): Said => say`${s.path} sets one, which is not repeated here`,
    shows: (s: { path: Slot; value: Slot }): Said => say`${s.path} shows ${s.value}`,
  },
  mention: (s: { name: Slot; quote: Slot; isFirst: boolean }): Said =>
    say`${s.isFirst ? 'The' : 'the'} comment of ${s.name} says ${s.quote}`,
  documented: (s: { path: Slot; value: Slot }): Said =>
    say`${s.path} gives ${s.value} as its default, the code does not`,
  rowsIntro: (s: { count: number; parts: Said }): Said => say`${s.count} more, by name; they are read by ${s.parts}.`,
  rowsOf: (s: { parts: Said }): Said => say`They are read by ${s.parts}.`,
  rowsBare: (s: { count: number }): Said => say`${s.count} more, by name:`,
  variableColumns: ['Variable', 'Default', 'What it is', 'Read in'],
  /** A variable whose name is put together while the program runs. */
  built: (s: { builder: Slot; expression: Slot }): Said =>
    say`${s.builder} builds the name of a variable while the program runs: ${s.expression}.`,
  platform: (s: { names: Said; path: Slot; files: number; isAlone: boolean }): Said => {
    const opening = s.isAlone
      ? say`The code looks at variables of the system or of other tools: ${s.names}`
      : say`Variables of the system or of other tools are looked at too: ${s.names}`;
    return s.files === 1 ? say`${opening}, in ${s.path}.` : say`${opening}.`;
  },
  flagsHeading: 'Switches of the command line',
  flagsOf: (s: { command: string }): string => `Switches of ${s.command}`,
  flagsOfFile: (s: { path: string }): string => `Switches read in ${s.path}`,
  flagDefault: (s: { flag: Slot; value: Slot }): Said => say`${s.flag} (${s.value})`,
  flagNames: (s: { path: Slot; names: Said; rest: number }): Said =>
    s.rest > 0
      ? say`${s.path} declares ${s.names}, and ${s.rest} more, without a help text.`
      : say`${s.path} declares ${s.names}, without a help text.`,
  flagsIntro: (s: { count: number; path: Slot }): Said =>
    s.count === 1 ? say`One switch is declared in ${s.path}.` : say`${s.count} switches are declared in ${s.path}.`,
  flagOne: (s: {
    flag: Slot;
    command?: Slot | undefined;
    path: Slot;
    standard?: Slot | undefined;
    quote?: Slot | undefined;
  }): Said => {
    const owner =
      s.command !== undefined
        ? say`${s.command} takes ${s.flag}`
        : s.quote === undefined
          ? say`The program takes ${s.flag}`
          : say`The program in ${s.path} takes ${s.flag}`;
    const standard = s.standard === undefined ? owner : say`${owner}, ${s.standard} unless told otherwise`;
    return s.quote === undefined ? say`${standard} (${s.path}).` : say`${standard}: ${s.quote}.`;
  },
  flagColumns: ['Switch', 'Default', 'What its help says'],
  schemaHeading: (s: { name: string }): string => `Keys of ${s.name}`,
  schemaIntro: (s: { name: Slot; path: Slot; count: number }): Said =>
    say`${s.name} in ${s.path} describes what may be set, ${s.count} keys in all; a dot stands for one object inside another.`,
  schemaDefaults: (s: { name: Slot }): Said => say`The defaults stand in ${s.name}.`,
  schemaColumns: ['Key', 'Value', 'Default', 'What its comment says'],
  limitsHeading: 'Limits built in',
  limitColumns: ['Constant', 'Value', 'What its comment says', 'Told on'],
  /** A limit that the page of its part tells in full. */
  limitToldOn: (s: { name: Slot; value: Said; page: Slot }): Said => say`${s.name} is ${s.value} (see ${s.page}).`,
  optionsHeading: (s: { name: string }): string => `What ${s.name} holds`,
  optionsIntro: (s: { name: Slot; path: Slot; quote?: Slot | undefined }): Said =>
    s.quote === undefined
      ? say`${s.name} in ${s.path} holds these settings:`
      : say`${s.name} in ${s.path} is described as ${s.quote}; it holds these settings:`,
  optionsRest: (s: { count: number; path: Slot }): Said =>
    s.count === 1 ? say`One more setting stands in ${s.path}.` : say`${s.count} more settings stand in ${s.path}.`,
  optionColumns: ['Setting', 'Type', 'What its comment says'],
  documentsHeading: 'What the documents say about settings',
  documentSays: (s: { path: Slot; heading: Slot; quote: Slot }): Said =>
    say`${s.path}, under ${s.heading}: ${s.quote}.`,
  documentHas: (s: { path: Slot; heading: Slot }): Said => say`${s.path} has a section ${s.heading}.`,
};
