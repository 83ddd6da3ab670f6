import type { CallFact, SymbolFact } from '#analysis';
import type { Inline } from '#draft';
import type { SymbolStory } from '#plan';
import type { Evidence } from '#vocabulary';
import { calls, isUsedByName, takes } from './evidence.ts';
import { code, path } from './inline.ts';
import type { PageTools } from './page-tools.ts';

/** How far above a call its condition is looked for, in lines. @source wiki.md §2: median range of at most 20 lines */
const GUARD_LINES = 15;
/** Longest condition that fits into a sentence, in characters. @source own bound: read aloud */
const GUARD_FITS = 80;

/** Who uses a declaration, in the most telling form that the facts allow. */
export type Use =
  | { readonly how: 'guarded'; readonly caller: Inline; readonly guard: Inline; readonly evidence: Evidence[] }
  | {
      readonly how: 'one';
      readonly caller: Inline;
      /** What the caller writes, where the declaration is only what that stands for unless another is passed. */
      readonly through?: Inline;
      readonly evidence: Evidence[];
    }
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
  if (callers.length === 1 && callerCount === 1) return guardedUse(first, tools) ?? onlyUse(first, tools);
  const shown = callers.slice(0, 2);
  const rest = callerCount - shown.length;
  const names = shown.map((call) => callerName(call, tools));
  const evidence = shown.map(calls);
  const home = tools.sectionOf(story.symbol.path);
  const isOutside = shown.every((call) => tools.sectionOf(call.path) !== home);
  return rest > 0
    ? {
        how: isOutside ? 'serves' : 'many',
        callers: names,
        count: isOutside ? story.outsideCount : callerCount,
        evidence,
      }
    : { how: 'few', callers: names, evidence };
}

function onlyUse(call: CallFact, tools: PageTools): Use {
  const through = call.how === 'injected-default' ? { through: code(call.callee) } : {};
  return { how: 'one', caller: callerName(call, tools), ...through, evidence: [calls(call)] };
}

function guardedUse(call: CallFact, tools: PageTools): Use | undefined {
  const proof = guardProof(call, tools);
  if (proof === undefined || call.guard === undefined || call.guard.length > GUARD_FITS) return undefined;
  return { how: 'guarded', caller: callerName(call, tools), guard: code(call.guard), evidence: [calls(call), proof] };
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

/** The lines from the caller's head, or some lines above the call, that have to hold the condition's words. */
export function guardProof(call: CallFact, tools: PageTools): Evidence | undefined {
  const caller = call.caller === undefined ? undefined : tools.context.analysis.symbols.get(call.caller);
  if (caller === undefined || call.guard === undefined) return undefined;
  const startLine = Math.max(caller.startLine, call.startLine - GUARD_LINES);
  return { path: call.path, startLine, endLine: call.endLine, claim: { predicate: 'says', words: call.guard } };
}
