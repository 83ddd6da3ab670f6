/** What stands in place of a secret that was found in repository text. */
export const REDACTED = '[redacted]';

/** A text without the secrets that were recognised. */
export interface RedactedText {
  readonly text: string;
  /** Number of places that were blanked. */
  readonly count: number;
}

/** A kind of secret. Group 1, when there is one, is kept; every quantifier is bounded, so that the search is linear. */
interface SecretRule {
  readonly pattern: RegExp;
  /** Tells a secret from a placeholder. */
  readonly isSecret?: (value: string) => boolean;
}

const RULES: readonly SecretRule[] = [
  // Private keys, also when the end mark is not in the text.
  { pattern: /-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----[A-Za-z0-9+/=\s:,|.-]{0,8000}/g },
  { pattern: /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/g },
  { pattern: /\bgh[pousr]_[A-Za-z0-9]{30,255}\b/g },
  { pattern: /\bgithub_pat_[A-Za-z0-9_]{22,255}\b/g },
  { pattern: /\bgl(?:pat|dt|rt|ptt|cbt|soat)-[\w-]{16,255}/g },
  { pattern: /\bxox[abeoprs]-[\w-]{10,255}/g },
  { pattern: /\bxapp-[\w-]{10,255}/g },
  { pattern: /\bsk-[A-Za-z0-9_-]{20,255}/g },
  { pattern: /\bAIza[\w-]{35}/g },
  { pattern: /\bya29\.[\w-]{20,255}/g },
  { pattern: /\b[rs]k_(?:live|test)_[A-Za-z0-9]{10,255}/g },
  { pattern: /\bwhsec_[A-Za-z0-9+/=]{16,255}/g },
  { pattern: /\bnpm_[A-Za-z0-9]{30,255}\b/g },
  { pattern: /\bpypi-[\w-]{40,255}/g },
  { pattern: /\bhf_[A-Za-z0-9]{30,255}\b/g },
  { pattern: /\bSG\.[\w-]{16,64}\.[\w-]{16,128}/g },
  { pattern: /\beyJ[\w-]{10,2000}\.[\w-]{10,2000}\.[\w-]{10,2000}/g },
  { pattern: /\b(AccountKey=|SharedAccessKey=)[A-Za-z0-9+/=]{20,255}/gi },
  { pattern: /(:\/\/[^\s/:@'"]{1,100}:)[^\s/:@'"]{3,200}(?=@)/g, isSecret: looksChosen },
  {
    pattern: /\b(authorization["']?\s{0,4}[:=]\s{0,4}["']?(?:basic|bearer)\s{1,4})[\w+/=.~-]{12,500}/gi,
    isSecret: looksChosen,
  },
  {
    pattern:
      /((?:passw(?:or)?d|passphrase|secret|token|api[_-]?key|access[_-]?key|private[_-]?key|credential)["'\]]{0,2}\s{0,4}(?:=>|[:=])\s{0,4}["'`])[^"'`\s]{8,500}(?=["'`])/gi,
    isSecret: looksRandom,
  },
  // Key material without its frame, such as the middle of a private key.
  { pattern: /(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{60,4000}={0,2}(?![A-Za-z0-9+/])/g, isSecret: looksRandom },
];

/**
 * The text with keys, tokens and passwords blanked, before it leaves for a model; the number of lines stays. Finds
 * well-known forms and values assigned to telling names; never everything. O(n) for each rule.
 */
export function redactSecrets(text: string): RedactedText {
  let count = 0;
  let redacted = text;
  for (const { pattern, isSecret } of RULES) {
    redacted = redacted.replace(pattern, (found: string, lead: unknown) => {
      const kept = typeof lead === 'string' ? lead : '';
      if (found.endsWith(REDACTED) || isSecret?.(found.slice(kept.length)) === false) return found;
      count += 1;
      return kept + REDACTED + '\n'.repeat(found.split('\n').length - 1);
    });
  }
  return { text: redacted, count };
}

/** Words and marks of values that stand for a secret instead of being one. */
const PLACEHOLDER = /example|change.?me|placeholder|your[_-]|dummy|^x+$|^\*+$|[<>{}$%()]/i;

function looksChosen(value: string): boolean {
  return !PLACEHOLDER.test(value);
}

/** Letters and digits together, as no word of a language or code has them over such a length. */
function looksRandom(value: string): boolean {
  return looksChosen(value) && /\d/.test(value) && /[A-Za-z]/.test(value);
}
