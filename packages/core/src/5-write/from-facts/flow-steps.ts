import type { CallFact } from '#analysis';
import type { Block, Inline, Statement } from '#draft';
import type { FlowBrief, FlowStepStory } from '#plan';
import type { Evidence } from '#vocabulary';
import { calls, defines, passes, says } from './evidence.ts';
import { countAlike, tellAlike } from './flow-alike.ts';
import { gapsOf, keepTold, knownOf, newCondition, tellAside, tellCallback, tellGap } from './flow-branches.ts';
import { type Condition, conditionOf, earlyEnds, provesCondition, textOf } from './flow-conditions.ts';
import { eventsOf, type FlowEvent, literalArguments, namesIn, type Proven, tellEvents } from './flow-events.ts';
import { nameOf, symbolName } from './flow-names.ts';
import { constantsOf, isNumber, tellDoings } from './flow-values.ts';
import { code, link, quote, strong } from './inline.ts';
import type { PageTools } from './page-tools.ts';
import { SentenceShapes } from './sentence-shapes.ts';

/** Longest comment of the authors that is read inside a step, in characters. @source own bound: the step is the subject */
const QUOTE_FITS = 130;

/** What writing the steps of one page needs. */
export interface StepWriting {
  readonly brief: FlowBrief;
  readonly tools: PageTools;
  readonly shapes: SentenceShapes;
  /** Told once on a page: constants by id, and conditions under which a declaration goes on, as `symbol condition`. */
  readonly told: Set<string>;
}

/** How many numbered paragraphs {@link tellSteps} makes of a way. */
export function countSteps(brief: FlowBrief, tools: PageTools): number {
  return tellSteps({ brief, tools, shapes: new SentenceShapes(), told: new Set() }).length;
}

/** The steps as numbered paragraphs, in the order of the lines; what a step does after the steps below it comes after them. */
export function tellSteps(writing: StepWriting): Block[] {
  const { brief } = writing;
  const children = childrenOf(brief);
  const told: Proven[] = toldElsewhere(writing);
  const skipped = brief.told?.steps ?? 0;
  const visit = (at: number, via: readonly FlowStepStory[]): void => {
    const story = brief.steps[at];
    if (story === undefined) return;
    if (at < skipped) {
      for (const child of children.get(at) ?? []) visit(child, []);
      return;
    }
    const below = children.get(at) ?? [];
    const segments = segmentsOf(story, below, brief);
    const gaps = gapsOf(at, below, brief);
    const isFree = via.length === 0 && gaps[0]?.length === 0 && story.step.aside === undefined;
    const isPassing = isFree && isOnlyPassing(story, segments[0] ?? []) && canPass(brief.steps[below[0] ?? -1], story);
    if (!isPassing) {
      const arrival = tellArrival(at, via, segments[0] ?? [], writing);
      if (arrival !== undefined) told.push(arrival);
    }
    told.push(...(gaps[0] ?? []).flatMap((gap) => tellGap(story, gap, writing) ?? []));
    let together = 0;
    below.forEach((child, turn) => {
      if (together === 0) {
        const isApart = (at: number): boolean =>
          (segments[turn + at]?.length ?? 0) > 0 || (gaps[turn + at]?.length ?? 0) > 0;
        together = countAlike(below.slice(turn), isApart, brief);
        if (together > 0) told.push(...tellAlike(below.slice(turn, turn + together), writing));
      }
      if (together > 0) together -= 1;
      else visit(child, isPassing && turn === 0 ? [...via, story] : []);
      const isLast = turn === below.length - 1 && story.step.from === undefined;
      const back = tellBack(story, segments[turn + 1] ?? [], isLast, writing);
      if (back !== undefined) told.push(back);
      told.push(...(gaps[turn + 1] ?? []).flatMap((gap) => tellGap(story, gap, writing) ?? []));
    });
  };
  visit(0, []);
  return told.map(({ said, evidence }, at) => asParagraph(said, evidence, at + 1));
}

