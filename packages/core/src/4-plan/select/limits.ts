import type { Section, SymbolFact } from '#analysis';
import { bestFirst } from '../compare.ts';
import type { FactIndex } from '../fact-index.ts';
import type { LimitFact, ModuleBrief } from '../wiki-plan.ts';
import { asFailure, earlyExits, isPlain } from './behaviour.ts';
import { measureOf } from './measure-words.ts';
import { wordsOfSymbol } from './symbol-story.ts';

/** Most constants and failures of a part. @source wiki.md §3b: more than 12 items become a reference */
const MOST = { limits: 6, failures: 12 } as const;
/** Longest value that is told. @source own bound: read aloud */
const VALUE_FITS = 40;

/** Constants that bound or fix something: measures first, then numbers that a comment explains; used by product code. */
export function limitsOf(section: Section, index: FactIndex): LimitFact[] {
  const { files } = index.analysis;
  const constants = section.files
    .flatMap((path) => files.get(path)?.symbols ?? [])
    .filter((symbol) => (symbol.kind === 'constant' || symbol.kind === 'variable') && isNumber(symbol));
  const limits = constants.flatMap((symbol) => {
    const limit = asLimit(symbol, index);
    return limit.uses.length > 0 && (limit.measure !== undefined || limit.words !== undefined) ? [limit] : [];
  });
  return bestFirst(
    limits,
    ({ measure, words, pinned }) => (measure === undefined ? 0 : 2) + (words === undefined ? 0 : 1) + (pinned ? 1 : 0),
    ({ symbol }) => symbol.id,
  ).slice(0, MOST.limits);
}

function asLimit(symbol: SymbolFact, index: FactIndex): LimitFact {
  const all = index.constantUses.get(symbol.id) ?? [];
  const roleOf = (path: (typeof all)[number]['path']) => index.analysis.files.get(path)?.role;
  const uses = all.filter(({ path, user }) => roleOf(path) === 'code' && user !== undefined);
  const pinned = all.find(({ path }) => roleOf(path) === 'test');
  const measure = measureOf(symbol.name, symbol.literal ?? '');
  const words = wordsOfSymbol(symbol);
  return {
    symbol,
    uses: uses.slice(0, 3),
    ...(measure === undefined ? {} : { measure }),
    ...(words === undefined ? {} : { words }),
    ...(pinned === undefined ? {} : { pinned }),
  };
}

function isNumber({ literal }: SymbolFact): boolean {
  return literal !== undefined && literal.length <= VALUE_FITS && /^[-+(\d]/.test(literal);
}

/** How the code of a part ends early, each error or status under each condition once. */
export function failuresOf(section: Section, index: FactIndex): ModuleBrief['failures'] {
  const seen = new Set<string>();
  return section.files
    .flatMap((path) => index.analysis.files.get(path)?.outcomes ?? [])
    .filter((outcome) => isPlain(outcome) && outcome.isNested !== true && outcome.in !== undefined)
    .map((outcome) => {
      const body = index.bodyOf.get(outcome.in ?? '');
      return asFailure(outcome, body === undefined ? new Set() : earlyExits(body));
    })
    .filter(({ outcome, guards }) => {
      const key = `${outcome.name} ${guards.map(({ kind, condition }) => `${kind} ${condition}`).join(' ')}`;
      if (guards.length === 0 || seen.has(key)) return false;
      seen.add(key);
      return true;
    })
    .slice(0, MOST.failures);
}
