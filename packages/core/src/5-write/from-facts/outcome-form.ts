import type { OutcomeFact } from '#analysis';

/**
 * How an error comes about: named by its class, made by a function, handed back by name or as a new one of a function, or
 * a panic.
 */
export type OutcomeForm = 'named' | 'made' | 'returned' | 'returnedNew' | 'panics';

/** The form in which an outcome is told; Go hands errors back. */
export function formOf({ name, path }: Pick<OutcomeFact, 'name' | 'path'>): OutcomeForm {
  const last = name.slice(name.lastIndexOf('.') + 1);
  if (!path.endsWith('.go')) return /^[#_]*[a-z]/.test(last) ? 'made' : 'named';
  if (/^panic$|^Panic/.test(last)) return 'panics';
  return /^(New|Errorf?|Wrapf?|WithMessagef?)$/.test(last) ? 'returnedNew' : 'returned';
}
