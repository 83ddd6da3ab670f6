import type { DocComment } from '../analysis.ts';

/** Longest documentation kept. @source analysis.ts */
const MAX_DOC = 4_000;

/** Longest first sentence; a longer one is no sentence. */
const MAX_SUMMARY = 400;

/** Short forms after which a full stop ends no sentence. */
const ABBREVIATION = /(?:\b(?:e\.g|i\.e|etc|vs|cf|approx|resp|no|fig|eq|al|Dr|Mr|Ms|St)|\b[A-Z])\.$/;

/** Marks of legal text at the top of files. */
const LICENCE =
  /\b(copyright|licen[cs]ed? (under|by|to)|all rights reserved|spdx-|permission is hereby granted|\(c\) \d{4})/i;

/** Notes to tools, not to readers. */
const DIRECTIVE =
  /^\s*(eslint|@ts-|tslint|prettier|biome|istanbul|c8 |v8 |#?region|#?endregion|noqa|type:|pylint|pragma|mypy|ruff|flake8|global |jshint|webpack|vite-ignore|-\*-|!|@vitest|@jest|@flow|@jsx)/i;

/**
 * A comment's words as documentation, or `undefined` when they are a note to a tool, a licence or nothing at all.
 * `text` comes without comment marks.
 */
export function docComment(
  text: string,
  lines: { readonly startLine: number; readonly endLine: number },
): DocComment | undefined {
  const trimmed = text.trim().slice(0, MAX_DOC).trimEnd();
  if (trimmed === '' || DIRECTIVE.test(trimmed) || LICENCE.test(trimmed.slice(0, 1_000))) return undefined;
  const summary = leadSentences(trimmed) || deprecation(trimmed);
  return summary === '' ? undefined : { text: trimmed, summary, startLine: lines.startLine, endLine: lines.endLine };
}

/** What a comment says that only takes its subject out of use. */
function deprecation(text: string): string {
  const said = /^@deprecated:?\s+(\S[^@]*)/.exec(text)?.[1];
  const words = said === undefined ? '' : firstSentence(said);
  return words === '' ? '' : `deprecated: ${words}`;
}

/** A first sentence of so few words names its subject only: the next one says what it does. @source own bound: "A Requests session." */
const HOLLOW_WORDS = 4;
/** Longest summary of two sentences. @source own bound: read aloud */
const MAX_PAIR = 240;
/** What is no sentence about the subject: parameters, samples, headings of sections. */
const NO_SENTENCE =
  /^([:@>$*#`|-]|\.\. |(todo|deprecated|see)\b|(args|arguments|param\w*|returns?|yields|raises|throws|usage|basic usage|examples?|notes?)[ \t]*(:|\n|$))/i;

/** The first sentence, and the one behind it where the first says next to nothing. */
function leadSentences(text: string): string {
  const first = firstSentence(text);
  if (!/[.!]$/.test(first) || (first.match(/[\p{L}\p{N}_]+/gu)?.length ?? 0) > HOLLOW_WORDS) return first;
  const rest = textBehind(text, first);
  const second = rest === undefined || NO_SENTENCE.test(rest) ? '' : firstSentence(rest);
  const isSentence = /[.!]$/.test(second) && first.length + second.length < MAX_PAIR;
  return isSentence ? `${first} ${second}` : first;
}

/** The text behind a sentence at its beginning, whose white space may differ. */
function textBehind(text: string, sentence: string): string | undefined {
  let at = 0;
  for (const char of sentence) {
    if (char === ' ') continue;
    while (/\s/.test(text[at] ?? '')) at += 1;
    if (text[at] !== char) return undefined;
    at += 1;
  }
  const rest = text.slice(at).trimStart();
  return rest === '' ? undefined : rest;
}

/** A numbered or marked item of a list. */
const ITEM = /^(\d{1,2}[.)]|[-*+•])\s/;

/** Longest line that ends although no mark ends it; a wrapped line is longer. @source own bound */
const SHORT_LINE = 45;

/** Whether a line stands for itself: short, without a mark at its end, and the next begins anew. */
function isHeading(line: string, next: string): boolean {
  return (
    line.length <= SHORT_LINE &&
    /[\p{L}\p{N})\]]$/u.test(line) &&
    /^\p{Lu}\p{Ll}+\s/u.test(next) &&
    !OPEN_END.test(line)
  );
}

/** Words after which a sentence goes on. */
const OPEN_END =
  /\b(a|an|the|of|to|in|on|at|by|for|from|with|and|or|nor|but|as|is|are|be|that|which|via|per|into|than|if|when)$/i;

/** The first sentence of the first paragraph, white space collapsed; `''` when the text opens with tags only. */
export function firstSentence(text: string): string {
  const paragraph: string[] = [];
  for (const line of text.split('\n')) {
    const bare = line.trim();
    // Tags, and directives to tools: `swagger:operation`, `lint:ignore`.
    if (/^@\w|^[a-z]+:[a-z]+(\s|$)/.test(bare)) break;
    if (bare === '' || /^([-=~^*#`]{3,}|\.\. |```)/.test(bare)) {
      if (paragraph.length > 0) break;
      continue;
    }
    if (paragraph.length > 0 && (ITEM.test(bare) || isHeading(paragraph.at(-1) ?? '', bare))) break;
    paragraph.push(bare);
  }
  const words = paragraph
    .join(' ')
    .replace(/\s+/g, ' ')
    .slice(0, MAX_SUMMARY * 2);
  for (let at = words.search(/[.!?](?=\s|$)/); at >= 0 && at < words.length; at = nextStop(words, at + 1)) {
    const sentence = words.slice(0, at + 1);
    const isOpenCode = (sentence.match(/``/g)?.length ?? 0) % 2 === 1;
    if (!isOpenCode && !ABBREVIATION.test(sentence)) return sentence.length <= MAX_SUMMARY ? sentence : '';
  }
  return words.length <= MAX_SUMMARY ? words : '';
}

function nextStop(words: string, from: number): number {
  const found = words.slice(from).search(/[.!?](?=\s|$)/);
  return found < 0 ? -1 : from + found;
}

/** The words of a block comment: opening, closing and leading stars removed. */
export function blockCommentText(comment: string): string {
  return comment
    .replace(/^\/\*+!?/, '')
    .replace(/\*+\/$/, '')
    .split('\n')
    .map((line) => line.replace(/^\s*\*? ?/, (mark) => (mark.includes('*') ? '' : mark.trim())).trimEnd())
    .join('\n');
}

/** The words of line comments, their marks (`//`, `#`, `#:`) removed. */
export function lineCommentText(comments: readonly string[]): string {
  return comments.map((comment) => comment.replace(/^(\/\/+!?|#+:?) ?/, '').trimEnd()).join('\n');
}

/** The words of a Python string literal: quotes removed, common indentation of the further lines removed. */
export function docstringText(literal: string): string {
  const body = literal.replace(/^[rRuUbBfF]{0,2}("""|'''|"|')/, '').replace(/("""|'''|"|')$/, '');
  const lines = body.split('\n');
  const indents = lines.slice(1).flatMap((line) => (line.trim() === '' ? [] : [line.length - line.trimStart().length]));
  const indent = indents.length === 0 ? 0 : Math.min(...indents.slice(0, 10_000));
  return lines.map((line, index) => (index === 0 ? line.trim() : line.slice(indent).trimEnd())).join('\n');
}
