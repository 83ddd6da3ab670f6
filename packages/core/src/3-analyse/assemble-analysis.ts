import type { RepoSurvey } from '#survey';
import type { RepoPath } from '#vocabulary';
import type { AnalysedFile, Analysis, CallFact, EnvironmentFact, SymbolFact } from './analysis.ts';
import { breathe } from './breathe.ts';
import { goSubjects } from './facts/go-subjects.ts';
import { collectTests } from './facts/test-facts.ts';
import { buildImportGraph } from './import-graph.ts';
import { collectKnownNames } from './known-names.ts';
import { type FileRank, rankFiles, rankOfRole } from './rank-files.ts';
import { goPrograms, packageLinks } from './rank-links.ts';
import type { ReadFacts, ReadFile } from './read-files.ts';
import { linkDeclarations } from './resolve-calls/link-declarations.ts';
import { goFileNames } from './resolve-imports/go-file-names.ts';
import { type ResolvedImport, resolveImports } from './resolve-imports/resolve-imports.ts';
import { buildSections } from './sections/build-sections.ts';
import { linkSections } from './sections/link-sections.ts';

/**
 * Joins the facts of single files: imports, ranks, calls, sections. The order of files does not matter.
 * @throws the signal's reason when it was aborted
 */
export async function assembleAnalysis(survey: RepoSurvey, facts: ReadFacts, signal: AbortSignal): Promise<Analysis> {
  const files = new Map([...facts.files].sort(([left], [right]) => (left < right ? -1 : 1)));
  const scanned = new Map([...files].map(([path, file]) => [path, file.imports]));
  const imports = resolveImports(survey, scanned, goFileNames(files));
  await breathe(signal);
  const { symbols, callsOf } = linkDeclarations(files, imports);
  await breathe(signal);
  const paths = productPaths(files);
  const product = buildImportGraph(paths, imports);
  const links = packageLinks(files, callsOf, symbols);
  const linked = links.length === 0 ? product : buildImportGraph(paths, imports, links);
  const lineCounts = new Map([...files].map(([path, file]) => [path, file.lineCount]));
  const ranks = rankFiles({ survey, product, linked, programs: goPrograms(files), lineCounts });
  await breathe(signal);
  const environment = [...files.values()].flatMap((file): readonly EnvironmentFact[] => file.parsed?.environment ?? []);
  const tests = collectTests(files, imports, goSubjects({ files, callsOf, symbols }));
  const drafts = buildSections(survey, product, ranks);
  await breathe(signal);
  return {
    survey,
    files: describeFiles(files, { imports, ranks, callsOf, symbols }),
    symbols,
    ...linkSections({ drafts, imports, ranks, tests }),
    environment,
    registries: [],
    options: [],
    entries: [],
    flows: [],
    conflicts: [],
    documents: facts.documents,
    ciJobs: facts.ciJobs,
    tests,
    knownNames: collectKnownNames({ survey, symbols: symbols.values(), imports, environment }),
    isComplete: facts.isComplete && survey.notices.every((notice) => notice.code !== 'FILE_BUDGET'),
    notices: facts.notices,
  };
}

/** Product code that was read: what the survey calls code, without what turned out to be generated. */
function productPaths(files: ReadonlyMap<RepoPath, ReadFile>): RepoPath[] {
  return [...files.values()].filter((file) => file.role === 'code').map((file) => file.path);
}

interface FileContext {
  readonly imports: ReadonlyMap<RepoPath, readonly ResolvedImport[]>;
  readonly ranks: ReadonlyMap<RepoPath, FileRank>;
  readonly callsOf: ReadonlyMap<RepoPath, readonly CallFact[]>;
  readonly symbols: ReadonlyMap<string, SymbolFact>;
}

function describeFiles(files: ReadonlyMap<RepoPath, ReadFile>, context: FileContext): Map<RepoPath, AnalysedFile> {
  const described = new Map<RepoPath, AnalysedFile>();
  for (const [path, file] of files) {
    const rank = context.ranks.get(path);
    described.set(path, {
      path,
      role: file.role,
      language: file.language,
      lineCount: file.lineCount,
      sizeBytes: file.sizeBytes,
      imports: (context.imports.get(path) ?? []).map(({ fact }) => fact),
      ...(file.parsed?.doc === undefined ? {} : { doc: file.parsed.doc }),
      symbols: (file.parsed?.symbols ?? []).flatMap(({ id }) => context.symbols.get(id) ?? []),
      calls: context.callsOf.get(path) ?? [],
      outcomes: [],
      constantUses: [],
      isParsed: file.parsed !== undefined,
      rank: rank?.rank ?? rankOfRole(file.role),
      fanIn: rank?.fanIn ?? 0,
    });
  }
  return described;
}
