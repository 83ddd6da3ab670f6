import type { RepoSurvey } from '#survey';
import type { RepoPath } from '#vocabulary';
import type { AnalysedFile, Analysis, ConflictFact, EnvironmentFact } from './analysis.ts';
import { breathe } from './breathe.ts';
import { findConflicts } from './conflicts/find-conflicts.ts';
import { markStale } from './conflicts/mark-stale.ts';
import { goSubjects } from './facts/go-subjects.ts';
import { collectSurface } from './facts/surface/collect-surface.ts';
import { dropTaggedValues } from './facts/tagged-values.ts';
import { collectTests } from './facts/test-facts.ts';
import { buildFlows } from './flows/build-flows.ts';
import type { FlowInput } from './flows/flow-input.ts';
import { buildImportGraph } from './import-graph.ts';
import { collectKnownNames } from './known-names.ts';
import { type FileRank, rankFiles, rankOfRole } from './rank-files.ts';
import { goPrograms, packageLinks } from './rank-links.ts';
import type { ReadFacts, ReadFile } from './read-files.ts';
import { type LinkedDeclarations, linkDeclarations } from './resolve-calls/link-declarations.ts';
import { Barrels } from './resolve-imports/barrels.ts';
import { goFileNames } from './resolve-imports/go-file-names.ts';
import { nameDefaults } from './resolve-imports/name-defaults.ts';
import { type ResolvedImport, resolveImports } from './resolve-imports/resolve-imports.ts';
import { buildSections } from './sections/build-sections.ts';
import { linkSections } from './sections/link-sections.ts';
import { withoutBuildDefines } from './settings/build-defines.ts';
import { joinSettings } from './settings/join-settings.ts';
import { wrappedReads } from './settings/wrapped-reads.ts';

/**
 * Joins the facts of single files: imports, ranks, calls, sections. The order of files does not matter.
 * @throws the signal's reason when it was aborted
 */
export async function assembleAnalysis(survey: RepoSurvey, facts: ReadFacts, signal: AbortSignal): Promise<Analysis> {
  const files = new Map([...facts.files].sort(([left], [right]) => (left < right ? -1 : 1)));
  dropTaggedValues(files.values());
  const scanned = new Map([...files].map(([path, file]) => [path, file.imports]));
  const imports = nameDefaults(resolveImports(survey, scanned, goFileNames(files)), files);
  await breathe(signal);
  const linked = linkDeclarations(files, imports);
  await breathe(signal);
  const paths = productPaths(files);
  const product = buildImportGraph(paths, imports);
  const links = packageLinks(files, linked);
  const reading = links.length === 0 ? product : buildImportGraph(paths, imports, links);
  const lineCounts = new Map([...files].map(([path, file]) => [path, file.lineCount]));
  const ranks = rankFiles({ survey, product, linked: reading, programs: goPrograms(files), lineCounts });
  await breathe(signal);
  const schemas = [...files.values()].flatMap((file) => file.parsed?.schemas ?? []);
  const barrels = new Barrels(files, imports);
  const tests = collectTests(files, { imports, barrels }, goSubjects(files, linked));
  const drafts = buildSections(survey, product, { ranks, lineCounts });
  await breathe(signal);
  const described = describeFiles(files, { imports, ranks, linked });
  const reads = [
    ...[...files.values()].flatMap((file): readonly EnvironmentFact[] => file.parsed?.environment ?? []),
    ...wrappedReads(
      [...files.values()].flatMap((file) => file.parsed?.readers ?? []),
      described,
      linked.symbols,
    ),
  ];
  const environment = withoutBuildDefines(reads, facts.buildDefines);
  const isComplete = facts.isComplete && survey.notices.every((notice) => notice.code !== 'FILE_BUDGET');
  const conflicts = isComplete ? conflictsOf(survey, facts, { files: described, environment }) : [];
  const symbols = markStale(conflicts, described, linked.symbols);
  const analysis: FlowInput = {
    survey,
    files: described,
    symbols,
    ...linkSections({ drafts, imports, barrels, ranks, tests }),
    environment,
    builtSettings: [...files.values()].flatMap((file) => file.parsed?.builtSettings ?? []),
    settings: joinSettings(environment, {
      files: described,
      symbols,
      documents: facts.documents,
      values: facts.settingValues,
    }),
    schemas,
    ...collectSurface({ survey, files, imports, context: linked.context, callsOf: linked.callsOf }),
    conflicts,
    documents: facts.documents,
    ciJobs: facts.ciJobs,
    images: facts.images,
    services: facts.services,
    tests,
    knownNames: collectKnownNames({ survey, symbols: symbols.values(), imports, environment, schemas }),
    isComplete,
    notices: facts.notices,
  };
  await breathe(signal);
  return { ...analysis, flows: buildFlows(analysis) };
}

/** What documents and comments name and the code does not have; asked only when everything was read. */
function conflictsOf(
  survey: RepoSurvey,
  facts: ReadFacts,
  { files, environment }: Pick<Analysis, 'files' | 'environment'>,
): ConflictFact[] {
  const product = [...files.values()]
    .filter(({ role }) => role === 'code')
    .map((file) => ({ ...file, remarks: facts.files.get(file.path)?.parsed?.remarks ?? [] }));
  return findConflicts({ survey, ...facts, readPaths: facts.files, environment, files: product });
}

/** Product code that was read: what the survey calls code, without what turned out to be generated. */
function productPaths(files: ReadonlyMap<RepoPath, ReadFile>): RepoPath[] {
  return [...files.values()].filter((file) => file.role === 'code').map((file) => file.path);
}

interface FileContext {
  readonly imports: ReadonlyMap<RepoPath, readonly ResolvedImport[]>;
  readonly ranks: ReadonlyMap<RepoPath, FileRank>;
  readonly linked: LinkedDeclarations;
}

function describeFiles(files: ReadonlyMap<RepoPath, ReadFile>, context: FileContext): Map<RepoPath, AnalysedFile> {
  const { symbols, callsOf, outcomesOf, constantUsesOf } = context.linked;
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
      symbols: (file.parsed?.symbols ?? []).flatMap(({ id }) => symbols.get(id) ?? []),
      calls: callsOf.get(path) ?? [],
      outcomes: outcomesOf.get(path) ?? [],
      constantUses: constantUsesOf.get(path) ?? [],
      isParsed: file.parsed !== undefined,
      rank: rank?.rank ?? rankOfRole(file.role),
      fanIn: rank?.fanIn ?? 0,
    });
  }
  return described;
}
