import type { Analysis } from '#analysis';
import type { PackageFact } from '#survey';
import { bestFirst } from '../compare.ts';
import type { FactIndex } from '../fact-index.ts';
import { languageName } from '../language-names.ts';
import { BLOCK_QUOTE, quoteDoc, quoteWords } from '../select/author-words.ts';
import { testOf } from '../select/change-start.ts';
import { findDeprecated } from '../select/deprecated-names.ts';
import {
  decisionsIn,
  documentConflicts,
  featuresIn,
  licenceIn,
  newestRelease,
  reasonsIn,
  warningsIn,
} from '../select/document-facts.ts';
import { definitionIn, readmeOf } from '../select/document-words.ts';
import { findEntrances, isSample } from '../select/entry-points.ts';
import { findSystems } from '../select/external-systems.ts';
import { offerOf } from '../select/library-offer.ts';
import type {
  AuthorWords,
  DocumentBlock,
  LanguageShare,
  OverviewBrief,
  PlannedPage,
  SectionSketch,
  SnapshotInfo,
} from '../wiki-plan.ts';
import type { PageContext } from './page-context.ts';

/** Most packages and dependencies that the first page names. @source wiki.md §3b: more than 12 items become a reference */
const ROWS = 12;

/** The first page: what it is, how it is cut, where to read and where to change. */
export function planOverview(context: PageContext, quickStart: readonly DocumentBlock[]): PlannedPage {
  const { index, info, messages, sketches } = context;
  const { analysis } = index;
  const lead = repositoryLead(analysis, info);
  const mainPackage = mainPackageOf(analysis);
  const published = analysis.survey.packages.filter(
    (pack) => !pack.isPrivate && pack.name !== undefined && !isSample(pack, analysis),
  );
  const offer = offerOf(mainPackage, index);
  const product = sketches.filter(({ section }) => !section.isRest);
  const mostUsed = strongest(product, (sketch) => sketch.usedBy.length);
  const drawing = strongest(product, (sketch) => sketch.uses.length);
  const topmost = drawing !== undefined && drawing.usedBy.length <= 1 ? drawing : undefined;
  const brief: OverviewBrief = {
    kind: 'overview',
    ...(lead === undefined ? {} : { lead }),
    ...documentFacts(analysis, { subdir: info.subdir, lead, hasLicence: mainPackage?.license !== undefined }),
    files: sketches.length > 1 ? [] : filesOf(index),
    quickStart,
    ...(mainPackage === undefined ? {} : { mainPackage }),
    packages: published.length > 1 ? published.slice(0, ROWS) : [],
    packageCount: published.length,
    ...(offer === undefined ? {} : { offer }),
    deprecated: findDeprecated(index),
    entryPoints: findEntrances(analysis),
    languages: languagesOf(analysis),
    systems: findSystems(index, 5),
    sketches,
    hubs: hubsOf(index),
    ...(mostUsed === undefined ? {} : { mostUsed }),
    ...(topmost === undefined ? {} : { topmost }),
  };
  return { id: 'overview', title: messages.wiki.titles.overview, kind: 'overview', brief };
}

type DocumentFacts = Pick<
  OverviewBrief,
  'reasons' | 'warnings' | 'features' | 'release' | 'decisions' | 'licence' | 'conflicts'
>;

/** What documents add to the first page. */
function documentFacts(
  analysis: Analysis,
  { subdir, lead, hasLicence }: { subdir: string; lead: AuthorWords | undefined; hasLicence: boolean },
): DocumentFacts {
  const features = featuresIn(analysis, subdir);
  const release = newestRelease(analysis, subdir);
  const licence = hasLicence ? undefined : licenceIn(analysis, subdir);
  return {
    reasons: reasonsIn(analysis, subdir).filter(({ startLine }) => startLine !== lead?.startLine),
    warnings: warningsIn(analysis, subdir),
    decisions: decisionsIn(analysis).shown,
    conflicts: documentConflicts(analysis, subdir),
    ...(features === undefined ? {} : { features }),
    ...(release === undefined ? {} : { release }),
    ...(licence?.title === undefined ? {} : { licence: { path: licence.path, title: licence.title } }),
  };
}

