import type { Analysis } from '#analysis';
import type { EntryPointFact, PackageFact } from '#survey';
import { bestFirst, byText } from '../compare.ts';
import { languageName } from '../language-names.ts';
import { BLOCK_QUOTE, quoteWords } from '../select/author-words.ts';
import { leadOf, readmeOf } from '../select/document-words.ts';
import { findSystems } from '../select/external-systems.ts';
import type { AuthorWords, LanguageShare, OverviewBrief, PlannedPage, SectionSketch } from '../wiki-plan.ts';
import type { PageContext } from './page-context.ts';

/** Most packages and dependencies that the first page names. @source wiki.md §3b: more than 12 items become a reference */
const ROWS = 12;

/** The first page: what it is, how it is cut, where to read and where to change. */
export function planOverview(context: PageContext): PlannedPage {
  const { index, info, messages, sketches } = context;
  const { analysis } = index;
  const lead = repositoryLead(analysis, info.subdir);
  const mainPackage = mainPackageOf(analysis);
  const published = analysis.survey.packages.filter(
    (pack) => !pack.isPrivate && pack.name !== undefined && !isSample(pack, analysis),
  );
  const mostUsed = strongest(sketches, (sketch) => sketch.usedBy.length);
  const topmost = strongest(sketches, (sketch) => sketch.uses.length - sketch.usedBy.length);
  const brief: OverviewBrief = {
    kind: 'overview',
    ...(lead === undefined ? {} : { lead }),
    ...(mainPackage === undefined ? {} : { mainPackage }),
    packages: published.length > 1 ? published.slice(0, ROWS) : [],
    packageCount: published.length,
    entryPoints: entryPointsOf(analysis),
    languages: languagesOf(analysis),
    systems: findSystems(index, 8),
    sketches,
    ...(mostUsed === undefined ? {} : { mostUsed }),
    ...(topmost === undefined ? {} : { topmost }),
  };
  return { id: 'overview', title: messages.wiki.titles.overview, kind: 'overview', brief };
}

/** The README's first telling paragraph, else the main package's description. */
export function repositoryLead(analysis: Analysis, subdir: string): AuthorWords | undefined {
  const readme = readmeOf(subdir, analysis.documents) ?? readmeOf('', analysis.documents);
  const lead = readme === undefined ? undefined : leadOf(readme, { limit: BLOCK_QUOTE });
  if (lead !== undefined) return lead;
  const pack = mainPackageOf(analysis);
  if (pack?.description === undefined) return undefined;
  return quoteWords(pack.description.value, {
    path: pack.path,
    range: pack.description,
    from: 'package',
    limit: BLOCK_QUOTE,
  });
}

/** The package nearest to the root; of equals a named one, then one with a description. */
export function mainPackageOf(analysis: Analysis): PackageFact | undefined {
  const depth = (pack: PackageFact): number => (pack.root === '' ? 0 : pack.root.split('/').length);
  return bestFirst(
    analysis.survey.packages,
    (pack) => -depth(pack) * 4 + (pack.name === undefined ? 0 : 2) + (pack.description === undefined ? 0 : 1),
    (pack) => pack.path,
  )[0];
}

/** Commands, exports and containers of product packages: what a person runs or imports. */
export function entryPointsOf(analysis: Analysis): EntryPointFact[] {
  const product = analysis.survey.packages.filter((pack) => !isSample(pack, analysis));
  const entries = product.flatMap((pack) => pack.entryPoints);
  const order: Record<EntryPointFact['kind'], number> = {
    bin: 0,
    script: 0,
    module: 1,
    container: 2,
    main: 3,
    export: 4,
  };
  return entries
    .map((entry, at) => ({ entry, at }))
    .sort((a, b) => order[a.entry.kind] - order[b.entry.kind] || a.at - b.at || byText(a.entry.name, b.entry.name))
    .map(({ entry }) => entry);
}

/** Manifests of examples, tests and fixtures are not the product. */
export function isSample(pack: PackageFact, analysis: Analysis): boolean {
  if (pack.root === '') return false;
  if (
    /(^|\/)(examples?|samples?|tests?|__tests__|fixtures?|demos?|benchmarks?|playground|templates?)(\/|$)/i.test(
      pack.root,
    )
  )
    return true;
  return (
    !analysis.sections.some((section) => section.packageRoot === pack.root) &&
    pack.ecosystem === 'npm' &&
    pack.isPrivate
  );
}

function languagesOf(analysis: Analysis): LanguageShare[] {
  const counts = new Map<string, number>();
  for (const file of analysis.survey.files) {
    if (file.role !== 'code' || file.language === undefined) continue;
    const name = languageName(file.language);
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const shares = [...counts].map(([name, fileCount]) => ({ name, fileCount }));
  return bestFirst(
    shares,
    (share) => share.fileCount,
    (share) => share.name,
  ).slice(0, 5);
}

/** The sketch that is ahead of all others; none in a tie, because then nothing distinguishes it. */
function strongest(
  sketches: readonly SectionSketch[],
  measure: (sketch: SectionSketch) => number,
): SectionSketch | undefined {
  const [first, second] = bestFirst(sketches, measure, (sketch) => sketch.section.id);
  if (first === undefined || measure(first) < 2) return undefined;
  return second !== undefined && measure(second) === measure(first) ? undefined : first;
}
