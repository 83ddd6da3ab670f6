import { LineIndex } from '../scan-imports/line-index.ts';
import { type Captured, collectCaptures, unquote } from './collect-captures.ts';
import { CommentIndex } from './comment-index.ts';
import type { Dialect } from './dialect.ts';
import { extractCalls } from './extract-calls.ts';
import { extractEnvironment } from './extract-environment.ts';
import { type ExtractedSymbols, extractSymbols } from './extract-symbols.ts';
import type { ParsedFile, ParseJob, TestTitle } from './parsed-file.ts';
import type { SyntaxMatch } from './syntax-node.ts';

/** Most titles kept of one file, and the longest one. */
const MAX_TITLES = 200;
const MAX_TITLE = 300;

/** The facts of one file from the matches of its language's query. */
export function extractFacts(job: ParseJob, matches: readonly SyntaxMatch[], dialect: Dialect): ParsedFile {
  const captured = collectCaptures(matches);
  const lines = new LineIndex(job.text);
  const comments = new CommentIndex(job.text, captured.comments, lines);
  const context = { text: job.text, captured, comments };
  const extracted = extractSymbols({ path: job.path, context, dialect, lines });
  const doc = dialect.moduleDoc(context);
  const values = dialect.valuesOf?.(context);
  return {
    symbols: extracted.symbols,
    calls: extractCalls({ captured, ranges: extracted.ranges, lines, values }),
    environment: extractEnvironment(job.path, captured, lines),
    titles: titlesOf(captured, extracted, dialect),
    exportNames: captured.exports.filter(({ name, as }) => name !== as).map(({ name, as }) => [as, name] as const),
    ...(doc === undefined ? {} : { doc }),
    ...values?.more(extracted),
  };
}

/** Titles of test calls, then names of test functions, in line order. */
function titlesOf(captured: Captured, { symbols }: ExtractedSymbols, dialect: Dialect): TestTitle[] {
  const written = captured.titles.map((node) => ({
    text: unquote(node.text.slice(0, MAX_TITLE)),
    startLine: node.startPosition.row + 1,
    endLine: node.endPosition.row + 1,
  }));
  const named = symbols
    .filter((symbol) => dialect.isTest(symbol))
    .map(({ name, nameLine }) => ({ text: name, startLine: nameLine, endLine: nameLine }));
  return [...written, ...named].sort((left, right) => left.startLine - right.startLine).slice(0, MAX_TITLES);
}
