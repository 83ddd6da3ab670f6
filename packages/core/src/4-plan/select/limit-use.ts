import type { CallFact, ConstantUse, SymbolFact } from '#analysis';
import { hasWholeWord } from '#text/whole-word';
import type { FactIndex } from '../fact-index.ts';
import type { LimitStory } from '../wiki-plan.ts';

/** The first use that tells something: a condition on it, a call that takes it, else the function that uses it. */
export function useOf(symbol: SymbolFact, uses: readonly ConstantUse[], index: FactIndex): LimitStory['use'] {
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
