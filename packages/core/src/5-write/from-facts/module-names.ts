import type { CallFact, SymbolFact } from '#analysis';
import type { Block, Inline, Statement } from '#draft';
import type { SymbolStory } from '#plan';
import type { Evidence } from '#vocabulary';
import { calls, defines, extendsBase, imports, literalOf, says } from './evidence.ts';
import { cell, code, path, quote, statement } from './inline.ts';
import { type PageTools, paragraph } from './page-tools.ts';

type Said = readonly { readonly kind: string }[];
interface Clause {
  readonly said: Said;
  readonly evidence: readonly Evidence[];
}

/** One paragraph for each declaration: what it is and who uses it, then how it works. */
export function storyParagraphs(stories: readonly SymbolStory[], tools: PageTools): Block[] {
  return stories.flatMap((story) => paragraph([opening(story, tools), members(story, tools), work(story, tools)]));
}

/** Rows for the declarations that are not told in sentences. */
export function moreRows(stories: readonly SymbolStory[]): Statement[][] {
  return stories.map(({ symbol, words }) => [
    cell(code(symbol.name), [defines(symbol)]),
    words === undefined ? cell(undefined) : cell(quote(words), [says(words)]),
    cell(path(symbol.path)),
  ]);
}

/** What it is, joined to who uses it and when. */
function opening(story: SymbolStory, tools: PageTools): Statement {
  const { common } = tools.texts;
  const first = identity(story, tools);
  const second = use(story, tools);
  if (story.symbol.literal !== undefined && story.words === undefined) return constant(story, second, tools);
  const clauses = second === undefined ? [first] : [first, second];
  return statement(
    common.stop(common.also(clauses.map(({ said }) => said))),
    clauses.flatMap(({ evidence }) => evidence),
  );
}

function identity({ symbol, words }: SymbolStory, { texts }: PageTools): Clause {
  const t = texts.module;
  const name = code(symbol.name);
  const [base] = symbol.bases;
  if (base !== undefined) {
    const said = t.subclass({ name, base: code(base.name), quote: words === undefined ? undefined : quote(words) });
    return { said, evidence: [extendsBase(symbol, base), ...(words === undefined ? [] : [says(words)])] };
  }
  if (words === undefined) return { said: t.bare({ name, path: path(symbol.path) }), evidence: [defines(symbol)] };
  return { said: t.doc[voiceOf(symbol)]({ name, quote: quote(words) }), evidence: [defines(symbol), says(words)] };
}

function voiceOf({ kind }: SymbolFact): 'function' | 'class' | 'type' | 'value' {
  if (kind === 'function' || kind === 'method') return 'function';
  if (kind === 'class') return 'class';
  return kind === 'interface' || kind === 'type' || kind === 'enum' ? 'type' : 'value';
}

function constant({ symbol }: SymbolStory, second: Clause | undefined, { texts }: PageTools): Statement {
  const literal = symbol.literal ?? '';
  const said = [...texts.module.bare({ name: code(symbol.name), path: path(symbol.path) })];
  const value = texts.module.literal({ literal: code(literal), use: second?.said ?? [] });
  const text: Inline = { kind: 'text', text: '. ' };
  return statement([...said, text, ...value], [literalOf(symbol, literal), ...(second?.evidence ?? [])]);
}

/** Who uses it: the guarded caller first, because the condition is what distinguishes the call. */
function use(story: SymbolStory, tools: PageTools): Clause | undefined {
  const t = tools.texts.module;
  const { callers, callerCount } = story;
  const [first] = callers;
  if (first === undefined) return importedUse(story, tools);
  const name = (call: CallFact): Inline => code(callerName(call, tools));
  if (callers.length === 1 && callerCount === 1) {
    const guarded = first.guard === undefined ? undefined : whenGuarded(first, tools);
    return guarded ?? { said: t.calledOnce({ caller: name(first), path: path(first.path) }), evidence: [calls(first)] };
  }
  const shown = callers.slice(0, 2);
  const rest = callerCount - shown.length;
  const callersSaid = tools.texts.common.and(shown.map(name));
  const said = rest > 0 ? t.calledByMany({ callers: callersSaid, rest }) : t.calledBy({ callers: callersSaid });
  return { said, evidence: shown.map(calls) };
}

/** The condition stands above the call in the caller's body: those lines have to hold its words. */
function whenGuarded(call: CallFact, tools: PageTools): Clause | undefined {
  const caller = call.caller === undefined ? undefined : tools.context.analysis.symbols.get(call.caller);
  const { guard } = call;
  if (caller === undefined || guard === undefined || guard.length > 80) return undefined;
  const startLine = Math.max(caller.startLine, call.startLine - GUARD_LINES);
  const proof: Evidence = {
    path: call.path,
    startLine,
    endLine: call.endLine,
    claim: { predicate: 'says', words: guard },
  };
  return {
    said: tools.texts.module.calledWhen({ caller: code(caller.name), guard: code(guard) }),
    evidence: [calls(call), proof],
  };
}

/** How far above a call its condition is looked for, in lines. @source wiki.md §2: median range of at most 20 lines */
const GUARD_LINES = 15;

function importedUse({ importers, importerCount }: SymbolStory, { texts }: PageTools): Clause | undefined {
  const t = texts.module;
  const shown = importers.slice(0, importerCount > 2 ? 1 : 2);
  if (shown.length === 0) return undefined;
  const files = texts.common.and(shown.map(({ from }) => path(from)));
  const rest = importerCount - shown.length;
  const said = rest > 0 ? t.importedByMany({ files, rest }) : t.importedBy({ files, isOne: shown.length === 1 });
  return { said, evidence: shown.map(imports) };
}

/** The declared callers by name; methods with their class. */
function callerName(call: CallFact, tools: PageTools): string {
  const { symbols } = tools.context.analysis;
  const caller = call.caller === undefined ? undefined : symbols.get(call.caller);
  const parent = caller?.parent === undefined ? undefined : symbols.get(caller.parent);
  if (caller === undefined) return call.callee;
  return parent === undefined ? caller.name : `${parent.name}.${caller.name}`;
}

function members({ symbol, members: found }: SymbolStory, { texts }: PageTools): Statement | undefined {
  const t = texts.module;
  if (symbol.kind !== 'class' && symbol.kind !== 'interface') return undefined;
  const shown = found.slice(0, 3);
  if (shown.length < 2) return undefined;
  const said = t.methods({
    methods: texts.common.and(
      shown.map(({ symbol: member, words }) =>
        words === undefined || words.words.length > 110
          ? [code(member.name)]
          : t.methodSaid({ name: code(member.name), quote: quote(words) }),
      ),
    ),
  });
  const evidence = shown.flatMap(({ symbol: member, words }) =>
    words === undefined || words.words.length > 110 ? [defines(member)] : [defines(member), says(words)],
  );
  return statement(said, evidence);
}

/** What its body calls, in the order of its lines; one call tells nothing about order. */
function work({ calls: made, symbol }: SymbolStory, tools: PageTools): Statement | undefined {
  if (symbol.kind !== 'function' || made.length < 2) return undefined;
  const shown = made.slice(0, 4);
  const callees = shown.map((call) => code(lastPart(call.callee)));
  return statement(tools.texts.module.worksThrough({ callees: tools.texts.common.and(callees) }), shown.map(calls));
}

function lastPart(callee: string): string {
  return callee.split('.').slice(-2).join('.');
}
