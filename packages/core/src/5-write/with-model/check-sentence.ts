import { toPlainProse, wordsOf } from '#text/plain-prose';
import { hasWholeWord } from '#text/whole-word';
import { mayBeWrittenIn } from '#text/written-language';
import type { WikiLanguage } from '#vocabulary';
import type { AnswerProblemReason, AnswerSentence } from './answer.ts';
import type { CitedEvidence } from './cited-evidence.ts';
import { codeWordsIn, namesInCode, numbersIn } from './names-in-text.ts';

/** Longest sentence of a model, in characters: what is longer states more than its lines can show. */
const MAX_SENTENCE_CHARS = 600;

/** Unbroken words that a sentence may share with the lines it cites before it counts as copied, not written. */
const COPIED_WORDS = 8;

/** HTML, links, images and addresses. */
const MARKUP = /<[a-z!/]|\]\(|!\[|```|:\/\/|\bwww\.|\b(?:javascript|vbscript|mailto):|\bdata:[a-z]+\//i;

/** Words that claim more than lines can show: all times, all places, how good something is. */
const UNPROVABLE =
  /(?<!\p{L})(?:never|always|recently|currently|nowadays|soon|the only|nobody|nothing else|best|fastest|powerful|robust|seamless(?:ly)?|state[- ]of[- ]the[- ]art|most secure|asla|her zaman|son zamanlarda|şu anda|yakında|hiç kimse|en iyi|en hızlı|en güvenli|güçlü)(?!\p{L})/giu;

/** Everything that a sentence may draw on. */
export interface SentenceProof {
  /** The cited lines. */
  readonly lines: string;
  /** The lines, their paths and symbols, and the facts that they stand behind. */
  readonly known: string;
  /** Paths that the plain page names. */
  readonly paths: ReadonlySet<string>;
}

/** What the cited evidence lets a sentence say. */
export function proofOf(cited: readonly CitedEvidence[], paths: ReadonlySet<string>): SentenceProof {
  const lines = cited.map(({ raw }) => raw).join('\n');
  const about = cited.map(({ evidence, text }) => `${evidence.path}\n${evidence.symbol ?? ''}\n${text}`);
  return { lines, known: `${lines}\n${about.join('\n')}`, paths };
}

/** The running text of a sentence: what is no code and no link. */
export function proseOf(sentence: AnswerSentence): string {
  return sentence.pieces.map((piece) => (piece.kind === 'text' || piece.kind === 'strong' ? piece.text : ' ')).join('');
}

/** Why the sentence must go whatever it cites; `undefined` when nothing speaks against its form. */
export function checkForm(sentence: AnswerSentence, language: WikiLanguage): AnswerProblemReason | undefined {
  const prose = proseOf(sentence);
  if (sentence.hasMarkup || MARKUP.test(prose)) return 'unwanted-markup';
  if (sentence.pieces.some((piece) => piece.kind === 'code' && piece.text.includes('://'))) {
    return 'unwanted-markup';
  }
  if (prose.length > MAX_SENTENCE_CHARS) return 'claim-not-proven';
  return mayBeWrittenIn(language, unquoted(prose)) ? undefined : 'wrong-language';
}

/** Why the sentence says more than the evidence shows: names, numbers, judgements, copied words. */
export function checkContent(sentence: AnswerSentence, proof: SentenceProof): AnswerProblemReason | undefined {
  const prose = proseOf(sentence);
  for (const piece of sentence.pieces) {
    if (piece.kind === 'code' && !isKnownSpan(piece.text, proof)) return 'unknown-name';
  }
  for (const word of codeWordsIn(prose)) if (!isKnownSpan(word, proof)) return 'unknown-name';
  for (const number of numbersIn(prose)) if (!hasWholeWord(proof.known, number)) return 'claim-not-proven';
  const known = proof.known.toLowerCase();
  for (const [word] of prose.matchAll(UNPROVABLE)) if (!known.includes(word.toLowerCase())) return 'claim-not-proven';
  return isCopied(prose, proof.lines) ? 'claim-not-proven' : undefined;
}

/** Whether a code span is a path of the page, stands in the lines, or each of its names is known from them or their facts. */
function isKnownSpan(span: string, { lines, known, paths }: SentenceProof): boolean {
  const squeezed = squeeze(span);
  if (squeezed === '') return false;
  if (paths.has(span)) return true;
  if (squeeze(lines).includes(squeezed)) return true;
  const names = namesInCode(span);
  if (names.length === 0) return squeeze(known).includes(squeezed);
  return names.every((name) => hasWholeWord(known, name)) && numbersIn(span).every((n) => hasWholeWord(known, n));
}

/** Whether a run of words is taken over from the lines without quotation marks. */
function isCopied(prose: string, lines: string): boolean {
  const written = lower(wordsOf(unquoted(prose)));
  if (written.length < COPIED_WORDS) return false;
  const source = lower(wordsOf(toPlainProse(lines)));
  const runs = new Set<string>();
  for (let at = 0; at + COPIED_WORDS <= source.length; at += 1) runs.add(source.slice(at, at + COPIED_WORDS).join(' '));
  for (let at = 0; at + COPIED_WORDS <= written.length; at += 1) {
    if (runs.has(written.slice(at, at + COPIED_WORDS).join(' '))) return true;
  }
  return false;
}

/** The sentence's own words: quotations stay as their authors wrote them. */
function unquoted(prose: string): string {
  return prose.replace(/“[^”]{0,500}”|"[^"]{0,500}"/g, ' | ');
}

function lower(words: readonly string[]): string[] {
  return words.map((word) => word.toLowerCase());
}

function squeeze(text: string): string {
  return text.replace(/\s+/g, '');
}
