import type { Block, Statement } from '#draft';
import type { SymbolStory } from '#plan';
import { isTelling, tellBehaviour } from './behaviour.ts';
import { calls, defines, isKindOf, literalOf, says } from './evidence.ts';
import { cell, code, leaning, path, quote, statement } from './inline.ts';
import { type PageTools, paragraph } from './page-tools.ts';
import { callerName, type Use, useOf } from './symbol-use.ts';

/** Longest condition and member comment that fit into a sentence, in characters. @source own bound: read aloud */
const FITS = { guard: 80, comment: 110 } as const;

/** Most names in the sentence of names without a comment. @source own bound: read aloud */
const BARE_NAMES = 5;

/** Sentences of one shape on a page: what repeats further is told in rows. @source wiki.md §2: at most 2 repeats */
const SAME_SHAPE = 2;

/** One paragraph for each declaration: what it is and who uses it, then its members or how it works. */
export function tellStories(
  stories: readonly SymbolStory[],
  turn: number,
  tools: PageTools,
): { blocks: Block[]; untold: SymbolStory[] } {
  const shapes = new Map<string, number>();
  const isFresh = (shape: string, most: number = SAME_SHAPE): boolean => {
    const count = (shapes.get(shape) ?? 0) + 1;
    shapes.set(shape, count);
    return count <= most;
  };
  const blocks: Block[] = [];
  const untold: SymbolStory[] = [];
  for (const [at, story] of stories.entries()) {
    const use = useOf(story, tools);
    const isHeir = story.base !== undefined;
    if (!isFresh(`opening ${isHeir} ${use?.how} ${story.words === undefined}`)) {
      untold.push(story);
      continue;
    }
    const first = isHeir
      ? heir(story, { use, turn: turn + at }, tools)
      : opening(story, { use, turn: turn + at }, tools);
    const rest = [value(story, tools), members(story, turn, tools)];
    const bodies = story.behaviours.filter(isTelling).flatMap((behaviour, place) => {
      const isOwn = behaviour.symbol.id === story.symbol.id;
      const subject = isOwn ? undefined : code(behaviour.symbol.name);
      const [head, ...tail] = tellBehaviour(behaviour, { subject, turn: turn + at + place }, tools);
      // What follows says "it": without the sentence that names the subject it would speak of something else.
      return head === undefined || !isFresh(shapeOf(head), 2)
        ? []
        : [head, ...tail.filter((one) => isFresh(shapeOf(one), 2))];
    });
    const more = [
      ...rest.map(leaning).filter((sentence) => sentence !== undefined && isFresh(shapeOf(sentence), 1)),
      ...bodies,
    ];
    // Who takes a name says nothing about what it is: such names stand together further down.
    if (more.length === 0 && story.words === undefined && !isHeir && use?.how !== 'guarded') {
      untold.push(story);
      continue;
    }
    if (stories.length > 1) blocks.push({ kind: 'heading', level: 3, text: story.symbol.name });
    blocks.push(...paragraph([first, ...more]));
  }
  return { blocks, untold };
}

/** The sentence without its names: what a reader would notice as the same sentence again. */
function shapeOf({ inlines }: Statement): string {
  const words = inlines.map((inline) => (inline.kind === 'text' ? inline.text : '')).join(' ');
  return words.replace(/\b(and|ve)\b/g, '').replace(/[^\p{L}]+/gu, ' ');
}

/** Names without a comment in one sentence: a row could say nothing of them. */
export function bareNames(stories: readonly SymbolStory[], turn: number, { texts }: PageTools): Statement | undefined {
  const bare = stories.filter(({ words }) => words === undefined);
  const shown = bare
    .filter(({ symbol }, at) => bare.findIndex((other) => other.symbol.name === symbol.name) === at)
    .slice(0, BARE_NAMES);
  if (shown.length < 2) return undefined;
  const names = texts.common.and(shown.map(({ symbol }) => code(symbol.name)));
  return statement(
    texts.module.alsoDeclared({ names, turn }),
    shown.map(({ symbol }) => defines(symbol)),
  );
}

/** Rows for the declarations that are not told in sentences but have a comment. */
export function moreRows(stories: readonly SymbolStory[]): Statement[][] {
  const described = stories.filter(({ words }) => words !== undefined);
  return described.map(({ symbol, words }) => [
    cell(code(symbol.name), [defines(symbol)]),
    words === undefined ? cell(undefined) : cell(quote(words), [says(words)]),
    cell(path(symbol.path)),
  ]);
}

