import type { CallFact, SymbolFact } from '#analysis';
import type { Inline } from '#draft';
import type { SymbolStory } from '#plan';
import type { Evidence } from '#vocabulary';
import { calls, isUsedByName, takes, when } from './evidence.ts';
import { code, path } from './inline.ts';
import type { PageTools } from './page-tools.ts';

/** Longest condition that fits into a sentence, in characters. @source own bound: read aloud */
const GUARD_FITS = 80;

/** Who uses a declaration, in the most telling form that the facts allow. */
export type Use =
  | { readonly how: 'guarded'; readonly caller: Inline; readonly guard: Inline; readonly evidence: Evidence[] }
  | { readonly how: 'one'; readonly caller: Inline; readonly evidence: Evidence[] }
  | { readonly how: 'few'; readonly callers: Inline[]; readonly evidence: Evidence[] }
  | {
      readonly how: 'many' | 'serves';
      readonly callers: Inline[];
      readonly count: number;
      readonly evidence: Evidence[];
    }
  | { readonly how: 'imported'; readonly files: Inline[]; readonly evidence: Evidence[] }
  | {
      readonly how: 'importedOften';
      readonly files: Inline[];
      readonly count: number;
      /** Whether the name is used without an import of its own. */
      readonly isUse: boolean;
      readonly evidence: Evidence[];
    };

/** The use that says most about the declaration: a condition, then callers, then importers. */
export function useOf(story: SymbolStory, tools: PageTools): Use | undefined {
  const { callers, callerCount } = story;
  const [first] = callers;
  if (first === undefined) return importedUse(story);
  if (callers.length === 1 && callerCount === 1)
    return guardedUse(first, tools) ?? { how: 'one', caller: callerName(first, tools), evidence: [calls(first)] };
  const shown = callers.slice(0, 2);
  const rest = callerCount - shown.length;
  const names = shown.map((call) => callerName(call, tools));
  const evidence = shown.map(calls);
  const home = tools.sectionOf(story.symbol.path);
  // Of calls in its own part, too, all are counted when those from outside are named already.
  const isOutside = story.outsideCount > shown.length && shown.every((call) => tools.sectionOf(call.path) !== home);
  return rest > 0
    ? {
        how: isOutside ? 'serves' : 'many',
        callers: names,
        count: isOutside ? story.places.outside : story.places.all,
        evidence,
      }
    : { how: 'few', callers: names, evidence };
}

/** A condition is told only when it is the whole one. */
function guardedUse(call: CallFact, tools: PageTools): Use | undefined {
  const [guard, ...others] = call.guards ?? [];
  const isWhole = others.length === 0 && call.isPartial !== true && call.isNested !== true;
  if (guard?.kind !== 'if' || !isWhole || guard.condition.length > GUARD_FITS || guard.condition.endsWith('…'))
    return undefined;
  return {
    how: 'guarded',
    caller: callerName(call, tools),
    guard: code(guard.condition),
    evidence: [calls(call), ...when(guard, call.callee, call)],
  };
}

function importedUse({ symbol, importers, importerCount }: SymbolStory): Use | undefined {
  const shown = importers.slice(0, importerCount > 2 ? 1 : 2);
  if (shown.length === 0) return undefined;
  const files = shown.map(({ from }) => path(from));
  const evidence = shown.map((fact) => takes(fact, symbol.name));
  const isUse = isUsedByName(symbol.path);
  return importerCount > 2
    ? { how: 'importedOften', files, count: importerCount, isUse, evidence }
    : { how: 'imported', files, evidence };
}

/** The caller by name; a method with its class. */
export function callerName(call: CallFact, tools: PageTools): Inline {
  const { symbols } = tools.context.analysis;
  const caller = call.caller === undefined ? undefined : symbols.get(call.caller);
  return caller === undefined ? path(call.path) : qualifiedName(caller, tools);
}

/** The declaration by name; a member with its class. */
export function qualifiedName(symbol: SymbolFact, tools: PageTools): Inline {
  const parent = symbol.parent === undefined ? undefined : tools.context.analysis.symbols.get(symbol.parent);
  return code(parent === undefined ? symbol.name : `${parent.name}.${symbol.name}`);
}
