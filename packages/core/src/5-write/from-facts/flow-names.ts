import type { SymbolFact, SymbolId } from '#analysis';
import type { Inline } from '#draft';
import type { FlowBrief, FlowStepStory } from '#plan';
import { code } from './inline.ts';
import type { PageTools } from './page-tools.ts';

/** Most folders told in front of a name. @source own bound: read aloud */
const FOLDERS = 3;
/** Files that stand for their folder. */
const FOLDER_FILE = /^(__init__|__main__|index|mod|main)$/;

/** The declaration as people call it: a method with its class. */
export function nameOf({ symbol }: Pick<FlowStepStory, 'symbol'>, tools: PageTools): Inline {
  return symbolName(symbol, tools);
}

export function symbolName(symbol: SymbolFact, { context, homonyms }: Pick<PageTools, 'context' | 'homonyms'>): Inline {
  return code(homonyms?.get(symbol.id) ?? plainName(symbol, context));
}

function plainName(symbol: SymbolFact, { analysis }: PageTools['context']): string {
  const parent = symbol.parent === undefined ? undefined : analysis.symbols.get(symbol.parent);
  return parent === undefined ? symbol.name : `${parent.name}.${symbol.name}`;
}

/** Tools for one page on which different declarations of one name are told apart by where they stand. */
export function withHomonyms(brief: FlowBrief, tools: PageTools): PageTools {
  const named = new Map<string, SymbolFact[]>();
  for (const symbol of symbolsOn(brief, tools)) {
    const name = plainName(symbol, tools.context);
    named.set(name, [...(named.get(name) ?? []), symbol]);
  }
  const homonyms = new Map<SymbolId, string>();
  for (const [name, symbols] of named) {
    if (new Set(symbols.map(({ path }) => path)).size < 2) continue;
    for (let depth = 1; depth <= FOLDERS; depth++) {
      const places = symbols.map((symbol) => placeOf(symbol, depth));
      for (const [at, { id }] of symbols.entries()) homonyms.set(id, `${places[at]}.${name}`);
      if (new Set(places).size === places.length) break;
    }
  }
  return homonyms.size === 0 ? tools : { ...tools, homonyms };
}

/** Every declaration that the page of a flow may name, each once. */
function symbolsOn({ flow, steps, callers }: FlowBrief, { context }: PageTools): ReadonlySet<SymbolFact> {
  const { symbols } = context.analysis;
  const ids = [
    ...steps.flatMap(({ step }) => [
      step.symbol,
      ...(step.dispatch?.candidates ?? []),
      ...(step.aside ?? []).map(({ symbol }) => symbol),
      ...(step.failing ?? []).map(({ end }) => end.in),
    ]),
    ...(flow.gaps ?? []).map(({ alike }) => alike),
    ...flow.stops.flatMap(({ dispatch }) => dispatch?.candidates ?? []),
    ...callers.flatMap(({ caller, as }) => [caller.id, as?.id]),
  ];
  return new Set(ids.flatMap((id) => (id === undefined ? [] : (symbols.get(id) ?? []))));
}

/** What people write in front of a name: the package in Go, elsewhere the module; with folders until it is distinct. */
function placeOf({ path }: SymbolFact, depth: number): string {
  const parts = path.replace(/(\.d)?\.\w+$/, '').split('/');
  const isFolder = path.endsWith('.go') || FOLDER_FILE.test(parts.at(-1) ?? '');
  const shown = isFolder && parts.length > 1 ? parts.slice(0, -1) : parts;
  return shown.slice(-depth).join(path.endsWith('.py') ? '.' : '/');
}
