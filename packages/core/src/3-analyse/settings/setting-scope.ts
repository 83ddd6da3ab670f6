import type { RepoPath } from '#vocabulary';
import type {
  AnalysedFile,
  CallFact,
  DocumentFact,
  OutcomeFact,
  SettingValue,
  SymbolFact,
  SymbolId,
} from '../analysis.ts';

/** What settings are joined from. */
export interface SettingSources {
  readonly files: ReadonlyMap<RepoPath, AnalysedFile>;
  readonly symbols: ReadonlyMap<SymbolId, SymbolFact>;
  readonly documents: readonly DocumentFact[];
  readonly values: readonly SettingValue[];
}

/** The sources turned around: what happens inside a function, who calls it, what it may end with. */
export interface SettingScope extends SettingSources {
  /** Calls by the function they stand in, in line order. */
  readonly callsIn: ReadonlyMap<SymbolId, readonly CallFact[]>;
  /** Resolved calls by the function they reach. */
  readonly callsTo: ReadonlyMap<SymbolId, readonly CallFact[]>;
  readonly outcomesIn: ReadonlyMap<SymbolId, readonly OutcomeFact[]>;
  readonly membersOf: ReadonlyMap<SymbolId, readonly SymbolFact[]>;
  readonly byName: ReadonlyMap<string, readonly SymbolFact[]>;
}

/** Indexes over product code. O(calls + outcomes + symbols). */
export function scopeOf(sources: SettingSources): SettingScope {
  const callsIn = new Map<SymbolId, CallFact[]>();
  const callsTo = new Map<SymbolId, CallFact[]>();
  const outcomesIn = new Map<SymbolId, OutcomeFact[]>();
  const membersOf = new Map<SymbolId, SymbolFact[]>();
  const byName = new Map<string, SymbolFact[]>();
  for (const file of sources.files.values()) {
    if (file.role !== 'code') continue;
    for (const call of file.calls) {
      if (call.caller !== undefined) add(callsIn, call.caller, call);
      if (call.target !== undefined) add(callsTo, call.target, call);
    }
    for (const outcome of file.outcomes) if (outcome.in !== undefined) add(outcomesIn, outcome.in, outcome);
  }
  for (const symbol of sources.symbols.values()) {
    if (sources.files.get(symbol.path)?.role !== 'code') continue;
    if (symbol.parent !== undefined) add(membersOf, symbol.parent, symbol);
    add(byName, symbol.name, symbol);
  }
  return { ...sources, callsIn, callsTo, outcomesIn, membersOf, byName };
}

function add<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}
