import type { CallFact } from '#analysis';
import type { Block, Inline, Statement } from '#draft';
import type { SymbolStory } from '#plan';
import type { Evidence } from '#vocabulary';
import { calls, defines, extendsBase, imports, literalOf, says } from './evidence.ts';
import { cell, code, path, quote, statement } from './inline.ts';
import { type PageTools, paragraph } from './page-tools.ts';

/** How far above a call its condition is looked for, in lines. @source wiki.md §2: median range of at most 20 lines */
const GUARD_LINES = 15;
/** Longest condition and member comment that fit into a sentence, in characters. @source own bound: read aloud */
const FITS = { guard: 80, comment: 110 } as const;

/** One paragraph for each declaration: what it is and who uses it, then its members or how it works. */
export function storyParagraphs(stories: readonly SymbolStory[], tools: PageTools): Block[] {
  return stories.flatMap((story) => {
    const use = useOf(story, tools);
    const work = workOf(story);
    const first = story.symbol.bases.length > 0 ? heir(story, use, tools) : opening(story, { use, work }, tools);
    const isToldAlready = use === undefined && story.symbol.bases.length === 0;
    return paragraph([
      first,
      value(story, tools),
      members(story, tools),
      isToldAlready ? undefined : worksThrough(work, tools),
    ]);
  });
}

/** Rows for the declarations that are not told in sentences. */
export function moreRows(stories: readonly SymbolStory[]): Statement[][] {
  return stories.map(({ symbol, words }) => [
    cell(code(symbol.name), [defines(symbol)]),
    words === undefined ? cell(undefined) : cell(quote(words), [says(words)]),
    cell(path(symbol.path)),
  ]);
}

/** Who uses a declaration, in the most telling form that the facts allow. */
type Use =
  | { readonly how: 'guarded'; readonly caller: Inline; readonly guard: Inline; readonly evidence: Evidence[] }
  | { readonly how: 'one'; readonly caller: Inline; readonly evidence: Evidence[] }
  | { readonly how: 'few'; readonly callers: Inline[]; readonly evidence: Evidence[] }
  | { readonly how: 'many'; readonly callers: Inline[]; readonly rest: number; readonly evidence: Evidence[] }
  | { readonly how: 'imported'; readonly files: Inline[]; readonly evidence: Evidence[] }
  | { readonly how: 'importedOften'; readonly files: Inline[]; readonly count: number; readonly evidence: Evidence[] };

function opening(
  story: SymbolStory,
  known: { use: Use | undefined; work: readonly CallFact[] },
  tools: PageTools,
): Statement {
  const { story: t } = tools.texts.module;
  const { and, stop } = tools.texts.common;
  const { use, work } = known;
  const { symbol, words } = story;
  const facts = {
    name: code(symbol.name),
    path: path(symbol.path),
    quote: words && quote(words),
    isType: symbol.kind === 'class',
  };
  const own = [defines(symbol), ...(words === undefined ? [] : [says(words)])];
  if (use === undefined && work.length > 1) {
    return statement(stop(t.works({ ...facts, callees: and(work.map(calleeName)) })), [...own, ...work.map(calls)]);
  }
  if (use === undefined) return statement(stop(t.bare(facts)), own);
  const evidence = [...own, ...use.evidence];
  switch (use.how) {
    case 'guarded':
      return statement(stop(t.guarded({ ...facts, ...use })), evidence);
    case 'one':
      return statement(stop(t.one({ ...facts, ...use })), evidence);
    case 'few':
      return statement(stop(t.few({ ...facts, callers: and(use.callers) })), evidence);
    case 'many':
      return statement(stop(t.many({ ...facts, callers: and(use.callers), rest: use.rest })), evidence);
    case 'imported':
      return statement(stop(t.imported({ ...facts, files: and(use.files), isOne: use.files.length === 1 })), evidence);
    case 'importedOften':
      return statement(stop(t.importedOften({ ...facts, files: and(use.files), count: use.count })), evidence);
  }
}

/** A declaration that extends another one: the base is what distinguishes it. */
function heir({ symbol, words, isImplementer }: SymbolStory, use: Use | undefined, tools: PageTools): Statement {
  const { story, use: t } = tools.texts.module;
  const { also, and, stop } = tools.texts.common;
  const [base] = symbol.bases;
  if (base === undefined)
    return statement(stop(story.bare({ name: code(symbol.name), path: path(symbol.path), isType: true })), [
      defines(symbol),
    ]);
  const said = story.extends({
    name: code(symbol.name),
    path: path(symbol.path),
    quote: words && quote(words),
    isType: true,
    base: code(base.name),
    isImplementer,
  });
  const own = [extendsBase(symbol, base), ...(words === undefined ? [] : [says(words)])];
  if (use === undefined || symbol.kind !== 'class') return statement(stop(said), own);
  const clause = (): readonly { readonly kind: string }[] => {
    switch (use.how) {
      case 'guarded':
        return t.guarded(use);
      case 'one':
        return t.one(use);
      case 'few':
        return t.few({ callers: and(use.callers) });
      case 'many':
        return t.many({ callers: and(use.callers), rest: use.rest });
      case 'imported':
        return t.imported({ files: and(use.files), isOne: use.files.length === 1 });
      case 'importedOften':
        return t.importedOften(use);
    }
  };
  return statement(stop(also([said, clause()])), [...own, ...use.evidence]);
}

