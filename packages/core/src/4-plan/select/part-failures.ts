import type { Section } from '#analysis';
import type { FactIndex } from '../fact-index.ts';
import type { ModuleBrief } from '../wiki-plan.ts';
import { asFailure, isPlain } from './behaviour.ts';

/** Most failures of a part. @source wiki.md §3b: more than 12 items become a reference */
const FAILURES = 12;

/** How the code of a part ends early, each error or status under each condition once. */
export function failuresOf(section: Section, index: FactIndex): ModuleBrief['failures'] {
  const seen = new Set<string>();
  return section.files
    .flatMap((path) => index.analysis.files.get(path)?.outcomes ?? [])
    .filter(isPlain)
    .map((outcome) => asFailure(outcome))
    .filter(({ outcome, guards }) => {
      const key = `${outcome.name} ${guards.map(({ kind, condition }) => `${kind} ${condition}`).join(' ')}`;
      if (guards.length === 0 || outcome.in === undefined || seen.has(key)) return false;
      seen.add(key);
      return true;
    })
    .slice(0, FAILURES);
}
