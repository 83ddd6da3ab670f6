import type { Inline, Statement } from '#draft';
import { wordsOf } from '#text/plain-prose';
import { hasWholeWord } from '#text/whole-word';
import type { Evidence, PageId, WikiLanguage } from '#vocabulary';
import { type AnswerProblem, type AnswerSentence, problemOf, sentenceText } from './answer.ts';
import { checkContent, checkForm, proofOf, proseOf } from './check-sentence.ts';
import type { CitedEvidence, EvidenceFinder } from './cited-evidence.ts';
import { claimsFor, findQuote, type SentenceAnchors } from './claims-for.ts';
import { anchorWordsIn, codeWordsIn, namesInCode, numbersIn } from './names-in-text.ts';
import { relationClaims } from './relation-claims.ts';

/** Most pieces of evidence behind one sentence. */
const MAX_CITES = 6;

/**
 * Words of prose that must stand in the lines, and in what the plain page says about them, when the sentence has no name
 * from the code there. Of its other words there may be half as many.
 */
const ENOUGH_ANCHOR_WORDS = 3;

/**
 * Pages that a sentence without a name must point to, when the plain page says of its lines that they tie just these
 * pages together. It may add two words of its own for each.
 */
const ENOUGH_TITLES = 2;

/** Shorter quotations are only words in quotation marks. */
const MIN_QUOTED_WORDS = 3;

/** What the sentences of one page are checked against. */
export interface GroundContext {
  readonly finder: EvidenceFinder;
  readonly language: WikiLanguage;
  /** Titles of the pages that may be pointed to. */
  readonly pageTitles: ReadonlyMap<PageId, string>;
  /** Paths that the plain page names. */
  readonly paths: ReadonlySet<string>;
}

/** The sentence as a statement with the strongest claims its lines can be asked for, or why it was left out. */
export async function groundSentence(
  sentence: AnswerSentence,
  context: GroundContext,
): Promise<{ readonly statement: Statement } | { readonly problem: AnswerProblem }> {
  const refuse = (reason: AnswerProblem['reason']) => ({ problem: problemOf(reason, sentenceText(sentence)) });
  const formProblem = checkForm(sentence, context.language);
  if (formProblem) return refuse(formProblem);
  for (const piece of sentence.pieces) {
    if (piece.kind === 'page' && !context.pageTitles.has(piece.pageId)) return refuse('dead-link');
  }
  const cited = await findAll(sentence.cites, context.finder);
  if (!cited || cited.length === 0) return refuse('no-evidence');
  const contentProblem = checkContent(sentence, proofOf(cited, context.paths));
  if (contentProblem) return refuse(contentProblem);
  const inlines = inlinesOf(sentence, context);
  const anchors = anchorsOf(sentence, cited, inlines);
  if (!anchors) return refuse('claim-not-proven');
  const relations = relationClaims(sentence, cited);
  if (!relations) return refuse('claim-not-proven');
  const evidence: Evidence[] = cited.flatMap((item) => claimsFor(item, { ...anchors, relations }));
  return evidence.length === 0 ? refuse('claim-not-proven') : { statement: { inlines, evidence } };
}

/** All of them, or `undefined` when one does not exist. */
async function findAll(cites: readonly string[], finder: EvidenceFinder): Promise<CitedEvidence[] | undefined> {
  const cited = new Set<CitedEvidence>();
  for (const cite of cites.slice(0, MAX_CITES)) {
    const found = await finder.find(cite);
    if (!found) return undefined;
    cited.add(found);
  }
  return [...cited];
}

/** What ties the sentence to its lines; `undefined` when that is too little, or a quotation is not in them. */
function anchorsOf(
  sentence: AnswerSentence,
  cited: readonly CitedEvidence[],
  inlines: readonly Inline[],
): Omit<SentenceAnchors, 'relations'> | undefined {
  const quoted = inlines.flatMap((inline) => (inline.kind === 'quote' ? [inline.text] : []));
  const quotes = quoted.flatMap((words) => findQuote(cited, words) ?? []);
  if (quotes.length < quoted.length) return undefined;
  const prose = proseOf(sentence);
  const spans = sentence.pieces.flatMap((piece) => (piece.kind === 'code' ? [piece.text] : []));
  const names = [...spans, ...codeWordsIn(prose)].flatMap(namesInCode);
  const telling = [...new Set(names)].filter(
    (name) => isTelling(name) && cited.some((item) => carriesName(item, name)),
  );
  const base = { quotes, numbers: numbersIn(prose) };
  if (telling.length > 0 || quotes.length > 0) return { ...base, names: telling, titles: [] };
  const said = anchorWordsIn(prose);
  const words = said.filter((word) => cited.some((item) => carriesWord(item, word)));
  const isTied = words.length >= ENOUGH_ANCHOR_WORDS && (said.length - words.length) * 2 <= words.length;
  if (isTied) return { ...base, names: words, titles: [] };
  const titles = inlines.flatMap((inline) => (inline.kind === 'page' ? [inline.text] : []));
  const isAbout = (title: string) => cited.some(({ text }) => text.includes(title));
  const added = said.filter((word) => !cited.some(({ text }) => hasWholeWord(text, word)));
  const isLinked = titles.length >= ENOUGH_TITLES && titles.every(isAbout) && added.length <= titles.length * 2;
  return isLinked ? { ...base, names: [], titles } : undefined;
}

/** Lines of a document carry only the names for which the plain page cites them: anybody can write anything there. */
function carriesName(item: CitedEvidence, name: string): boolean {
  return item.evidence.claim.predicate === 'says' ? carriesWord(item, name) : hasWholeWord(item.raw, name);
}

/** An ordinary word ties a sentence to lines only when the plain page says it about them too. */
function carriesWord({ raw, text }: CitedEvidence, word: string): boolean {
  return hasWholeWord(raw, word) && hasWholeWord(text, word);
}

/** Words of programming languages, which stand in any lines. */
const KEYWORDS = new Set(
  'as async await bool break case catch class const continue def default do elif else enum export extends false final finally fn for from func function if implements import in int interface let match new nil none not null number of or package pass private protected public raise return self static str string struct super switch this throw true try type undefined use var void while with yield'.split(
    ' ',
  ),
);

function isTelling(name: string): boolean {
  return name.length > 1 && !KEYWORDS.has(name.toLowerCase());
}

function inlinesOf(sentence: AnswerSentence, context: GroundContext): Inline[] {
  return sentence.pieces.flatMap((piece): readonly Inline[] => {
    if (piece.kind === 'page') {
      return [{ kind: 'page', pageId: piece.pageId, text: context.pageTitles.get(piece.pageId) ?? piece.pageId }];
    }
    if (piece.kind === 'text') return quotedInlines(piece.text);
    if (piece.kind === 'code' && context.paths.has(piece.text)) return [{ kind: 'path', path: piece.text }];
    return [{ kind: piece.kind, text: piece.text }];
  });
}

/** Text with its quotations set apart. */
function quotedInlines(text: string): Inline[] {
  const inlines: Inline[] = [];
  let at = 0;
  for (const match of text.matchAll(/“([^“”]{1,500})”|"([^"]{1,500})"/g)) {
    const quote = (match[1] ?? match[2] ?? '').trim();
    if (wordsOf(quote).length < MIN_QUOTED_WORDS) continue;
    if (match.index > at) inlines.push({ kind: 'text', text: text.slice(at, match.index) });
    inlines.push({ kind: 'quote', text: quote });
    at = match.index + match[0].length;
  }
  if (at < text.length) inlines.push({ kind: 'text', text: text.slice(at) });
  return inlines;
}
