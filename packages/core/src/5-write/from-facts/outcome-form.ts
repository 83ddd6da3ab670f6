import type { OutcomeFact } from '#analysis';

/**
 * How an error comes about: named by its class, made by a function, handed back by name, as a new one of a function or as a
 * new one that its message tells apart, or a panic.
 */
export type OutcomeForm = 'named' | 'made' | 'returned' | 'returnedNew' | 'returnedSaid' | 'panics';

/** The form in which an outcome is told; Go hands errors back, and the message is what tells one from another. */
export function formOf(outcome: Pick<OutcomeFact, 'name' | 'path' | 'message'>): OutcomeForm {
  const { name, path } = outcome;
  const last = name.slice(name.lastIndexOf('.') + 1);
  if (!path.endsWith('.go')) return /^[#_]*[a-z]/.test(last) ? 'made' : 'named';
  if (/^panic$|^Panic/.test(last)) return 'panics';
  if (!/^(New|Errorf?|Wrapf?|WithMessagef?)$/.test(last)) return 'returned';
  return quotableMessage(outcome) === undefined ? 'returnedNew' : 'returnedSaid';
}

/**
 * A message that can be quoted: one without gaps, because what is put together while the program runs is no quotation. In Go
 * the verbs of a format stay as they are written.
 */
export function quotableMessage({ message, path }: Pick<OutcomeFact, 'message' | 'path'>): string | undefined {
  if (message === undefined) return undefined;
  const words = message.trim().replace(/[.\s]+$/, '');
  const bare = path.endsWith('.go') ? words.replace(/%[-+# 0]?[\d.*]{0,6}[a-zA-Z]/g, ' ') : words;
  if (/[{}%$\\]|…$/.test(bare) || bare.split(/[^\p{L}\p{N}'’-]+/u).filter(Boolean).length < 2) return undefined;
  return words;
}
