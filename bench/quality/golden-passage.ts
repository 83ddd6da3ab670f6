// Golden passages: pages of a sample written by hand, every sentence with its citations and names, and how much of them
// a generated page has.
//
//   Format of test-kit/golden/<sample>/<page id>.md: paragraphs, lists and headings of Markdown. A sentence ends with the
//   lines it rests on in square brackets, `[src/a.ts:12–20]`, several parted by commas; `[58–83]` goes on in the file
//   named before it. Names of code stand in backticks. Headings and text in HTML comments are not sentences.
import type { CitedLines, Statement } from './page-text.ts';

/** A sentence that the wiki should say, in these or other words. */
export interface GoldenSentence {
  readonly line: number;
  readonly text: string;
  readonly cites: readonly CitedLines[];
  /** As in backticks. */
  readonly names: readonly string[];
}

/** What a generated page has of one golden sentence. */
export interface GoldenMatch {
  readonly golden: GoldenSentence;
  /** The generated statement with the greatest overlap; absent when nothing overlaps. */
  readonly found?: Statement;
  readonly citesFound: number;
  readonly namesFound: number;
}

const CITATION = /\[([^[\]\n]*\d)\]/g;
const RANGE = /^(?:(.+):)?(\d+)(?:[-–](\d+))?$/;

/**
 * The sentences of a golden passage.
 * @throws Error on a citation that names no file, or a sentence without any
 */
export function readGolden(text: string): GoldenSentence[] {
  const found: GoldenSentence[] = [];
  let path = '';
  const visible = text.replace(/<!--[\s\S]*?-->/g, (comment) => comment.replace(/[^\n]/g, ''));
  for (const { line, text: paragraph } of paragraphsIn(visible)) {
    for (const sentence of sentencesIn(paragraph)) {
      const cites: CitedLines[] = [];
      for (const [, inner = ''] of sentence.matchAll(CITATION)) {
        for (const part of inner.split(/,\s*/)) {
          const range = RANGE.exec(part.trim());
          if (range === null) continue;
          const [, named, start = '', end = start] = range;
          path = named ?? path;
          if (path === '') throw new Error(`line ${line}: [${part}] names no file`);
          cites.push({ path, startLine: Number(start), endLine: Number(end) });
        }
      }
      const plain = sentence
        .replace(CITATION, '')
        .replace(/\s+([.,;:])/g, '$1')
        .trim();
      if (!/\p{L}/u.test(plain)) continue;
      if (cites.length === 0) throw new Error(`line ${line}: a golden sentence without a citation: ${plain}`);
      found.push({ line, text: plain, cites, names: [...plain.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name) });
    }
  }
  return found;
}

function paragraphsIn(text: string): { line: number; text: string }[] {
  const found: { line: number; text: string }[] = [];
  let isOpen = false;
  for (const [index, line] of text.split('\n').entries()) {
    const isItem = /^\s*(?:[-*]|\d+\.)\s/.test(line);
    if (line.trim() === '' || line.startsWith('#')) isOpen = false;
    else if (isOpen && !isItem) (found.at(-1) as { text: string }).text += ` ${line.trim()}`;
    else {
      found.push({ line: index + 1, text: line.replace(/^\s*(?:[-*>]|\d+\.)\s+/, '').trim() });
      isOpen = true;
    }
  }
  return found;
}

/** A sentence ends with its mark and the citations before or behind it; names and quotations are not looked into. */
function sentencesIn(paragraph: string): string[] {
  const hidden: string[] = [];
  const masked = paragraph.replace(/`[^`]+`|“[^”]*”|"[^"]*"/g, (piece) => `\uE000${hidden.push(piece) - 1}\uE001`);
  return masked
    .split(/(?<=[.?!](?:\s*\[[^[\]\n]*\d\])*)\s+(?=[\p{Lu}\uE000])/u)
    .map((part) => part.replace(/\uE000(\d+)\uE001/g, (_, index: string) => hidden[Number(index)] ?? ''));
}

/** For each golden sentence the statement of the page with which it shares most citations and names. */
export function matchGolden(golden: readonly GoldenSentence[], statements: readonly Statement[]): GoldenMatch[] {
  return golden.map((sentence) => {
    let best: GoldenMatch = { golden: sentence, citesFound: 0, namesFound: 0 };
    for (const found of statements) {
      const citesFound = sentence.cites.filter((cited) => found.cites.some((other) => intersects(cited, other))).length;
      const names = namesOf(found);
      const namesFound = sentence.names.filter((name) => names.has(name.replace(/\(\)$/, ''))).length;
      // A shared name alone is no answer to the sentence: the lines have to meet.
      if (citesFound === 0) continue;
      const isBetter = citesFound + namesFound > best.citesFound + best.namesFound;
      if (isBetter) best = { golden: sentence, found, citesFound, namesFound };
    }
    return best;
  });
}

function intersects(left: CitedLines, right: CitedLines): boolean {
  return left.path === right.path && left.startLine <= right.endLine && right.startLine <= left.endLine;
}

/** The words of a statement outside of quotations, and its code spans whole: a name may stand in either. */
function namesOf({ spans }: Statement): Set<string> {
  const names = new Set<string>();
  for (const { kind, text } of spans) {
    if (kind === 'cite' || kind === 'quoted') continue;
    names.add(text.trim().replace(/\(\)$/, ''));
    for (const [word] of text.matchAll(/[\p{L}\p{N}_$][\p{L}\p{N}_$-]*/gu)) names.add(word);
  }
  return names;
}

/** Shares of citations and names that were found, in per cent. */
export function recallOf(matches: readonly GoldenMatch[]): { readonly citations: number; readonly names: number } {
  const total = (count: (match: GoldenMatch) => number): number =>
    matches.reduce((all, match) => all + count(match), 0);
  const share = (part: number, all: number): number => (all === 0 ? 100 : (part / all) * 100);
  return {
    citations: share(
      total(({ citesFound }) => citesFound),
      total(({ golden }) => golden.cites.length),
    ),
    names: share(
      total(({ namesFound }) => namesFound),
      total(({ golden }) => golden.names.length),
    ),
  };
}
