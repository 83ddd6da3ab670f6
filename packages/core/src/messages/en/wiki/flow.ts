import { capitalised, type Said, type Slot } from '../../say.ts';
import { common, type OutcomeWord, say } from './common.ts';
import { SINK_TITLES, SINKS, type SinkWord } from './flow-sinks.ts';

/** How a condition decides: a branch, its other side, a case, a loop, whether a call fails. */
export type ConditionKind = 'if' | 'unless' | 'case' | 'rest' | 'each' | 'while' | 'fails' | 'succeeds' | 'unreturned';

/** All that decides whether something happens, outermost first; without parts when not all of it can be told. */
export interface ConditionFacts {
  readonly parts: readonly { readonly kind: ConditionKind; readonly text: Slot }[];
  /** Whether the opposite has just been said. */
  readonly isOtherwise?: boolean;
  /** Whether it decides on an end, which comes once and not for each. */
  readonly isOfEnd?: boolean;
}

/** How the page of a flow is called. */
interface TitleFacts {
  readonly kind: 'main' | 'command' | 'route' | 'job' | 'export';
  readonly name: string;
  readonly sink: SinkWord | undefined;
  /** Whether a title before it already says the same of another name. */
  readonly isRepeated: boolean;
}

/** What a sentence about a step may use. */
export interface StepFacts {
  readonly caller: Slot;
  readonly callee: Slot;
  /** Declarations that only pass on, between the two. */
  readonly via?: Said | undefined;
  readonly quote?: Slot | undefined;
  readonly args?: Said | undefined;
  readonly condition?: ConditionFacts | undefined;
  /** What happens there, as verbs without a subject. */
  readonly events?: Said | undefined;
  /** Constants that it works with, as `x is 1` clauses. */
  readonly constants?: Said | undefined;
  /** Whether a class is created instead of called. */
  readonly isType: boolean;
  /** The call that has registered the code around this call: `process.once`. */
  readonly callback?: Said | undefined;
  /** What the caller calls where it does not come to this step. */
  readonly aside?: { readonly calls: Said; readonly isOtherwise: boolean } | undefined;
}

/** What a sentence about a call may use that is decided while the program runs. */
export interface ChoiceFacts {
  readonly caller: Slot;
  /** The call as written. */
  readonly written: Slot;
  readonly by: Slot;
  readonly chosen: Slot;
  readonly others: Said;
  readonly otherCount: number;
  readonly count: number;
  readonly events?: Said | undefined;
  readonly condition?: ConditionFacts | undefined;
}

const stepsOf = (count: number): string => (count === 1 ? '1 step' : `${count} steps`);
const named = (s: StepFacts): Said => (s.quote === undefined ? say`${s.callee}` : say`${s.callee} (${s.quote})`);
const given = (s: StepFacts): Said => (s.args === undefined ? [] : say` with ${s.args}`);

/** The conditions in one breath: loops and cases, then what holds, then what does not. */
const conditions = ({ parts, isOtherwise, isOfEnd }: ConditionFacts): Said => {
  if (isOtherwise === true) return say`otherwise`;
  if (parts.length === 0) return say`in some cases`;
  const texts = (kind: ConditionKind): Said[] => parts.flatMap((one) => (one.kind === kind ? [say`${one.text}`] : []));
  const called = [
    ...texts('fails').map((text) => say`${text} fails`),
    ...texts('succeeds').map((text) => say`${text} succeeds`),
  ];
  const [holds, not] = [[...texts('if'), ...called], texts('unless')];
  const tests =
    holds.length === 0
      ? not.flatMap((text, at) => (at === 0 ? say`unless ${text}` : say` or ${text}`))
      : say`when ${common.and([...holds, ...not.map((text) => say`not ${text}`)])}`;
  const said = [
    ...texts('case').map((text) => say`in the case ${text}`),
    ...texts('rest').map((text) => say`when no other case of ${text} fits`),
    ...texts('each').map((text) => (isOfEnd === true ? say`in the loop ${text}` : say`for each ${text}`)),
    ...texts('while').map((text) => say`as long as ${text}`),
    ...(tests.length === 0 ? [] : [tests]),
    ...texts('unreturned').map(() => say`unless it has returned before`),
  ];
  return said.reduce<Said>((one, other) => (one.length === 0 ? other : say`${one}, ${other}`), []);
};

