import { LineIndex } from '../scan-imports/line-index.ts';
import type { Captured } from './captured.ts';
import { collectCaptures, unquote } from './collect-captures.ts';
import { CommentIndex } from './comment-index.ts';
import { DefaultValues } from './default-values.ts';
import type { Dialect } from './dialect.ts';
import { ArgumentReader } from './extract-arguments.ts';
import { type DescribedCall, describeCalls, extractCalls } from './extract-calls.ts';
import { extractConstantUses } from './extract-constant-uses.ts';
import { extractComputedReads, extractEnvironment } from './extract-environment.ts';
import { extractOutcomes } from './extract-outcomes.ts';
import { extractRemarks } from './extract-remarks.ts';
import { extractSchemas } from './extract-schemas.ts';
import { type ExtractedSymbols, extractSymbols } from './extract-symbols.ts';
import { GuardIndex } from './guard-index.ts';
import { LocalNames } from './local-names.ts';
import type { ParsedFile, ParseJob, TestTitle } from './parsed-file.ts';
import { ReachIndex } from './reach-index.ts';
import type { RawSurface } from './surface/raw-surface.ts';
import { NO_SURFACE, readSurface } from './surface/read-surface.ts';
import { SurfaceContext } from './surface/surface-context.ts';
import type { SyntaxMatch, SyntaxNode } from './syntax-node.ts';
import { ValueOrigins } from './value-origins.ts';

/** Most titles kept of one file, and the longest one. */
const MAX_TITLES = 200;
const MAX_TITLE = 300;
/** Calls that group tests. */
const GROUP = /^(describe|suite|context)\b|\.(describe|suite)\b/;

/** A tree as far as extraction needs it. */
export interface ReadTree {
  readonly matches: readonly SyntaxMatch[];
  readonly nodeAt: (offset: number) => SyntaxNode | null;
}

/** The facts of one file from its tree: the matches of its language's query, and single nodes. */
export function extractFacts(job: ParseJob, tree: ReadTree, dialect: Dialect): ParsedFile {
  const captured = collectCaptures(tree.matches);
  const lines = new LineIndex(job.text);
  const context = { text: job.text, captured, comments: new CommentIndex(job.text, captured.comments, lines) };
  const extracted = extractSymbols({ path: job.path, context, dialect, lines, isProduct: job.keepsAllCalls });
  const locals = new LocalNames(captured);
  const origins = new ValueOrigins(locals);
  const defaults = new DefaultValues(locals, captured);
  const guards = job.keepsAllCalls ? new GuardIndex(captured, job.text, lines) : undefined;
  const reach = new ReachIndex(captured);
  const deferred = captured.deferred.map(({ startIndex: start, endIndex: end }) => ({ start, end }));
  const reader = new ArgumentReader(job.text);
  const calls = describeCalls(captured, ({ node }) => (guards === undefined ? [] : reader.read(node)));
  const { symbols, ranges, returns } = extracted;
  const doc = dialect.moduleDoc(context);
  const values = dialect.valuesOf?.(context);
  const reading = { path: job.path, captured, ranges, lines, locals };
  const computed = extractComputedReads(reading);
  return {
    symbols,
    calls: extractCalls({ calls, ranges, lines, locals, origins, guards, reach, deferred, defaults, values }),
    outcomes: guards === undefined ? [] : extractOutcomes({ captured, calls, ranges, lines, guards, reach, reader }),
    uses:
      values === undefined
        ? extractConstantUses({
            ...job,
            ...extracted,
            imported: job.imported ?? [],
            locals,
            lines,
            nodeAt: tree.nodeAt,
          })
        : [],
    origins: origins.ofDeclarations(captured, extracted),
    values: values === undefined ? defaults.ofDeclarations(captured, extracted) : [],
    returns,
    environment: byLine([...extractEnvironment(reading), ...computed.environment]),
    builtSettings: computed.built,
    readers: computed.readers,
    schemas: job.keepsAllCalls ? extractSchemas(job.path, captured) : [],
    surface:
      guards === undefined || values !== undefined ? NO_SURFACE : surfaceOf(job, captured, calls, { extracted, lines }),
    titles: titlesOf(captured, extracted, dialect),
    caseCount: casesOf(captured, extracted, dialect),
    remarks: job.keepsAllCalls ? extractRemarks(context.comments, symbols, doc) : [],
    exportNames: captured.exports.filter(({ name, as }) => name !== as).map(({ name, as }) => [as, name] as const),
    ...(doc === undefined ? {} : { doc }),
    ...values?.more({
      path: job.path,
      extracted,
      calls,
      lines,
      isProduct: job.keepsAllCalls,
      packages: job.packageNames ?? [],
    }),
  };
}

function byLine<T extends { readonly startLine: number; readonly name: string }>(facts: readonly T[]): T[] {
  return [...facts].sort((left, right) => left.startLine - right.startLine || (left.name < right.name ? -1 : 1));
}

function surfaceOf(
  { packages = [], text }: ParseJob,
  captured: Captured,
  calls: readonly DescribedCall[],
  { extracted, lines }: { readonly extracted: ExtractedSymbols; readonly lines: LineIndex },
): RawSurface {
  return readSurface(new SurfaceContext(captured, calls, extracted, { lines, packages, text }));
}

/** Titles of test calls, then names of test functions, in line order. */
function titlesOf(captured: Captured, { symbols }: ExtractedSymbols, dialect: Dialect): TestTitle[] {
  const isGroup = ({ parent }: SyntaxNode): boolean =>
    GROUP.test(parent?.parent?.childForFieldName('function')?.text ?? '');
  const cases = captured.titles.filter((node) => !isGroup(node));
  // The title of a group says what it is about, and promises nothing.
  const written = (cases.length > 0 ? cases : captured.titles).map((node) => ({
    // As a person reads it: marks inside are written with a backslash only because of those around.
    text: unquote(node.text.slice(0, MAX_TITLE)).replace(/\\(['"`])/g, '$1'),
    startLine: node.startPosition.row + 1,
    endLine: node.endPosition.row + 1,
  }));
  const named = symbols
    .filter((symbol) => dialect.isTest(symbol))
    .map(({ name, nameLine }) => ({ text: name, startLine: nameLine, endLine: nameLine }));
  return [...written, ...named].sort((left, right) => left.startLine - right.startLine).slice(0, MAX_TITLES);
}

/** Test functions; where tests are calls with a title, the calls that hold no further ones. */
function casesOf(captured: Captured, { symbols }: ExtractedSymbols, dialect: Dialect): number {
  const named = symbols.filter((symbol) => dialect.isTest(symbol)).length;
  if (named > 0) return named;
  const callees = captured.titles.map(({ parent }) => parent?.parent?.childForFieldName('function')?.text ?? '');
  return callees.filter((callee) => !GROUP.test(callee)).length;
}
