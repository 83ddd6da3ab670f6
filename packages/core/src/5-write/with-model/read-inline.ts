import type { Token } from 'markdown-it';
import { splitSentences } from '#text/split-sentences';
import type { AnswerPiece, AnswerSentence } from './answer.ts';

/** A stretch of a line before it is cut into sentences. */
type Atom =
  | AnswerPiece
  | { readonly kind: 'cite'; readonly ids: readonly string[] }
  | { readonly kind: 'markup' }
  /** A quotation: full stops in it end no sentence of the page. */
  | { readonly kind: 'quotation'; readonly text: string };

/** Stands for one atom in the text that is cut into sentences; private use, taken out of what the model wrote. */
const FIRST_MARK = 0xe000;
const MARKS = 0x1900;
const MARK = /[\ue000-\uf8ff]/g;

/** `[[page]]`, `[[page|words]]`, `[e1, e2]`, `[src/a.ts:3-9]`, `“words”`. */
const BRACKETS =
  /\[\[([a-z0-9-]{1,80})(?:\|[^\]\n]{0,120})?\]\]|\[((?:e\d{1,6}|[^\s[\]:]{1,400}:\d{1,7}(?:[-–]\d{1,7})?)(?:[,;]\s{0,2}(?:e\d{1,6}|[^\s[\]:]{1,400}:\d{1,7}(?:[-–]\d{1,7})?)){0,9})\]|(“[^“”\n]{1,500}”)/g;

/** The sentences of one paragraph or list item. Evidence behind a full stop belongs to the sentence before it. O(n). */
export function readSentences(tokens: readonly Token[]): AnswerSentence[] {
  const atoms: Atom[] = [];
  let line = '';
  for (const atom of atomsOf(tokens)) {
    if (atom.kind === 'text') {
      line += atom.text;
    } else if (atoms.length < MARKS) {
      line += String.fromCharCode(FIRST_MARK + atoms.length);
      atoms.push(atom);
    }
  }
  const sentences: AnswerSentence[] = [];
  for (const text of splitSentences(evidenceFirst(line, atoms))) {
    const sentence = sentenceOf(text, atoms);
    const last = sentences.at(-1);
    if (sentence && !saysNothing(sentence)) sentences.push(sentence);
    else if (sentence && last) sentences[sentences.length - 1] = withCites(last, sentence);
  }
  return shareEvidence(sentences);
}

/** Evidence at the end of several sentences stands for each of them; each is checked against it. */
function shareEvidence(sentences: readonly AnswerSentence[]): AnswerSentence[] {
  const shared: AnswerSentence[] = [];
  let cites: readonly string[] = [];
  for (const sentence of sentences.toReversed()) {
    if (sentence.cites.length > 0) cites = sentence.cites;
    shared.push({ ...sentence, cites });
  }
  return shared.reverse();
}

/** Marks without a word: what is left between two full stops around evidence. */
function saysNothing({ pieces, hasMarkup }: AnswerSentence): boolean {
  return !hasMarkup && pieces.every((piece) => piece.kind === 'text' && !/[\p{L}\p{N}]/u.test(piece.text));
}

function withCites(sentence: AnswerSentence, { cites }: AnswerSentence): AnswerSentence {
  return { ...sentence, cites: [...new Set([...sentence.cites, ...cites])] };
}

/** Text without evidence marks between a full stop and the next sentence: they are moved before the full stop. */
function evidenceFirst(line: string, atoms: readonly Atom[]): string {
  return line.replace(
    /([.!?…]{1,8})((?:\s{0,4}[\ue000-\uf8ff]){1,20})(\.?)/g,
    (whole, stop: string, marks: string, second: string) => {
      let moved = '';
      let at = 0;
      // Only the evidence right behind the full stop: a name there begins the next sentence.
      for (const [index, char] of [...marks].entries()) {
        if (/\s/.test(char)) continue;
        if (atoms[char.charCodeAt(0) - FIRST_MARK]?.kind !== 'cite') break;
        moved += char;
        at = index + 1;
      }
      if (moved === '') return whole;
      const rest = marks.slice(at);
      return `${moved}${stop}${rest}${rest === '' ? '' : second}`;
    },
  );
}

function sentenceOf(text: string, atoms: readonly Atom[]): AnswerSentence | undefined {
  const pieces: AnswerPiece[] = [];
  const cites: string[] = [];
  let hasMarkup = false;
  let at = 0;
  const addText = (part: string) => {
    if (part !== '') pieces.push({ kind: 'text', text: part });
  };
  for (const match of text.matchAll(MARK)) {
    addText(text.slice(at, match.index));
    at = match.index + 1;
    const atom = atoms[match[0].charCodeAt(0) - FIRST_MARK];
    if (atom?.kind === 'cite') cites.push(...atom.ids);
    else if (atom?.kind === 'markup') hasMarkup = true;
    else if (atom?.kind === 'quotation') addText(atom.text);
    else if (atom) pieces.push(atom);
  }
  addText(text.slice(at));
  const tidy = tidySpaces(pieces);
  return tidy.length === 0 && !hasMarkup ? undefined : { pieces: tidy, cites: [...new Set(cites)], hasMarkup };
}

/** Evidence leaves gaps where it stood: `word  .` becomes `word.`. */
function tidySpaces(pieces: readonly AnswerPiece[]): AnswerPiece[] {
  const merged: AnswerPiece[] = [];
  for (const piece of pieces) {
    const last = merged.at(-1);
    if (piece.kind === 'text' && last?.kind === 'text') {
      merged[merged.length - 1] = { kind: 'text', text: last.text + piece.text };
    } else merged.push(piece);
  }
  const tidied = merged.map((piece, index): AnswerPiece => {
    if (piece.kind !== 'text') return piece;
    let text = piece.text.replace(/\s+/g, ' ').replace(/ (?=[.,;:!?…])/g, '');
    if (index === 0) text = text.trimStart();
    if (index === merged.length - 1) text = text.trimEnd();
    return { kind: 'text', text };
  });
  return tidied.filter((piece) => piece.kind !== 'text' || piece.text !== '');
}

function* atomsOf(tokens: readonly Token[]): Generator<Atom> {
  let strong = 0;
  for (const token of tokens) {
    if (token.type === 'strong_open') strong += 1;
    else if (token.type === 'strong_close') strong -= 1;
    else if (token.type === 'code_inline') yield { kind: 'code', text: withoutMarks(token.content) };
    else if (token.type === 'softbreak' || token.type === 'hardbreak') yield { kind: 'text', text: ' ' };
    else if (token.type === 'text' || token.type === 'text_special') yield* textAtoms(token.content, strong > 0);
    else if (!/^(?:em|s)_(?:open|close)$/.test(token.type)) yield { kind: 'markup' };
  }
}

function* textAtoms(content: string, isStrong: boolean): Generator<Atom> {
  const text = withoutMarks(content);
  const kind = isStrong ? 'strong' : 'text';
  let at = 0;
  for (const match of text.matchAll(BRACKETS)) {
    if (match.index > at) yield { kind, text: text.slice(at, match.index) };
    at = match.index + match[0].length;
    if (match[1] !== undefined) yield { kind: 'page', pageId: match[1] };
    else if (match[3] !== undefined) yield { kind: 'quotation', text: match[3] };
    else yield { kind: 'cite', ids: (match[2] ?? '').split(/[,;]/).map((id) => id.trim()) };
  }
  if (at < text.length) yield { kind, text: text.slice(at) };
}

function withoutMarks(text: string): string {
  return text.replace(MARK, '');
}
