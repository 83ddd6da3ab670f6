import type { SymbolFact, TestFact } from '#analysis';
import { hasWholeWord } from '#text/whole-word';
import { bestFirst } from '../compare.ts';
import type { FactIndex } from '../fact-index.ts';
import type { ExtensionExemplar } from '../wiki-plan.ts';
import { linesOf } from './declared-lines.ts';

/** Members of so many lines do something even without a call. @source own bound: a returned literal has fewer */
const WORKING_LINES = 5;

/** A test does not make up for an implementer so many times as long as a typical one. @source own bound */
const FAR = 2;

/** What the choice looks at. */
export interface Family {
  readonly base: SymbolFact | undefined;
  readonly duties: readonly SymbolFact[];
  /** Shortest first. */
  readonly implementers: readonly SymbolFact[];
}

/**
 * The implementer to copy: of those that write every member and do something in them the one in the middle by length,
 * the nearest to it that has a test of its own before others.
 */
export function exemplarOf(family: Family, index: FactIndex): ExtensionExemplar | undefined {
  const whole = family.implementers.filter((symbol) => symbol.kind !== 'property' && isWhole(symbol, family, index));
  const working = whole.filter((symbol) => works(symbol, index));
  const candidates = working.length > 0 ? working : whole;
  const tested = candidates.flatMap((symbol) => {
    const test = testOf(symbol, index);
    return test === undefined ? [] : [{ symbol, test }];
  });
  const typical = candidates[Math.floor((candidates.length - 1) / 2)];
  if (typical === undefined) return undefined;
  const aim = linesOf(typical, index);
  const [nearest] = bestFirst(
    tested,
    (one) => -Math.abs(linesOf(one.symbol, index) - aim),
    (one) => one.symbol.id,
  );
  const isFar = nearest !== undefined && linesOf(nearest.symbol, index) > FAR * aim;
  const { symbol, test } = nearest === undefined || isFar ? { symbol: typical, test: testOf(typical, index) } : nearest;
  const { length } = family.implementers;
  const isOnlyTested =
    length > 1 && family.implementers.every((one) => (one === symbol) === (testOf(one, index) !== undefined));
  const isShorter = length === 2 && symbol === family.implementers[0];
  return {
    symbol,
    lines: linesOf(symbol, index),
    isBetween: isBetween(symbol, family.implementers, index),
    isShorter,
    isOnlyTested,
    ...(test === undefined ? {} : { test }),
  };
}

function isBetween(symbol: SymbolFact, all: readonly SymbolFact[], index: FactIndex): boolean {
  const lines = linesOf(symbol, index);
  const others = all.map((one) => linesOf(one, index));
  return others.some((other) => other < lines) && others.some((other) => other > lines);
}

/** Bases of their own, those made of others of their kind, and those that leave members to others are no example. */
function isWhole(symbol: SymbolFact, { base, duties }: Family, index: FactIndex): boolean {
  if (/^_?(Base|Abstract|Null|No[Oo]p|Dummy|Composite|Chain|Multi|Fallback|Wrap)/.test(symbol.name)) return false;
  if (/^_|Base$/.test(symbol.name)) return false;
  const members = index.membersOf.get(symbol.id) ?? [];
  const written = new Set(members.map(({ name }) => name));
  if (!duties.every(({ name }) => written.has(name))) return false;
  return base === undefined || !members.some(({ signature }) => hasWholeWord(signature, base.name));
}

/** Whether some member calls something, ends in an error, or is longer than a returned value. */
function works(symbol: SymbolFact, index: FactIndex): boolean {
  const parts = symbol.kind === 'function' ? [symbol] : (index.membersOf.get(symbol.id) ?? []);
  return parts.some(({ id, startLine, endLine, kind, name }) => {
    if (kind === 'property' || name === 'constructor' || name === '__init__') return false;
    const body = index.bodyOf.get(id);
    return (body?.calls.length ?? 0) + (body?.outcomes.length ?? 0) > 0 || endLine - startLine >= WORKING_LINES;
  });
}

/** A call in a test that makes this one. */
function testOf(symbol: SymbolFact, index: FactIndex): ExtensionExemplar['test'] {
  for (const test of index.analysis.tests as readonly TestFact[]) {
    const call = index.analysis.files.get(test.path)?.calls.find(({ target }) => target === symbol.id);
    if (call !== undefined) return { path: test.path, call };
  }
  return undefined;
}
