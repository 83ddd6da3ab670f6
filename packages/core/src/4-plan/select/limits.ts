import type { Section, SymbolFact } from '#analysis';
import { bestFirst } from '../compare.ts';
import type { FactIndex } from '../fact-index.ts';
import type { LimitStory } from '../wiki-plan.ts';
import { useOf } from './limit-use.ts';
import { measureOf } from './measure-words.ts';
import { wordsOfSymbol } from './symbol-story.ts';

/** Most that are told of a part, and of the whole to who runs it. @source wiki.md §2: no lists of over 12 names */
const MOST = { ofPart: 4, ofWhole: 8 } as const;
/** Longest value that is told. @source own bound: read aloud */
const VALUE_FITS = 40;
/** Numbers without a unit that bound how much the product takes on. */
const COUNTED =
  /(^|_)(MAX|LIMIT|LIMITS|RETRIES|ATTEMPTS|CONCURRENCY|WORKERS|BATCH|CAPACITY|BUDGET|DEPTH|THRESHOLD)(_|$)/;

/** Constants of a part that bound or fix something, best first. */
export function limitsOf(section: Section, index: FactIndex): LimitStory[] {
  const symbols = section.files.flatMap((path) => index.analysis.files.get(path)?.symbols ?? []);
  return best(symbols, index).slice(0, MOST.ofPart);
}

/** Times, sizes and counts of the whole product that who runs it meets, best first; `told` are the ids of those told otherwise. */
export function limitsToMeet(index: FactIndex, told: ReadonlySet<string>): LimitStory[] {
  const symbols = [...index.analysis.symbols.values()].filter(
    ({ id, path }) => !told.has(id) && index.sectionOf.has(path),
  );
  return best(symbols, index)
    .filter(({ symbol, measure }) => measure !== undefined || COUNTED.test(wordsIn(symbol.name)))
    .slice(0, MOST.ofWhole);
}

function wordsIn(name: string): string {
  return name.replace(/([a-z\d])([A-Z])/g, '$1_$2').toUpperCase();
}

/** Measures first, then numbers that a comment explains; of each somebody has to know what it is for. */
function best(symbols: readonly SymbolFact[], index: FactIndex): LimitStory[] {
  const stories = symbols.flatMap((symbol) => tellLimit(symbol, index) ?? []);
  return bestFirst(
    stories,
    ({ symbol, measure, words, use, pinned }) =>
      (measure === undefined ? 0 : 2) +
      (words === undefined ? 0 : 1) +
      (pinned === undefined ? 0 : 1) +
      (use === undefined ? 0 : use.how === 'used' ? 0.5 : 1) +
      (index.analysis.files.get(symbol.path)?.rank ?? 0) / 2,
    ({ symbol }) => symbol.id,
  );
}

/** One limit with everything worth telling; `undefined` for what is no number or tells nobody anything. */
function tellLimit(symbol: SymbolFact, index: FactIndex): LimitStory | undefined {
  const value = isConstant(symbol) ? writtenValue(symbol) : undefined;
  if (value === undefined) return undefined;
  const all = index.constantUses.get(symbol.id) ?? [];
  const roleOf = (path: (typeof all)[number]['path']) => index.analysis.files.get(path)?.role;
  const uses = all.filter(({ path, user }) => roleOf(path) === 'code' && user !== undefined);
  const pinned = all.find(({ path }) => roleOf(path) === 'test');
  const measure = measureOf(symbol.name, value);
  const words = wordsOfSymbol(symbol);
  const use = useOf(symbol, uses, index);
  const isMeant = measure !== undefined || words !== undefined || COUNTED.test(wordsIn(symbol.name));
  if (!isMeant || (use === undefined && words === undefined)) return undefined;
  return {
    symbol,
    value,
    ...(measure === undefined ? {} : { measure }),
    ...(words === undefined ? {} : { words }),
    ...(use === undefined ? {} : { use }),
    ...(pinned === undefined ? {} : { pinned }),
  };
}

function isConstant({ parent, kind }: SymbolFact): boolean {
  return parent === undefined && (kind === 'constant' || kind === 'variable');
}

/** The number, else the short product behind the declaration's equals sign: `24 * time.Hour`. */
function writtenValue({ literal, signature }: SymbolFact): string | undefined {
  const value = literal ?? /^[^=]{1,120}[^=!<>]=\s*([^=;]{1,80})$/.exec(signature)?.[1]?.trim();
  return value !== undefined && value.length <= VALUE_FITS && /^[-+(\d]/.test(value) ? value : undefined;
}