/** First steps that another page tells are named in one sentence. */
function toldElsewhere({ brief, tools, shapes }: StepWriting): Proven[] {
  const { told, steps } = brief;
  const sent = told === undefined ? undefined : steps[told.steps];
  const until = sent?.step.from === undefined ? undefined : steps[sent.step.from];
  if (told === undefined || until === undefined) return [];
  const before: FlowStepStory[] = [];
  for (let at = until.step.from; at !== undefined; at = steps[at]?.step.from) {
    const above = steps[at];
    if (above === undefined || before.includes(above)) break;
    before.unshift(above);
  }
  const said = tools.texts.flow.told({
    page: link(told.pageId, told.title),
    steps: tools.texts.common.and(before.map((story) => nameOf(story, tools))),
    until: nameOf(until, tools),
  });
  return [{ said: shapes.choose([said]), evidence: [...before, until].map(({ symbol }) => defines(symbol)) }];
}

function asParagraph(said: Proven['said'], evidence: readonly Evidence[], number: number): Block {
  const inlines: Inline[] = [strong(`${number}.`), { kind: 'text', text: ' ' }, ...(said as readonly Inline[])];
  const sentence: Statement = { inlines, evidence };
  return { kind: 'paragraph', statements: [sentence] };
}

function childrenOf({ steps }: FlowBrief): Map<number, number[]> {
  const children = new Map<number, number[]>();
  steps.forEach(({ step }, at) => {
    if (step.from !== undefined) children.set(step.from, [...(children.get(step.from) ?? []), at]);
  });
  return children;
}

/** What a step does itself before, between and after the calls of the steps below it. */
function segmentsOf(story: FlowStepStory, below: readonly number[], { steps }: FlowBrief): FlowEvent[][] {
  const borders = below.map((child) => steps[child]?.step.call?.startLine ?? 0);
  const segments: FlowEvent[][] = [...borders.map(() => []), []];
  for (const event of eventsOf(story)) {
    // A port is open before anything comes in by it, wherever the code for that stands.
    const isFirst = 'kind' in event && event.kind === 'listens';
    const at = isFirst && borders.length > 0 ? 0 : borders.findIndex((line) => event.line < line);
    segments[at < 0 ? borders.length : at]?.push(event);
  }
  return segments;
}

/** A step about which nothing is told before it calls the next one: both share a sentence. */
function isOnlyPassing({ step, words, constants }: FlowStepStory, events: readonly FlowEvent[]): boolean {
  const hasNumbers = constants.some(({ symbol }) => isNumber(symbol.literal));
  return (
    step.from !== undefined && step.dispatch === undefined && words === undefined && !hasNumbers && events.length === 0
  );
}

/** A call under a condition, or one that the program decides while it runs, gets a sentence of its own. */
function canPass(next: FlowStepStory | undefined, caller: FlowStepStory): boolean {
  if (next?.step.call === undefined || next.step.dispatch !== undefined) return false;
  if (next.step.aside !== undefined || next.step.callback !== undefined) return false;
  return conditionOf(next.step.call, earlyEnds(caller)) === undefined;
}