/** The condition behind what it decides: ` when x`. */
const behind = (condition: StepFacts['condition']): Said =>
  condition === undefined ? [] : say` ${conditions(condition)}`;

/** What the caller calls where it does not come to the step: `; otherwise f calls g`. */
const instead = ({ aside, caller }: StepFacts): Said =>
  aside === undefined
    ? []
    : say`; ${aside.isOtherwise ? 'otherwise' : 'in some other cases'} ${caller} calls ${aside.calls}`;

/** The condition before what it decides: `When x, `. */
const before = (condition: StepFacts['condition']): Said =>
  condition === undefined ? [] : say`${capitalised(conditions(condition), 'en')}, `;

/** How it works: the list of flows, and a page for each. */
export const flow = {
  title: (s: TitleFacts): string => {
    if (s.kind === 'route') return `How ${s.name} is handled`;
    if (s.kind === 'job') return `What the job ${s.name} does`;
    if (s.kind !== 'export' || s.isRepeated) return `What ${s.name} does`;
    return s.sink === undefined ? `What ${s.name} does` : SINK_TITLES[s.sink](s.name);
  },
  summary: (s: { name: string; first: string; last: string; steps: number }): string =>
    `${s.name} step by step: ${s.steps} steps from ${s.first} to ${s.last}.`,
  diagramTitle: (s: { name: string }): string => `Who calls whom on the way of ${s.name}?`,
  wrongHeading: 'What can go wrong',
  wrongColumns: ['Condition', 'Outcome', 'Where'],
  openHeading: 'Where it stops being certain',
  /** What a request passes before it is answered, in order. */
  passed: (s: { names: Said; count: number }): Said =>
    s.count === 1
      ? say`On the way there it passes ${s.names}.`
      : say`On the way there it passes ${s.names}, in this order.`,
  /** First sentence: what comes in, who takes it. */
  opening: {
    route: (s: { name: Slot; path: Slot; handler: Slot; first?: Slot | undefined }): Said =>
      s.first === undefined
        ? say`A request for ${s.name} is answered by ${s.handler}, as ${s.path} registers it.`
        : say`A request for ${s.name} comes in through ${s.first} and is answered by ${s.handler}, as ${s.path} registers it.`,
    command: (s: { name: Slot; path: Slot; handler: Slot; help?: Slot | undefined }): Said =>
      s.help === undefined
        ? say`Typing ${s.name} runs ${s.handler} in ${s.path}.`
        : say`Typing ${s.name} (${s.help}) runs ${s.handler} in ${s.path}.`,
    job: (s: { name: Slot; path: Slot; handler: Slot }): Said =>
      say`The job ${s.name} is registered in ${s.path} and carried out by ${s.handler}.`,
    main: (s: { name: Slot; path: Slot; handler: Slot; condition?: Slot | undefined }): Said =>
      s.condition === undefined
        ? say`The program ${s.name} begins in ${s.handler}, declared in ${s.path}.`
        : say`When ${s.condition}, the program ${s.name} goes to ${s.handler}, declared in ${s.path}.`,
    export: (s: { handler: Slot; path: Slot; quote?: Slot | undefined; callers?: Said | undefined }): Said => {
      if (s.callers !== undefined)
        return s.quote === undefined
          ? say`${s.handler} in ${s.path} is called by ${s.callers}.`
          : say`${s.handler} in ${s.path}, called by ${s.callers}: ${s.quote}.`;
      return s.quote === undefined
        ? say`${s.handler} in ${s.path} is open to other code.`
        : say`${s.handler}, which ${s.path} opens to other code: ${s.quote}.`;
    },
  },
  /** A caller that reaches a method through the class whose method it replaces. */
  callerOf: (s: { caller: Slot; as?: Slot | undefined }): Said =>
    s.as === undefined ? say`${s.caller}` : say`${s.caller} (as ${s.as})`,
  options: (s: { options: Said }): Said => say`It takes ${s.options}.`,
  optionDefault: (s: { name: Slot; literal: Slot }): Said => say`${s.name} (${s.literal} unless given)`,
  /** Where the way ends, as `reads from disk in f` clauses. */
  ends: (s: { ends: Said; isOne: boolean }): Said =>
    s.isOne
      ? say`It reaches outside the program where ${s.ends}.`
      : say`It reaches outside the program in several places: ${s.ends}.`,
  end: (s: { where: Slot; event: Said; isSometimes?: boolean }): Said =>
    say`${s.where} ${s.event}${s.isSometimes === true ? ' in some cases' : ''}`,
  crosses: (s: { parts: Said }): Said => say`It crosses ${s.parts}.`,
  /** Other entries: with the step up to which they come the same way, where a table sends them on. */
  variants: (s: { names: Said; count: number; until?: Slot | undefined }): Said =>
    s.until === undefined
      ? say`${s.names} ${s.count === 1 ? 'takes' : 'take'} the same way for most steps.`
      : say`${s.names} ${s.count === 1 ? 'comes' : 'come'} the same way as far as ${s.until}.`,
  /** A step, worded in several ways so that no page repeats one. */
  step: (s: StepFacts): readonly Said[] => {
    const { caller, condition, events, via, callback } = s;
    const first = callback === undefined ? before(condition) : say`In the callback of ${callback}, `;
    const last = callback === undefined ? behind(condition) : say` in the callback of ${callback}`;
    const call = s.isType ? 'creates' : 'calls';
    const called = s.isType ? 'created' : 'called';
    const tail = say`${s.constants === undefined ? [] : say`, where ${s.constants}`}${instead(s)}`;
    if (via !== undefined && events !== undefined)
      return [
        say`${first}${caller} calls ${via}, which ${call} ${named(s)}${given(s)}; there the program ${events}${tail}.`,
        say`${first.length === 0 ? 'By' : 'by'} way of ${via}, ${caller} comes to ${named(s)}, which ${events}${tail}.`,
        say`${first}${via}, called by ${caller}, ${call} ${named(s)}${given(s)}, and that ${events}${tail}.`,
      ];
    if (via !== undefined)
      return [
        say`${first}${caller} calls ${via}, which ${call} ${named(s)}${given(s)}${tail}.`,
        say`${first}${via}, called by ${caller}, passes on to ${named(s)}${given(s)}${tail}.`,
      ];
    if (events !== undefined)
      return [
        say`${first}${caller} ${call} ${named(s)}${given(s)}, which ${events}${tail}.`,
        say`${first}${named(s)}, ${called} by ${caller}${given(s)}, ${events}${tail}.`,
        say`${first}${caller} hands over to ${named(s)}${given(s)}; there the program ${events}${tail}.`,
        say`${first}${caller} goes on to ${named(s)}${given(s)}, and that ${events}${tail}.`,
        say`${first}${named(s)} ${events} once ${caller} has ${called} it${given(s)}${tail}.`,
      ];
    return [
      say`${first}${caller} ${call} ${named(s)}${given(s)}${tail}.`,
      say`Next ${caller} ${s.isType ? 'makes' : 'hands over to'} ${named(s)}${given(s)}${last}${tail}.`,
      say`${first}${named(s)} is ${called} by ${caller}${given(s)}${tail}.`,
      say`From ${caller} the way goes on to ${named(s)}${given(s)}${last}${tail}.`,
      say`Then it is the turn of ${named(s)}, which ${caller} ${call}${given(s)}${last}${tail}.`,
    ];
  },
  /** Steps that differ by what they are registered with. */
  alike: (s: { caller: Slot; callback: Slot; calls: Said }): Said =>
    say`In the callbacks of ${s.callback}, ${s.caller} calls ${s.calls}.`,
  alikeOne: (s: { callee: Slot; literal: Slot }): Said => say`${s.callee} (${s.literal})`,
  /** The first step, which nobody has to call, and what a step does after the steps below it. */
  begins: (s: { callee: Slot; events: Said }): readonly Said[] => [
    say`${s.callee} ${s.events}.`,
    say`To begin with, ${s.callee} ${s.events}.`,
  ],
  back: (s: { callee: Slot; events: Said; isLast: boolean }): readonly Said[] =>
    s.isLast
      ? [say`In the end ${s.callee} ${s.events}.`, say`Back in ${s.callee}, the program ${s.events}.`]
      : [
          say`Back in ${s.callee}, the program ${s.events}.`,
          say`After that ${s.callee} itself ${s.events}.`,
          say`When this has returned, ${s.callee} ${s.events}.`,
          say`${s.callee} then ${s.events}.`,
        ],
  /** A call that the program decides while it runs, followed into one of the possible targets. */
  choice: {
    type: (s: ChoiceFacts): readonly Said[] => {
      const first = before(s.condition);
      const behindIt = s.events === undefined ? [] : say`; the first ${s.events}`;
      const either = say`${first}${s.caller} calls ${s.written}, which is ${s.chosen} or, with another ${s.by}, ${s.others}${behindIt}.`;
      const only = say`${first}${s.caller} calls ${s.written} on a ${s.by}, for which ${s.chosen} was found${s.events === undefined ? '' : say`; it ${s.events}`}.`;
      if (s.condition !== undefined) return [s.otherCount === 0 ? only : either];
      return s.otherCount === 0
        ? [
            only,
            say`${s.written}, called by ${s.caller}, is ${s.chosen} in the ${s.by} found here${s.events === undefined ? '' : say`, which ${s.events}`}.`,
          ]
        : [
            s.events === undefined
              ? say`Where ${s.caller} calls ${s.written}, the ${s.by} at hand decides between ${s.chosen}, which is followed here, and ${s.others}.`
              : say`Where ${s.caller} calls ${s.written}, the ${s.by} at hand decides: ${s.chosen} ${s.events}; ${s.otherCount === 1 ? 'the other choice is' : 'the others are'} ${s.others}.`,
            either,
          ];
    },
    table: (s: ChoiceFacts): readonly Said[] => [
      say`${before(s.condition)}${s.caller} runs what it finds in ${s.by}, one of ${s.count} entries; here that is ${s.chosen}${s.events === undefined ? '' : say`, which ${s.events}`}.`,
    ],
  },
  /** Verbs without a subject. */
  sink: (s: { kind: SinkWord; calls: Said; args?: Said | undefined }): Said =>
    s.args === undefined ? say`${SINKS[s.kind]} ${s.calls}` : say`${SINKS[s.kind]} ${s.calls} (${s.args})`,
  /** `made` is a function that makes the error; in Go errors are returned. */
  raises: (s: { name: Slot; causes: Said; form: OutcomeWord }): Said => {
    if (s.form === 'panics') return say`panics${s.causes}`;
    if (s.form === 'returnedNew') return say`returns a new error${s.causes}`;
    if (s.form === 'returnedSaid') return say`returns an error${s.causes}`;
    if (s.form === 'returned') return say`returns ${s.name}${s.causes}`;
    return s.form === 'made' ? say`raises the error of ${s.name}${s.causes}` : say`raises ${s.name}${s.causes}`;
  },
  answers: (s: { name: Slot; causes: Said }): Said => say`answers ${s.name}${s.causes}`,
  exits: (s: { name: Slot; causes: Said; isCode: boolean }): Said =>
    say`exits ${s.isCode ? 'with' : 'through'} ${s.name}${s.causes}`,
  /** One cause of an outcome: its condition, or that there is one, and its message. */
  cause: (s: { condition?: StepFacts['condition']; message?: Slot | undefined }): Said => {
    const when = behind(s.condition && { ...s.condition, isOfEnd: true });
    return s.message === undefined ? when : say`${when} (${s.message})`;
  },
  orCause: (causes: readonly Said[]): Said => {
    const [first = [], ...rest] = causes;
    return rest.reduce<Said>((said, cause) => say`${said}, or${cause}`, first);
  },
  /** Without a number: errors that are only handed on are not counted. */
  moreCauses: (s: { causes: Said }): Said => say`${s.causes}, or in other cases`,
  under: (s: { event: Said; condition: StepFacts['condition'] }): Said => say`${s.event}${behind(s.condition)}`,
  where: (s: { event: Said; constants: Said }): Said => say`${s.event}, where ${s.constants}`,
  /** A table that a step goes by. */
  holds: (s: { name: Slot; entries: Said; rest: number }): Said =>
    s.rest > 0 ? say`${s.name} holds ${s.entries} and ${s.rest} more` : say`${s.name} holds ${s.entries}`,
  /** First steps that another page tells. */
  told: (s: { page: Slot; steps: Said; until: Slot }): Said =>
    say`Up to ${s.until} the way is the one of ${s.page}: it leads through ${s.steps}.`,
  isValue: (s: { name: Slot; literal: Slot; value?: string | undefined }): Said =>
    s.value === undefined ? say`${s.name} is ${s.literal}` : say`${s.name} is ${s.literal} (${s.value})`,
  /** Ends for which a sentence has no room; the table of failures names them. */
  moreEnds: say`can end in other ways, too`,
  events: (events: readonly Said[]): Said => (events.length > 2 ? common.andLong(events) : common.and(events)),
  /** What is caught on the way and what becomes of it. */
  caught: (s: { where: Slot; what?: Said | undefined; events: Said }): readonly Said[] => {
    const what = s.what ?? say`a failure`;
    return [
      say`After catching ${what}, ${s.where} ${s.events}.`,
      say`${s.where} catches ${s.what ?? 'failures'}, too, and then ${s.events}.`,
      say`When ${s.where} has caught ${what}, the program ${s.events}.`,
    ];
  },
  /** An outcome in a table, with its message. */
  wrong: (s: { event: Said; message?: Slot | undefined }): Said =>
    s.message === undefined ? s.event : say`${s.event}: ${s.message}`,
  /** In a table, where `when` goes without saying. */
  condition: (s: ConditionFacts): Said => {
    const [first] = s.parts;
    if (s.parts.length !== 1 || first === undefined) return conditions({ ...s, isOfEnd: true });
    if (first.kind === 'fails') return say`${first.text} fails`;
    return first.kind === 'if' ? say`${first.text}` : conditions({ ...s, isOfEnd: true });
  },
  /** An end that does not come under one condition alone. */
  canWrong: (s: { name: Slot; message?: Slot | undefined; form: OutcomeWord }): Said => {
    const said = {
      named: say`can raise ${s.name}`,
      made: say`can raise the error of ${s.name}`,
      returned: say`can return ${s.name}`,
      returnedNew: say`can return a new error of ${s.name}`,
      returnedSaid: say`can return an error`,
      panics: say`can panic`,
    }[s.form];
    return s.message === undefined ? said : say`${said}: ${s.message}`;
  },
  /** An error that a function of its own raises. */
  through: (s: { event: Said; by: Slot }): Said => say`${s.event} through ${s.by}`,
  /** A call on a value between the steps, of which only the name is known. */
  gap: (s: {
    caller: Slot;
    written: Slot;
    alike: Slot;
    isField: boolean;
    condition?: ConditionFacts | undefined;
  }): readonly Said[] => {
    if (s.isField)
      return [
        say`${before(s.condition)}${s.caller} calls ${s.written}, the function that has been put into the field ${s.alike}.`,
        say`${before(s.condition)}${s.caller} runs what the field ${s.alike} holds, as ${s.written}.`,
      ];
    return [
      say`${before(s.condition)}${s.caller} also calls ${s.written}; where that leads is decided while the program runs, and ${s.alike} is one that has this name.`,
      say`${before(s.condition)}${s.caller} runs ${s.written} on the way, which no declaration decides; one of that name is ${s.alike}.`,
    ];
  },
  /** Calls behind which nothing is followed. */
  stop: {
    passed: (s: { caller: Slot; written: Slot }): readonly Said[] => [
      say`${s.caller} calls ${s.written}, which was passed in: what happens there depends on who calls.`,
      say`${s.written} in ${s.caller} comes from outside as well.`,
    ],
    /** What is called was passed in by the step before, which alone calls here. */
    given: (s: { caller: Slot; written: Slot; by: Slot; argument?: Slot | undefined }): readonly Said[] => {
      const as = s.argument === undefined ? [] : say` as ${s.argument}`;
      return [
        say`${s.caller} calls ${s.written}, which ${s.by} passes in${as}; what happens there is not followed.`,
        say`What ${s.caller} calls as ${s.written} is passed in by ${s.by}${as}.`,
      ];
    },
    choice: (s: { caller: Slot; written: Slot; by: Slot; candidates: Said; count: number }): readonly Said[] => [
      say`Which code ${s.written} in ${s.caller} runs is decided by the ${s.by} at hand, one of ${s.count}: ${s.candidates}.`,
      say`${s.caller} leaves ${s.written} to its ${s.by}, which may be ${s.candidates}.`,
    ],
  },
  places: {
    'reads-file': 'file system',
    'writes-file': 'disk',
    request: 'network',
    listens: 'port',
    process: 'another program',
    database: 'database',
    queue: 'queue',
    output: 'terminal',
  } as Readonly<Record<SinkWord, string>>,
  /** The page that leads to the flows. */
  parentSummary: (s: { name: string; count: number }): string =>
    `${s.count} ways through ${s.name}, each step by step from where it begins.`,
  parentIntro: (s: { count: number }): Said =>
    say`These ${s.count} pages follow the code step by step, each from one place where it is entered: a command, a request, a public function. A page follows the calls that reach most, not every call. A step is a call that the declarations decide; of the calls that they do not decide, the most telling are named.`,
  parentFirst: (s: { page: Slot; count: number; parts: Said }): Said =>
    say`Read ${s.page} first, because it crosses the most parts: ${s.parts}.`,
  parentItem: (s: { page: Slot; steps: number; first: Slot; ends: Said }): readonly Said[] => [
    say`${s.page} starts at ${s.first} and has ${stepsOf(s.steps)}; on the way ${s.ends}.`,
    say`In ${s.page}, ${stepsOf(s.steps)} ${s.steps === 1 ? 'leads' : 'lead'} on from ${s.first}; in one of them ${s.ends}.`,
    say`${s.first} opens ${s.page}, a way of ${stepsOf(s.steps)} on which ${s.ends}.`,
    say`Of ${stepsOf(s.steps)} is the way in ${s.page}: it begins in ${s.first}, and ${s.ends}.`,
  ],
  /** A way that ends inside. */
  parentBare: (s: { page: Slot; steps: number; first: Slot }): readonly Said[] => [
    say`${s.page} follows ${stepsOf(s.steps)} from ${s.first}.`,
    say`From ${s.first} on, ${s.page} follows ${stepsOf(s.steps)}.`,
    say`The ${stepsOf(s.steps)} that ${s.steps === 1 ? 'begins' : 'begin'} in ${s.first} ${s.steps === 1 ? 'is' : 'are'} told in ${s.page}.`,
    say`${s.first} is where ${s.page} sets out; it has ${stepsOf(s.steps)}.`,
  ],
  parentShared: (s: { names: Said; count: number }): Said =>
    say`More than one of them passes through ${s.names}: a change there is felt in several.`,
  /** On the first page: which way to read first. */
  readFirst: (s: { page: Slot; crossed: number; parts: number; first: Slot; last: Slot }): Said =>
    s.crossed > 1
      ? say`To see it at work, read ${s.page}: the way told there, from ${s.first} to ${s.last}, crosses ${s.crossed} of ${s.parts} parts.`
      : say`To see it at work, read ${s.page}, which leads from ${s.first} to ${s.last}.`,
  visit: (s: { name: Slot; step: Slot }): Said => say`${s.name} (in ${s.step})`,
  visits: (s: { names: Said; turn: number; count: number }): Said =>
    [
      say`It plays its part in ${s.names}.`,
      say`To see it at work, read ${s.names}.`,
      say`Step by step it is met in ${s.names}.`,
      say`${s.names} lead through it.`,
    ][s.count > 1 ? s.turn % 4 : s.turn % 3] ?? [],
};
