import { GRAMMARS } from './dialects.ts';
import { extractFacts } from './extract-facts.ts';
import type { GrammarSet } from './grammar-files.ts';
import type { ParsedFile, ParseFailure, ParseJob } from './parsed-file.ts';
import type { SyntaxTree } from './syntax-node.ts';

/** Longest time one file may take, on the clock given. A safety net: real files need a tenth of it. @source engine.md §7 */
const DEADLINE_MS = 1_500;

/**
 * Steps of the parser allowed for a file. Real code needs 2 to 11 for a KiB, one-letter tokens 40; ambiguous input needs ever more, so this stops
 * hostile files at the same step on every machine. @source measured with the grammars in use on the project's own files
 */
const BASE_STEPS = 400;
const STEPS_PER_KIB = 120;

/**
 * Deepest nesting of brackets parsed. Hand-written code stays below 50; searching a tree of hundreds of thousands of
 * levels takes seconds, and a time limit would not stop at the same place twice.
 */
const MAX_NESTING = 1_000;

/** The outcome of one file. After `isBroken` the grammars must not be used again. */
export type ReadOutcome =
  | { readonly parsed: ParsedFile }
  | { readonly failure: ParseFailure; readonly isBroken: boolean };

/** Parses a file and takes its facts. Never throws because of the file's content. `clock` gives milliseconds. */
export async function readSyntax(grammars: GrammarSet, job: ParseJob, clock: () => number): Promise<ReadOutcome> {
  if (isTooNested(job.text)) return { failure: 'PARSE_FAILED', isBroken: false };
  let steps = BASE_STEPS + (job.text.length / 1_024) * STEPS_PER_KIB;
  let tree: SyntaxTree | undefined;
  try {
    await grammars.load(job.grammar, job.text);
    // The first file of a language must not pay for loading its grammar.
    const deadline = clock() + DEADLINE_MS;
    tree = grammars.parse(job.grammar, job.text, () => --steps < 0 || clock() > deadline);
    if (tree === undefined) return { failure: steps < 0 ? 'PARSE_FAILED' : 'PARSE_TIME', isBroken: false };
    const matches = tree.matches(() => clock() > deadline);
    if (clock() > deadline) return { failure: 'PARSE_TIME', isBroken: false };
    const { nodeAt } = tree;
    return { parsed: extractFacts(job, { matches, nodeAt }, GRAMMARS[job.grammar].dialect) };
  } catch {
    return { failure: 'PARSE_MEMORY', isBroken: true };
  } finally {
    tree?.delete();
  }
}

/** Whether more brackets are open at some place than anybody nests; brackets in strings count too, which harms nobody. */
function isTooNested(text: string): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const mark = text.charCodeAt(at);
    if (mark === 40 || mark === 91 || mark === 123) depth++;
    else if ((mark === 41 || mark === 93 || mark === 125) && depth > 0) depth--;
    if (depth > MAX_NESTING) return true;
  }
  return false;
}