function tellArrival(
  at: number,
  via: readonly FlowStepStory[],
  events: readonly FlowEvent[],
  writing: StepWriting,
): Proven | undefined {
  const { brief, tools, shapes } = writing;
  const story = brief.steps[at] as FlowStepStory;
  const t = tools.texts.flow;
  if (story.step.from === undefined) {
    const done = tellDoings(story, events, writing);
    if (done === undefined) return undefined;
    const said = shapes.choose(t.begins({ callee: nameOf(story, tools), events: done.said }));
    return { said, evidence: [defines(story.symbol), ...done.evidence] };
  }
  const entered = via[0] ?? story;
  const caller = brief.steps[entered.step.from ?? 0];
  const { call } = entered.step;
  if (caller === undefined || call === undefined) return undefined;
  if (story.step.dispatch !== undefined && via.length === 0)
    return tellChoice(story, caller, tellDoings(story, events, writing), writing);
  const known = knownOf(story, writing.told);
  const done = tellEvents(events, { known, tools });
  keepTold(story, known, writing.told);
  const callback = tellCallback(entered, tools);
  const found = callback === undefined ? newCondition(caller, call, writing.told) : undefined;
  const aside = tellAside(entered, found, tools);
  const args = via.length > 0 ? [] : literalArguments(call);
  const text = `${namesIn(events, earlyEnds(story))} ${textOf(found)} ${args.map((argument) => argument.text).join(' ')}`;
  const constants = constantsOf(story, text, { isNamedOnly: false, writing });
  const words = story.words !== undefined && story.words.words.length <= QUOTE_FITS ? story.words : undefined;
  const wordings = t.step({
    caller: nameOf(caller, tools),
    callee: nameOf(story, tools),
    ...(via.length === 0 ? {} : { via: tools.texts.common.and(via.map((one) => nameOf(one, tools))) }),
    ...(words === undefined ? {} : { quote: quote(words) }),
    ...(args.length === 0 ? {} : { args: tools.texts.common.and(args.map(({ text }) => code(text))) }),
    ...(found === undefined ? {} : { condition: found }),
    ...(aside === undefined ? {} : { aside }),
    ...(done === undefined ? {} : { events: done.said }),
    ...(constants === undefined ? {} : { constants: constants.said }),
    ...(callback === undefined ? {} : { callback: callback.said }),
    isType: story.symbol.kind === 'class',
  });
  const passed = via.length === 0 ? [] : [...via.slice(1), story];
  return {
    said: shapes.choose(wordings),
    evidence: [
      ...arrivalProof(call, found, args),
      ...passed.flatMap(({ step }) => (step.call === undefined ? [] : [calls(step.call)])),
      ...(words === undefined ? [] : [says(words)]),
      ...(done?.evidence ?? []),
      ...(constants?.evidence ?? []),
      ...(callback?.evidence ?? []),
      ...(aside?.evidence ?? []),
    ],
  };
}

function arrivalProof(
  call: CallFact,
  found: Condition | undefined,
  args: ReturnType<typeof literalArguments>,
): Evidence[] {
  return [calls(call), ...provesCondition(found, call.callee, call), ...args.map((argument) => passes(call, argument))];
}

/** A call that the program decides while it runs, followed into one of the possible targets. */
function tellChoice(
  story: FlowStepStory,
  caller: FlowStepStory,
  done: Proven | undefined,
  { tools, shapes, told }: StepWriting,
): Proven | undefined {
  const { call, dispatch } = story.step;
  const { symbols } = tools.context.analysis;
  const by = dispatch?.by === undefined ? undefined : symbols.get(dispatch.by);
  if (call === undefined || dispatch === undefined || by === undefined) return undefined;
  const condition = newCondition(caller, call, told);
  const others = dispatch.candidates.filter((id) => id !== story.symbol.id).flatMap((id) => symbols.get(id) ?? []);
  const said = shapes.choose(
    tools.texts.flow.choice[dispatch.kind]({
      caller: nameOf(caller, tools),
      written: code(call.callee),
      by: code(by.name),
      chosen: nameOf(story, tools),
      others: tools.texts.common.and(others.slice(0, 3).map((symbol) => symbolName(symbol, tools))),
      otherCount: dispatch.kind === 'table' ? dispatch.count - 1 : others.length,
      count: dispatch.count,
      ...(done === undefined ? {} : { events: done.said }),
      ...(condition === undefined ? {} : { condition }),
    }),
  );
  const named = dispatch.kind === 'table' ? [] : others.slice(0, 3).map((symbol) => defines(symbol));
  const proof = [calls(call), ...provesCondition(condition, call.callee, call), defines(by), defines(story.symbol)];
  return { said, evidence: [...proof, ...named, ...(done?.evidence ?? [])] };
}

function tellBack(
  story: FlowStepStory,
  events: readonly FlowEvent[],
  isLast: boolean,
  writing: StepWriting,
): Proven | undefined {
  const { tools, shapes } = writing;
  const told = tellDoings(story, events, writing);
  if (told === undefined) return undefined;
  const said = shapes.choose(tools.texts.flow.back({ callee: nameOf(story, tools), events: told.said, isLast }));
  return { said, evidence: told.evidence };
}