function useOf(story: SymbolStory, tools: PageTools): Use | undefined {
  const { callers, callerCount } = story;
  const [first] = callers;
  if (first === undefined) return importedUse(story);
  if (callers.length === 1 && callerCount === 1)
    return guardedUse(first, tools) ?? { how: 'one', caller: callerName(first, tools), evidence: [calls(first)] };
  const shown = callers.slice(0, 2);
  const rest = callerCount - shown.length;
  const names = shown.map((call) => callerName(call, tools));
  const evidence = shown.map(calls);
  if (shown.length === 1) return { how: 'one', caller: names[0] as Inline, evidence };
  return rest > 0 ? { how: 'many', callers: names, rest, evidence } : { how: 'few', callers: names, evidence };
}

/** The condition stands above the call in the caller's body: those lines have to hold its words. */
function guardedUse(call: CallFact, tools: PageTools): Use | undefined {
  const caller = call.caller === undefined ? undefined : tools.context.analysis.symbols.get(call.caller);
  const { guard } = call;
  if (caller === undefined || guard === undefined || guard.length > FITS.guard) return undefined;
  const startLine = Math.max(caller.startLine, call.startLine - GUARD_LINES);
  const proof: Evidence = {
    path: call.path,
    startLine,
    endLine: call.endLine,
    claim: { predicate: 'says', words: guard },
  };
  return { how: 'guarded', caller: callerName(call, tools), guard: code(guard), evidence: [calls(call), proof] };
}

function importedUse({ importers, importerCount }: SymbolStory): Use | undefined {
  const shown = importers.slice(0, importerCount > 2 ? 1 : 2);
  if (shown.length === 0) return undefined;
  const files = shown.map(({ from }) => path(from));
  const evidence = shown.map(imports);
  return importerCount > 2
    ? { how: 'importedOften', files, count: importerCount, evidence }
    : { how: 'imported', files, evidence };
}

/** The caller by name; a method with its class. */
function callerName(call: CallFact, tools: PageTools): Inline {
  const { symbols } = tools.context.analysis;
  const caller = call.caller === undefined ? undefined : symbols.get(call.caller);
  const parent = caller?.parent === undefined ? undefined : symbols.get(caller.parent);
  if (caller === undefined) return path(call.path);
  return code(parent === undefined ? caller.name : `${parent.name}.${caller.name}`);
}

function value({ symbol }: SymbolStory, { texts }: PageTools): Statement | undefined {
  const { literal } = symbol;
  if (literal === undefined || literal.length > FITS.guard) return undefined;
  return statement(texts.module.value({ literal: code(literal) }), [literalOf(symbol, literal)]);
}

function members(story: SymbolStory, tools: PageTools): Statement | undefined {
  const { symbol, members: found } = story;
  const { texts } = tools;
  const t = texts.module;
  if (symbol.kind !== 'class' && symbol.kind !== 'interface') return undefined;
  if (story.busiest !== undefined) return busiest(story.busiest, tools);
  const shown = found.slice(0, 3).map((member) => ({ ...member, words: fitting(member.words) }));
  if (shown.length < 2) return undefined;
  const named = shown.map(({ symbol: member, words }) =>
    words === undefined ? [code(member.name)] : t.methodSaid({ name: code(member.name), quote: quote(words) }),
  );
  const evidence = shown.flatMap(({ symbol: member, words }) => [
    defines(member),
    ...(words === undefined ? [] : [says(words)]),
  ]);
  return statement(t.methods({ methods: texts.common.and(named) }), evidence);
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

/** What a function's body calls, in the order of its lines. */
function workOf({ calls: made, symbol }: SymbolStory): readonly CallFact[] {
  return symbol.kind === 'function' ? made.slice(0, 4) : [];
}

/** One call tells nothing about order. */
function worksThrough(work: readonly CallFact[], tools: PageTools): Statement | undefined {
  if (work.length < 2) return undefined;
  return statement(
    tools.texts.module.worksThrough({ callees: tools.texts.common.and(work.map(calleeName)) }),
    work.map(calls),
  );
}

function calleeName(call: CallFact): Inline {
  return code(call.callee.split('.').slice(-2).join('.'));
}
