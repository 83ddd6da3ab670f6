import { hasWholeWord } from '#text/whole-word';
import type { Claim } from '#vocabulary';
import type { AnswerSentence } from './answer.ts';
import type { CitedEvidence } from './cited-evidence.ts';

/** A relation that a sentence states, with the evidence that has to prove it. */
export interface RelationClaim {
  readonly item: CitedEvidence;
  readonly claim: Claim;
}

/** A code span in the text of a sentence. */
const SPAN = '`([^`]{1,120})`';

/** A few plain words between a name and its verb, as in Turkish. */
const FEW_WORDS = String.raw`(?:\s+\p{L}{1,20}){0,3}\s+`;

interface Relation {
  readonly pattern: RegExp;
  readonly claimOf: (object: string, subject: string | undefined) => Claim | undefined;
}

const calls = (object: string): Claim | undefined => {
  if (object.includes('/')) return undefined;
  const callee = /([\p{L}_$][\p{L}\p{N}_$]*)(?:\(.*\))?$/u.exec(object)?.[1];
  return callee === undefined ? undefined : { predicate: 'calls', callee };
};
const extendsBase = (base: string, name: string | undefined): Claim | undefined => {
  return isName(base) && name !== undefined && isName(name) ? { predicate: 'extends', name, base } : undefined;
};
const sets = (value: string, key: string | undefined): Claim | undefined => {
  return key !== undefined && isName(key) ? { predicate: 'sets', key, value } : undefined;
};
const reads = (variable: string): Claim | undefined => {
  return /^[A-Z][A-Z0-9]*_[A-Z0-9_]+$/.test(variable) ? { predicate: 'reads', variable } : undefined;
};

/** Phrases that state what a checker can prove, in English and Turkish. Group 1 is the object. */
const RELATIONS: readonly Relation[] = [
  { pattern: new RegExp(`\\b(?:calls?|invokes?)\\s+${SPAN}`, 'gu'), claimOf: calls },
  { pattern: new RegExp(`${SPAN}\\s+(?:is|are)\\s+(?:called|invoked) (?:by|from|in)\\b`, 'gu'), claimOf: calls },
  { pattern: new RegExp(`${SPAN}${FEW_WORDS}(?:çağır|çağr)`, 'gu'), claimOf: calls },
  {
    pattern: new RegExp(`\\b(?:extends?|inherits? from|derives? from|subclasses)\\s+${SPAN}`, 'gu'),
    claimOf: extendsBase,
  },
  { pattern: new RegExp(`${SPAN}${FEW_WORDS}(?:türer|türetilir|genişletir)`, 'gu'), claimOf: extendsBase },
  { pattern: new RegExp(`\\b(?:defaults? to|is set to|default is)\\s+${SPAN}`, 'gu'), claimOf: sets },
  { pattern: new RegExp(`varsayılan\\s+(?:değeri\\s+)?${SPAN}`, 'gu'), claimOf: sets },
  { pattern: new RegExp(`\\breads?\\s+${SPAN}`, 'gu'), claimOf: reads },
  { pattern: new RegExp(`${SPAN}${FEW_WORDS}okur`, 'gu'), claimOf: reads },
];

/**
 * The claims behind the relations that a sentence states between names, so that it is proven for what it says and not for
 * what it mentions; `undefined` when no cited line holds the object of one.
 */
export function relationClaims(
  sentence: AnswerSentence,
  cited: readonly CitedEvidence[],
): readonly RelationClaim[] | undefined {
  const text = sentence.pieces
    .map((piece) =>
      piece.kind === 'code' ? `\`${piece.text.replaceAll('`', '')}\`` : piece.kind === 'page' ? '' : piece.text,
    )
    .join('');
  const claims: RelationClaim[] = [];
  for (const { pattern, claimOf } of RELATIONS) {
    for (const match of text.matchAll(pattern)) {
      const claim = claimOf(match[1] ?? '', lastSpanBefore(text, match.index));
      if (!claim) continue;
      const item = placeOf(claim, cited);
      if (!item) return undefined;
      claims.push({ item, claim });
    }
  }
  return claims;
}

/** The evidence that can prove the claim: it already claims it, or its lines hold the object, in use if possible. */
function placeOf(claim: Claim, cited: readonly CitedEvidence[]): CitedEvidence | undefined {
  const object = objectOf(claim);
  const holders = cited.filter(({ raw }) => hasWholeWord(raw, object));
  const same = holders.find(({ evidence: { claim: own } }) => {
    return own.predicate === claim.predicate && objectOf(own).endsWith(object);
  });
  return same ?? holders.find(({ raw }) => raw.includes(`${object}(`)) ?? holders[0];
}

function objectOf(claim: Claim): string {
  if (claim.predicate === 'calls') return claim.callee;
  if (claim.predicate === 'extends') return claim.base;
  if (claim.predicate === 'reads') return claim.variable;
  return claim.predicate === 'sets' ? claim.key : '';
}

function lastSpanBefore(text: string, index: number): string | undefined {
  const spans = [...text.slice(0, index).matchAll(/`([^`]{1,120})`/g)];
  return spans.at(-1)?.[1];
}

function isName(text: string): boolean {
  return /^[\p{L}_$][\p{L}\p{N}_$.]*$/u.test(text);
}
