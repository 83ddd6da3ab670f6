import { evidenceKey } from '#draft';
import { containsRun, toPlainProse, wordsOf } from '#text/plain-prose';
import { hasWholeWord } from '#text/whole-word';
import type { Claim, Evidence, LineRange } from '#vocabulary';
import type { CitedEvidence } from './cited-evidence.ts';
import type { RelationClaim } from './relation-claims.ts';
import { MAX_RANGE_LINES } from './widen-range.ts';

/** What ties a sentence to the lines it cites. */
export interface SentenceAnchors {
  /** Names and words of the sentence that stand in some cited lines. */
  readonly names: readonly string[];
  /** Words the sentence puts in quotation marks, each with the one piece of evidence that says them. */
  readonly quotes: readonly { readonly item: CitedEvidence; readonly evidence: Evidence }[];
  /** Its numbers: they do not tie it to lines, but lines that hold them are cited with it. */
  readonly numbers: readonly string[];
  /** Titles of the pages it points to, when these are all that ties it. */
  readonly titles: readonly string[];
  /** What the sentence says one name does to another. */
  readonly relations: readonly RelationClaim[];
}

/**
 * The claims that one cited piece of evidence is checked for: its own, the relations that the sentence states, that it
 * says what is quoted, and that lines the model was shown mention the sentence's names and numbers. None when it shares nothing with the sentence: then it is decoration.
 */
export function claimsFor(item: CitedEvidence, anchors: SentenceAnchors): readonly Evidence[] {
  const { evidence, raw } = item;
  const names = anchors.names.filter((name) => hasWholeWord(raw, name));
  const quotes = anchors.quotes.flatMap(({ item: at, evidence: quote }) => (at === item ? [quote] : []));
  const relations = anchors.relations.flatMap(({ item: at, claim }) => (at === item ? [claim] : []));
  const isAbout = anchors.titles.some((title) => item.text.includes(title));
  if (names.length === 0 && quotes.length === 0 && relations.length === 0 && !isAbout) return [];
  if (evidence.endLine - evidence.startLine >= MAX_RANGE_LINES) return [...narrowed(item, names, relations), ...quotes];
  const held = [...names, ...anchors.numbers.filter((number) => hasWholeWord(raw, number))];
  const range = grown(item, held);
  // A range that begins earlier may begin inside a comment, which would hide code from the claim's check.
  const place = { ...evidence, ...(range.startLine === evidence.startLine ? range : {}) };
  const isOwn = isAbout || quotes.length > 0 || names.some((name) => hasWholeWord(item.cited, name));
  const claims: Evidence[] = isOwn ? [place] : [];
  for (const claim of relations)
    claims.push({ ...(isHeld(claim, item.cited) ? place : { ...evidence, ...range }), claim });
  claims.push(...quotes);
  const proven = claims.flatMap(({ claim }) => namesIn(claim));
  if (held.some((name) => !proven.includes(name))) {
    claims.push({ ...evidence, ...range, claim: { predicate: 'mentions', names: held } });
  }
  return [...new Map(claims.map((claim) => [evidenceKey(claim), claim])).values()];
}

/** Lines over which a quotation may run when it stands beside the cited ones. */
const QUOTE_LINES = 4;

/** The evidence that says the words: in its cited lines if any does, otherwise in those shown around them. */
export function findQuote(
  cited: readonly CitedEvidence[],
  words: string,
): SentenceAnchors['quotes'][number] | undefined {
  const claim: Claim = { predicate: 'says', words };
  for (const item of cited) {
    const { startLine, endLine } = item.evidence;
    if (endLine - startLine >= MAX_RANGE_LINES || !saysWords(item.cited, words)) continue;
    return { item, evidence: { ...item.evidence, claim } };
  }
  for (const item of cited) {
    const range = fewestLines(item, words);
    if (range) return { item, evidence: { ...item.evidence, ...range, claim } };
  }
  return undefined;
}

function fewestLines({ shown, firstLine }: CitedEvidence, words: string): LineRange | undefined {
  for (let length = 1; length <= QUOTE_LINES; length += 1) {
    for (let at = 0; at + length <= shown.length; at += 1) {
      if (!saysWords(shown.slice(at, at + length).join('\n'), words)) continue;
      return { startLine: firstLine + at, endLine: firstLine + at + length - 1 };
    }
  }
  return undefined;
}

/** Whether the lines hold the names that the claim is about. */
function isHeld(claim: Claim, lines: string): boolean {
  return namesIn(claim).every((name) => hasWholeWord(lines, name));
}

/** The evidence's range with as many of the lines shown around it as hold the names that it does not hold itself. */
function grown({ evidence, shown, firstLine }: CitedEvidence, names: readonly string[]): LineRange {
  let { startLine, endLine } = evidence;
  for (const name of names) {
    const at = shown.flatMap((line, index) => (hasWholeWord(line, name) ? [firstLine + index] : []));
    if (at.some((line) => line >= startLine && line <= endLine)) continue;
    // The nearest line that has it, the later one of two.
    const nearest = at.reduce(
      (best, line) => (gap(line, evidence) <= gap(best, evidence) ? line : best),
      at[0] ?? startLine,
    );
    startLine = Math.min(startLine, nearest);
    endLine = Math.max(endLine, nearest);
  }
  return { startLine, endLine };
}

function gap(line: number, { startLine, endLine }: LineRange): number {
  return line < startLine ? startLine - line : line - endLine;
}

/** Whether lines hold these words in this order, marks and punctuation aside. */
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
    case 'ends':
    case 'uses':
      return [claim.name];
    case 'passes':
      return [claim.callee];
    case 'mentions':
      return claim.names;
    default:
      return [];
  }
}

/** The first lines of a long range, at most 60, that hold the names; the long range's own claim does not hold for them. */
function narrowed(item: CitedEvidence, names: readonly string[], relations: readonly Claim[]): Evidence[] {
  const { evidence, shown, firstLine } = item;
  const first = shown.findIndex((line) => names.some((name) => hasWholeWord(line, name)));
  if (first < 0) return [];
  const window = shown.slice(first, first + MAX_RANGE_LINES);
  const text = window.join('\n');
  const held = names.filter((name) => hasWholeWord(text, name));
  const last = window.findLastIndex((line) => held.some((name) => hasWholeWord(line, name)));
  const startLine = firstLine + first;
  const claims: Claim[] = [{ predicate: 'mentions', names: held }, ...relations];
  return claims.map((claim) => ({ ...evidence, startLine, endLine: startLine + last, claim }));
}
