// Takes:      the analysis, what was read, and the options language and size.
// Gives:      the pages in reading order, each with the facts it will be written from, and what is left out and why.
// Guarantees: pure and deterministic; ids are unique in any letter case; a page without facts is not planned;
//             at most 60 pages besides the reference.
// Never:      writes a sentence, reads a file, looks at the clock.

import type { Analysis, Section, SymbolId } from '#analysis';
import { messagesIn } from '#messages';
import type { PageId, PageKind } from '#vocabulary';
import { type FactIndex, indexFacts } from './fact-index.ts';
import { PageIds } from './page-ids.ts';
import { planArchitecture } from './page-kinds/architecture.ts';
import { planConfiguration } from './page-kinds/configuration.ts';
import { planCoverage } from './page-kinds/coverage.ts';
import { planExtending } from './page-kinds/extending.ts';
import { countFlowPages, planFlows, visitsOf } from './page-kinds/flow.ts';
import { planGettingStarted, quickStartOf } from './page-kinds/getting-started.ts';
import { planInterfaces } from './page-kinds/interfaces.ts';
import { planModule } from './page-kinds/module.ts';
import { planOperations } from './page-kinds/operations.ts';
import { planOverview } from './page-kinds/overview.ts';
import type { PageContext } from './page-kinds/page-context.ts';
import { planReference } from './page-kinds/reference.ts';
import { sketchSection } from './select/section-sketch.ts';
import type { LeftOutReason, PlannedPage, PlanOptions, SnapshotInfo, WikiPlan } from './wiki-plan.ts';

/** Most pages for parts and flows: with the others at most 60 in all. @source wiki.md §1 */
const MODULE_PAGES = { full: 52, concise: 6 } as const;
/** Pages whose id never changes; a section of that name gives way. */
const FIXED_IDS: readonly PageId[] = [
  'overview',
  'getting-started',
  'architecture',
  'how-it-works',
  'interfaces',
  'configuration',
  'extending',
  'operations',
  'reference',
  'coverage',
];
/** Kinds of page that this version does not look for; said openly on the coverage page. */
const NOT_LOOKED_FOR: readonly PageKind[] = ['data', 'security'];

/** The pages of the wiki. Pure; O(files + imports + calls + symbols). */
export function planWiki(analysis: Analysis, info: SnapshotInfo, options: PlanOptions): WikiPlan {
  const context = makeContext(analysis, info, options);
  const leftOut: { kind: PageKind; reason: LeftOutReason }[] = [];
  const keep = (kind: PageKind, page: PlannedPage | undefined, reason: LeftOutReason): PlannedPage[] => {
    if (page === undefined) leftOut.push({ kind, reason });
    return page === undefined ? [] : [page];
  };
  const isConcise = options.size === 'concise';
  const quickStart = quickStartOf(context);
  const overview = planOverview(context, quickStart);
  const started = keep(
    'getting-started',
    planGettingStarted(context),
    quickStart.length > 0 ? 'on-overview' : 'no-facts',
  );
  const architecture = keep(
    'architecture',
    planArchitecture(context),
    context.sketches.length === 0 ? 'no-facts' : 'one-part',
  );
  const flows = planFlows(context);
  if (flows.length === 0) leftOut.push({ kind: 'flow', reason: 'no-facts' });
  const modules = planModules(context, flows, architecture[0]?.id);
  if (modules.length < context.sketches.length)
    leftOut.push({ kind: 'module', reason: reasonForParts(context, options) });
  if (context.sketches.length === 0) leftOut.push({ kind: 'module', reason: 'no-facts' });
  const interfaces = planInterfaces(context, flows);
  if (interfaces.length === 0) leftOut.push({ kind: 'interfaces', reason: 'no-facts' });
  const configuration = keep('configuration', planConfiguration(context), 'no-facts');
  const extending = keep('extending', planExtending(context, modules), 'no-facts');
  const operations = keep(
    'operations',
    isConcise ? undefined : planOperations(context),
    isConcise ? 'concise' : 'no-facts',
  );
  const reference = isConcise ? [] : planReference(context);
  if (reference.length === 0) leftOut.push({ kind: 'reference', reason: isConcise ? 'concise' : 'no-facts' });
  for (const kind of NOT_LOOKED_FOR) leftOut.push({ kind, reason: 'not-looked-for' });
  const pages = [
    overview,
    ...started,
    ...flows,
    ...architecture,
    ...modules,
    ...interfaces,
    ...configuration,
    ...extending,
    ...operations,
    ...reference,
  ];
  return { pages: [...pages, planCoverage(context)], leftOut };
}

/** Why some parts have no page: there are too many, a short wiki was asked for, or there is too little to tell. */
function reasonForParts({ index, sketches }: PageContext, { size }: PlanOptions): LeftOutReason {
  const told = sketches.filter(({ section }) => hasFacts(section, index)).length;
  if (told <= MODULE_PAGES[size]) return 'little-known';
  return size === 'concise' ? 'concise' : 'page-limit';
}

function makeContext(analysis: Analysis, info: SnapshotInfo, options: PlanOptions): PageContext {
  const index = indexFacts(analysis);
  const ids = new PageIds();
  for (const id of FIXED_IDS) ids.take(id);
  const sectionPages = new Map<string, PageId>();
  const told = analysis.sections.filter((section) => hasFacts(section, index));
  const flowPages = options.size === 'full' ? countFlowPages(analysis) : 0;
  for (const section of told.slice(0, MODULE_PAGES[options.size] - flowPages))
    sectionPages.set(section.id, ids.take(section.id));
  const sketches = analysis.sections.map((section) => sketchSection(section, index, sectionPages.get(section.id)));
  return { index, info, options, messages: messagesIn(options.language), ids, sketches, sectionPages };
}

/** In a repository with at most so many parts each is told. @source own bound */
const FEW_PARTS = 3;

/** A part of which little is known has no page, it stands in the list of parts: without imports, callers and comments. */
function hasFacts(section: Section, index: FactIndex): boolean {
  const symbols = section.files.flatMap((path) => index.analysis.files.get(path)?.symbols ?? []);
  if (index.usesOf.has(section.id) || index.usedByOf.has(section.id)) return true;
  if (index.analysis.sections.length <= FEW_PARTS || section.packageRoot !== '') return symbols.length > 0;
  const isCalled = (id: SymbolId): boolean =>
    (index.callersOf.get(id) ?? []).some(({ path }) => index.sectionOf.get(path) !== section);
  return symbols.some(({ id, isExported, doc }) => (isExported && doc !== undefined) || isCalled(id));
}

function planModules(context: PageContext, flows: readonly PlannedPage[], parent: PageId | undefined): PlannedPage[] {
  return context.sketches.flatMap((sketch) => {
    if (sketch.pageId === undefined) return [];
    const { pageId: id } = sketch;
    const visits = visitsOf(sketch.section.id, flows, context.index);
    return [planModule(sketch, context, parent === undefined ? { id, visits } : { id, parent, visits })];
  });
}
