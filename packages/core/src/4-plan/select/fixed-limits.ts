import type { CallFact, ConstantUse, SymbolFact } from '#analysis';
import { hasWholeWord } from '#text/whole-word';
import { bestFirst } from '../compare.ts';
import type { FactIndex } from '../fact-index.ts';
import type { LimitStory } from '../wiki-plan.ts';
import { measureOf } from './measure-words.ts';
import { wordsOfSymbol } from './symbol-story.ts';

/** Names of constants that bound something. */
const LIMIT =
  /(^|_)(MAX|MIN|LIMIT|LIMITS|TIMEOUT|RETRIES|ATTEMPTS|SIZE|COUNT|DEPTH|CONCURRENCY|BATCH|TTL|INTERVAL|DELAY|LENGTH|CAPACITY|THRESHOLD|WAIT|GAP|AGE|BUDGET|WORKERS)(_|$)/;
/** Most constants that are told. @source own bound: the reference has all */
const LIMITS = 8;

/** Named constants of product code that bound times, sizes or counts, with what they are used for, best first. */
export function findLimits(index: FactIndex, told: ReadonlySet<string>): LimitStory[] {
  const isProduct = (use: ConstantUse): boolean => index.analysis.files.get(use.path)?.role === 'code';
  const stories = [...index.analysis.symbols.values()].flatMap((symbol): LimitStory[] => {
    if (!isConstant(symbol) || told.has(symbol.id) || !index.sectionOf.has(symbol.path)) return [];
    const literal = writtenValue(symbol);
    if (literal === undefined) return [];
    const measure = measureOf(symbol.name, literal);
    if (measure === undefined && !(isLimitName(symbol.name) && /^\d[\d_]*$/.test(literal))) return [];
    const words = wordsOfSymbol(symbol);
    const use = useOf(symbol, (index.constantUses.get(symbol.id) ?? []).filter(isProduct), index);
    if (use === undefined && words === undefined) return [];
    return [
      {
        symbol,
        value: literal,
        ...(measure === undefined ? {} : { measure }),
        ...(words === undefined ? {} : { words }),
        ...(use === undefined ? {} : { use }),
      },
    ];
  });
  return bestFirst(stories, scoreOf(index), ({ symbol }) => symbol.id).slice(0, LIMITS);
}

function isConstant({ parent, kind }: SymbolFact): boolean {
  return parent === undefined && (kind === 'constant' || kind === 'variable');
}

/** The literal, else the short expression behind the declaration's equals sign: `24 * time.Hour`. */
function writtenValue({ literal, signature }: SymbolFact): string | undefined {
  return literal ?? /^[^=]{1,120}[^=!<>]=\s*([^=;]{1,80})$/.exec(signature)?.[1]?.trim();
}

function isLimitName(name: string): boolean {
  return LIMIT.test(name.replace(/([a-z\d])([A-Z])/g, '$1_$2').toUpperCase());
}

function scoreOf(index: FactIndex): (story: LimitStory) => number {
  return ({ symbol, measure, words, use }) =>
    (measure === undefined ? 0 : 2) +
    (words === undefined ? 0 : 1) +
    (use === undefined ? 0 : use.how === 'used' ? 1 : 2) +
    2 * (index.analysis.files.get(symbol.path)?.rank ?? 0);
}

/** The first use that tells something: a condition on it, a call that takes it, else the function that uses it. */
function useOf(symbol: SymbolFact, uses: readonly ConstantUse[], index: FactIndex): LimitStory['use'] {
  const found = uses.map((use) => describeUse(symbol, use, index)).filter((use) => use !== undefined);
  const order = { tests: 0, passes: 1, used: 2 } as const;
  return found.sort((a, b) => order[a.how] - order[b.how])[0];
}

function describeUse(symbol: SymbolFact, use: ConstantUse, index: FactIndex): LimitStory['use'] {
  const user = use.user === undefined ? undefined : index.analysis.symbols.get(use.user);
  if (user === undefined) return undefined;
  const file = index.analysis.files.get(use.path);
  const guards = [...(file?.calls ?? []), ...(file?.outcomes ?? [])].flatMap((fact) => fact.guards ?? []);
  const guard = guards.find(
    (one) =>
      one.kind !== 'catch' &&
      one.line <= use.startLine &&
      use.startLine <= one.endLine &&
      hasWholeWord(one.condition, symbol.name),
  );
  if (guard !== undefined) {
    const { startLine } = guard;
    return { how: 'tests', user, condition: guard.condition, path: use.path, startLine, endLine: use.endLine };
  }
  const call = (file?.calls ?? [])
    .filter((one) => takes(one, symbol.name, use))
    .sort((a, b) => a.endLine - a.startLine - (b.endLine - b.startLine))[0];
  if (call !== undefined)
    return { how: 'passes', user, call, path: use.path, startLine: use.startLine, endLine: use.endLine };
  return { how: 'used', user, path: use.path, startLine: use.startLine, endLine: use.endLine };
}

function takes(call: CallFact, name: string, use: ConstantUse): boolean {
  return (
    call.startLine <= use.startLine &&
    use.endLine <= call.endLine &&
    (call.arguments ?? []).some(({ text }) => text.trim() === name)
  );
}
