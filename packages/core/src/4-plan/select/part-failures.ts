import type { Section, SymbolId } from '#analysis';
import type { FactIndex } from '../fact-index.ts';
import type { ModuleBrief } from '../wiki-plan.ts';
import { asFailure, earlyExits, isAlways, isPlain } from './behaviour.ts';

/** Most failures of a part. @source wiki.md §3b: more than 12 items become a reference */
const FAILURES = 12;

/** How the code of a part ends early, each error or status under each condition once. */
export function failuresOf(section: Section, index: FactIndex): ModuleBrief['failures'] {
  const seen = new Set<string>();
  return section.files
    .flatMap((path) => index.analysis.files.get(path)?.outcomes ?? [])
    .filter(
      (outcome) =>
        isPlain(outcome) && outcome.isNested !== true && outcome.isSignal !== true && outcome.in !== undefined,
    )
    .flatMap((outcome) => {
      const body = index.bodyOf.get(outcome.in ?? '');
      const exits = body === undefined ? new Set<string>() : earlyExits(body);
      return isAlways(outcome, body?.outcomes ?? [], exits) ? [] : [asFailure(outcome, exits)];
    })
    .filter(({ outcome, guards }) => {
      const key = `${outcome.name} ${guards.map(({ kind, condition }) => `${kind} ${condition}`).join(' ')}`;
      if (guards.length === 0 || seen.has(key)) return false;
      seen.add(key);
      return true;
    })
    .slice(0, FAILURES);
}

/** Error types that only steer the way inside of their file. */
export function signalTypes({ files }: Section, { analysis }: FactIndex): ReadonlySet<SymbolId> {
  const outcomes = files.flatMap((path) => analysis.files.get(path)?.outcomes ?? []);
  return new Set(
    outcomes.flatMap(({ isSignal, target }) => (isSignal === true && target !== undefined ? [target] : [])),
  );
}