function opening(story: SymbolStory, known: { use: Use | undefined; turn: number }, tools: PageTools): Statement {
  const { story: t } = tools.texts.module;
  const { and, stop } = tools.texts.common;
  const { use, turn } = known;
  const { symbol, words } = story;
  const facts = {
    name: code(symbol.name),
    path: path(symbol.path),
    quote: words && quote(words),
    isType: symbol.kind === 'class',
    turn,
  };
  const own = [defines(symbol), ...(words === undefined ? [] : [says(words)])];
  if (use === undefined) return statement(stop(t.bare(facts)), own);
  const evidence = [...own, ...use.evidence];
  switch (use.how) {
    case 'guarded':
      return statement(stop(t.guarded({ ...facts, ...use })), evidence);
    case 'one':
      return statement(stop(t.one({ ...facts, ...use })), evidence);
    case 'few':
      return statement(stop(t.few({ ...facts, callers: and(use.callers) })), evidence);
    case 'serves':
    case 'many':
      return statement(stop(t[use.how]({ ...facts, callers: and(use.callers), count: use.count })), evidence);
    case 'imported':
      return statement(stop(t.imported({ ...facts, files: and(use.files), isOne: use.files.length === 1 })), evidence);
    case 'importedOften':
      return statement(
        stop(t.importedOften({ ...facts, files: and(use.files), count: use.count, isUse: use.isUse })),
        evidence,
      );
  }
}

/** A declaration that extends another one: the base is what distinguishes it. */
function heir(
  { symbol, words, base, isImplementer }: SymbolStory,
  { use, turn }: { use: Use | undefined; turn: number },
  tools: PageTools,
): Statement {
  const { story, use: t } = tools.texts.module;
  const { also, and, stop } = tools.texts.common;
  if (base === undefined)
    return statement(stop(story.bare({ name: code(symbol.name), path: path(symbol.path), isType: true, turn })), [
      defines(symbol),
    ]);
  const said = story.extends({
    name: code(symbol.name),
    path: path(symbol.path),
    quote: words && quote(words),
    isType: true,
    turn,
    base: code(base.name),
    relation: base.how === 'embeds' ? 'embeds' : isImplementer ? 'implements' : 'extends',
  });
  const own = [
    ...isKindOf(symbol, base, tools.context.analysis.symbols),
    ...(words === undefined ? [] : [says(words)]),
  ];
  if (use === undefined || symbol.kind !== 'class') return statement(stop(said), own);
  const clause = (): readonly { readonly kind: string }[] => {
    switch (use.how) {
      case 'guarded':
        return t.guarded(use);
      case 'one':
        return t.one(use);
      case 'few':
        return t.few({ callers: and(use.callers) });
      case 'serves':
      case 'many':
        return t.many({ callers: and(use.callers), rest: use.count - use.callers.length });
      case 'imported':
        return t.imported({ files: and(use.files), isOne: use.files.length === 1 });
      case 'importedOften':
        return t.importedOften(use);
    }
  };
  return statement(stop(also([said, clause()])), [...own, ...use.evidence]);
}

function value({ symbol }: SymbolStory, { texts }: PageTools): Statement | undefined {
  const { literal } = symbol;
  if (literal === undefined || literal.length > FITS.guard) return undefined;
  return statement(texts.module.value({ literal: code(literal) }), [literalOf(symbol, literal)]);
}

function members(story: SymbolStory, turn: number, tools: PageTools): Statement | undefined {
  const { symbol, members: found } = story;
  const { texts } = tools;
  const t = texts.module;
  if (symbol.kind !== 'class' && symbol.kind !== 'interface') return undefined;
  if (story.busiest !== undefined) return busiest(story.busiest, tools);
  const unique = found.filter(
    ({ symbol: member }, at) => found.findIndex((other) => other.symbol.name === member.name) === at,
  );
  const shown = unique.slice(0, 3).map((member) => ({ ...member, words: fitting(member.words) }));
  if (shown.length < 2) return undefined;
  const named = shown.map(({ symbol: member, words }) =>
    words === undefined ? [code(member.name)] : t.methodSaid({ name: code(member.name), quote: quote(words) }),
  );
  const evidence = shown.flatMap(({ symbol: member, words }) => [
    defines(member),
    ...(words === undefined ? [] : [says(words)]),
  ]);
  const isMethods = shown.every(({ symbol: member }) => member.kind === 'method');
  const are = !isMethods ? 'properties' : symbol.kind === 'interface' ? 'demanded' : 'offered';
  return statement(t.methods({ methods: texts.common.and(named), are, turn }), evidence);
}

function busiest(
  { symbol, words: all, calls: made }: NonNullable<SymbolStory['busiest']>,
  tools: PageTools,
): Statement {
  const words = fitting(all);
  const shown = made.slice(0, 2);
  const callers = tools.texts.common.and(shown.map((call) => callerName(call, tools)));
  const said = tools.texts.module.busiest({
    name: code(symbol.name),
    count: made.length,
    callers,
    quote: words && quote(words),
  });
  return statement(said, [defines(symbol), ...(words === undefined ? [] : [says(words)]), ...shown.map(calls)]);
}

function fitting(words: SymbolStory['words']): SymbolStory['words'] {
  return words !== undefined && words.words.length <= FITS.comment ? words : undefined;
}
