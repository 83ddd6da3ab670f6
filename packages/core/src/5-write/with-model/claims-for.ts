import { containsRun, toPlainProse, wordsOf } from '#text/plain-prose';
import { hasWholeWord } from '#text/whole-word';
import type { Claim, Evidence } from '#vocabulary';
import type { CitedEvidence } from './cited-evidence.ts';
import type { RelationClaim } from './relation-claims.ts';

/** Longest range that a model's sentence may cite, in lines. @source model.md §4 */
const MAX_RANGE_LINES = 60;

/** What ties a sentence to the lines it cites. */
export interface SentenceAnchors {
  /** Names and words of the sentence that stand in some cited lines. */
  readonly names: readonly string[];
  /** Words the sentence puts in quotation marks. */
  readonly quotes: readonly string[];
  /** What the sentence says one name does to another. */
  readonly relations: readonly RelationClaim[];
}

/**
 * The claims that one cited piece of evidence is checked for: its own, the relations that the sentence states, that it
 * says what is quoted, and that it mentions the sentence's names. None when it shares nothing with the sentence: then it
 * is decoration.
 */
export function claimsFor(item: CitedEvidence, anchors: SentenceAnchors): readonly Evidence[] {
  const { evidence, raw } = item;
  const lines = raw.split('\n');
  const names = anchors.names.filter((name) => hasWholeWord(raw, name));
  const quotes = anchors.quotes.filter((quote) => saysWords(raw, quote));
  const relations = anchors.relations.flatMap(({ item: at, claim }) => (at === item ? [claim] : []));
  if (names.length === 0 && quotes.length === 0 && relations.length === 0) return [];
  if (lines.length > MAX_RANGE_LINES) return narrowed({ evidence, lines, names, relations });
  const own = JSON.stringify(evidence.claim);
  const claims: Claim[] = [evidence.claim, ...relations.filter((claim) => JSON.stringify(claim) !== own)];
  for (const words of quotes) if (!isSaid(evidence.claim, words)) claims.push({ predicate: 'says', words });
  const proven = claims.flatMap(namesIn);
  if (names.some((name) => !proven.includes(name))) claims.push({ predicate: 'mentions', names });
  return claims.map((claim) => ({ ...evidence, claim }));
}

function isSaid(claim: Claim, words: string): boolean {
  return claim.predicate === 'says' && claim.words === words;
}

function saysWords(raw: string, words: string): boolean {
  return containsRun(wordsOf(toPlainProse(raw)), wordsOf(toPlainProse(words)));
}

/** The names that proving the claim proves to be there. */
function namesIn(claim: Claim): readonly string[] {
  switch (claim.predicate) {
    case 'defines':
      return [claim.name];
    case 'extends':
      return [claim.name, claim.base];
    case 'calls':
      return [claim.callee];
    case 'reads':
      return [claim.variable];
    case 'sets':
      return [claim.key];
    case 'mentions':
      return claim.names;
    default:
      return [];
  }
}

interface LongRange {
  readonly evidence: Evidence;
  readonly lines: readonly string[];
  readonly names: readonly string[];
  readonly relations: readonly Claim[];
}

/** The first lines of a long range, at most 60, that hold the names; the long range's own claim does not hold for them. */
function narrowed({ evidence, lines, names, relations }: LongRange): Evidence[] {
  const first = lines.findIndex((line) => names.some((name) => hasWholeWord(line, name)));
  if (first < 0) return [];
  const window = lines.slice(first, first + MAX_RANGE_LINES);
  const text = window.join('\n');
  const held = names.filter((name) => hasWholeWord(text, name));
  const last = window.findLastIndex((line) => held.some((name) => hasWholeWord(line, name)));
  const startLine = evidence.startLine + first;
  const claims: Claim[] = [{ predicate: 'mentions', names: held }, ...relations];
  return claims.map((claim) => ({ ...evidence, startLine, endLine: startLine + last, claim }));
}