/** Files that are told one by one where the product is one part or none. @source wiki.md §3b */
const FEW_FILES = 16;

/** The product's files by rank with their own words; nothing where there are more than can be told. */
function filesOf(index: FactIndex): OverviewBrief['files'] {
  const { analysis } = index;
  const product = [...analysis.files.values()].filter(({ role }) => role === 'code');
  if (product.length > FEW_FILES) return [];
  const ranked = bestFirst(
    product,
    ({ rank }) => rank,
    ({ path }) => path,
  );
  return ranked.map(({ path, doc, symbols }) => {
    const words = doc === undefined ? undefined : quoteDoc(doc, { path, from: 'file', name: path });
    const top = symbols.filter(({ parent, name }) => parent === undefined && name !== 'default');
    // Values tell less than what works with them.
    const named = top.filter(({ id, kind }) => (kind !== 'constant' && kind !== 'variable') || index.shownIn.has(id));
    const shown = bestFirst(
      named.length > 0 ? named : top,
      ({ id }) => index.shownIn.get(id) ?? 0,
      ({ startLine }) => String(startLine).padStart(9, '0'),
    ).slice(0, 3);
    const test = testOf(path, shown, index);
    return { path, symbols: shown, ...(words === undefined ? {} : { words }), ...(test === undefined ? {} : { test }) };
  });
}

/** The README's first telling paragraph, else the main package's description. */
export function repositoryLead(
  analysis: Analysis,
  { subdir, origin: { name } }: SnapshotInfo,
): AuthorWords | undefined {
  const readme = readmeOf(subdir, analysis.documents) ?? readmeOf('', analysis.documents);
  const lead = readme === undefined ? undefined : definitionIn(readme, [projectName(analysis), name], BLOCK_QUOTE);
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

/** The published name without its scope, which is how a README calls the project. */
function projectName(analysis: Analysis): string {
  return (mainPackageOf(analysis)?.name?.value ?? '').replace(/^@[^/]*\//, '');
}

/** The package nearest to the root; of equals a named one, then the whole beside its parts, then one with a description. */
export function mainPackageOf(analysis: Analysis): PackageFact | undefined {
  const { packages } = analysis.survey;
  const depth = (pack: PackageFact): number => (pack.root === '' ? 0 : pack.root.split('/').length);
  // Beside `tool-client` a `tool` is the whole.
  const isWhole = ({ name, root }: PackageFact): boolean =>
    name !== undefined &&
    packages.some((other) => other.root === root && other.name?.value.startsWith(`${name.value}-`) === true);
  return bestFirst(
    packages,
    (pack) =>
      -depth(pack) * 8 +
      (pack.name === undefined ? 0 : 4) +
      (isWhole(pack) ? 2 : 0) +
      (pack.description === undefined ? 0 : 1),
    (pack) => pack.path,
  )[0];
}

/** Logging, errors and small functions are imported everywhere and tell nothing about what the product does. */
function isUtility(path: string): boolean {
  if (
    /(^|\/)(utils?|helpers?|common|shared|compat|lib|ui|primitives|icons?|styles?|themes?|i18n|locales?)\//i.test(path)
  )
    return true;
  return /(log|logger|logging|utils?|helpers?|errors?|exceptions?|constants?|compat|_compat|types?|typing|functional)(\.[a-z]+)+$/i.test(
    path,
  );
}

/** Files that most others import; a folder's index file only passes on what others hold. */
function hubsOf(index: FactIndex): OverviewBrief['hubs'] {
  const files = [...index.analysis.files.values()].filter(
    ({ path, role, symbols, isParsed }) =>
      role === 'code' && (symbols.length > 0 || !isParsed) && !/(^|\/)(index\.[cm]?[jt]sx?|__init__\.py)$/.test(path),
  );
  const best = bestFirst(
    files,
    (file) => file.fanIn * (isUtility(file.path) ? 0.3 : 1),
    (file) => file.path,
  );
  return best.slice(0, 3).flatMap(({ path, fanIn }) => {
    const sectionId = index.sectionOf.get(path)?.id;
    const importers = index.fileImporters.get(path) ?? [];
    return sectionId === undefined ? [] : [{ path, sectionId, fanIn, importers: importers.slice(0, 2) }];
  });
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
