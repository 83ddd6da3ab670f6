import { hasWholeWord } from '#text/whole-word';
import type { EnvironmentFact, SettingFact, SettingValue, SymbolFact } from '../analysis.ts';
import { type SettingScope, type SettingSources, scopeOf } from './setting-scope.ts';
import { typeOf } from './setting-type.ts';
import { collectWords } from './setting-words.ts';
import { callsAround, checksOf, targetsOf } from './trace-value.ts';

/** Functions of which the documentation names a setting. @source own bound: one is told */
const MENTIONS = 2;

/**
 * One fact for each variable that product code reads: read sites joined with what checks the value, where it goes, what
 * files beside the code give it, and what documents say about it. By name; the order of the sources does not matter.
 */
export function joinSettings(environment: readonly EnvironmentFact[], sources: SettingSources): SettingFact[] {
  const scope = scopeOf(sources);
  const reads = new Map<string, EnvironmentFact[]>();
  for (const fact of environment) {
    if (sources.files.get(fact.path)?.role !== 'code') continue;
    reads.set(fact.name, [...(reads.get(fact.name) ?? []), fact]);
  }
  const names = new Set(reads.keys());
  const words = collectWords(sources.documents, names);
  const values = valuesBy(sources.values);
  const mentions = collectMentions(scope, names);
  return [...reads]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, facts]) => {
      const ordered = bestRead(facts, scope);
      return {
        name,
        reads: ordered,
        ...followed(ordered, scope),
        mentionedBy: (mentions.get(name) ?? []).slice(0, MENTIONS).map(({ id }) => id),
        values: values.get(name) ?? [],
        words: words.get(name) ?? [],
      };
    });
}

/** Reads with a default first, then by the rank of their file. */
function bestRead(facts: readonly EnvironmentFact[], scope: SettingScope): EnvironmentFact[] {
  const score = (fact: EnvironmentFact): number =>
    (fact.defaultLiteral === undefined && fact.defaultName === undefined ? 0 : 2) +
    (fact.into === undefined ? 0 : 1) +
    (scope.files.get(fact.path)?.rank ?? 0);
  return [...facts].sort(
    (a, b) => score(b) - score(a) || (a.path < b.path ? -1 : a.path > b.path ? 1 : a.startLine - b.startLine),
  );
}

type Followed = Pick<SettingFact, 'type' | 'constant' | 'field' | 'checks' | 'becomes'>;

/** What the first read whose value can be followed leads to. */
function followed(reads: readonly EnvironmentFact[], scope: SettingScope): Followed {
  const found = reads.map((read) => follow(read, scope));
  const best = found.find(({ becomes, checks }) => becomes.length + checks.length > 0) ?? found[0];
  return best ?? { checks: [], becomes: [] };
}

function follow(read: EnvironmentFact, scope: SettingScope): Followed {
  const becomes = targetsOf(read, scope);
  const checks = checksOf(read, becomes, scope);
  const field = fieldOf(read, scope);
  const constant = constantOf(read, scope);
  const type = typeOf({ around: callsAround(read, scope), checks, field });
  return {
    becomes,
    checks,
    ...(type === undefined ? {} : { type }),
    ...(field === undefined ? {} : { field: field.id }),
    ...(constant === undefined ? {} : { constant: constant.id }),
  };
}

/** The property of the type that the reading function gives back. */
function fieldOf({ into, in: reader }: EnvironmentFact, scope: SettingScope): SymbolFact | undefined {
  const signature = reader === undefined ? undefined : scope.symbols.get(reader)?.signature;
  if (into === undefined || signature === undefined) return undefined;
  return (scope.byName.get(into) ?? []).find((symbol) => {
    const parent = symbol.parent === undefined ? undefined : scope.symbols.get(symbol.parent);
    return symbol.kind === 'property' && parent !== undefined && hasWholeWord(signature, parent.name);
  });
}

/** The constant whose name stands in for the value: declared in the same file, or the one of that name. */
function constantOf({ defaultName, path }: EnvironmentFact, scope: SettingScope): SymbolFact | undefined {
  if (defaultName === undefined) return undefined;
  const named = (scope.byName.get(defaultName) ?? []).filter(
    ({ literal, parent }) => literal !== undefined && parent === undefined,
  );
  return named.find((symbol) => symbol.path === path) ?? (named.length === 1 ? named[0] : undefined);
}

function valuesBy(values: readonly SettingValue[]): ReadonlyMap<string, readonly SettingValue[]> {
  const lists = new Map<string, SettingValue[]>();
  const ordered = [...values].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : a.startLine - b.startLine));
  for (const value of ordered) lists.set(value.name, [...(lists.get(value.name) ?? []), value]);
  return lists;
}

const VARIABLE_IN_TEXT = /\b[A-Z][A-Z0-9]*(_[A-Z0-9]+)+\b/g;

/** Exported functions by the settings that their documentation names. One pass over the comments. */
function collectMentions(scope: SettingScope, names: ReadonlySet<string>): ReadonlyMap<string, readonly SymbolFact[]> {
  const found = new Map<string, SymbolFact[]>();
  for (const symbol of scope.symbols.values()) {
    if (symbol.doc === undefined || (symbol.kind !== 'function' && symbol.kind !== 'method')) continue;
    if (scope.files.get(symbol.path)?.role !== 'code') continue;
    for (const name of new Set(symbol.doc.summary.match(VARIABLE_IN_TEXT) ?? []))
      if (names.has(name)) found.set(name, [...(found.get(name) ?? []), symbol]);
  }
  return found;
}
