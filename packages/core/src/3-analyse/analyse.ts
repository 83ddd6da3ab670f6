/*
 * Takes:      the survey, and the chosen files' bytes, once, in value order.
 * Gives:      Analysis: imports, symbols, calls, documents, CI jobs, tests, sections and ranks, each with its lines.
 * Guarantees: no file's text is kept; a hostile file costs only itself; equal input gives equal output as long as no
 *             deadline fires (then a notice says so).
 * Never:      reads a disk or network, runs code of the repository, or guesses a target that no rule decides.
 */
import { OrionError } from '#errors';
import type { Blob } from '#snapshot';
import type { RepoSurvey } from '#survey';
import type { Notice } from '#vocabulary';
import type { Analysis } from './analysis.ts';
import { assembleAnalysis } from './assemble-analysis.ts';
import { type GrammarName, languageRow } from './languages.ts';
import { ParsePool } from './parsing/parse-pool.ts';
import { readFiles } from './read-files.ts';

/** Grammars made ready before a file needs them. */
const MAX_WARM = 2;

/** What analysing depends on besides its input. */
export interface AnalysePorts {
  readonly signal: AbortSignal;
  /** Files read so far and files to read. */
  readonly onProgress: (done: number, total: number) => void;
  /** Called once for every notice, as soon as reading has ended. */
  readonly onNotice?: (notice: Notice) => void;
}

/**
 * Everything the code says, backed by lines.
 * @throws CANCELLED when the signal aborts
 */
export async function analyse(survey: RepoSurvey, blobs: AsyncIterable<Blob>, ports: AnalysePorts): Promise<Analysis> {
  const parser = new ParsePool(ports.signal);
  parser.warm(commonGrammars(survey));
  try {
    const facts = await readFiles(survey, blobs, { parser, signal: ports.signal, onProgress: ports.onProgress });
    for (const notice of facts.notices) ports.onNotice?.(notice);
    return await assembleAnalysis(survey, facts, ports.signal);
  } catch (cause) {
    if (ports.signal.aborted) throw new OrionError('CANCELLED', { stage: 'analyse', cause });
    throw cause;
  } finally {
    await parser.close();
  }
}

/** The grammars that most of the chosen files need, commonest first: made ready while the first files are on their way. */
function commonGrammars({ chosen, files }: RepoSurvey): readonly GrammarName[] {
  const languages = new Map(files.map(({ path, language }) => [path, language]));
  const counts = new Map<GrammarName, number>();
  for (const path of chosen) {
    const grammar = languageRow(languages.get(path))?.grammar;
    if (grammar !== undefined) counts.set(grammar, (counts.get(grammar) ?? 0) + 1);
  }
  return [...counts]
    .sort(([, left], [, right]) => right - left)
    .slice(0, MAX_WARM)
    .map(([name]) => name);
}
